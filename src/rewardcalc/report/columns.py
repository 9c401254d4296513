"""Text in columns: a Chinese character is two columns wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias
from unicodedata import combining, east_asian_width

WIDTH = 80


def width(text: str) -> int:
    """Give how many columns a text takes on a terminal.

    >>> width("净收入"), width("net")
    (6, 3)
    """
    return sum(
        0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1
        for one in text
    )


def left(text: str, columns: int) -> str:
    """Fill a text up on its right.

    >>> left("单位", 6) + "|"
    '单位  |'
    """
    return text + " " * (columns - width(text))


def right(text: str, columns: int) -> str:
    """Fill a text up on its left."""
    return " " * (columns - width(text)) + text


def wrapped(text: str, first: str, rest: str, columns: int = WIDTH) -> Iterator[str]:
    """Break a text into lines of at most so many columns, each with its indent.

    Words of letters stay whole; a Chinese text may break at any character.
    """
    yield from folded(_pieces(text), first, rest, columns)


def folded(
    pieces: Iterable[str], first: str, rest: str, columns: int = WIDTH
) -> Iterator[str]:
    """Put pieces that stay whole into lines, each with its indent.

    >>> list(folded(["[--on DATE] ", "[--law ID]"], "laws ", "  ", 20))
    ['laws [--on DATE]', '  [--law ID]']
    """
    line = first
    empty = True
    for piece in pieces:
        if not empty and width(line + piece.rstrip()) > columns:
            yield line.rstrip()
            line, piece = rest, piece.lstrip()  # noqa: PLW2901
        line += piece
        empty = False
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Give the smallest parts that a line may not break."""
    piece = ""
    for at, one in enumerate(text):
        piece += one
        after = text[at + 1 : at + 2]
        wide = width(one) > 1 or (after and width(after) > 1)
        if one == " " or (
            wide and after not in _NO_LINE_BEGINS and one not in _NO_LINE_ENDS
        ):
            yield piece
            piece = ""
    if piece:
        yield piece


_NO_LINE_BEGINS = tuple("，。、；：！？）」』》〕”%.,;:!?)]")
_NO_LINE_ENDS = tuple("（「『《〔“([")


def table(rows: Sequence[Sequence[str]], aligned: str) -> Iterator[str]:
    """Give rows in columns; ``aligned`` has ``l`` or ``r`` for each column.

    >>> list(table([["unit", "1.00"], ["net", "10.00"]], "lr"))
    ['unit   1.00', 'net   10.00']
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            left(cell, columns) if side == "l" else right(cell, columns)
            for cell, side, columns in zip(row, aligned, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()


Rows: TypeAlias = Sequence[Sequence[str]]


def narrowed(rows: Rows) -> Iterator[Rows]:
    """Break a wide table into as many as a line of 80 columns needs.

    Each has the first column, which says what the rows are.
    """
    widths = [2 + max(map(width, column)) for column in zip(*rows, strict=True)]
    at = 1
    while at < len(widths):
        end = at + 1
        while end < len(widths) and widths[0] + sum(widths[at : end + 1]) <= WIDTH + 2:
            end += 1
        yield [(row[0], *row[at:end]) for row in rows]
        at = end


def stacked(rows: Rows) -> Iterator[str]:
    """Give a table whose first column is text and whose others are figures."""
    for part in narrowed(rows):
        yield from table(part, "l" + "r" * (len(part[0]) - 1))
