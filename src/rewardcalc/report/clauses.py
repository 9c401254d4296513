"""Clauses as people cite them: 促进科技成果转化法 第四十五条第一款, art. 45 para. 1."""

from __future__ import annotations

from collections.abc import Sequence

from rewardcalc.citation import Citation
from rewardcalc.law.instrument import Instrument
from rewardcalc.report.language import Language


def place(said: Language, citation: Citation, *, articles: bool) -> str:
    """Give article, paragraph and item of a citation."""
    if not articles:
        return said.say("measure", article=citation.article)
    if citation.item:
        kind = "article-item"
    elif citation.paragraph:
        kind = "article-paragraph"
    else:
        kind = "article"
    return said.say(
        kind,
        article=citation.article,
        paragraph=citation.paragraph,
        item=citation.item,
    )


def clause(said: Language, citation: Citation, asked: Sequence[Instrument]) -> str:
    """Give the instrument's short title and the place in it."""
    instrument = next(one for one in asked if one.id == citation.instrument)
    if not citation.article:
        return instrument.short
    where = place(said, citation, articles=instrument.articles)
    return said.say("clause", instrument=instrument.short, provision=where)


def quote(said: Language, citation: Citation, asked: Sequence[Instrument]) -> str:
    """Give the quoted words with the clause they stand in."""
    kind = "quote-second-hand" if citation.second_hand else "quote"
    return said.say(kind, quote=citation.quote, clause=clause(said, citation, asked))
