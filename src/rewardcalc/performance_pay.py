"""What the cash rewards do to the unit's performance pay of a year (绩效工资)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from rewardcalc.distribution import Course
from rewardcalc.errors import Fault, InputError, fault
from rewardcalc.facts import Case, PerformancePay
from rewardcalc.plan import PayTreatment, Plan
from rewardcalc.terms import CONTRACT_WORK, Aspect


@frozen
class Cash:
    """The cash rewards of one day of payment, and how the law treats them.

    ``persons`` is what each person gets of it; all in fen.
    """

    treatment: PayTreatment
    day: int
    fen: int
    persons: tuple[tuple[str, int], ...]
    qualifies: bool

    def counts(self, aspect: Aspect) -> bool:
        """Say whether this cash counts in an aspect of the unit's pay."""
        return not self.qualifies or self.treatment.counts(aspect)


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


def pay_years(case: Case, plan: Plan, course: Course | None) -> tuple[PayYear, ...]:
    """Give the unit's pay for each year that the case reports.

    Raises:
        InputError: a person's wages are smaller than the conversion cash in them.
    """
    cash = tuple(_cash(case, plan, course)) if course and plan.pay else ()
    years = tuple(_year(block, cash) for block in case.performance_pay)
    found = [
        one.under(f"performance_pay[{place}]")
        for place, year in enumerate(years)
        for one in _short_wages(year)
    ]
    if found:
        raise InputError(tuple(found))
    return years


def _cash(case: Case, plan: Plan, course: Course) -> Iterator[Cash]:
    qualifies = (
        case.conversion.method not in CONTRACT_WORK
        or case.conversion.registration is not None
    )
    places = {on: place for place, on in enumerate(course.days)}
    groups = [one for one in course.nodes if case.is_people(one.payee)]
    for treatment in plan.pay:
        day = places[treatment.on]
        persons: dict[str, int] = {}
        for one in course.people:
            persons[one.person] = persons.get(one.person, 0) + one.due(day)
        fen = sum(one.due(day) for one in groups)
        yield Cash(treatment, day, fen, tuple(persons.items()), qualifies)


def _year(block: PerformancePay, cash: Sequence[Cash]) -> PayYear:
    cash = tuple(one for one in cash if one.treatment.on.year == block.year)
    ordinary, flexible = block.ordinary.fen, block.flexible.fen
    total = ordinary + flexible + _sum(cash, Aspect.TOTAL)
    outside_base = sum(
        one.fen
        for one in cash
        if one.counts(Aspect.TOTAL) and not one.counts(Aspect.NEXT_YEAR_BASE)
    )
    return PayYear(
        block=block,
        cash=cash,
        conversion_cash=sum(one.fen for one in cash if one.qualifies),
        against_cap=ordinary + _sum(cash, Aspect.CAP),
        total=total,
        next_year_base=total - outside_base,
        social_insurance_wages=tuple(
            (key, wage.fen - exempt(cash, key)) for key, wage in block.wages
        ),
    )


def _sum(cash: Sequence[Cash], aspect: Aspect) -> int:
    return sum(one.fen for one in cash if one.counts(aspect))


def exempt(cash: Sequence[Cash], person: str) -> int:
    """Give a person's cash that is outside the social-insurance base."""
    return sum(
        dict(one.persons).get(person, 0)
        for one in cash
        if not one.counts(Aspect.SOCIAL_INSURANCE)
    )


def _short_wages(year: PayYear) -> Iterator[Fault]:
    for key, wage in year.block.wages:
        cash = sum(dict(one.persons).get(key, 0) for one in year.cash if one.qualifies)
        if wage.fen < cash:
            shown = f"{cash // 100}.{cash % 100:02}"
            yield fault("wages-short", wage, f"wages.{key}", cash=shown)
