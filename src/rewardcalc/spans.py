"""Where an exact function of the amount is below zero, and how low it comes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from rewardcalc.piecewise import Piece, Pieces, overlaps


@frozen
class Span:
    """Amounts above ``above`` (not itself) and up to ``up_to``, without end if None."""

    above: Fraction
    up_to: Fraction | None

    @property
    def first(self) -> int:
        """The first whole fen of the span."""
        return self.above.numerator // self.above.denominator + 1


def negative(pieces: Pieces) -> tuple[Span, ...]:
    """Give where a function is below zero, neighbours joined, whole fen only."""
    found: list[Span] = []
    for piece in pieces:
        span = _negative(piece)
        if span is None or (span.up_to is not None and span.first > span.up_to):
            continue
        before = found[-1].up_to if found else None
        if before is not None and span.first <= before + 1:
            span = Span(found.pop().above, span.up_to)
        found.append(span)
    return tuple(found)


def _negative(piece: Piece) -> Span | None:
    if piece.slope == 0:
        below = piece.offset < 0
        return Span(piece.lower, piece.upper) if below else None
    zero = -piece.offset / piece.slope
    if piece.slope < 0:
        above = max(piece.lower, zero)
        empty = piece.upper is not None and above >= piece.upper
        return None if empty else Span(above, piece.upper)
    # A rising piece is below zero before its zero, which is not in the span itself.
    if zero <= piece.lower:
        return None
    if piece.upper is not None and zero > piece.upper:
        return Span(piece.lower, piece.upper)
    last = -(-zero.numerator // zero.denominator) - 1
    return Span(piece.lower, Fraction(last)) if last > piece.lower else None


def least_share(pieces: Pieces, base: Pieces) -> Fraction:
    """Give the smallest share of a base that a function ever comes to, as a limit."""
    shares = [
        part
        for lower, upper, one, other in overlaps(pieces, base)
        for part in _shares_at_ends(one, other, (lower, upper))
    ]
    return min(shares, default=Fraction(0))


def _shares_at_ends(
    one: Piece, other: Piece, ends: tuple[Fraction, Fraction | None]
) -> Iterator[Fraction]:
    for end in ends:
        if end is None:
            above, under = one.slope, other.slope
        else:
            above, under = one.at(end), other.at(end)
            if end == 0:
                above, under = one.slope, other.slope
        if under:
            yield above / under
