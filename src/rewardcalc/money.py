"""Exact amounts: ``Money`` can be paid, ``Amount`` cannot, ``Shares`` are no money."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from rewardcalc.errors import refuse, written
from rewardcalc.ratio import Ratio

MoneyLike: TypeAlias = "Money | str | Decimal"

DIGITS = 60
_PLACES, _new = 2, object.__new__
_TEXT = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]{1,2}))?")
_THREE_DECIMALS = re.compile(r"-?[0-9]+\.[0-9]{3,}")


def _fen(value: MoneyLike) -> int:
    if isinstance(value, Money):
        return value.fen
    if isinstance(value, Decimal):
        return _fen_of_decimal(value)
    return _fen_of_text(written(value, "money"))


def _fen_of_text(value: str) -> int:
    if len(value) > DIGITS + 4:
        raise refuse("money-digits", value, limit=DIGITS)
    match = _TEXT.fullmatch(value)
    if match is None:
        three = _THREE_DECIMALS.fullmatch(value)
        raise refuse("money-decimals" if three else "money-form", value)
    sign, yuan, decimals = match.groups()
    fen = int(yuan) * 100 + int((decimals or "0").ljust(2, "0"))
    return _limited(-fen if sign else fen, value)


def _fen_of_decimal(value: Decimal) -> int:
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise refuse("money-form", value)
    if exponent < -_PLACES:
        raise refuse("money-decimals", value)
    if len(digits) + exponent > DIGITS:
        raise refuse("money-digits", value, limit=DIGITS)
    fen = int("".join(map(str, digits))) * 10 ** (exponent + 2)
    return _limited(-fen if sign else fen, value)


def _limited(fen: int, value: object) -> int:
    if abs(fen) >= 10**DIGITS:
        raise refuse("money-digits", value, limit=DIGITS)
    return fen


@frozen(repr=False, order=False)
class Money:
    """Money that can be paid: a whole number of fen, in the currency of its case.

    ``fen`` is the number of the smallest units; made from text or from a ``Decimal``
    with at most two decimals.

    Raises:
        InputError: a float, three decimals, separators, more than 60 digits.

    >>> Money("665000.00")
    Money('665000.00')
    >>> Money("0.1").fen
    10
    """

    fen: int = field(converter=_fen)

    @classmethod
    def of(cls, value: MoneyLike) -> Money:
        """Read money from text, a ``Decimal`` or money.

        >>> Money.of("12.5")
        Money('12.50')
        """
        return value if isinstance(value, Money) else cls(value)

    @classmethod
    def of_fen(cls, fen: int) -> Money:
        """Give the money of a whole number of fen.

        >>> Money.of_fen(66500000)
        Money('665000.00')
        """
        if type(fen) is not int:
            raise refuse("money-fen", fen)
        money = _new(cls)
        _set_fen(money, fen)
        return money

    def to_decimal(self) -> Decimal:
        """Give the same value as a ``Decimal`` with two decimals."""
        return Decimal(str(self))

    def to_amount(self) -> Amount:
        """Give the same value as an exact amount."""
        return Amount(self.fen, 100)

    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money.of_fen(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money.of_fen(self.fen - other.fen)

    def __neg__(self) -> Money:
        return Money.of_fen(-self.fen)

    def __lt__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.fen < other.fen

    def __le__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.fen <= other.fen

    def __str__(self) -> str:
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{'-' if self.fen < 0 else ''}{yuan}.{fen:02}"

    def __repr__(self) -> str:
        return f"Money('{self}')"


_set_fen = Money.__dict__["fen"].__set__  # the slot itself: nothing is faster


@frozen(repr=False, order=False)
class Shares:
    """A whole number of shares of a company (股份), which cannot be paid as money.

    >>> Shares(700003)
    Shares(700003)
    """

    count: int

    def __attrs_post_init__(self) -> None:
        if type(self.count) is not int:
            raise refuse("shares-type", self.count)
        if abs(self.count) >= 10**DIGITS:
            raise refuse("shares-digits", self.count, limit=DIGITS)

    def __add__(self, other: Shares) -> Shares:
        if not isinstance(other, Shares):
            return NotImplemented
        return Shares(self.count + other.count)

    def __sub__(self, other: Shares) -> Shares:
        if not isinstance(other, Shares):
            return NotImplemented
        return Shares(self.count - other.count)

    def __str__(self) -> str:
        return str(self.count)

    def __repr__(self) -> str:
        return f"Shares({self.count})"


@frozen(repr=False, order=False, eq=False)
class Amount:
    """An exact amount inside a calculation, which cannot be paid (yuan, or shares).

    >>> Amount.of("100") * Ratio.of("1/3")
    Amount('100/3')
    """

    numerator: int
    denominator: int = 1

    def __attrs_post_init__(self) -> None:
        if type(self.numerator) is not int:
            raise refuse("amount-parts", self.numerator)
        if type(self.denominator) is not int or self.denominator < 1:
            raise refuse("amount-parts", self.denominator)

    @classmethod
    def of(cls, value: MoneyLike) -> Amount:
        """Read an exact amount from money or its text."""
        return Money.of(value).to_amount()

    def to_fraction(self) -> Fraction:
        """Give the same value as a ``Fraction``."""
        return Fraction(self.numerator, self.denominator)

    def __add__(self, other: Amount) -> Amount:
        if not isinstance(other, Amount):
            return NotImplemented
        return Amount(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )

    def __sub__(self, other: Amount) -> Amount:
        if not isinstance(other, Amount):
            return NotImplemented
        return self + Amount(-other.numerator, other.denominator)

    def __mul__(self, other: Ratio) -> Amount:
        if not isinstance(other, Ratio):
            return NotImplemented
        return Amount(
            self.numerator * other.numerator, self.denominator * other.denominator
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        mine = self.numerator * other.denominator
        return mine == other.numerator * self.denominator

    def __hash__(self) -> int:
        return hash(self.to_fraction())

    def __lt__(self, other: Amount) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        mine = self.numerator * other.denominator
        return mine < other.numerator * self.denominator

    def __le__(self, other: Amount) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        mine = self.numerator * other.denominator
        return mine <= other.numerator * self.denominator

    def __bool__(self) -> bool:
        return self.numerator != 0

    def __str__(self) -> str:
        return str(self.to_fraction())

    def __repr__(self) -> str:
        return f"Amount('{self}')"
