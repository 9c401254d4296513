"""What the cash rewards do to the unit's performance pay of a year (绩效工资)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from rewardcalc.distribution import Flow
from rewardcalc.errors import Fault, InputError, fault
from rewardcalc.facts import Case, PerformancePay
from rewardcalc.money import Money
from rewardcalc.plan import PayTreatment, Plan
from rewardcalc.terms import CONTRACT_WORK, EQUITY, Aspect


@frozen(slots=False)
class Cash:
    """The cash rewards of one day of payment, and how the law treats them.

    ``persons`` is what each person gets of it; all in fen. ``uses`` are the places of
    the amounts in the result.
    """

    treatment: PayTreatment
    fen: int
    persons: tuple[tuple[str, int], ...]
    qualifies: bool
    uses: tuple[str, ...]

    def counts(self, aspect: Aspect) -> bool:
        """Say whether this cash counts in an aspect of the unit's pay."""
        return not self.qualifies or self.treatment.counts(aspect)

    def of(self, person: str) -> int:
        """Give what one person gets of it."""
        return self._of.get(person, 0)

    @cached_property
    def _of(self) -> Mapping[str, int]:
        return dict(self.persons)


@frozen
class PayYear:
    """The unit's pay of one year with the rewards in it; all in fen."""

    block: PerformancePay
    cash: tuple[Cash, ...]
    conversion_cash: int
    against_cap: int
    total: int
    next_year_base: int
    social_insurance_wages: tuple[tuple[str, int], ...]

    @property
    def headroom(self) -> int:
        """What is left below the approved cap; negative means over it."""
        return self.block.approved_cap.fen - self.against_cap


def pay_years(case: Case, plan: Plan, flows: Sequence[Flow]) -> tuple[PayYear, ...]:
    """Give the unit's pay for each year that the case reports.

    The cash of a year is what was paid in it; where no payment is recorded, what fell
    due in it.

    Raises:
        InputError: a person's wages are smaller than the conversion cash in them.
    """
    qualifies = (
        case.conversion.method not in CONTRACT_WORK
        or case.conversion.registration is not None
    )
    found = _paid if case.payments else _due
    cash = []
    for each in plan.pay:
        fen, persons, uses = found(case, flows, each.on)
        cash.append(Cash(each, fen, persons, qualifies, uses))
    years = tuple([_year(block, cash) for block in case.performance_pay])
    short = [
        one.under(f"performance_pay[{place}]")
        for place, year in enumerate(years)
        for one in _short_wages(year)
    ]
    if short:
        raise InputError(tuple(short))
    return years


Paid: TypeAlias = tuple[int, tuple[tuple[str, int], ...], tuple[str, ...]]


def _paid(case: Case, _flows: Sequence[Flow], on: date) -> Paid:
    """Give what was paid on a day: in all, to each person, and where it is written."""
    persons: dict[str, int] = {}
    fen = 0
    uses = []
    for place, one in enumerate(case.payments):
        if one.on == on and case.is_people(one.payee):
            fen += one.amount.fen
            key = one.name or ""
            persons[key] = persons.get(key, 0) + one.amount.fen
            uses.append(f"inputs.payments[{place}].amount")
    return fen, tuple(persons.items()), tuple(uses)


def _due(case: Case, flows: Sequence[Flow], on: date) -> Paid:
    """Give what fell due on a day: in all, to each person, and where it is written."""
    persons: dict[str, int] = {}
    fen = 0
    uses = []
    for flow, at in _on(flows, on):
        for one in flow.nodes:
            if case.is_people(one.payee):
                fen += one.due(at)
                uses.append(f"due[{at}].amounts.{one.payee}")
        for one in flow.people:
            persons[one.person] = persons.get(one.person, 0) + one.due(at)
    return fen, tuple(persons.items()), tuple(uses)


def _on(flows: Sequence[Flow], on: date) -> Iterator[tuple[Flow, int]]:
    """Give the flows of money that have a day, and its place in them."""
    for flow in flows:
        if flow.root != EQUITY and on in flow.places:
            yield flow, flow.places[on]


def _year(block: PerformancePay, cash: Sequence[Cash]) -> PayYear:
    cash = tuple([one for one in cash if one.treatment.on.year == block.year])
    ordinary, flexible = block.ordinary.fen, block.flexible.fen
    total = ordinary + flexible + _sum(cash, Aspect.TOTAL)
    outside_base = sum(
        [
            one.fen
            for one in cash
            if one.counts(Aspect.TOTAL) and not one.counts(Aspect.NEXT_YEAR_BASE)
        ]
    )
    return PayYear(
        block=block,
        cash=cash,
        conversion_cash=sum([one.fen for one in cash if one.qualifies]),
        against_cap=ordinary + _sum(cash, Aspect.CAP),
        total=total,
        next_year_base=total - outside_base,
        social_insurance_wages=tuple(
            [(key, wage.fen - exempt(cash, key)) for key, wage in block.wages]
        ),
    )


def _sum(cash: Sequence[Cash], aspect: Aspect) -> int:
    return sum([one.fen for one in cash if one.counts(aspect)])


def exempt(cash: Sequence[Cash], person: str) -> int:
    """Give a person's cash that is outside the social-insurance base."""
    return sum(
        [one.of(person) for one in cash if not one.counts(Aspect.SOCIAL_INSURANCE)]
    )


def _short_wages(year: PayYear) -> Iterator[Fault]:
    for key, wage in year.block.wages:
        cash = sum([one.of(key) for one in year.cash if one.qualifies])
        if wage.fen < cash:
            yield fault("wages-short", wage, f"wages.{key}", cash=Money.of_fen(cash))
