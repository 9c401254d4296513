"""Exact ratios: a share, a rate or a weight, never a binary float."""

from __future__ import annotations

import re
from fractions import Fraction
from math import gcd
from typing import TypeAlias

from attrs import frozen

from rewardcalc.errors import InputError, refuse, written

RatioLike: TypeAlias = "Ratio | str | Fraction"

DIGITS = 40
_PERCENT = 100
_TEXT = re.compile(
    r"(?P<whole>0|[1-9][0-9]*)"
    r"(?:/(?P<under>[1-9][0-9]*)|(?:\.(?P<decimals>[0-9]+))?(?P<percent>%)?)"
)
_LONGEST_TEXT = 3 * DIGITS


@frozen(order=False, repr=False)
class Ratio:
    """An exact fraction, not negative (比例).

    A ratio is not a number: it multiplies amounts and compares with other ratios.

    >>> Ratio.of("70%")
    Ratio('7/10')
    >>> Ratio.of("0.125") < Ratio.of("2/15")
    True
    """

    numerator: int
    denominator: int

    def __attrs_post_init__(self) -> None:
        for part in (self.numerator, self.denominator):
            if type(part) is not int:
                raise refuse("ratio-parts", part)
        if self.numerator < 0 or self.denominator < 1:
            raise refuse("ratio-sign", f"{self.numerator}/{self.denominator}")
        common = gcd(self.numerator, self.denominator)
        if common > 1:
            object.__setattr__(self, "numerator", self.numerator // common)
            object.__setattr__(self, "denominator", self.denominator // common)

    @classmethod
    def of(cls, value: RatioLike) -> Ratio:
        """Read a ratio from ``"70%"``, ``"0.7"``, ``"2/37"`` or a ``Fraction``.

        Raises:
            InputError: anything else, a float above all; more than 40 digits.

        >>> Ratio.of("2/37")
        Ratio('2/37')
        """
        if isinstance(value, Ratio):
            return value
        if isinstance(value, Fraction):
            return _limited(cls(value.numerator, value.denominator), value)
        return cls._of_text(written(value, "ratio"))

    @classmethod
    def _of_text(cls, value: str) -> Ratio:
        if len(value) > _LONGEST_TEXT:
            raise refuse("ratio-digits", value, limit=DIGITS)
        match = _TEXT.fullmatch(value)
        if match is None:
            raise refuse("ratio-form", value)
        decimals = match["decimals"] or ""
        above = int(match["whole"] + decimals)
        under = int(match["under"] or 1) * 10 ** len(decimals)
        return _limited(cls(above, under * (100 if match["percent"] else 1)), value)

    def to_fraction(self) -> Fraction:
        """Give the same value as a ``Fraction``."""
        return Fraction(self.numerator, self.denominator)

    def _cross(self, other: Ratio) -> tuple[int, int]:
        return (
            self.numerator * other.denominator,
            other.numerator * self.denominator,
        )

    def __add__(self, other: Ratio) -> Ratio:
        if not isinstance(other, Ratio):
            return NotImplemented
        mine, yours = self._cross(other)
        return Ratio(mine + yours, self.denominator * other.denominator)

    def __mul__(self, other: Ratio) -> Ratio:
        if not isinstance(other, Ratio):
            return NotImplemented
        return Ratio(
            self.numerator * other.numerator, self.denominator * other.denominator
        )

    def __lt__(self, other: Ratio) -> bool:
        if not isinstance(other, Ratio):
            return NotImplemented
        mine, yours = self._cross(other)
        return mine < yours

    def __le__(self, other: Ratio) -> bool:
        if not isinstance(other, Ratio):
            return NotImplemented
        mine, yours = self._cross(other)
        return mine <= yours

    def __bool__(self) -> bool:
        return self.numerator > 0

    def __str__(self) -> str:
        if self.denominator == 1:
            return str(self.numerator)
        return f"{self.numerator}/{self.denominator}"

    def __repr__(self) -> str:
        return f"Ratio('{self}')"


ZERO = Ratio(0, 1)
ONE = Ratio(1, 1)


def _limited(ratio: Ratio, value: object) -> Ratio:
    bound: int = 10**DIGITS
    if ratio.numerator >= bound or ratio.denominator > bound:
        raise refuse("ratio-digits", value, limit=DIGITS)
    return ratio


def total(ratios: list[Ratio]) -> Ratio:
    """Give the exact sum of some ratios.

    >>> total([Ratio.of("60%"), Ratio.of("1/3")])
    Ratio('14/15')
    """
    above, under = 0, 1
    for one in ratios:
        above = above * one.denominator + one.numerator * under
        under *= one.denominator
    return Ratio(above, under)


def share_of(value: RatioLike) -> Ratio:
    """Read a ratio that is a part of a whole: at most 1.

    Raises:
        InputError: no ratio, or one above 100%.

    >>> share_of("60%")
    Ratio('3/5')
    """
    ratio = Ratio.of(value)
    if ratio > ONE:
        raise _over(value)
    return ratio


def _over(value: RatioLike) -> InputError:
    """Say that a share is above the whole; a bare number up to 100 misses its sign."""
    bare = isinstance(value, str) and value.isdecimal() and 1 < int(value) <= _PERCENT
    if bare:
        return refuse("share-percent", value, percent=f"{value}%")
    return refuse("share-over", value)
