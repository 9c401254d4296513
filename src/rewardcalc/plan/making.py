"""plan(case): ask the law once, and put rates, floors and treatments together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from attrs import frozen

from rewardcalc.errors import LawGapError, refuse
from rewardcalc.facts import Case, Institution
from rewardcalc.law import catalogue
from rewardcalc.law.instrument import Instrument
from rewardcalc.law.provision import (
    IncomeRule,
)
from rewardcalc.plan.law import Law, Terms
from rewardcalc.plan.parts import PlannedWindow
from rewardcalc.plan.pay import pay_days, treatment
from rewardcalc.plan.people import Payees
from rewardcalc.plan.rates import tree_of
from rewardcalc.plan.trees import PlannedTree
from rewardcalc.plan.whole import Plan
from rewardcalc.plan.window import window
from rewardcalc.terms import CostCategory

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
    terms = case.terms
    ground = _of_terms(terms)
    ground.payees.check(case)
    if ground.fiscal and case.conversion.fiscally_funded is None:
        raise refuse("fiscally-funded-missing", path="conversion.fiscally_funded")
    for_pay = tuple(
        [(day, found_for(terms.law, terms.institution, day)) for day in pay_days(case)]
    )
    return _of_days(ground, for_pay, window(case, ground.law.floors))


@frozen(eq=False, repr=False)
class _Ground:
    """What all deals of the same terms have in common."""

    terms: Terms
    law: Law
    trees: tuple[PlannedTree, ...]
    payees: Payees
    fiscal: bool


@lru_cache(maxsize=1024)
def _of_days(
    ground: _Ground,
    for_pay: tuple[tuple[date, tuple[Instrument, ...]], ...],
    years: PlannedWindow | None,
) -> Plan:
    """Put a plan together, once for all deals that differ in amounts alone."""
    terms, law = ground.terms, ground.law
    return Plan(
        law=law.binding,
        instruments=_all((law.found, *(found for _, found in for_pay))),
        trees=ground.trees,
        window=years,
        income=_income(law.found, terms),
        contributors=law.contributors,
        floors=law.floors,
        duties=law.duties,
        open_rates=law.open_rates,
        readings=law.readings,
        deadlines=law.deadlines,
        rights=law.rights,
        double_rewards=law.double_rewards,
        publicity=law.publicity,
        heads=law.heads,
        pay=tuple(
            treatment(terms.institution, terms.method, day, found)
            for day, found in for_pay
        ),
    )


@lru_cache(maxsize=1024)
def _of_terms(terms: Terms) -> _Ground:
    law, trees = law_of(terms), trees_of(terms)
    payees = Payees.of(terms, trees, law.added)
    return _Ground(terms, law, trees, payees, any(one.fiscal for one in law.rights))


@lru_cache(maxsize=1024)
def law_of(terms: Terms) -> Law:
    """Give what the law says of a deal on the day of its contract."""
    try:
        found = found_for(terms.law, terms.institution, terms.agreed_on)
    except LawGapError as error:
        where = "conversion.agreed_on"
        raise LawGapError(tuple(one.under(where) for one in error.faults)) from None
    return Law.of(found, terms)


@lru_cache(maxsize=1024)
def trees_of(terms: Terms) -> tuple[PlannedTree, ...]:
    """Give the trees of a deal: one for each root and version of the regulation."""
    law = law_of(terms)
    return tuple(
        tree_of(terms, root, version, law)
        for root in terms.roots
        for version in terms.regulation.versions_for(terms.agreed_on)
    )


def found_for(
    named: tuple[str, ...] | None, institution: Institution, day: date
) -> tuple[Instrument, ...]:
    """Give the instruments that the case names, else those in force on a day."""
    if named is not None:
        return catalogue.named(named)
    return catalogue.in_force_at(institution.region, institution.city, day)


def _income(found: Sequence[Instrument], terms: Terms) -> IncomeRule:
    """Give the rule of the most local instrument that defines the net income."""
    defined = [
        one.income
        for one in found
        if one.income
        and terms.method in one.income.methods
        and one.income.scope.covers(terms.institution)
    ]
    return defined[-1] if defined else TRANSACTION_COSTS


def _all(asked: Sequence[Sequence[Instrument]]) -> tuple[Instrument, ...]:
    return tuple({one.id: one for found in asked for one in found}.values())
