"""calculate(case): the front door. Wiring only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rewardcalc.accounts import accounts
from rewardcalc.bases import place_of, rewarded, tranches
from rewardcalc.distribution import Capital, Column, Flow, People, capital, course, flow
from rewardcalc.errors import refuse
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
    if not isinstance(case, Case):
        raise refuse("item-type", case, "case", kind="Case")
    planned = plan(case)
    starts = _starts(planned.trees_of(NET_INCOME)) or [date.min]
    own = case.regulation.income
    books = ledger(case, planned.income, starts, own)
    by_law = ledger(case, planned.income, starts) if own else None
    flows = tuple(_flows(case, planned, books))
    return Calculation(
        case=case,
        plan=planned,
        ledger=books,
        by_law=by_law,
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
    shares = planned.trees_of(EQUITY)
    if shares and case.equity is not None and case.equity.capital_ratio is None:
        came, counts = tranches(case.conversion.agreed_on, case.equity, _starts(shares))
        each = zip(shares, counts, strict=True)
        yield flow(
            EQUITY,
            came,
            [
                course(tree, rows, people, _label(shares, at))
                for at, (tree, rows) in enumerate(each)
            ],
        )
    used = planned.trees_of(OPERATING_PROFIT)
    if used:
        profits = sorted(case.operating_profit, key=lambda one: (one.day, one.year))
        due = sorted({one.day for one in profits})
        yield flow(
            OPERATING_PROFIT,
            due,
            [
                course(
                    used[place_of(one.day, _starts(used))],
                    rewarded(one, planned, due),
                    people,
                    str(one.year),
                )
                for one in profits
            ],
        )


def _starts(trees: Sequence[PlannedTree]) -> list[date]:
    return [tree.start for tree in trees]


def _taken_first(case: Case, books: Ledger) -> Column | None:
    """Give what a house takes from the receipts before any cost."""
    own = case.regulation.income
    if own is None or own.top_slice is None:
        return None
    return Column(own.top_slice.payee, "", tuple(day.sliced for day in books.days))


def _capital(case: Case, planned: Plan) -> Capital | None:
    ratio = case.equity.capital_ratio if case.equity else None
    if ratio is None:
        return None
    trees = planned.trees_of(EQUITY)
    tree = trees[place_of(case.conversion.agreed_on, _starts(trees))]
    return capital(tree, ratio, _people(case))


def _people(case: Case) -> People:
    return [(payee, [one.key for one in group]) for payee, group in case.people]


def _label(trees: Sequence[PlannedTree], at: int) -> str:
    return trees[at].start.isoformat() if len(trees) > 1 else ""
