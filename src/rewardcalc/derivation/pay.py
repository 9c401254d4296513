"""The steps of the unit's performance pay of a year."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.citation import Citation
from rewardcalc.distribution import Course
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.performance_pay import PayYear, exempt
from rewardcalc.terms import Aspect
from rewardcalc.trace import Step

money = Money.of_fen


def pay(case: Case, place: int, year: PayYear, course: Course | None) -> Iterator[Step]:
    """Give the steps of one year: its cash, then the four aspects of the pay."""
    where = f"performance_pay[{place}]"
    block = year.block
    about = ("year", str(block.year))
    ordinary, flexible = ("ordinary", block.ordinary), ("flexible", block.flexible)
    cash = ("cash", money(year.conversion_cash))
    counted = ("cash", money(sum(one.fen for one in year.cash)))
    yield Step(
        f"{where}.conversion_cash",
        "pay-conversion-cash",
        money(year.conversion_cash),
        (about,),
        tuple(_groups(case, year, course)),
    )
    yield Step(
        f"{where}.against_cap",
        "pay-against-cap",
        money(year.against_cap),
        (about, ordinary, ("counted", money(year.against_cap - block.ordinary.fen))),
        (f"{where}.conversion_cash",),
        _clause(year, Aspect.CAP),
    )
    yield Step(
        f"{where}.total",
        "pay-total",
        money(year.total),
        (about, ordinary, flexible, counted),
        (f"{where}.conversion_cash",),
        _clause(year, Aspect.TOTAL),
    )
    yield Step(
        f"{where}.headroom",
        "pay-headroom",
        money(year.headroom),
        (about, ("cap", block.approved_cap), ("against", money(year.against_cap))),
        (f"{where}.against_cap",),
    )
    yield Step(
        f"{where}.next_year_base",
        "pay-next-year-base",
        money(year.next_year_base),
        (about, ("total", money(year.total)), cash),
        (f"{where}.total", f"{where}.conversion_cash"),
        _clause(year, Aspect.NEXT_YEAR_BASE),
    )
    yield from _wages(where, year, course)


def _wages(where: str, year: PayYear, course: Course | None) -> Iterator[Step]:
    for key, wage in year.block.wages:
        uses = tuple(
            f"due[{one.day}].awards[{at}].amount"
            for one in year.cash
            for at, column in enumerate(course.people if course else ())
            if column.person == key
        )
        yield Step(
            f"{where}.social_insurance_wages.{key}",
            "pay-social-insurance",
            money(wage.fen - exempt(year.cash, key)),
            (
                ("name", key),
                ("wages", wage),
                ("cash", money(exempt(year.cash, key))),
            ),
            uses,
            _clause(year, Aspect.SOCIAL_INSURANCE),
        )


def _groups(case: Case, year: PayYear, course: Course | None) -> Iterator[str]:
    for one in year.cash:
        for column in course.nodes if course else ():
            if case.is_people(column.payee):
                yield f"due[{one.day}].amounts.{column.payee}"


def _clause(year: PayYear, aspect: Aspect) -> Citation | None:
    for one in year.cash:
        rule = one.treatment.rule(aspect)
        if rule is not None:
            return rule.citation
    return None
