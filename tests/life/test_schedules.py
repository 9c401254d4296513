"""Known deals, with figures worked out by hand or by a few lines of naive reading."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from attrs import evolve

import rewardcalc as rc
from rewardcalc.bases import base_of
from rewardcalc.citation import Citation
from rewardcalc.facts import OperatingProfit, Payment, Reserve, Rights, Tranche
from rewardcalc.law.provision import Floor, Window
from rewardcalc.plan import plan
from rewardcalc.plan.window import window
from rewardcalc.regulation import Version
from rewardcalc.terms import FirstYear, Method, Strength

NATIONAL = ("cn-national-2015",)
HUBEI = ("cn-national-2015", "cn-hubei-2024")
DAY = date(2025, 4, 1)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def fen(amount: int) -> rc.Money:
    return rc.Money.of_fen(amount)


def receipts(amounts: Sequence[int]) -> list[rc.Receipt]:
    """Give a receipt on each of some days in a row; zero is a day without one."""
    return [rc.Receipt(after(at), fen(one)) for at, one in enumerate(amounts) if one]


def weighed(*weights: int) -> list[rc.Person]:
    names = ("Li", "Wang", "Zhao", "Sun", "Chen")
    return [rc.Person(name, weight=one) for name, one in zip(names, weights)]  # noqa: B905


def deal(**parts: Any) -> rc.Case:  # noqa: ANN401
    """Give a licence of a pilot university of Hubei; ``parts`` change it."""
    method = parts.pop("method", "licence")
    agreed_on = parts.pop("agreed_on", date(2025, 3, 18))
    kind = parts.pop("kind", "university")
    terms = {
        key: parts.pop(key) for key in ("registration", "production_on") if key in parts
    }
    return rc.Case(
        rc.Institution(
            "某单位", kind=kind, state_founded=True, region="CN-42", pilot=True
        ),
        rc.Conversion(method, agreed_on=agreed_on, **terms),
        **{"regulation": rc.Regulation(completers="70%"), "law": HUBEI, **parts},
    )


def team(*weights: int, amounts: Sequence[int]) -> rc.Case:
    """Give a deal that leaves all to a team of some weights."""
    return deal(
        regulation=rc.Regulation(completers="100%"),
        receipts=receipts(amounts),
        people={"completers": weighed(*weights)},
    )


def got(amount: object) -> int:
    """Give fen or shares as a plain number."""
    if isinstance(amount, rc.Shares):
        return amount.count
    assert isinstance(amount, rc.Money)
    return amount.fen


def dues(case: rc.Case, *names: str) -> list[tuple[int, ...]]:
    """Give what falls due to some nodes or persons, day by day."""
    result = rc.calculate(case)
    return [
        tuple(got(_of(due)[name]) for name in names)
        for due in (result.due or result.equity_due)
    ]


def _of(due: rc.Due) -> dict[str, object]:
    return {**due.amounts, **{one.name: one.amount for one in due.awards}}


def totals(case: rc.Case, *names: str) -> tuple[int, ...]:
    return tuple(map(sum, zip(*dues(case, *names), strict=True)))


def codes(case: rc.Case, severity: str) -> set[str]:
    findings = rc.calculate(case).findings
    return {one.code for one in findings if one.severity == severity}


def naive(
    total: int, weights: Sequence[int], before: Sequence[int], safe: int | None = None
) -> list[int]:
    """Read the two steps of settling literally (the total does not fall)."""
    ratios = [Fraction(one, sum(weights)) for one in weights]
    parts = [
        max(stands, ceil(ratio * total) if at == safe else floor(ratio * total))
        for at, (ratio, stands) in enumerate(zip(ratios, before, strict=True))
    ]
    left = total - sum(parts)
    below = [at for at, part in enumerate(parts) if part < ratios[at] * total]
    below.sort(key=lambda at: ceil((parts[at] + 1) / ratios[at]))
    for at in below[:left]:
        parts[at] += 1
    return parts


def naive_dues(
    amounts: Sequence[int], weights: Sequence[int], safe: int | None = None
) -> list[tuple[int, ...]]:
    """Pay one amount after the other, and give what falls due each time."""
    stands = [0] * len(weights)
    found = []
    for at in range(1, len(amounts) + 1):
        now = naive(sum(amounts[:at]), weights, stands, safe)
        found.append(tuple(a - b for a, b in zip(now, stands, strict=True)))
        stands = now
    return found


# --- payments in a row ---------------------------------------------------------------


def test_27_payments_of_one_fen_to_5_3_1() -> None:
    # Shares of T fen: 5T/9, 3T/9, T/9. The fen of Li are due by 2, 4, 6, 8, 9, those of
    # Wang by 3, 6, 9, that of Zhao by 9; who stands at or above the share waits.
    # T=1: nobody has anything, Li is due first.      T=2: Li 1 < 1.1, due 4; Wang due 3.
    # T=3: Wang 1 = 1 waits; Li.                      T=4: Li and Wang due 6, Li is named first.
    # T=5: Li 3 > 2.8 waits; Wang.                    T=6: Wang 2 = 2 waits; Li due 8 before Zhao.
    # T=7: Li 4 > 3.9 waits; Wang and Zhao due 9.     T=8: Li.   T=9: Zhao.
    order = ["Li", "Wang", "Li", "Li", "Wang", "Li", "Wang", "Li", "Zhao"] * 3
    case = team(5, 3, 1, amounts=[1] * 27)
    found = dues(case, "Li", "Wang", "Zhao")
    assert [("Li", "Wang", "Zhao")[one.index(1)] for one in found] == order
    assert all(sum(one) == 1 for one in found)
    assert totals(case, "Li", "Wang", "Zhao") == (15, 9, 3)


FOUR = ("completers", "converters", "transfer_staff", "unit")


def four(amounts: Sequence[int], **into: str) -> rc.Case:
    return deal(
        regulation=rc.Regulation(splits=[rc.Split("net_income", into)]),
        receipts=receipts(amounts),
    )


def test_a_protected_four_way_split_over_26_days() -> None:
    # The completers (70%, protected by Hubei's floor) stand at 0.7 T rounded up:
    # 1 2 3 3 4 5 5 6 7 7 of 1..10. So every fen is theirs but the 4th, 7th and 10th of
    # ten; the three others are all due by the 10th and come in the order of the rule.
    case = four(
        [1] * 26, completers="70%", converters="10%", transfer_staff="10%", unit="rest"
    )
    ten = "AAABAACAAD"
    found = dues(case, *FOUR)
    assert "".join("ABCD"[one.index(1)] for one in found) == ten + ten + ten[:6]
    assert totals(case, *FOUR) == (19, 3, 2, 2)


def test_a_protected_four_way_split_of_uneven_payments() -> None:
    amounts = [(7 * at * at + 3 * at) % 41 + 1 for at in range(26)]
    case = four(
        amounts, completers="71%", converters="1/8", transfer_staff="6.5%", unit="rest"
    )
    # 71% : 12.5% : 6.5% : 10%
    assert dues(case, *FOUR) == naive_dues(amounts, (142, 25, 13, 20), safe=0)


def test_a_protected_child_that_is_named_last() -> None:
    # Of 1 fen the completers' share is 0.7, and nothing is taken from it: they get it,
    # though the unit is named first. Of the 4th fen (2.8, they stand at 3) they do not.
    case = deal(
        regulation=rc.Regulation(
            splits=[rc.Split("net_income", {"unit": "30%", "completers": "70%"})]
        ),
        receipts=receipts([1, 1, 1, 1]),
    )
    assert dues(case, "unit", "completers") == [(0, 1), (0, 1), (0, 1), (1, 0)]


def test_thirty_instalments() -> None:
    # 1.00 to three equal people: 34, 33, 33. Of 2.00 everybody has at least 66 and two
    # fen are left, all due by 201: the first two get them. Of 3.00 everybody has 100.
    case = team(1, 1, 1, amounts=[100] * 30)
    three_days = [(34, 33, 33), (33, 34, 33), (33, 33, 34)]
    assert dues(case, "Li", "Wang", "Zhao") == three_days * 10
    assert totals(case, "Li", "Wang", "Zhao") == (1000, 1000, 1000)


def test_a_state_in_which_largest_remainder_is_stuck() -> None:
    # 27:27:2:2:2 of 60. One fen at a time, up to 20 and on to 60: sums, never back.
    weights = (27, 27, 2, 2, 2)
    case = team(*weights, amounts=[1] * 60)
    names = ("Li", "Wang", "Zhao", "Sun", "Chen")
    assert dues(case, *names) == naive_dues([1] * 60, weights)
    assert totals(case, *names) == weights


def test_a_single_payment_favours_the_larger_share() -> None:
    # 80:10:10 of 14 fen: 11.2, 1.4, 1.4. Whole fen 11, 1, 1; the fen left is due by
    # 15 (ceil 12/0.8) for the first and by 20 for the others.
    case = team(8, 1, 1, amounts=[14])
    assert totals(case, "Li", "Wang", "Zhao") == (12, 1, 1)


def test_people_of_no_weight_get_nothing() -> None:
    case = team(0, 2, 0, 1, amounts=[1, 1, 1, 1, 10**32])
    for due in dues(case, "Li", "Zhao"):
        assert due == (0, 0)
    # In all 3m + 2 fen: whole 2m + 1 and m; the fen left is due by 3m + 3 for both.
    m = (10**32 + 2) // 3
    assert totals(case, "Wang", "Sun") == (2 * m + 2, m)


# --- jumps of any size ---------------------------------------------------------------


def test_jumps_of_any_size() -> None:
    # 10^30 yuan is 10^32 fen = 9k + 1. After one fen more T = 9k + 2, as after two fen:
    # Li 5k + 1, Wang 3k + 1, Zhao k; and the next fen is the third: Li.
    k = (10**32 - 1) // 9
    case = team(5, 3, 1, amounts=[1, 10**32, 1])
    assert dues(case, "Li", "Wang", "Zhao") == [
        (1, 0, 0),
        (5 * k, 3 * k + 1, k),
        (1, 0, 0),
    ]


@pytest.mark.parametrize("most", [10**3, 10**12, 10**32, 10**57])
def test_jumps_up_and_up(most: int) -> None:
    amounts = [1, most, 2, most - 1, most // 7, 1, 1, most // 3]
    case = team(7, 6, 5, 4, 3, amounts=amounts)
    names = ("Li", "Wang", "Zhao", "Sun", "Chen")
    assert dues(case, *names) == naive_dues(amounts, (7, 6, 5, 4, 3))


# --- money back, late costs, reserves ------------------------------------------------


def test_a_refund_stands_where_one_payment_would() -> None:
    # 3:3:1:1 of 6 fen: 2.25 2.25 .75 .75, whole 2 2 0 0; due by 8 all, so 3 3 0 0.
    # Of 5 fen, all at once: 1.875 1.875 .625 .625, whole 1 1 0 0; due by 6 6 8 8, so
    # 2 2 1 0: Zhao gets a fen although money goes back.
    # Of 1000.05: whole 37501 37501 12500 12500 and three left: the first two, then Zhao
    # (due by 100008 like Sun). Back to 6 fen: as in the beginning.
    case = team(3, 3, 1, 1, amounts=[6])
    moves = [6, -1, 100000, -99999]
    case = case.with_(receipts=receipts(moves))
    names = ("Li", "Wang", "Zhao", "Sun")
    assert dues(case, *names) == [
        (3, 3, 0, 0),
        (-1, -1, 1, 0),
        (37500, 37500, 12500, 12500),
        (-37499, -37499, -12501, -12500),
    ]


def test_a_refund_of_everything() -> None:
    case = deal(
        regulation=rc.Regulation(completers="70%", transfer_staff="1/7"),
        receipts=[
            rc.Receipt(after(0), "333.33", id="A"),
            rc.Receipt(after(1), "0.01", id="B"),
            rc.Receipt(after(2), "100.03", id="C", currency="USD", rate="7.1883"),
            rc.Receipt(after(3), "-333.33", refunds="A"),
            rc.Receipt(after(4), "-100.03", refunds="C", currency="USD"),
            rc.Receipt(after(4), "-0.01", refunds="B"),
        ],
        costs=[rc.Cost("tax", "33.34")],
        people={
            "completers": weighed(5, 3, 1),
            "transfer_staff": [rc.Person("Wu", weight=1)],
        },
    )
    names = ("net_income", "completers", "retained", "transfer_staff", "unit")
    people = ("Li", "Wang", "Zhao", "Wu")
    assert set(totals(case, *names, *people)) == {0}
    last = rc.calculate(case).ledger.last
    assert (last.receipts, last.deducted, last.deficit, last.net) == (0, 0, 3334, 0)


def test_late_costs_and_their_deficit() -> None:
    # Net income: 1000; 1000 - 100 = 900; 1000 - 2100 < 0, so 0 and 1100 uncovered;
    # 2500 - 2100 = 400. Completers 70% of each: 700, 630, 0, 280.
    case = deal(
        receipts=[rc.Receipt(after(0), "1000"), rc.Receipt(after(3), "1500")],
        costs=[
            rc.Cost("tax", "100", on=after(1)),
            rc.Cost("legal", "2000", on=after(2)),
            rc.Cost("research-own", "5000", on=after(2)),
        ],
    )
    assert dues(case, "net_income", "completers", "retained") == [
        (100000, 70000, 30000),
        (-10000, -7000, -3000),
        (-90000, -63000, -27000),
        (40000, 28000, 12000),
    ]
    days = rc.calculate(case).ledger.days
    assert [day.deficit for day in days] == [0, 0, 110000, 0]
    assert [day.not_deducted for day in days] == [0, 0, 500000, 500000]


def test_costs_that_somebody_fronted_go_back_once() -> None:
    # 100 of costs before anything came; 60 come and cover 60; 70 more cover the other
    # 40. The refund of the 70 uncovers 40 again, but undoes no reimbursement; when 70
    # come again, nothing is reimbursed twice.
    case = deal(
        receipts=[
            rc.Receipt(after(1), "60", id="A"),
            rc.Receipt(after(2), "70", id="B"),
            rc.Receipt(after(3), "-70", refunds="B"),
            rc.Receipt(after(4), "70", id="C"),
        ],
        costs=[rc.Cost("appraisal", "100", on=after(0), borne_by="Li")],
    )
    result = rc.calculate(case)
    back = [(one.on, one.fen) for one in result.ledger.reimbursed]
    assert back == [(after(1), 6000), (after(2), 4000)]
    assert [day.net for day in result.ledger.days] == [0, 0, 3000, 0, 3000]


def test_a_reserve_is_held_and_released() -> None:
    # 1000 less 400 held: 600, of which 70% is 420; the release of the 400 gives 280.
    case = deal(
        receipts=receipts([100000]),
        reserves=[Reserve(after(0), "400", until=after(90))],
    )
    assert dues(case, "net_income", "completers") == [(60000, 42000), (40000, 28000)]
    assert [one.on for one in rc.calculate(case).due] == [after(0), after(90)]
    assert [one.held for one in rc.calculate(case).ledger.days] == [40000, 0]


def test_a_reserve_larger_than_what_is_there_holds_what_comes() -> None:
    # 100 come and 250 are to be held: nothing is left; 200 more: 50 is left; 30 of costs
    # come out of these 50; at the end of the reserve 250 are divided.
    case = deal(
        receipts=receipts([10000, 20000]),
        costs=[rc.Cost("tax", "30", on=after(2))],
        reserves=[Reserve(after(0), "250", until=after(30))],
    )
    nets = [day.net for day in rc.calculate(case).ledger.days]
    assert nets == [0, 5000, 2000, 27000]


# --- a regulation that changes -------------------------------------------------------

HALF_YEAR = date(2025, 7, 1)


def versions(governed_by: str) -> rc.Regulation:
    return rc.Regulation(
        governed_by=governed_by,
        versions=[
            Version(date(2025, 1, 1), completers="50%"),
            Version(HALF_YEAR, completers="70%", transfer_staff="10%"),
        ],
    )


def in_both(governed_by: str, **parts: Any) -> rc.Case:  # noqa: ANN401
    return deal(
        **{
            "regulation": versions(governed_by),
            "law": NATIONAL,
            "receipts": [
                rc.Receipt(date(2025, 6, 30), "1000", id="A"),
                rc.Receipt(HALF_YEAR, "1000", id="B"),
            ],
            **parts,
        }
    )


def test_the_day_of_the_receipt_picks_the_version() -> None:
    # The day before the change: half of 1000. On the day: 70% of 1000, and 10% of the
    # 300 that are retained to the staff.
    found = dues(
        in_both("receipt-day"), "completers", "retained", "transfer_staff", "unit"
    )
    assert found == [(50000, 50000, 0, 0), (70000, 30000, 3000, 27000)]


@pytest.mark.parametrize(
    ("agreed_on", "rate"), [(date(2025, 6, 30), 50), (HALF_YEAR, 70)]
)
def test_the_day_of_the_contract_picks_the_version(agreed_on: date, rate: int) -> None:
    case = in_both("contract-day", agreed_on=agreed_on)
    assert dues(case, "completers") == [(rate * 1000,), (rate * 1000,)]


def test_no_version_for_the_day() -> None:
    early = [rc.Receipt(date(2024, 12, 31), "1")]
    with pytest.raises(rc.InputError):
        in_both("receipt-day", receipts=early)
    with pytest.raises(rc.InputError):
        in_both("contract-day", agreed_on=date(2024, 12, 31))


def test_a_refund_shrinks_the_segment_of_its_receipt() -> None:
    # 400 of the first 1000 go back after the change: at 50%, not at 70%.
    case = in_both("receipt-day")
    back = rc.Receipt(date(2025, 8, 1), "-400", refunds="A")
    case = case.with_(receipts=(*case.receipts, back))
    assert dues(case, "completers", "retained")[-1] == (-20000, -20000)
    with pytest.raises(rc.InputError):
        case.with_(receipts=(*case.receipts, rc.Receipt(date(2025, 8, 1), "-1")))


def test_each_segment_starts_from_zero() -> None:
    # One fen in each version: 0.5 : 0.5 gives it to the one named first, and so does
    # 0.7 : 0.3, although 2 fen of an exact 1.2 are theirs then.
    came = [rc.Receipt(date(2025, 6, 30), "0.01"), rc.Receipt(HALF_YEAR, "0.01")]
    case = in_both("receipt-day", receipts=came)
    assert dues(case, "completers", "retained") == [(1, 0), (1, 0)]


def test_a_deficit_is_carried_over_the_change() -> None:
    # 100 come, 300 were spent: 200 uncovered. Of the 1000 of the second version 800 are
    # left: 560 to the completers. When the first 100 go back, all 300 are carried: 700
    # are left, 490 to the completers.
    case = in_both(
        "receipt-day",
        receipts=[
            rc.Receipt(date(2025, 6, 1), "100", id="A"),
            rc.Receipt(date(2025, 8, 1), "1000", id="B"),
            rc.Receipt(date(2025, 9, 1), "-100", refunds="A"),
        ],
        costs=[rc.Cost("tax", "300", on=date(2025, 6, 1))],
    )
    assert dues(case, "net_income", "completers") == [
        (0, 0),
        (80000, 56000),
        (-10000, -7000),
    ]


def test_a_late_cost_belongs_to_the_segment_of_its_day() -> None:
    case = in_both("receipt-day", costs=[rc.Cost("tax", "100", on=date(2025, 8, 1))])
    assert dues(case, "net_income", "completers")[-1] == (-10000, -7000)


def test_a_later_version_rewrites_nothing() -> None:
    """Nothing already paid is rewritten: corrections are new entries."""
    case = in_both("receipt-day")
    later = Version(date(2026, 1, 1), completers="90%")
    rule = rc.Regulation(
        governed_by="receipt-day", versions=[*versions("receipt-day").versions, later]
    )
    names = ("completers", "retained", "transfer_staff", "unit")
    assert dues(case.with_(regulation=rule), *names) == dues(case, *names)


def test_a_later_version_rewrites_no_shares() -> None:
    """A change of ratios starts a new segment from zero, for shares alike."""
    rule = versions("receipt-day")
    case = deal(
        method="equity",
        law=NATIONAL,
        regulation=rule,
        equity=rc.Equity(
            tranches=[Tranche(date(2025, 6, 30), 1000), Tranche(HALF_YEAR, 1000)]
        ),
    )
    assert dues(case, "completers", "retained") == [(500, 500), (700, 300)]


def test_a_later_version_rewrites_no_profit() -> None:
    """Nothing already paid is rewritten: a year is rewarded by the rule of its day."""
    rule = rc.Regulation(
        governed_by="receipt-day",
        reward_years=3,
        versions=[
            Version(date(2023, 1, 1), completers="5%"),
            Version(date(2026, 1, 1), completers="10%"),
        ],
    )
    case = used([(2025, "1000"), (2026, "1000")], 2025, regulation=rule)
    assert dues(case, "completers") == [(5000,), (10000,)]


# --- equity --------------------------------------------------------------------------


def test_tranches_of_shares() -> None:
    # Hubei protects the 70%: 3 shares 2.1 -> 3; 6 shares 4.2 -> 5; 10 shares 7.
    # Li 60% and Wang 40% of 3: 1.8 and 1.2, whole 1 1, due by 4 and 5: Li. Of 5: 3 2.
    # Of 7: 4.2 and 2.8, whole 4 2, due by 9 and 8: Wang.
    case = deal(
        method="equity",
        equity=rc.Equity(
            tranches=[Tranche(after(7), 3), Tranche(after(0), 3), Tranche(after(9), 4)]
        ),
        people={
            "completers": [rc.Person("Li", share="60%"), rc.Person("Wang", share="40%")]
        },
    )
    found = dues(case, "equity", "completers", "retained", "Li", "Wang")
    assert found == [(3, 3, 0, 2, 1), (3, 2, 1, 1, 1), (4, 2, 2, 1, 1)]
    assert rc.calculate(case).amounts == {}


def test_tranches_of_one_day_are_one_move() -> None:
    one = deal(method="equity", equity=rc.Equity(tranches=[Tranche(after(0), 3)]))
    two = [Tranche(after(0), 1), Tranche(after(0), 2)]
    both = one.with_(equity=rc.Equity(tranches=two))
    assert dues(one, "completers", "retained") == dues(both, "completers", "retained")


def test_a_capital_ratio_stays_exact() -> None:
    # A third of the capital: 70% of it is 7/30, Li has 3/8 of that, 7/80.
    case = deal(
        method="equity",
        equity=rc.Equity(capital_ratio="1/3"),
        people={
            "completers": [rc.Person("Li", share="3/8"), rc.Person("Wang", share="5/8")]
        },
    )
    result = rc.calculate(case)
    assert result["completers"] == rc.Ratio(7, 30)
    assert result["retained"] == rc.Ratio(1, 10)
    assert result.award("Li").amount == rc.Ratio(7, 80)
    assert result.award("Wang").amount == rc.Ratio(7, 48)
    assert result.equity_due == ()
    assert result.lawful


# --- own use -------------------------------------------------------------------------


def used(
    profits: Sequence[tuple[int, str]],
    production: int,
    **parts: Any,  # noqa: ANN401
) -> rc.Case:
    return deal(
        **{
            "method": "own-use",
            "law": NATIONAL,
            "agreed_on": date(2023, 3, 18),
            "production_on": date(production, 5, 1),
            "regulation": rc.Regulation(completers="5%", reward_years=3),
            "operating_profit": [OperatingProfit(year, one) for year, one in profits],
            **parts,
        }
    )


def without_reward(case: rc.Case) -> dict[str, str]:
    return {
        one.year: one.text
        for one in rc.calculate(case).findings
        if one.code == "year-without-reward"
    }


def test_own_use_with_a_window_of_three_years() -> None:
    # Production in 2024, three years: 2024 to 2026. 5% of 3,000,000 is 150,000; the loss
    # of 2025 gives nothing and is not carried into 2026; 5% of 100.10 is 5.005, of which
    # nothing is taken (the national 5% binds): 5.01. 2023 and 2027 are outside.
    case = used(
        [
            (2023, "1000000"),
            (2024, "3000000"),
            (2025, "-500000"),
            (2026, "100.10"),
            (2027, "8000000"),
        ],
        2024,
    )
    assert dues(case, "operating_profit", "completers") == [
        (0, 0),
        (300000000, 15000000),
        (0, 0),
        (10010, 501),
        (0, 0),
    ]
    assert without_reward(case) == {
        "2023": "year-outside-window",
        "2025": "year-of-loss",
        "2027": "year-outside-window",
    }
    assert rc.calculate(case).due[0].on == date(2023, 12, 31)


def test_each_year_is_its_own_base() -> None:
    # 0.10 twice: 5% is half a fen, and each year rounds its own up to the protected one.
    case = used([(2024, "0.10"), (2025, "0.10")], 2024)
    assert dues(case, "completers", "retained") == [(1, 9), (1, 9)]


@pytest.mark.parametrize(("years", "last"), [(3, 2026), (4, 2027), (5, 2028)])
def test_the_choice_of_three_to_five_years(years: int, last: int) -> None:
    profits = [(year, "100") for year in range(2024, 2031)]
    rule = rc.Regulation(completers="5%", reward_years=years)
    case = used(profits, 2024, regulation=rule)
    outside = {str(year): "year-outside-window" for year in range(last + 1, 2031)}
    assert without_reward(case) == outside
    assert totals(case, "completers") == (500 * years,)


def test_fewer_years_than_the_law_asks_for() -> None:
    rule = rc.Regulation(completers="5%", reward_years=2)
    case = used([(2024, "100")], 2024, regulation=rule)
    assert "reward-years-too-few" in codes(case, "violation")


def test_the_number_of_years_must_be_said() -> None:
    with pytest.raises(rc.InputError):
        rc.calculate(
            used([(2024, "1")], 2024, regulation=rc.Regulation(completers="5%"))
        )


def test_five_years_from_the_first_profitable_one() -> None:
    # No instrument that binds has this window, so one is made up. Losses in 2023 and
    # 2024: the first profitable year is 2025, and the loss of 2027 counts as one of the
    # five up to 2029. A profit before production (2022) starts nothing.
    case = used(
        [
            (2022, "9"),
            (2023, "-1"),
            (2024, "-1"),
            (2025, "10"),
            (2027, "-3"),
            (2029, "20"),
            (2030, "40"),
        ],
        2023,
        regulation=rc.Regulation(completers="5%"),
    )
    words = Citation("made-up", "一", quote="自盈利之年起连续五年")
    frame = Window(5, 5, FirstYear.PROFIT, words)
    made_up = Floor(
        payees=("contributors",),
        base="operating_profit",
        at_least=rc.Ratio(1, 20),
        strength=Strength.BINDING,
        methods=frozenset({Method.OWN_USE}),
        citation=words,
        window=frame,
    )
    years = window(case, [made_up])
    assert years is not None
    assert [year for year in range(2020, 2035) if year in years] == [
        2025,
        2026,
        2027,
        2028,
        2029,
    ]
    chosen = case.with_(regulation=rc.Regulation(completers="5%", reward_years=5))
    planned = evolve(plan(chosen), window=years)
    bases = {one.year: base_of(one, planned) for one in case.operating_profit}
    assert {year: base for year, base in bases.items() if base} == {
        2025: 1000,
        2029: 2000,
    }


def test_no_profitable_year_yet() -> None:
    case = used([(2024, "-1"), (2025, "0")], 2024)
    words = Citation("made-up", "一", quote="自盈利之年起连续五年")
    frame = Window(5, 5, FirstYear.PROFIT, words)
    made_up = Floor(
        payees=("contributors",),
        base="operating_profit",
        at_least=rc.Ratio(1, 20),
        strength=Strength.BINDING,
        methods=frozenset({Method.OWN_USE}),
        citation=words,
        window=frame,
    )
    years = window(case, [made_up])
    assert years is not None
    assert 2024 not in years
    assert totals(case, "completers") == (0,)


# --- rights --------------------------------------------------------------------------


def owned(unit_part: str) -> rc.Case:
    return deal(
        receipts=receipts([100000]),
        rights=Rights("co-ownership", completers_share="70%", unit_part=unit_part),
        people={"completers": weighed(3, 1)},
        performance_pay=[
            rc.PerformancePay(2025, approved_cap="10", ordinary="10", flexible="0")
        ],
        law=None,
    )


def test_co_ownership_with_the_units_part_kept() -> None:
    # 700 are the owners' own: no reward, no performance pay; 300 stay with the unit.
    result = rc.calculate(owned("kept"))
    assert dues(owned("kept"), "net_income", "owners", "unit_part") == [
        (100000, 70000, 30000)
    ]
    assert "completers" not in result.amounts
    assert result.awards == ()
    assert [one.conversion_cash for one in result.performance_pay] == [0]
    assert result.lawful


def test_co_ownership_with_the_units_part_split() -> None:
    # 70% of the unit's 300 are rewards: 210, of which Li has 3/4: 157.50.
    case = owned("split")
    assert totals(case, "owners", "unit_part", "completers", "retained") == (
        70000,
        30000,
        21000,
        9000,
    )
    assert totals(case, "Li", "Wang") == (15750, 5250)
    (year,) = rc.calculate(case).performance_pay
    assert (year.conversion_cash, year.against_cap) == (21000, 1000)
    assert rc.calculate(case).lawful


@pytest.mark.parametrize(("years", "short"), [(9, True), (10, False), (11, False)])
def test_a_use_right_has_ten_years_in_hubei(years: int, *, short: bool) -> None:
    granted = Rights("long-term-use", years=years, granted_on=DAY)
    case = deal(receipts=receipts([100]), rights=granted)
    assert ("use-right-too-short" in codes(case, "violation")) is short
    assert rc.calculate(case).lawful is not short


# --- performance pay by year of payment ----------------------------------------------


def blocks(*years: int) -> list[rc.PerformancePay]:
    return [
        rc.PerformancePay(
            year,
            approved_cap="1000",
            ordinary="900",
            flexible="50",
            wages={"Li": "2000"},
        )
        for year in years
    ]


def over_years(**parts: Any) -> rc.Case:  # noqa: ANN401
    """Give a deal of 1000 in 2025, 500 in 2026 and 200 in 2027, all to Li's team."""
    return deal(
        **{
            "law": None,
            "receipts": [
                rc.Receipt(date(2025, 5, 1), "1000"),
                rc.Receipt(date(2026, 5, 1), "500"),
                rc.Receipt(date(2027, 5, 1), "200"),
            ],
            "people": {"completers": weighed(4, 1)},
            "performance_pay": blocks(2025, 2026, 2027),
            **parts,
        }
    )


