"""The instruments of law as text: clauses, strength, words, source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rewardcalc.citation import Citation
from rewardcalc.law.instrument import Instrument
from rewardcalc.report.clauses import quote
from rewardcalc.report.columns import wrapped
from rewardcalc.report.language import Language
from rewardcalc.terms import Aspect, Method, Role


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
        yield said.say("laws-duty"), (duty.citation,)
    for floor in one.floors:
        sentence = said.say(
            "laws-floor",
            payees=floor.payees,
            ratio=floor.at_least,
            base=floor.base,
            methods=tuple(said.method(each) for each in sorted(floor.methods)),
            strength=said.term(floor.strength.value),
        )
        other = floor.strength_citation
        if floor.window is not None:
            least, most = floor.window.least, floor.window.most
            if least == most:
                sentence = said.say("laws-window-fixed", clause=sentence, years=most)
            else:
                sentence = said.say(
                    "laws-window", clause=sentence, least=least, most=most
                )
        yield sentence, (floor.citation, *((other,) if other else ()))
    for rate in one.open_rates:
        said_rate = said.say("laws-open-rate", payee=rate.payee, base="retained")
        yield said_rate, (rate.citation,)
    for deadline in one.deadlines:
        words = said.say("laws-deadline", months=deadline.months)
        yield words, (deadline.citation,)
        if deadline.equity is not None:
            yield said.say("laws-deadline-equity"), (deadline.equity,)
    yield from _rights(said, one)
    yield from _pay(said, one)


def _pay(said: Language, one: Instrument) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    seen = set()
    for rule in one.pay:
        if (rule.aspect, rule.citation) not in seen:
            seen.add((rule.aspect, rule.citation))
            not_counted = (
                "laws-not-limited" if rule.aspect == Aspect.CAP else "laws-not-counted"
            )
            key = "laws-counted" if rule.counted else not_counted
            words = said.say(key, aspect=rule.aspect.value)
            if rule.methods != frozenset(Method):
                methods = tuple(one for one in Method if one in rule.methods)
                words = said.say("laws-of-methods", methods=methods, clause=words)
            yield words, (rule.citation,)
    if one.contract_work:
        yield said.say("laws-contract-work"), (one.contract_work.citation,)


def _rights(
    said: Language, one: Instrument
) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for rule in one.rights:
        if rule.least_years is not None:
            words = said.say("laws-rights-years", years=rule.least_years)
            yield words, (rule.citation,)
        if rule.least_share is not None:
            words = said.say("laws-rights-share", ratio=rule.least_share)
            yield words, (rule.citation,)
    for each in one.double_rewards:
        yield said.finding(each.text, {}), (each.citation,)
    yield from _public(said, one)
    for head in one.heads:
        yield said.say("laws-heads"), (head.citation,)


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
