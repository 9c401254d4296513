"""The schedules run: what a node's children get of its amount, settled and exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from attrs import frozen

from rewardcalc.money import Amount
from rewardcalc.plan import PlannedBand, PlannedSplit
from rewardcalc.ratio import Ratio
from rewardcalc.settle import Division, Parts, settle
from rewardcalc.split import Schedule


def settled(split: PlannedSplit, totals: Sequence[int]) -> list[Parts]:
    """Settle a node over the days of its running total: a row of children a day."""
    match split.schedule:
        case Schedule.FLAT | Schedule.CONTRACT:
            return flat(split.division, totals)
        case Schedule.MARGINAL:
            bands = [flat(one.division, in_band(one, totals)) for one in split.bands]
            return [
                tuple(map(sum, zip(*rows, strict=True)))
                for rows in zip(*bands, strict=True)
            ]
        case Schedule.SLAB:
            return [capped(band, row) for band, row in slab(split, totals)]
        case _:
            assert_never(split.schedule)


def flat(division: Division, totals: Sequence[int]) -> list[Parts]:
    """Settle running totals by ratios that do not change."""
    standing = division.nothing()
    reached = 0
    rows = []
    for total in totals:
        standing = settle(division, total, reached, standing)
        reached = total
        rows.append(standing)
    return rows


def in_band(band: PlannedBand, totals: Sequence[int]) -> list[int]:
    """Give the part of each running total that lies in a band."""
    return [band.part(total) for total in totals]


def band_of(split: PlannedSplit, total: int) -> PlannedBand:
    """Give the band that an amount falls in as a whole."""
    return next(band for band in split.bands if band.holds(total))


def slab(
    split: PlannedSplit, totals: Sequence[int]
) -> Iterator[tuple[PlannedBand, Parts]]:
    """Settle each total as a whole by its band, before caps.

    In a new band everyone stands where one single payment would have put them.
    """
    before: PlannedBand | None = None
    standing: Parts = ()
    reached = 0
    for total in totals:
        band = band_of(split, total)
        if band is not before:
            standing, reached = band.division.nothing(), 0
        standing = settle(band.division, total, reached, standing)
        before, reached = band, total
        yield band, standing


def capped(band: PlannedBand, row: Parts) -> Parts:
    """Cut what is above a cap, and give it to the child that takes the rest."""
    if not band.caps or band.rest is None:
        return row
    cut = [
        part if cap is None else min(part, cap)
        for part, cap in zip(row, band.caps, strict=True)
    ]
    cut[band.rest] += sum(row) - sum(cut)
    return tuple(cut)


def exact(split: PlannedSplit, amount: Amount) -> list[Amount]:
    """Give each child's exact share of an exact amount of the node."""
    match split.schedule:
        case Schedule.FLAT | Schedule.CONTRACT:
            return _shares(split.division, amount)
        case Schedule.MARGINAL:
            parts = [_shares(one.division, _part(one, amount)) for one in split.bands]
            return [sum(column, Amount(0)) for column in zip(*parts, strict=True)]
        case Schedule.SLAB:
            return _slab_exact(split, amount)
        case _:
            assert_never(split.schedule)


def _shares(division: Division, amount: Amount) -> list[Amount]:
    return [amount * Ratio(weight, division.whole) for weight in division.weights]


def _part(band: PlannedBand, amount: Amount) -> Amount:
    upper = amount if band.upper is None else min(amount, Amount(band.upper))
    return max(upper - Amount(band.lower), Amount(0))


def _slab_exact(split: PlannedSplit, amount: Amount) -> list[Amount]:
    band = next(
        one for one in split.bands if one.upper is None or amount <= Amount(one.upper)
    )
    return _cut(band, _shares(band.division, amount))


def _cut(band: PlannedBand, shares: list[Amount]) -> list[Amount]:
    if not band.caps or band.rest is None:
        return shares
    cut = [
        share if cap is None else min(share, Amount(cap))
        for share, cap in zip(shares, band.caps, strict=True)
    ]
    cut[band.rest] += sum(shares, Amount(0)) - sum(cut, Amount(0))
    return cut


@frozen
class Cliff:
    """A threshold of a slab at which a child's share falls (断崖).

    ``below`` is the exact share at the threshold, ``above`` what it tends to just past it.
    """

    payee: str
    threshold: int
    below: Amount
    above: Amount


def cliffs(split: PlannedSplit) -> Iterator[Cliff]:
    """Give every fall at a threshold of a slab; other schedules have none."""
    if split.schedule != Schedule.SLAB:
        return
    for lower, upper in pairwise(split.bands):
        amount = Amount(upper.lower)
        before = _cut(lower, _shares(lower.division, amount))
        after = _cut(upper, _shares(upper.division, amount))
        for child, below, above in zip(split.children, before, after, strict=True):
            if above < below:
                yield Cliff(child.name, upper.lower, below, above)
