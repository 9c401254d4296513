"""A result as one self-contained page: no network, light and dark, prints on A4."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from rewardcalc.report import drawing, html, view
from rewardcalc.report.derivations import derived
from rewardcalc.report.language import Language
from rewardcalc.report.statements import sheet as in_words
from rewardcalc.report.timeline import tables
from rewardcalc.report.trees import blocks
from rewardcalc.report.view import MARKS
from rewardcalc.result import Calculation
from rewardcalc.statements import Statement

STYLE = """
:root { color-scheme: light dark; --line: #c8c8c8; --soft: #5a5a5a; }
@media (prefers-color-scheme: dark) { :root { --line: #555; --soft: #b0b0b0; } }
* { box-sizing: border-box; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; line-height: 1.6;
  font-family: system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } h3 { font-size: 1rem; font-weight: 500; }
table { border-collapse: collapse; margin: .75rem 0; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem; vertical-align: top; }
thead th { border-bottom-width: 2px; }
td { overflow-wrap: anywhere; }
tbody th { min-width: 9.5rem; font-weight: inherit; overflow-wrap: anywhere; } td:last-child { min-width: 7rem; }
ul { list-style: none; padding-left: .5rem; }
td[style*="right"], td.r { white-space: nowrap; overflow-wrap: normal; }
.scroll { overflow-x: auto; }
q { color: var(--soft); }
li { margin: .35rem 0; }
.violation { font-weight: 600; }
svg { height: auto; } figure { margin: 1rem 0; } figcaption { color: var(--soft); }
footer { margin-top: 2rem; font-size: .8rem; color: var(--soft); overflow-wrap: anywhere; }
@page { size: A4; margin: 16mm; }
@media print { body { padding: 0; max-width: none; font-size: 10pt; }
  figure { break-inside: avoid; }
  svg { display: block; width: auto; max-width: 100%; max-height: clamp(9cm, var(--height) * .7, 24cm); }
  h2, tr, li { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""


def of(said: Language, result: Calculation, digest: str) -> str:
    """Give a result as a whole HTML page in one language."""
    return "".join(_page(said, result, digest))


def sheet(said: Language, statement: Statement) -> str:
    """Give a statement as a whole HTML page in one language."""
    shown = in_words(said, statement)
    body = html.statement(said, shown)
    return "".join([*_head(said, shown.title), *body, "</main></body></html>\n"])


def _head(said: Language, title: str) -> Iterator[str]:
    yield f'<!DOCTYPE html><html lang="{said.tag}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>"


def _page(said: Language, result: Calculation, digest: str) -> Iterator[str]:
    title = said.say("report-title", id=result.case.id).strip()
    yield from _head(said, title)
    yield f"<h1>{escape(title)}</h1>"
    for line in view.heading(said, result):
        yield f"<p>{escape(line)}</p>"
    kind = "lawful" if result.lawful else "violation"
    yield f'<p class="{kind}"><strong>{escape(view.verdict(said, result))}</strong></p>'
    yield f"<h2>{escape(said.say('tree'))}</h2>"
    for block in blocks(said, result):
        yield from _scrolling(html.tree(said, block))
    yield f"<figure><figcaption>{escape(said.say('drawing'))}</figcaption>"
    yield f'<div class="scroll">{drawing.of(result, said.identifier)}</div></figure>'
    yield from _over_time(said, result)
    yield f"<h2>{escape(said.say('findings'))}</h2><ul>"
    for found in view.findings(said, result):
        yield f'<li class="{found.severity.value}">{MARKS[found.severity]} '
        yield escape(found.words) + html.quoted(found.quote, found.law)
        yield f"<br>{escape(found.answer)}</li>" if found.answer else "</li>"
    yield f"</ul><h2>{escape(said.say('derivation'))}</h2><ol>"
    for step in derived(said, result, result.steps):
        own = f"<br>{escape(step.own)}" if step.own else ""
        quote = html.quoted(step.quote, step.law)
        yield f"<li>{escape(step.sentence)}{quote}{own}</li>"
    about = said.say("engine", engine=view.engine(), digest=digest)
    yield f"</ol><footer>{escape(about)}</footer></main></body></html>\n"


def _scrolling(parts: Iterator[str]) -> Iterator[str]:
    yield '<div class="scroll">'
    yield from parts
    yield "</div>"


def _over_time(said: Language, result: Calculation) -> Iterator[str]:
    for one in tables(said, result):
        yield f"<h2>{escape(one.heading)}</h2>"
        yield from _scrolling(html.over_time(one))
    for year in result.performance_pay:
        yield f"<h2>{escape(said.say('pay', year=str(year.block.year)))}</h2>"
        head = (said.say("item"), said.say("amount"))
        rows = tuple(view.pay_lines(said, result, year))
        yield from _scrolling(html.table(head, rows, (html.LEFT, html.RIGHT)))
    back = tuple(view.reimbursements(said, result))
    if back:
        yield f"<h2>{escape(said.say('reimbursements'))}</h2>"
        head3 = (said.say("day"), said.say("item"), said.say("amount"))
        sides3 = (html.LEFT, html.LEFT, html.RIGHT)
        yield from _scrolling(html.table(head3, back, sides3))
