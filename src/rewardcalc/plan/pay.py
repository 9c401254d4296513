"""How the pay law treats each day of payment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rewardcalc.errors import refuse
from rewardcalc.facts import Case
from rewardcalc.facts.calendar import days_of
from rewardcalc.law.instrument import Instrument, PayRule
from rewardcalc.plan.parts import PayTreatment
from rewardcalc.terms import Aspect


def asked_for_pay(
    case: Case, instruments: Callable[[Case, date], Sequence[Instrument]]
) -> dict[date, Sequence[Instrument]]:
    """Give the instruments of every day of payment in a year that the case reports.

    Where no payment is recorded, the day on which an amount falls due stands for the
    day of its payment.
    """
    years = {block.year for block in case.performance_pay}
    days = {one.on for one in case.payments} if case.payments else days_of(case)
    return {day: instruments(case, day) for day in sorted(days) if day.year in years}


def treatment(case: Case, day: date, found: Sequence[Instrument]) -> PayTreatment:
    """Give the treatment of a day of payment, aspect by aspect.

    Raises:
        InputError: no instrument speaks of the pay of such an institution.
    """
    rules: dict[Aspect, PayRule] = {}
    conflicts = []
    # Most general first: the most local instrument that speaks of an aspect wins.
    for one in sorted(found, key=lambda one: (one.level, one.valid.start)):
        for rule in one.pay:
            if rule.scope.covers(case.institution):
                other = rules.get(rule.aspect, rule)
                if other.counted != rule.counted:
                    conflicts.append((rule, other))
                rules[rule.aspect] = rule
    if not rules:
        raise refuse("pay-no-law", day, "performance_pay")
    work = next(
        (
            one.contract_work.citation
            for one in found
            if one.contract_work and one.contract_work.scope.covers(case.institution)
        ),
        None,
    )
    return PayTreatment(day, tuple(rules.items()), work, tuple(conflicts))
