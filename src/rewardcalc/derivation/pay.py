"""The steps of the unit's performance pay of a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rewardcalc.citation import Citation
from rewardcalc.distribution import Flow
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.performance_pay import PayYear, exempt
from rewardcalc.terms import Aspect
from rewardcalc.trace import Args, Step

money = Money.of_fen


def pay(case: Case, flows: Sequence[Flow], place: int, year: PayYear) -> Iterator[Step]:
    """Give the steps of one year: what was reported, its cash, then the four aspects."""
    where, block = f"performance_pay[{place}]", year.block
    about = ("year", str(block.year))
    cap, usual, free = (
        f"inputs.{where}.{key}" for key in ("approved_cap", "ordinary", "flexible")
    )
    yield Step(cap, "pay-approved-cap", block.approved_cap, (about,))
    yield Step(usual, "pay-ordinary", block.ordinary, (about,))
    yield Step(free, "pay-flexible", block.flexible, (about,))
    total, cash = money(year.total), (f"{where}.conversion_cash",)
    against_cap = money(year.against_cap)
    ordinary, flexible = ("ordinary", block.ordinary), ("flexible", block.flexible)
    outside = ("cash", money(year.total - year.next_year_base))
    counted = ("cash", money(year.total - block.ordinary.fen - block.flexible.fen))
    against = ("counted", money(year.against_cap - block.ordinary.fen))
    yield _cash(where, year)
    yield Step(
        f"{where}.against_cap",
        "pay-against-cap",
        against_cap,
        (about, ordinary, against),
        (usual, *cash),
        _clause(year, Aspect.CAP),
    )
    yield Step(
        f"{where}.total",
        "pay-total",
        total,
        (about, ordinary, flexible, counted),
        (usual, free, *cash),
        _clause(year, Aspect.TOTAL),
    )
    caps = (about, ("cap", block.approved_cap), ("against", against_cap))
    uses = (cap, f"{where}.against_cap")
    figure = f"{where}.headroom"
    yield Step(figure, "pay-headroom", money(year.headroom), caps, uses)
    if year.headroom < 0:
        over = money(-year.headroom)
        yield Step(f"{figure}#over", "pay-over-cap", over, caps, (figure,))
    yield Step(
        f"{where}.next_year_base",
        "pay-next-year-base",
        money(year.next_year_base),
        (about, ("total", total), outside),
        (f"{where}.total", *cash),
        _clause(year, Aspect.NEXT_YEAR_BASE),
    )
    yield from _wages(case, flows, where, year)


def _cash(where: str, year: PayYear) -> Step:
    """Give the cash that qualifies, or why none of it does."""
    paid = sum(one.fen for one in year.cash)
    uses = tuple(dict.fromkeys(use for one in year.cash for use in one.uses))
    figure, cash = f"{where}.conversion_cash", money(year.conversion_cash)
    about: Args = (("year", str(year.block.year)),)
    if paid == year.conversion_cash:
        return Step(figure, "pay-conversion-cash", cash, about, uses)
    about += (("paid", money(paid)),)
    clause = next((one.treatment.contract_work for one in year.cash), None)
    return Step(figure, "pay-cash-unregistered", cash, about, uses, clause)


def _wages(
    case: Case, flows: Sequence[Flow], where: str, year: PayYear
) -> Iterator[Step]:
    for at, (key, wage) in enumerate(year.block.wages):
        free, clause = exempt(year.cash, key), _clause(year, Aspect.SOCIAL_INSURANCE)
        who: Args = (("name", case.label_of(key)), ("year", str(year.block.year)))
        given = f"inputs.{where}.wages[{at}][1]"
        yield Step(given, "pay-wages", wage, who)
        figure = f"{where}.social_insurance_wages.{key}"
        cash = f"{figure}#cash"
        days = [
            one.treatment.on
            for one in year.cash
            if one.of(key) and not one.counts(Aspect.SOCIAL_INSURANCE)
        ]
        uses = tuple(_cash_of(case, flows, key, days)) if days else ()
        yield Step(cash, "pay-cash-outside", money(free), who, uses, clause)
        yield Step(
            figure,
            "pay-social-insurance",
            money(wage.fen - free),
            (*who[:1], ("wages", wage), ("cash", money(free))),
            (given, cash),
            clause,
        )


def _cash_of(
    case: Case, flows: Sequence[Flow], key: str, days: Sequence[date]
) -> Iterator[str]:
    """Give the figures of what one person was paid on some days, or was due."""
    wanted = set(days)
    for at, one in enumerate(case.payments):
        if one.on in wanted and one.name == key:
            yield f"inputs.payments[{at}].amount"
    for flow in () if case.payments else flows:
        for day in days:
            for place, column in enumerate(flow.people):
                if column.person == key:
                    yield f"due[{flow.places[day]}].awards[{place}].amount"


def _clause(year: PayYear, aspect: Aspect) -> Citation | None:
    for one in year.cash:
        rule = one.treatment.rule(aspect)
        if rule is not None:
            return rule.citation
    return None
