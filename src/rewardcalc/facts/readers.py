"""Readers of the parts of facts: each gives the value, or says what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rewardcalc import checks
from rewardcalc.errors import Fault, fault, refuse
from rewardcalc.facts.currencies import CODES, WHOLE
from rewardcalc.money import Money, MoneyLike
from rewardcalc.ratio import Ratio, RatioLike

_LAST_YEAR = 9999
_CITY = re.compile(r"[0-9]{6}")
_CURRENCY = re.compile(r"[A-Z]{3}")


def _matching(pattern: re.Pattern[str], code: str, value: object) -> str:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise refuse(code, value)
    return value


def city(value: object) -> str:
    """Read a GB/T 2260 code."""
    return _matching(_CITY, "city-form", value)


def currency(value: object) -> str:
    """Read an ISO 4217 code."""
    code = _matching(_CURRENCY, "currency-form", value)
    if code not in CODES:
        raise refuse("currency-unknown", code)
    return code


def decimals(code: str, amount: Money, path: str) -> Iterator[Fault]:
    """Find decimals in a currency that has no smaller unit."""
    if code in WHOLE and amount.fen % 100:
        yield fault("currency-whole", amount, path, currency=code)


def not_negative(value: MoneyLike) -> Money:
    """Read money that is not below zero."""
    money = Money.of(value)
    if money.fen < 0 or str(value).startswith("-"):
        raise refuse("money-negative", value)
    return money


def positive(value: MoneyLike) -> Money:
    """Read money above zero."""
    money = Money.of(value)
    if money.fen <= 0:
        raise refuse("money-not-positive", money)
    return money


def rate(value: RatioLike) -> Ratio:
    """Read an exchange rate above zero."""
    rate = Ratio.of(value)
    if not rate:
        raise refuse("rate-zero", rate)
    return rate


def not_zero(value: MoneyLike) -> Money:
    """Read money that is something."""
    money = Money.of(value)
    if money.fen == 0:
        raise refuse("money-zero", money)
    return money


def year(value: object) -> int:
    """Read a year that a date can have."""
    read = checks.whole(value)
    if not 1 <= read <= _LAST_YEAR:
        raise refuse("year-range", read)
    return read
