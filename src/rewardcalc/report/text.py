"""Results and cases as plain text: a tree with aligned amounts, 80 columns wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rewardcalc.facts import Case
from rewardcalc.report import view
from rewardcalc.report.columns import WIDTH, stacked, table, width, wrapped
from rewardcalc.report.facts import fact_rows
from rewardcalc.report.language import Language, language
from rewardcalc.report.statements import sheet
from rewardcalc.report.timeline import Table, tables
from rewardcalc.report.trees import Block, blocks
from rewardcalc.report.view import MARKS, Said
from rewardcalc.result import Calculation
from rewardcalc.statements import Statement
from rewardcalc.terms import Severity

Paint = Callable[[Severity, str], str]


def of(value: object, wanted: str | None = None, paint: Paint | None = None) -> str:
    """Give a case, a result or a statement as text, in the language that fits a locale."""
    said = language(wanted)
    if isinstance(value, Case):
        return "\n".join(table(list(fact_rows(said, value)), "ll"))
    if isinstance(value, Calculation):
        return "\n".join(_result(said, value, paint or _plain))
    if isinstance(value, Statement):
        return "\n".join(_statement(said, value))
    return repr(value)


def _statement(said: Language, one: Statement) -> Iterator[str]:
    shown = sheet(said, one)
    yield shown.title
    for line in shown.heading:
        yield from wrapped(line, "", "  ")
    yield ""
    yield shown.due.heading
    yield from table([shown.due.head, *shown.due.rows], "llr")
    for reason in shown.reasons:
        yield from wrapped(reason.sentence, "- ", "  ")
    for over in (shown.standing, shown.insurance):
        if over is not None:
            yield from _over_time(over)
    if shown.notes:
        yield ""
    for note in shown.notes:
        yield from wrapped(note.sentence, "- ", "  ")


def _plain(_severity: Severity, text: str) -> str:
    return text


def _result(said: Language, result: Calculation, paint: Paint) -> Iterator[str]:
    for line in view.heading(said, result):
        yield from wrapped(line, "", "  ")
    for block in blocks(said, result):
        yield from _block(block)
    for over in tables(said, result):
        yield from _over_time(over)
    for year in result.performance_pay:
        yield ""
        yield said.say("pay", year=str(year.block.year))
        yield from table(list(view.pay_lines(said, result, year)), "lr")
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
            yield from _finding(one, paint)
    yield ""
    yield view.verdict(said, result)


def _block(block: Block) -> Iterator[str]:
    if not block.lines:
        return
    yield ""
    if block.heading:
        yield block.heading
    rows = [(f"{one.branch}{one.label}", one.ratio, one.amount) for one in block.lines]
    for one, line in zip(block.lines, table(rows, "lrr"), strict=True):
        beside = f"{line}  {one.clause}"
        if not one.clause or width(beside) <= WIDTH:
            yield beside.rstrip()
        else:
            # A clause that is too long for its line stands below it.
            trunk = one.branch.replace("├─", "│ ").replace("└─", "  ")
            yield line
            yield from wrapped(one.clause, f"{trunk}  ", f"{trunk}  ")


def _over_time(one: Table) -> Iterator[str]:
    yield ""
    yield one.heading
    yield from stacked([one.head, *one.rows])


def _finding(one: Said, paint: Paint) -> Iterator[str]:
    for line in wrapped(one.words, f"{MARKS[one.severity]} ", "  "):
        yield paint(one.severity, line)
    if one.quote:
        yield from wrapped(one.quote, "    ", "    ")
    if one.answer:
        yield from wrapped(one.answer, "    ", "    ")