def pay_of(case: rc.Case) -> list[dict[str, int]]:
    return [
        {
            "cash": one.conversion_cash,
            "cap": one.against_cap,
            "total": one.total,
            "headroom": one.headroom,
            "base": one.next_year_base,
            "insured": dict(one.social_insurance_wages)["Li"],
        }
        for one in rc.calculate(case).performance_pay
    ]


def pay_block(cash: int, li: int) -> dict[str, int]:
    """Give the figures of a year by the formulas, in fen: cash that qualifies."""
    return {
        "cash": cash,
        "cap": 90000,
        "total": 90000 + 5000 + cash,
        "headroom": 10000,
        "base": 95000,
        "insured": 200000 - li,
    }


def test_three_years_with_a_block_each() -> None:
    # Completers 700, 350, 140; Li has 4/5 of them: 560, 280, 112.
    assert pay_of(over_years()) == [
        pay_block(70000, 56000),
        pay_block(35000, 28000),
        pay_block(14000, 11200),
    ]
    assert "payment-day-assumed" in codes(over_years(), "note")


def test_the_year_of_the_payment_counts_not_that_of_the_due() -> None:
    # The 700 of May 2025 are paid in January 2026, the rest never.
    paid = [
        Payment(date(2026, 1, 10), "completers", "560", name="Li"),
        Payment(date(2026, 1, 10), "completers", "140", name="Wang"),
        Payment(date(2026, 1, 10), "retained", "300"),
    ]
    case = over_years(payments=paid)
    assert pay_of(case) == [
        pay_block(0, 0),
        pay_block(70000, 56000),
        pay_block(0, 0),
    ]
    assert "payment-day-assumed" not in codes(case, "note")


