"""What else is wrong with a faulty case: the faults that only a whole plan finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from rewardcalc.codec.structure import structure
from rewardcalc.errors import Fault, RewardcalcError
from rewardcalc.facts import Case
from rewardcalc.plan import plan

# Faults that leaving something out cannot cause.
_OWN: Final = frozenset(
    {
        "contract-amount-missing",
        "contributor-unknown",
        "law-gap",
        "law-unknown",
        "licensee-region-missing",
        "payment-nobody",
        "payment-payee",
        "people-unsplit",
        "version-none",
        "wages-unknown",
    }
)
_ITEM: Final = re.compile(
    r"(?P<part>\w+)(?:\[(?P<place>[0-9]+)\]|\.(?P<payee>[^.\[]+))?"
)


def further(body: Mapping[str, Any], faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Give the faults of the rest of a case, without what is faulty already.

    A receipt, a cost, a payment that is wrong is left out, people whose shares are wrong
    count alike; what those would cause is not reported.
    """
    rest, broken = dict(body), _broken(faults)
    for part, items in broken.items():
        if not _can_do_without(rest.get(part), items):
            return ()
        rest[part] = _without(rest[part], items)
    try:
        plan(structure(rest, Case))
    except RewardcalcError as error:
        known = {(one.code, one.path) for one in faults}
        found = (_at_home(one, broken) for one in error.faults)
        return tuple(
            one
            for one in found
            if one.code.removesuffix("-near") in _OWN
            and (one.code, one.path) not in known
        )
    return ()


def _can_do_without(part: object, items: set[str]) -> bool:
    """Say whether a part is a list, or lists of people, and not faulty as a whole."""
    if isinstance(part, Mapping):
        people = (part.get(name) for name in items)
        return all(isinstance(one, list) and all(map(_is_table, one)) for one in people)
    return isinstance(part, list) and "" not in items


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _broken(faults: Sequence[Fault]) -> dict[str, set[str]]:
    """Give which items of which parts are faulty."""
    found: dict[str, set[str]] = {}
    for one in faults:
        match = _ITEM.match(one.path)
        if match is not None:
            item = match["place"] or match["payee"] or ""
            found.setdefault(match["part"], set()).add(item)
    return found


def _at_home(one: Fault, broken: Mapping[str, set[str]]) -> Fault:
    """Give a fault the place in its list that it had before others were left out."""
    match = _ITEM.match(one.path)
    if match is None or match["place"] is None:
        return one
    part, place = match["part"], int(match["place"])
    for gone in sorted(int(item) for item in broken.get(part, ()) if item.isdecimal()):
        place += gone <= place
    return evolve(one, path=f"{part}[{place}]{one.path[match.end() :]}")


def _without(part: Any, items: set[str]) -> Any:  # noqa: ANN401
    """Leave faulty items of a list out, and make faulty people alike."""
    if isinstance(part, Mapping):
        return {
            name: list(_alike(one)) if name in items else one
            for name, one in part.items()
        }
    return [one for place, one in enumerate(part) if str(place) not in items]


def _alike(people: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in people:
        kept = {key: one[key] for key in ("name", "id") if key in one}
        yield {**kept, "weight": 1}
