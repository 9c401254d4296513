"""Two results side by side, as text: law, a table of figures, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rewardcalc.citation import Citation
from rewardcalc.comparison import Difference, Figure
from rewardcalc.law import catalogue
from rewardcalc.report.clauses import clause
from rewardcalc.report.columns import stacked, wrapped
from rewardcalc.report.language import Language


def _law(said: Language, value: Figure | None) -> str:
    titles = {one.id: one.short for one in catalogue.all_instruments()}
    ids = value if isinstance(value, tuple) else ()
    shown = tuple(titles[one] for one in ids)
    return said.value(shown) if shown else said.say("compare-no-law")


def _value(said: Language, value: Figure | None) -> str:
    return "-" if value is None else said.value(value)


def _severity(said: Language, value: Figure | None) -> str:
    return said.say("compare-absent") if value is None else said.term(str(value))


def compare_text(said: Language, found: Sequence[Difference]) -> str:
    """Give the differences of two results: law, a table of figures, findings."""
    if not found:
        return said.say("compare-same")
    parts = (_laws(said, found), _figures(said, found), _findings(said, found))
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)


def _laws(said: Language, found: Sequence[Difference]) -> Iterator[str]:
    for one in found:
        if one.figure == "law":
            for key, value in (
                ("compare-law-before", one.before),
                ("compare-law-after", one.after),
            ):
                words = said.say(key, law=_law(said, value))
                yield from wrapped(words, "", "  ")


def _figures(said: Language, found: Sequence[Difference]) -> Iterator[str]:
    rows = [
        _row(said, one) for one in found if not one.is_finding and one.figure != "law"
    ]
    if rows:
        head = ("figure", "before", "after", "change")
        yield from stacked([tuple(said.say(f"compare-{key}") for key in head), *rows])


def _findings(said: Language, found: Sequence[Difference]) -> Iterator[str]:
    findings = [one for one in found if one.is_finding]
    if findings:
        yield said.say("compare-findings")
    for one in findings:
        words = said.say(
            "compare-finding" if one.citation is None else "compare-finding-by",
            before=_severity(said, one.before),
            after=_severity(said, one.after),
            sentence=said.finding(one.text, dict(one.args)),
            clause=_clause(said, one.citation),
        )
        yield from wrapped(words, "- ", "  ")


def _clause(said: Language, citation: Citation | None) -> str:
    asked = catalogue.all_instruments()
    return "" if citation is None else clause(said, citation, asked)


def _row(said: Language, one: Difference) -> tuple[str, ...]:
    values = (one.before, one.after, one.change)
    label = said.say(one.text, **dict(one.args))
    return label, *(_value(said, value) for value in values)
