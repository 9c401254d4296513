"""plan(case): ask the law once, and put rates, floors and treatments together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rewardcalc.facts import Case
from rewardcalc.law import catalogue
from rewardcalc.law.instrument import Duty, Floor, IncomeRule, Instrument, OpenRate
from rewardcalc.plan.parts import Plan, PlannedTree
from rewardcalc.plan.pay import asked_for_pay, treatment
from rewardcalc.plan.people import check_people
from rewardcalc.plan.rates import tree_of
from rewardcalc.terms import EQUITY, GROUPS, NET_INCOME, CostCategory

TRANSACTION_COSTS = IncomeRule(
    profile="transaction-costs",
    deductible=frozenset(
        set(CostCategory) - {CostCategory.RESEARCH_FISCAL, CostCategory.RESEARCH_OWN}
    ),
)


def plan(case: Case) -> Plan:
    """Make the plan of a case (分配方案): rates filled in, and by whom; floors; pay.

    Raises:
        InputError: a rate is missing that no law fills in, or people have no split.
        LawError: no version of an instrument answers for the day of the contract.
    """
    found = instruments(case, case.conversion.agreed_on)
    method, there = case.conversion.method, case.institution
    floors = tuple(
        floor
        for one in found
        for floor in one.floors
        if method in floor.methods and floor.scope.covers(there)
    )
    duties = tuple(
        duty for one in found for duty in one.duties if duty.scope.covers(there)
    )
    open_rates = tuple(
        rate
        for one in found
        for rate in one.open_rates
        if method in rate.methods and rate.scope.covers(there)
    )
    for_pay = asked_for_pay(case, instruments)
    contributors = (*GROUPS, *case.regulation.contributors)
    provisions: tuple[Floor | Duty | OpenRate, ...] = (*floors, *duties, *open_rates)
    bound = {one.citation.instrument for one in provisions}
    return Plan(
        law=tuple(one.id for one in found if one.id in bound),
        trees=_trees(case, floors, contributors, open_rates),
        income=_income(found),
        contributors=contributors,
        floors=floors,
        duties=duties,
        open_rates=open_rates,
        readings=tuple(reading for one in found for reading in one.readings),
        pay=tuple(treatment(case, day, asked) for day, asked in for_pay.items()),
        instruments=_all((found, *for_pay.values())),
    )


def instruments(case: Case, day: date) -> tuple[Instrument, ...]:
    """Give the instruments that the case names, else those in force on a day."""
    if case.law is not None:
        return catalogue.named(case.law)
    return catalogue.applicable(case.institution, day)


def _trees(
    case: Case,
    floors: Sequence[Floor],
    contributors: Sequence[str],
    open_rates: Sequence[OpenRate],
) -> tuple[PlannedTree, ...]:
    roots = [NET_INCOME] if case.receipts else []
    if case.equity is not None:
        roots.append(EQUITY)
    trees = tuple(
        tree_of(case, root, floors, (contributors, open_rates)) for root in roots
    )
    check_people(case, trees)
    return trees


def _income(found: Sequence[Instrument]) -> IncomeRule:
    """Give the rule of the most local instrument that defines the net income."""
    defined = [one.income for one in found if one.income is not None]
    return defined[-1] if defined else TRANSACTION_COSTS


def _all(asked: Sequence[Sequence[Instrument]]) -> tuple[Instrument, ...]:
    return tuple({one.id: one for found in asked for one in found}.values())
