"""The instruments of law as text: clauses, strength, words, source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rewardcalc.citation import Citation
from rewardcalc.law.instrument import Instrument
from rewardcalc.law.provision import Floor, RightsRule
from rewardcalc.law.scope import (
    ALL_BUT_STATE_FOUNDED,
    EVERYONE,
    PILOT_UNITS,
    PUBLIC_INSTITUTIONS,
    STATE_FOUNDED,
    Scope,
)
from rewardcalc.report.clauses import quote
from rewardcalc.report.columns import wrapped
from rewardcalc.report.language import Language
from rewardcalc.terms import (
    Aspect,
    CostCategory,
    FirstYear,
    InstitutionKind,
    Method,
    Role,
    Route,
)


def laws(said: Language, found: Sequence[Instrument]) -> str:
    """Give instruments with all their clauses, each number beside its words."""
    if not found:
        return said.say("laws-empty")
    return "\n\n".join("\n".join(_instrument(said, one)) for one in found)


def _instrument(said: Language, one: Instrument) -> Iterator[str]:
    yield from wrapped(said.say("title", id=one.id, title=one.title), "", "  ")
    where = "laws-where" if one.region else "laws-country"
    where = "laws-city" if one.city else where
    start = said.say("laws-valid", start=one.valid.start)
    yield f"  {start}"
    yield f"  {said.say(where, region=one.city or one.region or '')}"
    source = said.say(
        "laws-source",
        evidence=said.term(one.source.evidence.value),
        origin=said.say(one.source.origin, **dict(one.source.args)),
        checked_on=one.source.checked_on,
    )
    yield from wrapped(source, "  ", "    ")
    for sentence, citations in _clauses(said, one):
        yield from wrapped(sentence, "  - ", "    ")
        for citation in citations:
            yield from wrapped(quote(said, citation, [one]), "      ", "      ")


def _clauses(
    said: Language, one: Instrument
) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for duty in one.duties:
        yield _for(said, duty.scope, said.say("laws-duty")), (duty.citation,)
    for floor in one.floors:
        other = floor.strength_citation
        clauses = (floor.citation, *((other,) if other else ()))
        yield _for(said, floor.scope, _floor(said, floor)), clauses
    if one.income is not None and one.income.citation is not None:
        kept = tuple(
            each.value for each in CostCategory if each in one.income.deductible
        )
        words = said.say("laws-income", categories=_listed(said, kept))
        yield _for(said, one.income.scope, words), (one.income.citation,)
    for rate in one.open_rates:
        words = said.say("laws-open-rate", payee=rate.payee, base="retained")
        yield _for(said, rate.scope, words), (rate.citation,)
    for deadline in one.deadlines:
        words = said.say("laws-deadline", months=deadline.months)
        yield words, (deadline.citation,)
        if deadline.equity is not None:
            yield said.say("laws-deadline-equity"), (deadline.equity,)
    yield from _rights(said, one)
    yield from _pay(said, one)


def _listed(said: Language, words: tuple[str, ...]) -> str:
    return said.value(tuple(said.term(one) for one in words))


def _floor(said: Language, floor: Floor) -> str:
    """Give a floor with its methods, its strength, its years and its routes."""
    strength = said.term(floor.strength.value)
    if floor.citation.second_hand:
        strength = said.say("laws-warns")
    sentence = said.say(
        "laws-floor",
        payees=floor.payees,
        ratio=floor.at_least,
        base=floor.base,
        methods=tuple(said.method(one) for one in Method if one in floor.methods),
        strength=strength,
    )
    if floor.routes is not None:
        routes = tuple(one.value for one in Route if one in floor.routes)
        sentence = said.say("laws-routes", clause=sentence, routes=routes)
    if floor.window is None:
        return sentence
    least, most = floor.window.least, floor.window.most
    if floor.window.first == FirstYear.PROFIT:
        return said.say("laws-window-profit", clause=sentence, years=most)
    if least == most:
        return said.say("laws-window-fixed", clause=sentence, years=most)
    if least == 1:
        return said.say("laws-window-within", clause=sentence, years=most)
    return said.say("laws-window", clause=sentence, least=least, most=most)


def _for(said: Language, scope: Scope, clause: str) -> str:
    """Put whom a clause is for before it; one for everybody stands alone."""
    if scope == EVERYONE:
        return clause
    kinds = scope.kinds or frozenset()
    named = tuple(one.value for one in InstitutionKind if one in kinds)
    who = said.say(_WHOM[scope]) if scope in _WHOM else _listed(said, named)
    return said.say("laws-for", who=who, clause=clause)


_WHOM: Final[Mapping[Scope, str]] = {
    PILOT_UNITS: "whom-pilots",
    PUBLIC_INSTITUTIONS: "whom-public",
    STATE_FOUNDED: "whom-state-founded",
    ALL_BUT_STATE_FOUNDED: "whom-others",
}


def _pay(said: Language, one: Instrument) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for rule in one.pay:
        not_counted = (
            "laws-not-limited" if rule.aspect == Aspect.CAP else "laws-not-counted"
        )
        key = "laws-counted" if rule.counted else not_counted
        words = said.say(key, aspect=rule.aspect.value)
        if rule.methods != frozenset(Method):
            methods = tuple(
                said.method(each) for each in Method if each in rule.methods
            )
            words = said.say(
                "laws-of-methods", methods=said.value(methods), clause=words
            )
        yield _for(said, rule.scope, words), (rule.citation,)
    if one.contract_work:
        yield said.say("laws-contract-work"), (one.contract_work.citation,)


def _rights(
    said: Language, one: Instrument
) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for rule in one.rights:
        if rule.least_years is not None:
            words = said.say("laws-rights-years", years=rule.least_years)
            yield _fiscal(said, rule, words), (rule.citation,)
        if rule.least_share is not None:
            words = said.say("laws-rights-share", ratio=rule.least_share)
            yield _fiscal(said, rule, words), (rule.citation,)
    for each in one.double_rewards:
        yield said.finding(each.text, {}), (each.citation,)
    yield from _public(said, one)
    for head in one.heads:
        yield said.say("laws-heads"), (head.citation,)


def _fiscal(said: Language, rule: RightsRule, clause: str) -> str:
    return said.say("laws-fiscal", clause=clause) if rule.fiscal else clause


def _public(
    said: Language, one: Instrument
) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Give what must be made public, the same words once."""
    said_before = set()
    for publicity in one.publicity:
        if publicity.citation in said_before:
            continue
        said_before.add(publicity.citation)
        key = "publicity-all" if publicity.days is None else "publicity-days"
        if publicity.posts:
            head = publicity.posts == (Role.HEAD,)
            key = "publicity-heads" if head else "publicity-leaders"
        words = said.finding(key, {"days": publicity.days or 0})
        yield words, (publicity.citation,)
