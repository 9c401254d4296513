"""calculate(case): the front door. Wiring only."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.compliance import judged
from rewardcalc.distribution import Course, course
from rewardcalc.facts import Case
from rewardcalc.net_income import Ledger, ledger
from rewardcalc.notices import noted
from rewardcalc.performance_pay import pay_years
from rewardcalc.plan import Plan, plan
from rewardcalc.result import Calculation
from rewardcalc.terms import EQUITY, NET_INCOME


def calculate(case: Case) -> Calculation:
    """Calculate a case (计算): pure, with no clock, no locale and no files.

    Raises:
        InputError: a rate is missing, people have no split, wages are too small.
        LawError: no version of an instrument answers for the day of the contract.
    """
    planned = plan(case)
    books = ledger(case, planned.income)
    courses = tuple(_courses(case, planned, books))
    money = next((one for one in courses if one.tree.root == NET_INCOME), None)
    years = pay_years(case, planned, money)
    findings = (
        *judged(case, planned, courses),
        *noted(case, planned, books, courses, years),
    )
    return Calculation(case, planned, books, courses, years, findings)


def _courses(case: Case, planned: Plan, books: Ledger) -> Iterator[Course]:
    order = [(payee, [one.key for one in people]) for payee, people in case.people]
    for tree in planned.trees:
        if tree.root == EQUITY and case.equity is not None:
            days, totals = [case.conversion.agreed_on], [case.equity.shares.count]
        else:
            days = [day.on for day in books.days]
            totals = [day.net for day in books.days]
        yield course(tree, days, totals, order)
