"""Reading the parts of a value: every fault is kept until all parts were read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar, cast

from rewardcalc.errors import Fault, InputError, fault, refuse

T = TypeVar("T")


# Control characters move a terminal's cursor; a lone surrogate is no character at all.
_UNSEEN: Final = ("Cc", "Cs")

# The provinces of China as GB/T 2260 and ISO 3166-2 number them.
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]|9[12]")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


class _Mark:
    """A stand-in for a part that is missing, or was faulty already."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


MISSING: Final[Any] = _Mark("MISSING")
BROKEN: Final[Any] = _Mark("BROKEN")


class Checks:
    """The faults found while one value is being made.

    Every constructor of a fact reads each of its parts through ``read``, adds what
    the parts together break, and ends with ``done``: so all faults are reported at
    once, each with its path.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._unsound: set[str] = set()

    def read(self, name: str, reader: Callable[[Any], T], value: object) -> T:
        """Read one part; on a fault keep it and give a stand-in."""
        if value is BROKEN:
            self._unsound.add(name)
            return cast("T", BROKEN)
        if value is MISSING:
            self._broken(name, [fault("missing", path=name, name=name)])
            return cast("T", BROKEN)
        try:
            return reader(value)
        except InputError as error:
            self._broken(name, [one.under(name) for one in error.faults])
            return cast("T", BROKEN)

    def optional(
        self, name: str, reader: Callable[[Any], T], value: object
    ) -> T | None:
        """Read one part that may be left out (None)."""
        return None if value is None else self.read(name, reader, value)

    def _broken(self, name: str, faults: list[Fault]) -> None:
        self._unsound.add(name)
        self.faults.extend(faults)

    def sound(self, *names: str) -> bool:
        """Say whether all these parts were read without a fault."""
        return self._unsound.isdisjoint(names)

    def add(
        self, code: str, value: object = "", path: str = "", **args: object
    ) -> None:
        """Keep a fault that several parts make together."""
        self.faults.append(fault(code, value, path, **args))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Keep faults that another room found."""
        self.faults.extend(faults)

    def done(self) -> None:
        """Raise all faults at once, if there are any.

        Raises:
            InputError: at least one part was faulty.
        """
        if self.faults or self._unsound:
            raise InputError(tuple(self.faults))


def text(value: object) -> str:
    """Read text that may be empty; it is brought to the normal form NFC."""
    if not isinstance(value, str):
        raise refuse("text-type", value)
    if any(unicodedata.category(one) in _UNSEEN and one not in "\n\t" for one in value):
        raise refuse("text-character", value)
    return unicodedata.normalize("NFC", value)


def name(value: object) -> str:
    """Read a name: text in NFC, not empty, with no blank at its ends."""
    if isinstance(value, str) and not value.strip():
        raise refuse("name-empty", value)
    if isinstance(value, str) and not value.isprintable():
        raise refuse("name-blank", value)
    read = text(value)
    if read != read.strip():
        raise refuse("name-blank", read)
    return read


def flag(value: object) -> bool:
    """Read yes or no; nothing else passes for it."""
    if type(value) is not bool:
        raise refuse("flag-type", value)
    return value


def day(value: object) -> date:
    """Read a date without a time of day."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise refuse("date-type", value)
    return value


def whole(value: object) -> int:
    """Read a whole number; a boolean is none."""
    if type(value) is not int:
        raise refuse("whole-type", value)
    return value


def count(value: object) -> int:
    """Read a whole number above zero."""
    number = whole(value)
    if number < 1:
        raise refuse("whole-positive", number)
    return number


def one(kind: type[T]) -> Callable[[object], T]:
    """Read a value that is made already, of one kind."""

    def read(value: object) -> T:
        if not isinstance(value, kind):
            raise refuse("item-type", value, kind=kind.__name__)
        return value

    return read


def items(kind: type[T]) -> Callable[[object], tuple[T, ...]]:
    """Read a list whose items are all of one kind."""

    def read(value: object) -> tuple[T, ...]:
        if isinstance(value, kind | str | Mapping) or not isinstance(value, Iterable):
            raise refuse("list-type", value)
        found = tuple(value)
        wrong = [
            fault("item-type", one, f"[{place}]", kind=kind.__name__)
            for place, one in enumerate(found)
            if not isinstance(one, kind) and one is not BROKEN
        ]
        if wrong:
            raise InputError(tuple(wrong))
        if any(one is BROKEN for one in found):
            raise InputError(())
        return found

    return read


def region(value: object) -> str:
    """Read an ISO 3166-2 code."""
    if not isinstance(value, str) or _REGION.fullmatch(value) is None:
        raise refuse("region-form", value)
    country, _, part = value.partition("-")
    if country == "CN" and not _PROVINCE.fullmatch(part):
        raise refuse("region-unknown", value)
    return value


def regions(value: object) -> tuple[str, ...]:
    """Read a list of ISO 3166-2 codes, each once."""
    return tuple(region(one) for one in names(value))


def names(value: object) -> tuple[str, ...]:
    """Read a list of names, each once."""
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise refuse("list-type", value)
    checks = Checks()
    found: list[str] = []
    for place, one in enumerate(value):
        read = checks.read(f"[{place}]", name, one)
        if read is not BROKEN and read in found:
            checks.add("name-twice", read, f"[{place}]")
        found.append(read)
    checks.done()
    return tuple(found)


def pairs(value: object) -> tuple[tuple[str, Any], ...]:
    """Read a table whose order counts: a mapping, or a list of pairs."""
    if isinstance(value, Mapping):
        entries: list[Any] = list(value.items())
    elif isinstance(value, list | tuple):
        entries = list(value)
    else:
        raise refuse("table-type", value)
    checks = Checks()
    found: list[tuple[str, Any]] = []
    seen: set[str] = set()
    for place, entry in enumerate(entries):
        if not (isinstance(entry, list | tuple) and len(entry) == 2):  # noqa: PLR2004
            checks.add("pair-type", entry, f"[{place}]")
            continue
        key = checks.read(f"[{place}]", name, entry[0])
        if key is not BROKEN and key in seen:
            checks.add("name-twice", key, f"[{place}]")
        seen.add(key)
        found.append((key, entry[1]))
    checks.done()
    return tuple(found)
