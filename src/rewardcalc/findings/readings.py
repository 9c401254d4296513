"""Chosen readings of open points of the law, shown when they matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from rewardcalc.facts import Case
from rewardcalc.law.provision import (
    Matter,
    Reading,
)
from rewardcalc.performance_pay import PayYear
from rewardcalc.plan import Plan
from rewardcalc.terms import (
    COMPLETERS,
    CONTRACT_WORK,
    NET_INCOME,
    PUBLIC_KINDS,
    TRANSFER_STAFF,
    USE,
    CostCategory,
    InstitutionKind,
    Severity,
)
from rewardcalc.trace import Finding

Judge: TypeAlias = Callable[[Case, Plan, Sequence[PayYear], Reading], bool]


def readings(case: Case, plan: Plan, years: Sequence[PayYear]) -> Iterator[Finding]:
    """Give the chosen readings that matter for this deal."""
    for reading in plan.readings:
        if _MATTERS[reading.when](case, plan, years, reading):
            yield Finding(
                code=reading.code,
                severity=_GRAVER.get(reading.when, Severity.NOTE),
                text=reading.code,
                citation=reading.citation,
            )


def _floor_applies(
    _case: Case, plan: Plan, _years: Sequence[PayYear], reading: Reading
) -> bool:
    ids = [floor.citation.instrument for floor in plan.floors]
    return reading.citation.instrument in ids


def _other_contributors(
    case: Case, plan: Plan, years: Sequence[PayYear], reading: Reading
) -> bool:
    others = [
        child.name
        for tree in plan.trees
        for split in tree.splits
        for child in split.children
        if child.name in plan.contributors and child.name != COMPLETERS
    ]
    return bool(others) and _floor_applies(case, plan, years, reading)


def _pilot_enterprise(
    case: Case, _plan: Plan, _years: Sequence[PayYear], _reading: Reading
) -> bool:
    private = case.institution.kind == InstitutionKind.ENTERPRISE
    return private and bool(case.institution.pilot)


def _state_unit_no_pilot(
    case: Case, _plan: Plan, _years: Sequence[PayYear], _reading: Reading
) -> bool:
    there = case.institution
    public = there.kind in PUBLIC_KINDS and there.state_founded
    state = public or there.kind == InstitutionKind.STATE_ENTERPRISE
    return state and there.pilot is False


def _speaks_of_pay(years: Sequence[PayYear], reading: Reading) -> bool:
    return any(
        rule.citation.instrument == reading.citation.instrument
        for year in years
        for cash in year.cash
        for _, rule in cash.treatment.rules
    )


def _flexible_pay(
    _case: Case, _plan: Plan, years: Sequence[PayYear], reading: Reading
) -> bool:
    paid = any(year.block.flexible.fen for year in years)
    return paid and _speaks_of_pay(years, reading)


def _transfer_staff_cash(
    _case: Case, plan: Plan, years: Sequence[PayYear], reading: Reading
) -> bool:
    trees = plan.trees_of(NET_INCOME)
    paid = any(TRANSFER_STAFF in tree.nodes for tree in trees)
    return paid and _speaks_of_pay(years, reading)


def _own_or_joint_use(
    case: Case, _plan: Plan, _years: Sequence[PayYear], _reading: Reading
) -> bool:
    return case.conversion.method in USE


def _unregistered_work(
    case: Case, _plan: Plan, years: Sequence[PayYear], reading: Reading
) -> bool:
    bare = case.conversion.registration is None
    work = case.conversion.method in CONTRACT_WORK
    return bare and work and _speaks_of_pay(years, reading)


def _own_research(
    case: Case, plan: Plan, _years: Sequence[PayYear], _reading: Reading
) -> bool:
    spent = any(one.category == CostCategory.RESEARCH_OWN for one in case.costs)
    return spent and CostCategory.RESEARCH_OWN in plan.income.deductible


def _state_enterprise_pay(
    case: Case, _plan: Plan, years: Sequence[PayYear], _reading: Reading
) -> bool:
    return bool(years) and case.institution.kind == InstitutionKind.STATE_ENTERPRISE


_MATTERS: Mapping[Matter, Judge] = {
    Matter.FLOOR_APPLIES: _floor_applies,
    Matter.OTHER_CONTRIBUTORS: _other_contributors,
    Matter.PILOT_ENTERPRISE: _pilot_enterprise,
    Matter.STATE_UNIT_NO_PILOT: _state_unit_no_pilot,
    Matter.FLEXIBLE_PAY: _flexible_pay,
    Matter.OWN_OR_JOINT_USE: _own_or_joint_use,
    Matter.UNREGISTERED_WORK: _unregistered_work,
    Matter.OWN_RESEARCH: _own_research,
    Matter.STATE_ENTERPRISE_PAY: _state_enterprise_pay,
    Matter.TRANSFER_STAFF_CASH: _transfer_staff_cash,
}
_GRAVER: Mapping[Matter, Severity] = {Matter.PILOT_ENTERPRISE: Severity.WARNING}