def test_due_in_december_and_no_payment_recorded() -> None:
    came = [rc.Receipt(date(2025, 12, 31), "100"), rc.Receipt(date(2026, 1, 1), "100")]
    case = over_years(receipts=came)
    assert pay_of(case) == [
        pay_block(7000, 5600),
        pay_block(7000, 5600),
        pay_block(0, 0),
    ]


def test_a_state_enterprise() -> None:
    # §45(3): in the wage total, outside its limit and its base; social insurance is not
    # mentioned, so the wages stay whole.
    case = over_years(kind="state-enterprise", law=NATIONAL)
    assert pay_of(case) == [
        pay_block(70000, 0),
        pay_block(35000, 0),
        pay_block(14000, 0),
    ]
    assert "pay-law-silent" in codes(case, "note")


def test_a_registered_service_contract() -> None:
    case = over_years(method="service", registration="2025420000000")
    assert pay_of(case)[0] == pay_block(70000, 56000)
    assert "unregistered-contract" not in codes(case, "warning")


def test_an_unregistered_service_contract() -> None:
    # The 700 count against the cap: 900 + 700 = 1600 of 1000, and in everything else.
    case = over_years(method="service")
    assert pay_of(case)[0] == {
        "cash": 0,
        "cap": 160000,
        "total": 165000,
        "headroom": -60000,
        "base": 165000,
        "insured": 200000,
    }
    assert "unregistered-contract" in codes(case, "warning")
    assert "cap-exceeded" in codes(case, "violation")


