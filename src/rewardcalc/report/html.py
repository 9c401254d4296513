"""Results and cases as a piece of HTML, for Jupyter: a table with clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from rewardcalc.facts import Case
from rewardcalc.report import view
from rewardcalc.report.columns import narrowed
from rewardcalc.report.facts import fact_rows
from rewardcalc.report.language import Language, language
from rewardcalc.report.statements import Reason, Sheet, sheet
from rewardcalc.report.timeline import Table, tables
from rewardcalc.report.trees import Block, blocks
from rewardcalc.report.view import MARKS
from rewardcalc.result import Calculation
from rewardcalc.statements import Statement

LEFT = ' style="text-align:left"'
RIGHT = ' style="text-align:right;font-variant-numeric:tabular-nums"'


def of(value: object, wanted: str | None = None) -> str:
    """Give a case, a result or a statement as HTML, in the language that fits a locale."""
    said = language(wanted)
    if isinstance(value, Case):
        head = (said.say("item"), said.say("value"))
        return "".join(table(head, fact_rows(said, value), (LEFT, LEFT)))
    if isinstance(value, Calculation):
        return "".join(_result(said, value))
    if isinstance(value, Statement):
        return "".join(statement(said, sheet(said, value)))
    return f"<pre>{escape(repr(value))}</pre>"


def _result(said: Language, result: Calculation) -> Iterator[str]:
    yield f'<div lang="{said.tag}">'
    for line in view.heading(said, result):
        yield f"<p>{escape(line)}</p>"
    for block in blocks(said, result):
        yield from tree(said, block)
    for over in tables(said, result):
        yield f"<p>{escape(over.heading)}</p>"
        yield from over_time(over)
    for year in result.performance_pay:
        head = (said.say("pay", year=str(year.block.year)), said.say("amount"))
        yield from table(head, view.pay_lines(said, result, year), (LEFT, RIGHT))
    back = list(view.reimbursements(said, result))
    if back:
        head3 = (said.say("day"), said.say("reimbursements"), said.say("amount"))
        yield from table(head3, back, (LEFT, LEFT, RIGHT))
    yield "<ul>"
    for one in view.findings(said, result):
        quote = quoted(one.quote, one.law)
        answer = f"<br>{escape(one.answer)}" if one.answer else ""
        yield f"<li>{MARKS[one.severity]} {escape(one.words)}{quote}{answer}</li>"
    yield f"</ul><p><strong>{escape(view.verdict(said, result))}</strong></p></div>"


def statement(said: Language, shown: Sheet) -> Iterator[str]:
    """Give a statement: what was due and why, what is paid, what is insured."""
    yield f'<div lang="{said.tag}"><h1>{escape(shown.title)}</h1>'
    for line in shown.heading:
        yield f"<p>{escape(line)}</p>"
    yield f"<h2>{escape(shown.due.heading)}</h2>"
    yield from table(shown.due.head, shown.due.rows, (LEFT, LEFT, RIGHT))
    yield from _reasons(shown.reasons)
    for over in (shown.standing, shown.insurance):
        if over is not None:
            yield f"<h2>{escape(over.heading)}</h2>"
            yield from over_time(over)
    yield from _reasons(shown.notes)
    yield "</div>"


def _reasons(reasons: Sequence[Reason]) -> Iterator[str]:
    items = [f"<li>{_marked(one.sentence, one.law)}</li>" for one in reasons]
    yield from ("<ul>", *items, "</ul>") if items else ()


def quoted(sentence: str, law: str) -> str:
    """Give a quote with its clause; only the words of the law are marked as Chinese."""
    return f"<br>{_marked(sentence, law)}" if sentence else ""


def _marked(sentence: str, law: str) -> str:
    """Mark the words of the law in a sentence as Chinese, if they stand in it."""
    if not law or law not in sentence:
        return escape(sentence)
    before, words, after = sentence.partition(law)
    marked = f'<q lang="zh-Hans" style="quotes:none">{escape(words)}</q>'
    return f"{escape(before)}{marked}{escape(after)}"


def tree(said: Language, block: Block) -> Iterator[str]:
    """Give a tree as a table with its clauses."""
    head = ("item", "ratio", "amount", "clause-heading")
    rows = [
        ("\u2003" * one.depth + one.label, one.ratio, one.amount, one.clause)
        for one in block.lines
    ]
    if block.heading:
        yield f"<h3>{escape(block.heading)}</h3>"
    if rows:
        labels = tuple(said.say(key) for key in head)
        yield from table(labels, rows, (LEFT, RIGHT, RIGHT, LEFT))


def over_time(one: Table) -> Iterator[str]:
    """Give a table over time, in parts that fit the width of a page of paper."""
    for head, *rows in narrowed([one.head, *one.rows]):
        yield from table(head, rows, (LEFT, *(RIGHT for _ in head[1:])))


def table(
    head: Sequence[str],
    rows: Iterator[Sequence[str]] | Sequence[Sequence[str]],
    sides: Sequence[str],
) -> Iterator[str]:
    """Give a table with a head; every cell is escaped."""
    yield "<table><thead><tr>"
    yield from (
        f'<th scope="col"{side}>{escape(cell)}</th>'
        for cell, side in zip(head, sides, strict=True)
    )
    yield "</tr></thead><tbody>"
    for row in rows:
        first, *others = zip(row, sides, strict=True)
        yield f'<tr><th scope="row"{first[1]}>{escape(first[0])}</th>'
        yield from (f"<td{side}>{escape(cell)}</td>" for cell, side in others)
        yield "</tr>"
    yield "</tbody></table>"
