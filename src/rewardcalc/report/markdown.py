"""A result as Markdown: tables, findings, and how each figure comes about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rewardcalc.report import view
from rewardcalc.report.columns import narrowed
from rewardcalc.report.derivations import derived
from rewardcalc.report.language import Language
from rewardcalc.report.timeline import tables
from rewardcalc.report.trees import blocks
from rewardcalc.report.view import MARKS
from rewardcalc.result import Calculation
from rewardcalc.terms import Severity

_MARKS: Final = re.compile(r"[\\|*_`\[\]~]")
_BEGINNING: Final = re.compile(r"^(\s*\d*)([#>]|[-+=.)](?=[\s-]|$))")


def of(said: Language, result: Calculation, digest: str) -> str:
    """Give a result as a Markdown document."""
    return "\n".join(_document(said, result, digest))


def _cell(text: str) -> str:
    """Write text so that it stays as it is: no marks, no tags, on one line."""
    shown = _MARKS.sub(r"\\\g<0>", " ".join(text.split("\n")))
    return shown.replace("&", "&amp;").replace("<", "&lt;")


def _line(text: str) -> str:
    """Write a line of its own: its beginning makes no heading and no list."""
    return _BEGINNING.sub(r"\1\\\2", _cell(text))


def _table(
    head: Sequence[str], rows: Sequence[Sequence[str]], aligned: str
) -> Iterator[str]:
    yield ""
    yield "| " + " | ".join(_cell(one) for one in head) + " |"
    sides = {"l": "---", "r": "---:"}
    yield "|" + "|".join(sides[one] for one in aligned) + "|"
    for row in rows:
        yield "| " + " | ".join(_cell(one) for one in row) + " |"


def _document(said: Language, result: Calculation, digest: str) -> Iterator[str]:
    yield f"# {_cell(said.say('report-title', id=result.case.id).strip())}"
    for line in view.heading(said, result):
        yield from ("", _line(line))
    yield from ("", f"**{view.verdict(said, result)}**")
    yield from ("", f"## {said.say('tree')}")
    yield from _trees(said, result)
    yield from _over_time(said, result)
    for year in result.performance_pay:
        yield from ("", f"## {said.say('pay', year=str(year.block.year))}")
        labels = (said.say("item"), said.say("amount"))
        yield from _table(labels, list(view.pay_lines(said, result, year)), "lr")
    yield from ("", f"## {said.say('findings')}", "")
    for found in view.findings(said, result):
        # A note's mark is the point that the list has already.
        mark = "" if found.severity == Severity.NOTE else f"{MARKS[found.severity]} "
        yield f"- {mark}{_cell(found.words)}"
        quoted = (one for one in (found.quote, found.answer) if one)
        yield from (f"  > {_cell(one)}" for one in quoted)
    yield from ("", f"## {said.say('derivation')}", "")
    for number, step in enumerate(derived(said, result, result.steps), 1):
        yield f"{number}. {_cell(step.sentence)}"
        quoted = (words for words in (step.quote, step.own) if words)
        yield from (f"   > {_cell(words)}" for words in quoted)
    yield from ("", said.say("engine", engine=view.engine(), digest=digest))


def _trees(said: Language, result: Calculation) -> Iterator[str]:
    head = [said.say(key) for key in ("item", "ratio", "amount", "clause-heading")]
    for block in blocks(said, result):
        if block.heading:
            yield from ("", block.heading)
        rows = [
            ("\u3000" * one.depth + one.label, one.ratio, one.amount, one.clause)
            for one in block.lines
        ]
        if rows:
            yield from _table(head, rows, "lrrl")


def _over_time(said: Language, result: Calculation) -> Iterator[str]:
    for one in tables(said, result):
        yield from ("", f"## {one.heading}")
        for head, *rows in narrowed([one.head, *one.rows]):
            yield from _table(head, rows, "l" + "r" * (len(head) - 1))
    back = list(view.reimbursements(said, result))
    if back:
        yield from ("", f"## {said.say('reimbursements')}")
        head = (said.say("day"), said.say("item"), said.say("amount"))
        yield from _table(head, back, "llr")