# --- what was paid -------------------------------------------------------------------


def accounts(case: rc.Case) -> dict[str, tuple[int, ...]]:
    """Give due, paid, open, overpaid and recoverable of everybody."""
    return {
        one.person or one.payee: (
            one.due,
            one.paid,
            one.open,
            one.overpaid,
            one.recoverable,
        )
        for one in rc.calculate(case).accounts
    }


def paid_deal(*payments: tuple[int, str, str], **parts: Any) -> rc.Case:  # noqa: ANN401
    """Give a deal of 100 to Li and Wang, half each; ``payments`` say who got what."""
    return deal(
        regulation=rc.Regulation(completers="100%"),
        receipts=[rc.Receipt(after(0), "100", id="A")],
        people={"completers": weighed(1, 1)},
        payments=[
            Payment(after(day), "completers", amount, name=name)
            for day, name, amount in payments
        ],
        **parts,
    )


def test_nothing_is_netted_against_somebody_else() -> None:
    case = paid_deal((1, "Li", "80"), (1, "Wang", "20"))
    found = accounts(case)
    assert found["Li"] == (5000, 8000, 0, 3000, 0)
    assert found["Wang"] == (5000, 2000, 3000, 0, 0)
    assert "overpayment" in codes(case, "warning")


def test_what_was_due_when_paid_is_recoverable() -> None:
    case = paid_deal((1, "Li", "50"))
    back = rc.Receipt(after(5), "-60", refunds="A")
    case = case.with_(receipts=(*case.receipts, back))
    assert accounts(case)["Li"] == (2000, 5000, 0, 0, 3000)
    assert accounts(case)["Wang"] == (2000, 0, 2000, 0, 0)
    assert "recoverable" in codes(case, "warning")
    before = case.with_(as_of=after(4))
    assert accounts(before)["Li"] == (5000, 5000, 0, 0, 0)


