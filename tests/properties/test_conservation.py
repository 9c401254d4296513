"""Nothing is lost and nothing is made."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    books,
    by_day,
    calculated,
    cases,
    deals,
    divisions,
    fen,
    leaves_of,
    money,
    totals,
)

Table = dict[str, Any]


def until(case: Table, day: date) -> Table | None:
    """Give the case as it stood at the end of a day, None before any receipt."""
    received = [one for one in case["receipts"] if one["on"] <= day]
    paid = [one for one in case["costs"] if one.get("on", day) <= day]
    return {**case, "receipts": received, "costs": paid} if received else None


@given(case=deals(refunds=True))
def test_receipts_are_deducted_costs_and_leaves(case: Table) -> None:
    """Receipts = deducted costs + completers + every other leaf, to the fen, at every node and at every date (when nothing is in deficit)."""
    reached = by_day(calculated(case))
    leaves = leaves_of(case["regulation"]["splits"])
    for day, amounts in reached.items():
        for of, children in divisions(case).items():
            assert amounts.get(of, 0) == sum(amounts.get(one, 0) for one in children)
        then = until(case, day)
        if then is None:
            assert set(amounts.values()) == {0}
            continue
        stood = books(calculated(then))
        paid = sum(amounts[one] for one in leaves)
        assert paid == amounts["net_income"]
        assert stood["net_income"] == paid
        assert stood["receipts"] == stood["deducted"] + paid


@given(case=cases())
def test_the_totals_of_a_result_are_the_sums_of_what_was_due(case: Table) -> None:
    """The totals of a result are the sums of what was due."""
    result = calculated(case)
    reached = by_day(result)
    if result.due:
        assert reached[max(reached)] == {
            name: amount
            for name, amount in totals(result).items()
            if name in reached[max(reached)]
        }
        assert set(result.amounts) <= set(reached[max(reached)])


@given(case=deals(refunds=True), data=st.data())
def test_one_receipt_on_a_day_is_as_good_as_two(
    case: Table, data: st.DataObject
) -> None:
    """Splitting a yuan receipt in two on the same day changes nothing."""
    yuan = [one for one in case["receipts"] if "rate" not in one]
    whole = [one for one in yuan if "refunds" not in one and fen(one["amount"]) > 1]
    refunded = {one.get("refunds") for one in case["receipts"]}
    whole = [one for one in whole if one["id"] not in refunded]
    if not whole:
        return
    chosen = data.draw(st.sampled_from(whole))
    first = data.draw(st.integers(1, fen(chosen["amount"]) - 1))
    halves: list[Table] = [
        {"on": chosen["on"], "amount": money(first)},
        {"on": chosen["on"], "amount": money(fen(chosen["amount"]) - first)},
    ]
    others = [one for one in case["receipts"] if one is not chosen]
    changed = calculated({**case, "receipts": others + halves})
    before = calculated(case)
    assert changed.due == before.due
    assert changed.amounts == before.amounts
    assert changed.awards == before.awards
    assert changed.findings == before.findings


@given(case=deals(refunds=True), data=st.data())
def test_the_order_of_entries_changes_nothing(case: Table, data: st.DataObject) -> None:
    """The order of receipts, costs or files changes nothing."""
    shuffled = {
        **case,
        "receipts": data.draw(st.permutations(case["receipts"])),
        "costs": data.draw(st.permutations(case["costs"])),
    }
    changed, before = calculated(shuffled), calculated(case)
    assert changed.due == before.due
    assert changed.amounts == before.amounts
    assert changed.awards == before.awards
    assert books(changed) == books(before)
    again = calculated(case)
    assert again == before
