"""What a payee gets as an exact function of the amount: straight pieces, end to end.

This is how a regulation is checked for all amounts at once, without trying any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from rewardcalc.plan import PlannedBand, PlannedSplit, PlannedTree
from rewardcalc.split import Schedule


@frozen
class Piece:
    """On the amounts above ``lower`` and up to ``upper``: slope times amount + offset.

    The last piece has no upper end. Amounts are in fen.
    """

    lower: Fraction
    upper: Fraction | None
    slope: Fraction
    offset: Fraction

    def at(self, amount: Fraction) -> Fraction:
        """Give the value at an amount, also at the open lower end as a limit."""
        return self.slope * amount + self.offset


Pieces: TypeAlias = tuple[Piece, ...]

IDENTITY: Pieces = (Piece(Fraction(0), None, Fraction(1), Fraction(0)),)
ZERO: Pieces = (Piece(Fraction(0), None, Fraction(0), Fraction(0)),)


def added(functions: Iterable[Pieces]) -> Pieces:
    """Give the sum of some functions."""
    total = ZERO
    for one in functions:
        total = _joined(total, one, Fraction(1))
    return total


def less(one: Pieces, other: Pieces, times: Fraction) -> Pieces:
    """Give one function less a multiple of another."""
    return _joined(one, other, -times)


def _joined(one: Pieces, other: Pieces, times: Fraction) -> Pieces:
    return tuple(
        Piece(
            lower,
            upper,
            first.slope + times * second.slope,
            first.offset + times * second.offset,
        )
        for lower, upper, first, second in overlaps(one, other)
    )


def overlaps(
    one: Pieces, other: Pieces
) -> Iterator[tuple[Fraction, Fraction | None, Piece, Piece]]:
    """Give the stretches on which two functions have one piece each."""
    for first in one:
        for second in other:
            lower = max(first.lower, second.lower)
            ends = [end for end in (first.upper, second.upper) if end is not None]
            upper = min(ends) if ends else None
            if upper is None or lower < upper:
                yield lower, upper, first, second


def composed(outer: Pieces, inner: Pieces) -> Pieces:
    """Give the outer function of the inner one, which never has a negative slope."""
    found = []
    for piece in inner:
        if piece.slope == 0:
            value = piece.offset
            part = _holding(outer, value)
            at = part.at(value) if part is not None else Fraction(0)
            found.append(Piece(piece.lower, piece.upper, Fraction(0), at))
            continue
        for part in outer:
            lower = max(piece.lower, (part.lower - piece.offset) / piece.slope)
            upper = piece.upper
            if part.upper is not None:
                end = (part.upper - piece.offset) / piece.slope
                upper = end if upper is None else min(upper, end)
            if upper is None or lower < upper:
                slope = part.slope * piece.slope
                offset = part.slope * piece.offset + part.offset
                found.append(Piece(lower, upper, slope, offset))
    return tuple(found)


def _holding(pieces: Pieces, value: Fraction) -> Piece | None:
    return next(
        (
            one
            for one in pieces
            if one.lower < value and (one.upper is None or value <= one.upper)
        ),
        None,
    )


def of_tree(tree: PlannedTree) -> dict[str, Pieces]:
    """Give what every node gets as a function of the amount of the root.

    Where a split goes by the contract amount, the functions are of that amount, taken
    for the amount that is divided: shares of it are the same.
    """
    found = {tree.root: IDENTITY}
    for split in tree.splits:
        above = found[split.of]
        for place, child in enumerate(split.children):
            if split.weighed:
                # Bands are of the contract itself, whatever part of it is divided here.
                found[child.name] = less(ZERO, _child(split, place), -above[0].slope)
            else:
                found[child.name] = composed(_child(split, place), above)
    return found


def _child(split: PlannedSplit, place: int) -> Pieces:
    """Give what a child gets as a function of the amount of its node."""
    if split.schedule == Schedule.MARGINAL:
        return _marginal(split.bands, place)
    if split.schedule == Schedule.SLAB:
        return tuple(piece for band in split.bands for piece in _slab(band, place))
    if split.weighed:
        return _marginal([band for _, band in split.weighed], place)
    return (Piece(Fraction(0), None, _ratio(split.bands[0], place), Fraction(0)),)


def _ratio(band: PlannedBand, place: int) -> Fraction:
    return Fraction(band.division.weights[place], band.division.whole)


def _marginal(bands: Sequence[PlannedBand], place: int) -> Pieces:
    found = []
    gathered = Fraction(0)
    for band in bands:
        lower = Fraction(band.lower)
        upper = None if band.upper is None else Fraction(band.upper)
        ratio = _ratio(band, place)
        found.append(Piece(lower, upper, ratio, gathered - ratio * lower))
        if upper is not None:
            gathered += ratio * (upper - lower)
    return tuple(found)


def _slab(band: PlannedBand, place: int) -> Iterator[Piece]:
    """Give a child's pieces in one band: capped children bend at their caps."""
    lower = Fraction(band.lower)
    upper = None if band.upper is None else Fraction(band.upper)
    bends = {
        cap / _ratio(band, at)
        for at, cap in enumerate(band.caps)
        if cap is not None and _ratio(band, at)
    }
    inside = [
        at for at in sorted(bends) if lower < at and (upper is None or at < upper)
    ]
    ends: list[Fraction | None] = [*inside, upper]
    for end in ends:
        slopes, offsets = _cut(band, lower)
        yield Piece(lower, end, slopes[place], offsets[place])
        if end is not None:
            lower = end


def _cut(band: PlannedBand, lower: Fraction) -> tuple[list[Fraction], list[Fraction]]:
    """Give everyone's slope and offset just above an amount, caps applied."""
    children = range(len(band.division.weights))
    slopes = [_ratio(band, at) for at in children]
    offsets = [Fraction(0) for _ in children]
    for at, cap in enumerate(band.caps):
        if cap is not None and band.rest is not None and slopes[at] * lower >= cap:
            slopes[band.rest] += slopes[at]
            offsets[band.rest] -= cap
            slopes[at], offsets[at] = Fraction(0), Fraction(cap)
    return slopes, offsets