def test_what_was_not_due_when_paid_is_an_overpayment() -> None:
    """``recoverable`` is what was due when it was paid and is not due any more."""
    case = paid_deal((6, "Li", "50"))
    back = rc.Receipt(after(5), "-100", refunds="A")
    case = case.with_(receipts=(*case.receipts, back))
    assert accounts(case)["Li"] == (0, 5000, 0, 5000, 0)


def test_money_that_was_paid_back() -> None:
    case = paid_deal((1, "Li", "80"), (2, "Li", "-30"))
    assert accounts(case)["Li"] == (5000, 5000, 0, 0, 0)
    assert accounts(case.with_(as_of=after(1)))["Li"] == (5000, 8000, 0, 3000, 0)


def test_open_after_the_months_of_the_rule_is_overdue() -> None:
    # Due on 1 April, six months: to be paid by 1 October; overdue on the 2nd.
    rule = rc.Regulation(completers="100%", pay_within_months=6)
    case = paid_deal((1, "Li", "20")).with_(regulation=rule)
    for day, overdue in ((date(2025, 10, 1), 0), (date(2025, 10, 2), 3000)):
        result = rc.calculate(case.with_(as_of=day))
        assert {one.person: one.overdue for one in result.accounts}["Li"] == overdue


def test_a_foreign_receipt_refunded_in_parts() -> None:
    """A refund of everything returns everybody to zero."""
    # 0.03 dollars at 0.5 are 1.5 fen: 2 are booked. Each cent back is half a fen: 1.
    case = deal(
        receipts=[
            rc.Receipt(after(0), "0.03", id="A", currency="USD", rate="0.5"),
            *(
                rc.Receipt(after(day), "-0.01", refunds="A", currency="USD")
                for day in (1, 2, 3)
            ),
        ]
    )
    assert totals(case, "net_income", "completers") == (0, 0)
