"""calculate(case): the front door. Wiring only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rewardcalc.accounts import accounts
from rewardcalc.bases import rewarded, tranches
from rewardcalc.distribution import Column, Flow, Part, People, capital, course, flow
from rewardcalc.facts import Case
from rewardcalc.net_income import Ledger, ledger
from rewardcalc.performance_pay import pay_years
from rewardcalc.plan import Plan, PlannedTree, plan
from rewardcalc.result import Calculation
from rewardcalc.terms import EQUITY, NET_INCOME, OPERATING_PROFIT


def calculate(case: Case) -> Calculation:
    """Calculate a case (计算): pure, with no clock, no locale and no files.

    Raises:
        InputError: a rate is missing, people have no split, wages are too small.
        LawError: no version of an instrument answers for the day of the contract.

    >>> from rewardcalc import read_case
    >>> calculate(read_case("examples/hubei-licence.toml"))["completers"]
    Money('665000.00')
    """
    planned = plan(case)
    starts = [tree.start for tree in planned.trees_of(NET_INCOME)] or [date.min]
    own = case.regulation.income
    books = ledger(case, planned.income, starts, own)
    legal = ledger(case, planned.income, starts).last.net if own else None
    flows = tuple(_flows(case, planned, books))
    return Calculation(
        case=case,
        plan=planned,
        ledger=books,
        legal=legal,
        flows=flows,
        capital=_capital(case, planned),
        accounts=accounts(case, planned, flows),
        performance_pay=pay_years(case, planned, flows),
    )


def _flows(case: Case, planned: Plan, books: Ledger) -> Iterator[Flow]:
    """Run the trees of each root that the deal has."""
    people = _people(case)
    money = planned.trees_of(NET_INCOME)
    if money:
        days = [day.on for day in books.days]
        parts = [
            course(
                tree, [day.nets[at] for day in books.days], people, _label(money, at)
            )
            for at, tree in enumerate(money)
        ]
        yield flow(NET_INCOME, days, parts, _taken_first(case, books))
    for tree in planned.trees_of(EQUITY)[-1:]:
        if case.equity is not None and case.equity.capital_ratio is None:
            on, counts = tranches(case.conversion.agreed_on, case.equity)
            yield flow(EQUITY, on, [course(tree, counts, people)])
    for tree in planned.trees_of(OPERATING_PROFIT)[-1:]:
        profits = sorted(case.operating_profit, key=lambda one: (one.day, one.year))
        days = sorted({one.day for one in profits})
        yield flow(
            OPERATING_PROFIT,
            days,
            [
                course(tree, rewarded(one, planned, days), people, str(one.year))
                for one in profits
            ],
        )


def _taken_first(case: Case, books: Ledger) -> Column | None:
    """Give what a house takes from the receipts before any cost."""
    own = case.regulation.income
    if own is None or own.top_slice is None:
        return None
    return Column(own.top_slice.payee, "", tuple(day.sliced for day in books.days))


def _capital(case: Case, planned: Plan) -> tuple[Part, ...]:
    ratio = case.equity.capital_ratio if case.equity else None
    if ratio is None:
        return ()
    return capital(planned.trees_of(EQUITY)[-1], ratio, _people(case))


def _people(case: Case) -> People:
    return [(payee, [one.key for one in group]) for payee, group in case.people]


def _label(trees: Sequence[PlannedTree], at: int) -> str:
    return trees[at].start.isoformat() if len(trees) > 1 else ""
