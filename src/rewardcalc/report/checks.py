"""A check of a regulation, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrs import evolve

from rewardcalc.checking import ELSEWHERE, Check, Deal, Standing, Verdict
from rewardcalc.law import catalogue
from rewardcalc.money import Money
from rewardcalc.report.clauses import quote
from rewardcalc.report.columns import wrapped
from rewardcalc.report.language import Language
from rewardcalc.spans import Span
from rewardcalc.terms import NET_INCOME, Method

MARKS = {
    Standing.MET: "✓",
    Standing.NOT_MET: "✗",
    Standing.WARNED: "!",
    Standing.PERMITTED: "·",
    Standing.DISPLACED: "·",
    Standing.OPEN: "·",
}

_BROKEN: Final = (Standing.NOT_MET, Standing.WARNED)


def check_text(said: Language, found: Check) -> str:
    """Give a check as text: for each kind of deal every floor, then cliffs and gaps."""
    return "\n".join(_check(said, found))


def _check(said: Language, found: Check) -> Iterator[str]:
    about = said.say(
        "check-of" if found.regulation.title else "check-of-untitled",
        institution=found.regulation.institution or found.institution.name,
        title=found.regulation.title,
        day=found.on,
    )
    yield from wrapped(about, "", "  ")
    for deals, verdicts in _alike(found.verdicts):
        yield ""
        for deal in deals:
            yield from wrapped(_deal(said, deal), "", "  ")
        for verdict in verdicts:
            yield from _verdict(said, verdict)
    yield from _gaps(said, found)
    yield ""
    yield from wrapped(said.say(_ending(found)), "", "  ")


def _alike(
    verdicts: Sequence[Verdict],
) -> Iterator[tuple[list[Deal], tuple[Verdict, ...]]]:
    """Give the deals of which the same is to be said, with what that is."""
    by_deal: dict[Deal, list[Verdict]] = {}
    for one in verdicts:
        by_deal.setdefault(one.deal, []).append(one)
    found: dict[tuple[Verdict, ...], list[Deal]] = {}
    for deal, said in by_deal.items():
        same = tuple(evolve(one, deal=verdicts[0].deal) for one in said)
        found.setdefault(same, []).append(deal)
    for same, deals in found.items():
        yield deals, same


def _ending(found: Check) -> str:
    """Say no more than was checked."""
    if not found.lawful:
        return "check-unlawful"
    if not found.verdicts:
        return "check-nothing"
    is_open = any(one.standing == Standing.OPEN for one in found.verdicts)
    return "check-lawful-open" if is_open else "check-lawful"


def _gaps(said: Language, found: Check) -> Iterator[str]:
    """Give what is no verdict on a floor: falls, and deals that nothing covers."""
    gaps = (found.cliffs, found.silent, found.unset, found.unrated, found.troubles)
    if any(gaps) or found.unrewarded:
        yield ""
    yield from _left_out(said, found)
    for deal, fall in found.cliffs:
        words = said.say(
            "check-cliff",
            deal=_deal(said, deal),
            payee=fall.payee,
            amount=Money.of_fen(fall.threshold),
            below=said.money(_fen(fall.below.to_fraction())),
            above=said.money(_fen(fall.above.to_fraction())),
        )
        yield from wrapped(words, "! ", "  ")
    for deal in found.silent:
        shares = deal.method == Method.EQUITY and _divides_cash(found)
        key = "check-silent-shares" if shares else "check-silent"
        words = said.say(key, deal=_deal(said, deal))
        yield from wrapped(words, "! ", "  ")
    for deal in found.unset:
        words = said.say("check-unset", deal=_deal(said, deal))
        yield from wrapped(words, "· ", "  ")
    for trouble in found.troubles:
        for fault in trouble.faults:
            words = said.say(
                "check-trouble", deal=_deal(said, trouble.deal), fault=said.fault(fault)
            )
            yield from wrapped(words, "✗ ", "  ")


def _divides_cash(found: Check) -> bool:
    """Say whether the regulation divides money that comes in beside shares."""
    return any(
        split.of == NET_INCOME and Method.EQUITY in split.methods
        for split in found.regulation.splits
    )


def _left_out(said: Language, found: Check) -> Iterator[str]:
    """Give who gets nothing: those who contributed, and payees without a rate."""
    for one in found.unrewarded:
        words = said.say("check-unrewarded", deal=_deal(said, one.deal))
        yield from wrapped(words, "✗ ", "  ")
        for span in one.spans:
            if span.first > 1 or span.up_to is not None:
                yield from wrapped(_of_nothing(said, span), "    ", "    ")
        asked = catalogue.all_instruments()
        yield from wrapped(quote(said, one.duty.citation, asked), "    ", "    ")
    for deal, rate in found.unrated:
        words = said.say("check-unrated", deal=_deal(said, deal), payee=rate.payee)
        yield from wrapped(words, "! ", "  ")


def _of_nothing(said: Language, span: Span) -> str:
    first = Money.of_fen(span.first)
    if span.up_to is None:
        return said.say("span-open-amount", first=first)
    return said.say("span-amount", first=first, last=_fen(span.up_to))


def _fen(exact: Fraction) -> Money:
    return Money.of_fen(exact.numerator // exact.denominator)


def _deal(said: Language, deal: Deal) -> str:
    """Name the kind of deal: its method, and what splits tell apart."""
    method = said.method(deal.method)
    kinds = (
        ("route", deal.route.value if deal.route else None),
        ("amount", deal.contract_amount),
        ("region", _region(said, deal)),
    )
    given = {key: one for key, one in kinds if one is not None}
    if not given:
        return method
    return said.say(f"deal-{'-'.join(given)}", method=method, **given)


def _region(said: Language, deal: Deal) -> str | None:
    elsewhere = deal.licensee_region == ELSEWHERE
    if elsewhere or deal.licensee_region is None:
        return said.say("elsewhere") if elsewhere else None
    return deal.licensee_region


def _verdict(said: Language, one: Verdict) -> Iterator[str]:
    floor = one.floor
    if one.years is not None and floor.window is not None:
        words = said.say("check-years", years=one.years, least=floor.window.least)
        yield from wrapped(words, f"{MARKS[one.standing]} ", "  ")
        clause = quote(said, floor.window.citation, catalogue.all_instruments())
        yield from wrapped(clause, "    ", "    ")
        return
    words = said.say(
        f"check-{one.standing}",
        payees=floor.payees,
        ratio=floor.at_least,
        base=floor.base,
        least="" if one.least is None else said.ratio(one.least),
        gap="" if one.least is None else _gap(said, one),
    )
    yield from wrapped(words, f"{MARKS[one.standing]} ", "  ")
    for span in one.spans:
        # A floor that does not bind, and that no amount reaches, needs no amounts.
        if one.standing in _BROKEN or span.first > 1 or span.up_to is not None:
            yield from wrapped(_span(said, span, one), "    ", "    ")
    asked = catalogue.all_instruments()
    yield from wrapped(quote(said, floor.citation, asked), "    ", "    ")


def _gap(said: Language, one: Verdict) -> str:
    least = one.least.to_fraction() if one.least else Fraction(0)
    gap = max(one.floor.at_least.to_fraction() - least, Fraction(0))
    points = said.points(gap)
    return points or said.fraction(gap)


def _span(said: Language, span: Span, one: Verdict) -> str:
    kind = "span" if one.standing in _BROKEN else "below"
    base = "contract" if one.by_contract else "amount"
    first = Money.of_fen(span.first)
    if span.up_to is None and span.first <= 1 and kind == "span":
        return said.say("span-all")
    if span.up_to is None:
        return said.say(f"{kind}-open-{base}", first=first)
    return said.say(f"{kind}-{base}", first=first, last=_fen(span.up_to))
