"""What applies on a day, at a place: exactly one version of each instrument.

Every module of this package whose name begins with ``cn_`` holds one version of one
instrument as ``INSTRUMENT``; the catalogue finds them by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from rewardcalc import checks as read
from rewardcalc import law
from rewardcalc.checks import Checks
from rewardcalc.errors import (
    LawGapError,
    LawOverlapError,
    UnknownInstrumentError,
    fault,
)
from rewardcalc.facts.parties import Institution
from rewardcalc.law.instrument import Instrument
from rewardcalc.unknown import unknown


@cache
def all_instruments() -> tuple[Instrument, ...]:
    """Give every version of every instrument, the most general first.

    >>> [one.id for one in all_instruments()][0]
    'cn-mohrss-2021-14'
    """
    found = [
        import_module(f"{law.__name__}.{module.name}").INSTRUMENT
        for module in iter_modules(law.__path__)
        if module.name.startswith("cn_")
    ]
    return tuple(sorted(found, key=lambda one: (one.level, one.id)))


def in_force(instruments: Iterable[Instrument], day: date) -> tuple[Instrument, ...]:
    """Give the one version of each family that answers on a day.

    Raises:
        LawGapError: an instrument existed that day, but no version of it is encoded.
        LawOverlapError: two versions claim the day.
    """
    families: dict[str, list[Instrument]] = {}
    for one in instruments:
        families.setdefault(one.family, []).append(one)
    found = []
    for family, versions in families.items():
        valid = [one for one in versions if day in one.valid]
        if len(valid) > 1:
            ids = tuple(one.id for one in valid)
            raise LawOverlapError((fault("law-overlap", day, family=family, ids=ids),))
        if not valid and day >= min(one.origin for one in versions):
            known = tuple(f"{one.id} ({one.valid.start})" for one in versions)
            raise LawGapError(
                (fault("law-gap", day, title=versions[0].short, known=known),)
            )
        found += valid
    return tuple(found)


def applicable(institution: Institution, day: date) -> tuple[Instrument, ...]:
    """Give the instruments in force for an institution on a day, most general first.

    Raises:
        LawGapError: an instrument existed that day, but no version of it is encoded.

    >>> university = Institution("某大学", kind="university", state_founded=True, region="CN-42", pilot=True)
    >>> [one.id for one in applicable(university, date(2024, 11, 12)) if one.level]
    ['cn-hubei-2024']
    """
    checks = Checks()
    checks.read("institution", read.one(Institution), institution)
    checks.read("day", read.day, day)
    checks.done()
    return in_force_at(institution.region, institution.city, day)


@lru_cache(maxsize=4096)
def in_force_at(region: str, city: str | None, day: date) -> tuple[Instrument, ...]:
    """Give the instruments in force at a place on a day, most general first."""
    there = [one for one in all_instruments() if one.reaches(region, city)]
    return in_force(there, day)


@lru_cache(maxsize=256)
def named(ids: tuple[str, ...]) -> tuple[Instrument, ...]:
    """Give the instruments that a case names itself, most general first.

    Raises:
        UnknownInstrumentError: the catalogue has no instrument of that name.

    >>> [one.id for one in named(("cn-national-2015",))]
    ['cn-national-2015']
    """
    known = {one.id: one for one in all_instruments()}
    faults = tuple(
        unknown("law-unknown", name, f"law[{place}]", known)
        for place, name in enumerate(ids)
        if name not in known
    )
    if faults:
        raise UnknownInstrumentError(faults)
    return tuple(one for key, one in known.items() if key in ids)
