"""A deal that pays in instalments."""

from datetime import timedelta
from fractions import Fraction
from math import ceil, floor, lcm
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    books,
    by_day,
    calculated,
    deals,
    divisions,
    exact_shares,
    fen,
    money,
    totals,
)

Table = dict[str, Any]


@given(case=deals())
def test_instalments(case: Table) -> None:
    """Instalments: sums exact, never negative, within one fen per segment and level, at every date."""
    case["costs"] = []
    result = calculated(case)
    tree = divisions(case)
    for due in result.due:
        assert all(fen(str(one)) >= 0 for one in due.amounts.values())
    for amounts in by_day(result).values():
        for of, children in tree.items():
            if of not in amounts:
                continue
            assert amounts[of] == sum(amounts[one] for one in children)
            for name, part in children.items():
                assert abs(amounts[name] - part * amounts[of]) < 1


@given(case=deals(refunds=True))
def test_within_one_fen_also_where_money_goes_back(case: Table) -> None:
    """Within one fen per segment and level, at every date."""
    for amounts in by_day(calculated(case)).values():
        for of, children in divisions(case).items():
            for name, part in children.items():
                distance = amounts.get(name, 0) - part * amounts.get(of, 0)
                assert abs(distance) < 1


@given(case=deals(), more=st.integers(1, 10**9), after=st.integers(0, 400))
def test_a_later_payment_lowers_nobody(case: Table, more: int, after: int) -> None:
    """A later payment of the same deal never lowers anyone."""
    last = max(calculated(case).due, key=lambda one: one.on).on
    later: Table = {"on": last + timedelta(days=after + 1), "amount": money(more)}
    before = totals(calculated(case))
    now = totals(calculated({**case, "receipts": [*case["receipts"], later]}))
    assert before.keys() == now.keys()
    assert all(now[name] >= before[name] for name in before)


@given(case=deals(), nets=st.lists(st.integers(0, 10**6), min_size=2, max_size=2))
def test_more_net_income_lowers_no_exact_share(case: Table, nets: list[int]) -> None:
    """More net income never lowers anyone's exact share (flat)."""
    whole = lcm(*(part.denominator for part in exact_shares(case).values()))
    found = []
    for net in sorted(nets):
        once: Table = {"on": case["receipts"][0]["on"], "amount": money(net * whole)}
        case |= {"receipts": [once], "costs": []}
        found.append(totals(calculated(case)))
        for name, part in exact_shares(case).items():
            assert found[-1][name] == part * net * whole
    assert all(found[0][name] <= found[1][name] for name in found[0])


@given(case=deals(refunds=True))
def test_a_refund_of_everything(case: Table) -> None:
    """A refund of everything returns everybody to zero."""
    kept = [one for one in case["receipts"] if "refunds" not in one]
    last = max(calculated(case).due, key=lambda one: one.on).on
    back: list[Table] = []
    for place, one in enumerate(kept):
        day = last + timedelta(days=place)
        refund = {"on": day, "amount": f"-{one['amount']}", "refunds": one["id"]}
        if "currency" in one:
            refund["currency"] = one["currency"]
        back.append(refund)
    result = calculated({**case, "receipts": kept + back})
    assert set(totals(result).values()) == {0}
    assert books(result)["receipts"] == books(result)["net_income"] == 0


def ends_of_granted(
    group: dict[str, Fraction], got: dict[str, int], of: int
) -> list[int]:
    """Give the deadlines of the fen that were handed out above the whole ones."""
    return sorted(
        ceil(got[name] / part)
        for name, part in group.items()
        if got[name] > floor(part * of)
    )


@given(case=deals(), data=st.data())
def test_the_order_of_people(case: Table, data: st.DataObject) -> None:
    """The order of people changes only who wins a tie."""
    people = {
        payee: data.draw(st.permutations(group))
        for payee, group in case.get("people", {}).items()
    }
    case |= {"receipts": case["receipts"][:1], "costs": []}
    before = totals(calculated(case))
    now = totals(calculated({**case, "people": people} if people else case))
    tree = divisions(case)
    for name in before:
        if "/" not in name:
            assert now[name] == before[name]
    for payee in people:
        if payee in before:
            group, of = tree[payee], before[payee]
            assert ends_of_granted(group, now, of) == ends_of_granted(group, before, of)
            assert all(abs(now[one] - before[one]) <= 1 for one in group)
