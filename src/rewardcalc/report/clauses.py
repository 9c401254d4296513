"""Clauses as people cite them: 促进科技成果转化法 第四十五条第一款, art. 45 para. 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rewardcalc.citation import Citation
from rewardcalc.law.instrument import Instrument
from rewardcalc.report.language import Language
from rewardcalc.split import Clause

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final[Mapping[str, int]] = {"十": 10, "百": 100}


def place(said: Language, citation: Citation, *, articles: bool) -> str:
    """Give article, paragraph and item of a citation."""
    article = _number(said, citation.article)
    if not articles:
        return said.say("measure", article=article)
    if citation.item:
        kind = "article-item"
    elif citation.paragraph:
        kind = "article-paragraph"
    else:
        kind = "article"
    return said.say(
        kind,
        article=article,
        paragraph=_number(said, _chinese(citation.paragraph)),
        item=_number(said, _chinese(citation.item)),
    )


def _number(said: Language, written: str) -> str:
    """Give a number as the language cites it: 四十五, or 45 outside Chinese."""
    number = 0 if said.locale.language == "zh" else _arabic(written)
    return str(number) if number else written


def _arabic(written: str) -> int:
    """Read a Chinese number below a thousand; 0 if it is none.

    >>> [_arabic(one) for one in ("四十五", "十一", "一百零二", "（六）")]
    [45, 11, 102, 0]
    """
    number = digit = 0
    for one in written:
        if one in _DIGITS:
            digit = _DIGITS.index(one)
        elif one in _UNITS:
            number += (digit or 1) * _UNITS[one]
            digit = 0
        else:
            return 0
    return number + digit


def _chinese(number: int) -> str:
    """Write a number below a hundred as the laws do; nothing for 0.

    >>> [_chinese(one) for one in (0, 1, 10, 12, 20, 45)]
    ['', '一', '十', '十二', '二十', '四十五']
    """
    tens, ones = divmod(number, 10)
    many = _DIGITS[tens] if tens > 1 else ""
    ten = "十" if tens else ""
    one = _DIGITS[ones] if ones else ""
    return f"{many}{ten}{one}"


def clause(said: Language, citation: Citation, asked: Sequence[Instrument]) -> str:
    """Give the instrument's short title and the place in it."""
    instrument = next(one for one in asked if one.id == citation.instrument)
    if not citation.article:
        return instrument.short
    where = place(said, citation, articles=instrument.articles)
    return said.say("clause", instrument=instrument.short, provision=where)


def own(said: Language, ruled: Clause) -> str:
    """Give the clause of the institution's own rule, with its words if it has them."""
    if ruled.quote:
        return said.say("quote-own", quote=ruled.quote, article=ruled.article)
    return said.say("clause-own", article=ruled.article)


def quote(said: Language, citation: Citation, asked: Sequence[Instrument]) -> str:
    """Give the quoted words with the clause they stand in."""
    kind = "quote-second-hand" if citation.second_hand else "quote"
    return said.say(kind, quote=citation.quote, clause=clause(said, citation, asked))
