"""Plain data into values: strict about keys, with all faults of a file at once.

The constructors check the values; this room checks the tables: known keys only, each
in its own table, nothing of the wrong shape. cattrs finds the hook for each type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from inspect import Parameter, signature
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter

from rewardcalc.band import Band, Threshold
from rewardcalc.checks import BROKEN, MISSING, pairs
from rewardcalc.errors import Fault, InputError, fault, refuse
from rewardcalc.facts import (
    Acknowledgement,
    Case,
    Conversion,
    Cost,
    Equity,
    Institution,
    OperatingProfit,
    Payment,
    PerformancePay,
    Person,
    Receipt,
    Reserve,
    Rights,
    Tranche,
)
from rewardcalc.facts.groups import Groups
from rewardcalc.income import OwnIncome, TopSlice
from rewardcalc.nearest import nearest
from rewardcalc.regulation import Regulation, Version
from rewardcalc.split import Clause, Split
from rewardcalc.terms import GROUPS as PAYEES

_SHOWN: Final = 20
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

PLACES: Final[Mapping[type, str]] = {
    Regulation: "[regulation]",
    Version: "[[regulation.versions]]",
    Institution: "[institution]",
    Conversion: "[conversion]",
    Receipt: "[[receipts]]",
    Cost: "[[costs]]",
    Equity: "[equity]",
    Split: "[[regulation.splits]]",
    Person: "[[people.…]]",
    PerformancePay: "[[performance_pay]]",
    OperatingProfit: "[[operating_profit]]",
    Rights: "[rights]",
    Reserve: "[[reserves]]",
    Payment: "[[payments]]",
    Acknowledgement: "[[acknowledgements]]",
    Tranche: "[[equity.tranches]]",
    Band: "[[regulation.splits.bands]]",
    Threshold: "[[regulation.splits.bands.thresholds]]",
    Clause: "[regulation.splits.citation]",
    OwnIncome: "[regulation.income]",
    TopSlice: "[regulation.income.top_slice]",
}
TOP: Final = ("format", "id", "title", "law", "as_of")


def structure(value: object, kind: type[Any]) -> Any:  # noqa: ANN401
    """Make a value of a kind from plain data.

    Raises:
        InputError: all faults, each with its path.
    """
    return CONVERTER.structure(value, kind)


def key_of(attribute: str) -> str:
    """Give the key of a part: a word of Python has a stroke at its end there."""
    return attribute.rstrip("_")


def _keys(kind: type) -> tuple[str, ...]:
    return tuple(key_of(one.name) for one in attrs.fields(kind))


def _table(kind: type[Any]) -> Callable[[object, Any], Any]:
    """Make the hook for a table whose keys are the parts of a value."""
    hints = {key_of(name): hint for name, hint in get_type_hints(kind).items()}
    names = {key_of(one.name): one.name for one in attrs.fields(kind)}
    keys = tuple(names)
    needed = [
        name
        for name, part in signature(kind).parameters.items()
        if part.default is Parameter.empty
    ]

    def hook(value: object, _kind: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, Mapping):
            raise refuse("table-type-place", value, place=PLACES[kind])
        faults = list(_strangers(value, kind, keys))
        parts: dict[str, Any] = dict.fromkeys(needed, MISSING)
        for key in keys:
            if key in value:
                try:
                    parts[names[key]] = _part(_said(value[key]), hints[key])
                except InputError as error:
                    parts[names[key]] = BROKEN
                    faults += [one.under(key) for one in error.faults]
        try:
            made = kind(**parts)
        except InputError as error:
            raise InputError((*faults, *error.faults)) from None
        if faults:
            raise InputError(tuple(faults))
        return made

    return hook


def _part(value: object, hint: Any) -> Any:  # noqa: ANN401
    """Make one part: tables and lists of tables here, everything else as it is."""
    if hint == Groups:
        return tuple(
            (payee, _list(people, Person, payee)) for payee, people in pairs(value)
        )
    if get_origin(hint) is UnionType or NoneType in get_args(hint):
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple and attrs.has(get_args(hint)[0]):
        return _list(value, get_args(hint)[0])
    if hint is date:
        return _day(value)
    if hint in PLACES and not isinstance(value, hint):
        return CONVERTER.structure(value, hint)
    return value


def _list(value: object, kind: type[Any], under: str = "") -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        where = f"[[people.{under}]]" if under else PLACES[kind]
        raise refuse("list-type-place", value, under, place=where)
    found = []
    faults: list[Fault] = []
    for place, one in enumerate(value):
        try:
            found.append(CONVERTER.structure(one, kind))
        except InputError as error:
            faults += [each.under(f"[{place}]").under(under) for each in error.faults]
    if faults:
        raise InputError(tuple(faults))
    return tuple(found)


def _day(value: object) -> object:
    """Read a date of JSON; a date of TOML is one already."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _said(value: object) -> object:
    """Give a value that was written; in a file there is no null."""
    if value is None:
        raise refuse("null")
    return value


def _strangers(
    value: Mapping[str, Any], kind: type, keys: tuple[str, ...]
) -> Iterator[Fault]:
    """Report unknown keys, the first ones one by one."""
    unknown = [key for key in value if key not in keys]
    yield from (_unknown(key, kind) for key in unknown[:_SHOWN])
    if len(unknown) > _SHOWN:
        yield fault("keys-more", count=len(unknown) - _SHOWN)


def _unknown(key: object, kind: type) -> Fault:
    """Say where a key belongs, or which known one looks like it."""
    name = str(key)
    if kind is not Case and name in (*TOP, "regulation"):
        return fault("key-misplaced-top", name, name)
    if name in PAYEES and kind is Case:
        return fault("key-misplaced", name, name, place=f"[[people.{name}]]")
    near = nearest(name, _keys(kind))
    places = [
        place
        for other, place in PLACES.items()
        if name in _keys(other) and other is not kind
    ]
    if len(places) == 1 or (places and places[0] == PLACES[Regulation]):
        return fault("key-misplaced", name, name, place=places[0])
    if near:
        return fault("key-near", name, name, near=near)
    return fault("key-unknown", name, name, known=_keys(kind))


CONVERTER: Final = Converter()
CONVERTER.register_structure_hook_factory(lambda kind: kind in (Case, *PLACES), _table)
