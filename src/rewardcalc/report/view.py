"""What a report shows of a result, in order and in words, before any layout."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.performance_pay import PayYear
from rewardcalc.report.clauses import quote
from rewardcalc.report.language import Language
from rewardcalc.result import Calculation
from rewardcalc.terms import Severity
from rewardcalc.trace import Finding
from rewardcalc.version import __version__

MARKS = {
    Severity.OK: "✓",
    Severity.NOTE: "·",
    Severity.WARNING: "!",
    Severity.VIOLATION: "✗",
}


@frozen
class Said:
    """A finding in words: its severity, all of it in words, and the words of the law.

    ``quote`` names the clause too, ``law`` is what it says alone. ``answer`` says who
    answers for a warning, where somebody does.
    """

    severity: Severity
    words: str
    quote: str
    law: str
    answer: str


def heading(said: Language, result: Calculation) -> Iterator[str]:
    """Give the lines above the tree: the deal and the law it stands under."""
    yield from deal(said, result.case)
    titles = tuple(
        one.title for one in result.plan.instruments if one.id in result.plan.law
    )
    yield said.say("law", law=titles) if titles else said.say("law-none")


def deal(said: Language, case: Case) -> Iterator[str]:
    """Give the lines that say which deal it is."""
    if case.id or case.title:
        yield said.say("title", id=case.id, title=case.title).strip()
    yield said.say(
        "deal",
        institution=case.institution.name,
        method=case.conversion.method,
        day=case.conversion.agreed_on,
        currency=case.conversion.currency,
    )


def findings(said: Language, result: Calculation) -> Iterator[Said]:
    """Give the findings in words, the gravest first."""
    order = (Severity.VIOLATION, Severity.WARNING, Severity.OK, Severity.NOTE)
    for one in sorted(result.findings, key=lambda one: order.index(one.severity)):
        yield finding(said, result, one)


def finding(said: Language, result: Calculation, one: Finding) -> Said:
    """Give one finding in words."""
    words = law = ""
    if one.citation is not None and one.severity != Severity.NOTE:
        words = quote(said, one.citation, result.plan.instruments)
        law = one.citation.quote
    answer = one.acknowledged
    answered = ""
    if answer is not None:
        answered = said.say(
            "acknowledged", by=answer.by, on=answer.on, reason=answer.reason
        )
    severity = said.term(one.severity.value)
    args = dict(one.args)
    sentence = said.finding(one.text, args)
    if "legal" in args and one.code == "floor":
        sentence = said.say(
            "finding-legal", sentence=sentence, own=args["own"], legal=args["legal"]
        )
    if one.year and one.code != "year-without-reward":
        found = said.say(
            "finding-of-year", severity=severity, year=one.year, sentence=sentence
        )
    else:
        found = said.say("finding", severity=severity, sentence=sentence)
    return Said(one.severity, found, words, law, answered)


def pay_lines(
    said: Language, result: Calculation, year: PayYear
) -> Iterator[tuple[str, str]]:
    """Give the lines of the unit's pay of a year."""
    figures = (
        ("pay-total", year.total),
        ("pay-against-cap", year.against_cap),
        ("pay-headroom", year.headroom),
        ("pay-next-year-base", year.next_year_base),
        ("pay-conversion-cash", year.conversion_cash),
    )
    for key, fen in figures:
        yield said.say(key), said.money(Money.of_fen(fen))
    for key, fen in year.social_insurance_wages:
        name = result.case.label_of(key)
        yield said.say("pay-wages", name=name), said.money(Money.of_fen(fen))


def reimbursements(
    said: Language, result: Calculation
) -> Iterator[tuple[str, str, str]]:
    """Give who gets back what for costs fronted, and when."""
    for one in result.ledger.reimbursed:
        name = said.say(
            "reimbursement",
            name=one.line.cost.borne_by or "",
            category=one.line.cost.category.value,
        )
        yield said.value(one.on), name, said.money(Money.of_fen(one.fen))


def verdict(said: Language, result: Calculation) -> str:
    """Give the last line: lawful, or how much is violated."""
    if result.lawful:
        return said.say("lawful")
    return said.say("unlawful", count=len(result.violations))


def engine() -> str:
    """Give the name and version of what calculated."""
    return f"rewardcalc {__version__}"
