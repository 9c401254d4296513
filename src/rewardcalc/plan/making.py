"""plan(case): ask the law once, and put rates, floors and treatments together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rewardcalc.facts import Case
from rewardcalc.law import catalogue
from rewardcalc.law.instrument import Duty, Floor, IncomeRule, Instrument, OpenRate
from rewardcalc.plan.parts import Plan, PlannedTree
from rewardcalc.plan.pay import asked_for_pay, treatment
from rewardcalc.plan.people import check_people
from rewardcalc.plan.rates import Law, tree_of
from rewardcalc.plan.window import window
from rewardcalc.terms import (
    EQUITY,
    GROUPS,
    NET_INCOME,
    OPERATING_PROFIT,
    CostCategory,
)

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
    there = case.institution
    law = _law(case, found)
    duties = tuple(
        duty for one in found for duty in one.duties if duty.scope.covers(there)
    )
    provisions: tuple[Floor | Duty | OpenRate, ...] = (
        *law.floors,
        *duties,
        *law.open_rates,
    )
    bound = {one.citation.instrument for one in provisions}
    for_pay = asked_for_pay(case, instruments)
    return Plan(
        law=tuple(one.id for one in found if one.id in bound),
        instruments=_all((found, *for_pay.values())),
        trees=tuple(_trees(case, law)),
        window=window(case, law.floors),
        income=_income(found),
        contributors=law.contributors,
        floors=law.floors,
        duties=duties,
        open_rates=law.open_rates,
        readings=tuple(reading for one in found for reading in one.readings),
        deadlines=tuple(
            each for one in found for each in one.deadlines if each.scope.covers(there)
        ),
        rights=tuple(
            each for one in found for each in one.rights if each.scope.covers(there)
        ),
        pay=tuple(treatment(case, day, asked) for day, asked in for_pay.items()),
    )


def instruments(case: Case, day: date) -> tuple[Instrument, ...]:
    """Give the instruments that the case names, else those in force on a day."""
    if case.law is not None:
        return catalogue.named(case.law)
    return catalogue.applicable(case.institution, day)


def _law(case: Case, found: Sequence[Instrument]) -> Law:
    """Give what the law says of the shares of this deal."""
    method, there = case.conversion.method, case.institution
    added = (
        *case.regulation.contributors,
        *(name for one in case.regulation.versions for name in one.contributors),
    )
    return Law(
        floors=tuple(
            floor
            for one in found
            for floor in one.floors
            if method in floor.methods and floor.scope.covers(there)
        ),
        open_rates=tuple(
            rate
            for one in found
            for rate in one.open_rates
            if method in rate.methods and rate.scope.covers(there)
        ),
        contributors=(*GROUPS, *added),
    )


def _trees(case: Case, law: Law) -> Iterator[PlannedTree]:
    roots = {
        NET_INCOME: bool(case.receipts),
        EQUITY: case.equity is not None,
        OPERATING_PROFIT: bool(case.operating_profit),
    }
    trees = [
        tree_of(case, root, version, law)
        for root, there in roots.items()
        if there
        for version in case.regulation.in_force(case.conversion.agreed_on)
    ]
    check_people(case, trees, law.contributors[len(GROUPS) :])
    yield from trees


def _income(found: Sequence[Instrument]) -> IncomeRule:
    """Give the rule of the most local instrument that defines the net income."""
    defined = [one.income for one in found if one.income is not None]
    return defined[-1] if defined else TRANSACTION_COSTS


def _all(asked: Sequence[Sequence[Instrument]]) -> tuple[Instrument, ...]:
    return tuple({one.id: one for found in asked for one in found}.values())
