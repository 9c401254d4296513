"""How the pay law treats each day of payment."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from rewardcalc.errors import refuse
from rewardcalc.facts import Case, Institution
from rewardcalc.facts.calendar import days_of
from rewardcalc.law.instrument import Instrument
from rewardcalc.law.provision import (
    PayRule,
)
from rewardcalc.plan.parts import PayTreatment
from rewardcalc.terms import Aspect, Method


def pay_days(case: Case) -> tuple[date, ...]:
    """Give every day of payment in a year that the case reports.

    Where no payment is recorded, the day on which an amount falls due stands for the
    day of its payment.
    """
    if not case.performance_pay:
        return ()
    years = {block.year for block in case.performance_pay}
    paid = sorted({one.on for one in case.payments})
    return tuple(day for day in (paid or days_of(case)) if day.year in years)


@lru_cache(maxsize=1024)
def treatment(
    institution: Institution,
    method: Method,
    day: date,
    found: tuple[Instrument, ...],
) -> PayTreatment:
    """Give the treatment of a day of payment, aspect by aspect.

    Raises:
        InputError: no instrument speaks of the pay of such an institution.
    """
    rules: dict[Aspect, PayRule] = {}
    conflicts = []
    # Most general first: the most local instrument that speaks of an aspect wins.
    for one in sorted(found, key=lambda one: (one.level, one.valid.start)):
        for rule in one.pay:
            if method in rule.methods and rule.scope.covers(institution):
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
            if one.contract_work and one.contract_work.scope.covers(institution)
        ),
        None,
    )
    return PayTreatment(day, tuple(rules.items()), work, tuple(conflicts))
