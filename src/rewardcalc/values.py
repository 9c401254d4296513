"""How a value that somebody wrote is shown in an error: short, and never as code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias

from rewardcalc.wording import FAULTS

LONGEST_LIST: Final = 12
_LONGEST: Final = 60


class Bare(str):
    """A value that is no text (a day, a number, true): it stands without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class Kind(Bare):
    """A value that is shown by its kind alone (a table): a word with a translation."""

    __slots__ = ()


class Quoted(str):
    """Text: it stands in quotes, with nothing escaped."""

    __slots__ = ()

    def __repr__(self) -> str:
        quote = '"' if "'" in self else "'"
        return f"{quote}{self}{quote}"


Shown: TypeAlias = "str | tuple[str, ...]"


def shown(value: object, longest: int = _LONGEST) -> str:
    """Give a short form of a value: never more than a line of it.

    >>> [shown(one) for one in ("Li", True, 7, date(2025, 3, 18), ["x"])]
    ['Li', true, 7, 2025-03-18, a list]
    """
    if isinstance(value, str):
        text = str(value.value) if isinstance(value, Enum) else value
        return _cut(text, longest)
    return _kind(value) or Bare(_cut(_written(value), longest))


def _kind(value: object) -> Kind | None:
    match value:
        case None:
            return Kind(FAULTS["a-nothing"])
        case Mapping():
            return Kind(FAULTS["a-table"])
        case list() | tuple() | AbstractSet():
            return Kind(FAULTS["a-list"])
        case _:
            return None


def _written(value: object) -> str:
    """Write a value as a file has it; what no file can have by the name of its type."""
    ours = type(value).__module__.startswith("rewardcalc.")
    own = type(value).__str__ is not object.__str__
    numbers = (date, time, int, float, Decimal)
    try:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, Fraction):
            return _percent(value)
        if isinstance(value, numbers) or (ours and own):
            return str(value)
    except ValueError:
        pass
    return f"<{type(value).__name__}>"


def _percent(value: Fraction) -> str:
    """Write a fraction as people do: as a percentage, if that is short.

    >>> _percent(Fraction(9, 10)), _percent(Fraction(1, 400)), _percent(Fraction(1, 3))
    ('90%', '0.25%', '1/3')
    """
    scaled = value * 10**4
    if scaled.denominator != 1:
        return str(value)
    whole, rest = divmod(abs(scaled.numerator), 100)
    sign = "-" if value < 0 else ""
    decimals = f".{rest:02}".rstrip("0") if rest else ""
    return f"{sign}{whole}{decimals}%"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def english(_key: str, item: Shown) -> str:
    """Give what stands at a place of an English sentence."""
    if isinstance(item, tuple):
        return listed(item, str, ", ".join)
    return item if isinstance(item, Bare) else Quoted(item)


def listed(
    items: Sequence[str],
    translated: Callable[[str], str],
    joined: Callable[[Sequence[str]], str],
) -> str:
    """Give a list of names; a long one is cut, with how many there are in all."""
    if not items:
        return translated(FAULTS["list-none"])
    if len(items) <= LONGEST_LIST:
        return joined(items)
    first = joined(items[:LONGEST_LIST])
    return translated(FAULTS["list-cut"]).format(list=first, count=len(items))
