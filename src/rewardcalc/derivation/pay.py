"""The steps of the unit's performance pay of a year."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.citation import Citation
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.performance_pay import PayYear, exempt
from rewardcalc.terms import Aspect
from rewardcalc.trace import Step

money = Money.of_fen


def pay(case: Case, place: int, year: PayYear) -> Iterator[Step]:
    """Give the steps of one year: its cash, then the four aspects of the pay."""
    where = f"performance_pay[{place}]"
    block = year.block
    about = ("year", str(block.year))
    total, cash = money(year.total), (f"{where}.conversion_cash",)
    against_cap = money(year.against_cap)
    ordinary, flexible = ("ordinary", block.ordinary), ("flexible", block.flexible)
    outside = ("cash", money(year.total - year.next_year_base))
    counted = ("cash", money(year.total - block.ordinary.fen - block.flexible.fen))
    against = ("counted", money(year.against_cap - block.ordinary.fen))
    yield Step(
        f"{where}.conversion_cash",
        "pay-conversion-cash",
        money(year.conversion_cash),
        (about,),
        tuple(dict.fromkeys(use for one in year.cash for use in one.uses)),
    )
    yield Step(
        f"{where}.against_cap",
        "pay-against-cap",
        against_cap,
        (about, ordinary, against),
        cash,
        _clause(year, Aspect.CAP),
    )
    yield Step(
        f"{where}.total",
        "pay-total",
        total,
        (about, ordinary, flexible, counted),
        cash,
        _clause(year, Aspect.TOTAL),
    )
    yield Step(
        f"{where}.headroom",
        "pay-headroom",
        money(year.headroom),
        (about, ("cap", block.approved_cap), ("against", against_cap)),
        (f"{where}.against_cap",),
    )
    if year.headroom < 0:
        yield Step(
            f"{where}.headroom#over",
            "pay-over-cap",
            money(-year.headroom),
            (about, ("cap", block.approved_cap), ("against", money(year.against_cap))),
            (f"{where}.headroom",),
        )
    yield Step(
        f"{where}.next_year_base",
        "pay-next-year-base",
        money(year.next_year_base),
        (about, ("total", total), outside),
        (f"{where}.total", *cash),
        _clause(year, Aspect.NEXT_YEAR_BASE),
    )
    yield from _wages(case, where, year)


def _wages(case: Case, where: str, year: PayYear) -> Iterator[Step]:
    for key, wage in year.block.wages:
        free = exempt(year.cash, key)
        yield Step(
            f"{where}.social_insurance_wages.{key}",
            "pay-social-insurance",
            money(wage.fen - free),
            (("name", case.label_of(key)), ("wages", wage), ("cash", money(free))),
            (f"{where}.conversion_cash",),
            _clause(year, Aspect.SOCIAL_INSURANCE),
        )


def _clause(year: PayYear, aspect: Aspect) -> Citation | None:
    for one in year.cash:
        rule = one.treatment.rule(aspect)
        if rule is not None:
            return rule.citation
    return None
