"""Results and cases as plain text: a tree with aligned amounts, 80 columns wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rewardcalc.facts import Case
from rewardcalc.report import view
from rewardcalc.report.columns import table, wrapped
from rewardcalc.report.facts import fact_rows
from rewardcalc.report.language import Language, language
from rewardcalc.report.view import MARKS, Line, Said
from rewardcalc.result import Calculation
from rewardcalc.terms import EQUITY, Severity

Paint = Callable[[Severity, str], str]


def of(value: object, wanted: str | None = None, paint: Paint | None = None) -> str:
    """Give a case or a result as text, in the language that fits a locale."""
    said = language(wanted)
    if isinstance(value, Case):
        return "\n".join(table(list(fact_rows(said, value)), "ll"))
    if isinstance(value, Calculation):
        return "\n".join(_result(said, value, paint or _plain))
    return repr(value)


def _plain(_severity: Severity, text: str) -> str:
    return text


def _result(said: Language, result: Calculation, paint: Paint) -> Iterator[str]:
    for line in view.heading(said, result):
        yield from wrapped(line, "", "  ")
    yield from _block(list(view.money_lines(said, result)))
    shares = result.course(EQUITY)
    if shares is not None:
        yield from _block(list(view.tree_lines(said, result, shares)))
    for year in result.performance_pay:
        yield ""
        yield said.say("pay", year=str(year.block.year))
        yield from table(list(view.pay_lines(said, year)), "lr")
    back = list(view.reimbursements(said, result))
    if back:
        yield ""
        yield said.say("reimbursements")
        yield from table(back, "llr")
    found = list(view.findings(said, result))
    if found:
        yield ""
        yield said.say("findings")
        for one in found:
            yield from _finding(said, one, paint)
    yield ""
    yield view.verdict(said, result)


def _block(lines: list[Line]) -> Iterator[str]:
    if lines:
        yield ""
        yield from table(
            [
                (f"{one.branch}{one.label}", one.ratio, one.amount, one.clause)
                for one in lines
            ],
            "lrrl",
        )


def _finding(said: Language, one: Said, paint: Paint) -> Iterator[str]:
    severity = said.term(one.severity.value)
    words = said.say("finding", severity=severity, sentence=one.sentence)
    for line in wrapped(words, f"{MARKS[one.severity]} ", "  "):
        yield paint(one.severity, line)
    if one.quote:
        yield from wrapped(one.quote, "    ", "    ")
