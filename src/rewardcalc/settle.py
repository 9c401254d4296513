"""Whole units out of exact shares, once and over time: all rounding is in this room.

``apportion`` divides once and for all by largest remainder. ``settle`` moves a node
that may be continued from an old total to a new one, by earliest deadline first. The
two rules, and why the second never gets stuck, are told in ``docs/settling.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias, overload

from attrs import field, frozen

from rewardcalc.errors import Fault, InputError, refuse
from rewardcalc.money import Amount, Money
from rewardcalc.ratio import Ratio, RatioLike

Parts: TypeAlias = tuple[int, ...]


@overload
def apportion(total: Money, ratios: Sequence[RatioLike | int]) -> tuple[Money, ...]: ...
@overload
def apportion(total: int, ratios: Sequence[RatioLike | int]) -> Parts: ...
def apportion(
    total: Money | int, ratios: Sequence[RatioLike | int]
) -> tuple[Money, ...] | Parts:
    """Divide a total that will never be continued (最大余额法, largest remainder).

    ``total`` is money, or a whole number of units of any kind; ``ratios`` weigh the
    parts and need not sum to 1. Equal remainders go to the part named first, a zero
    ratio gets zero, a negative total mirrors the positive one. The parts always sum
    to the total.

    Raises:
        InputError: a ratio that is none, or no ratio above zero.

    >>> apportion(100, ["2", "3", "1"])
    (33, 50, 17)
    >>> apportion(Money("-0.05"), [1, 1])
    (Money('-0.03'), Money('-0.02'))
    """
    if isinstance(total, Money):
        return tuple(Money.of_fen(fen) for fen in apportion(total.fen, ratios))
    if type(total) is not int:
        raise refuse("apportion-total", total, "total")
    weights = _weights(_read(ratios))
    whole = sum(weights)
    if whole == 0:
        raise refuse("apportion-ratios")
    sign = -1 if total < 0 else 1
    parts = [abs(total) * weight // whole for weight in weights]
    left = abs(total) - sum(parts)
    by_remainder = sorted(
        range(len(weights)), key=lambda i: -(abs(total) * weights[i] % whole)
    )
    for i in by_remainder[:left]:
        parts[i] += 1
    return tuple(sign * part for part in parts)


def _read(ratios: object) -> list[Ratio]:
    """Read the ratios of a list, each with its place."""
    if isinstance(ratios, str | bytes | Mapping) or not isinstance(ratios, Iterable):
        raise refuse("list-type", ratios, "ratios")
    found = list(ratios)
    try:
        return [_weight(one) for one in found]
    except InputError:
        raise InputError(tuple(_faults(found))) from None


def _faults(ratios: Sequence[RatioLike | int]) -> Iterator[Fault]:
    for place, one in enumerate(ratios):
        try:
            _weight(one)
        except InputError as error:
            yield from (each.under(f"ratios[{place}]") for each in error.faults)


def _weight(value: RatioLike | int) -> Ratio:
    return Ratio(value, 1) if type(value) is int else Ratio.of(value)  # type: ignore[arg-type]


def _weights(ratios: Sequence[Ratio]) -> Parts:
    common = lcm(*(one.denominator for one in ratios))
    return tuple(one.numerator * (common // one.denominator) for one in ratios)


@frozen
class Division:
    """The exact shares of a node as whole-number weights, and who is protected.

    ``protected`` is the place of the child that is never settled down, or None.

    >>> Division.of([Ratio.of("70%"), Ratio.of("30%")], protected=0).weights
    (7, 3)
    """

    weights: Parts
    protected: int | None = None
    whole: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "whole", sum(self.weights))
        if self.whole < 1:
            raise refuse("apportion-ratios")

    @classmethod
    def of(cls, ratios: Sequence[Ratio], protected: int | None = None) -> Division:
        """Make the division of some ratios; they may sum to anything above zero."""
        return cls(_weights(ratios), protected)

    def nothing(self) -> Parts:
        """Give where everyone stands before the first payment."""
        return (0,) * len(self.weights)

    def shares(self, total: int) -> tuple[Fraction, ...]:
        """Give the exact shares of a settled total, in its unit."""
        return tuple(Fraction(total * weight, self.whole) for weight in self.weights)


def settle(division: Division, total: int, reached: int, standing: Parts) -> Parts:
    """Move a node from its old total to a new one (结算, earliest deadline first).

    ``total`` and ``reached`` are the new and the old total in whole units (fen or
    shares), ``standing`` is where each child stands at the old one. While totals
    rise, nobody gives a unit back and everybody is within one unit of the exact
    share. When the total falls, everyone stands where one single payment of the new
    total would have put them.

    >>> two_to_one = Division.of([Ratio.of("2/3"), Ratio.of("1/3")])
    >>> settle(two_to_one, 100, 0, (0, 0))
    (67, 33)
    >>> settle(two_to_one, 102, 100, (67, 33))
    (68, 34)
    """
    if total < reached:
        standing = division.nothing()
    whole, protected = division.whole, division.protected
    parts = []
    waiting = []
    left = total
    place = 0
    for weight in division.weights:
        share = weight * total
        at_least = share // whole
        if place == protected:
            at_least = -(-share // whole)
        part = standing[place]
        part = max(part, at_least)
        parts.append(part)
        left -= part
        if part * whole < share:
            waiting.append((-(-(part + 1) * whole // weight), place))
        place += 1  # noqa: SIM113 (a plain counter is the fastest here)
    if left:
        waiting.sort()
        for _, chosen in waiting[:left]:
            parts[chosen] += 1
    return tuple(parts)


def booked(fen: int, rate: Ratio) -> int:
    """Book a foreign amount at the nearest fen, a half away from zero (折算入账).

    ``fen`` is in hundredths of the foreign unit, ``rate`` in yuan for one unit.

    >>> booked(1234567, Ratio.of("7.1883"))
    8874438
    """
    doubled = 2 * abs(fen) * rate.numerator
    whole = (doubled + rate.denominator) // (2 * rate.denominator)
    return -whole if fen < 0 else whole


def rounded_up(amount: Amount, units: int = 100) -> int:
    """Give the smallest whole number of units that reaches an exact amount.

    ``units`` is how many make one: 100 fen make a yuan, a share is itself.

    >>> rounded_up(Amount(1, 3))
    34
    """
    return -(-amount.numerator * units // amount.denominator)
