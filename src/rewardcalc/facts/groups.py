"""The people of a deal, payee by payee, and what they must be to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from rewardcalc.checks import Checks, items, pairs
from rewardcalc.errors import Fault, InputError, fault
from rewardcalc.facts.parties import Person
from rewardcalc.ratio import ONE, total
from rewardcalc.regulation import Regulation
from rewardcalc.terms import GROUPS, MADE, ROOTS, SUMS
from rewardcalc.unknown import unknown

Groups: TypeAlias = tuple[tuple[str, tuple[Person, ...]], ...]
GroupsLike: TypeAlias = (
    "Mapping[str, Sequence[Person]] | Sequence[tuple[str, Sequence[Person]]]"
)


def groups(value: object) -> Groups:
    """Read the people of each payee, in the order of the file."""
    checks = Checks()
    found = []
    for payee, people in pairs(value):
        if payee in (*ROOTS, *SUMS, *MADE):
            checks.add("name-reserved", payee, payee)
        found.append((payee, checks.read(payee, _group, people)))
    checks.done()
    return tuple(found)


def _group(value: object) -> tuple[Person, ...]:
    people = items(Person)(value)
    found = [*_name_faults(people), *_share_faults(people)]
    if found:
        raise InputError(tuple(found))
    return people


def _name_faults(people: Sequence[Person]) -> Iterator[Fault]:
    if not people:
        yield fault("group-empty")
    keys: set[str] = set()
    for place, person in enumerate(people):
        if person.key in keys:
            yield fault("person-twice", person.key, f"[{place}].name")
        keys.add(person.key)


def _share_faults(people: Sequence[Person]) -> Iterator[Fault]:
    shares = [one.share for one in people if one.share is not None]
    weights = [one.weight for one in people if one.weight is not None]
    if shares and weights:
        yield fault("shares-and-weights")
    elif shares and len(shares) < len(people):
        yield from _without("share", people)
    elif weights and len(weights) < len(people):
        yield from _without("weight", people)
    elif shares and total(shares) != ONE:
        given = total(shares).to_fraction()
        if given < 1:
            yield fault("shares-under", given, under=1 - given)
        else:
            yield fault("shares-over", given, over=given - 1)
    elif weights and not any(weights):
        yield fault("weights-zero")


def _without(part: str, people: Sequence[Person]) -> Iterator[Fault]:
    for place, person in enumerate(people):
        if getattr(person, part) is None:
            yield fault("person-without", person.name, f"[{place}].{part}", part=part)


def identity_faults(found: Groups) -> Iterator[Fault]:
    """Find one key that stands for two people in different payees."""
    names: dict[str, str] = {}
    for payee, people in found:
        for place, person in enumerate(people):
            known = names.setdefault(person.key, person.name)
            if known != person.name:
                where = f"{payee}[{place}].id"
                yield fault("id-of-other", person.key, where, other=known)


def equal_faults(regulation: Regulation, found: Groups) -> Iterator[Fault]:
    """Find groups that nothing divides, or that are divided in two ways."""
    named = dict(found)
    for payee, people in found:
        plain = people[0].share is None and people[0].weight is None
        if plain and payee not in regulation.equal:
            yield fault("people-undivided", payee, f"people.{payee}")
        if not plain and payee in regulation.equal:
            yield fault("people-divided-twice", payee, f"people.{payee}")
    for place, payee in enumerate(regulation.equal):
        if payee not in named:
            where = f"regulation.equal[{place}]"
            yield unknown("equal-unknown", payee, where, named)


def split_people_faults(regulation: Regulation, found: Groups) -> Iterator[Fault]:
    """Find payees of people that the regulation splits further."""
    of_people = {*GROUPS, *dict(found)}
    trees = [("regulation.splits", regulation.splits)]
    for place, version in enumerate(regulation.versions):
        trees.append((f"regulation.versions[{place}].splits", version.splits))
    for where, splits in trees:
        for place, split in enumerate(splits):
            if split.of in of_people:
                yield fault("people-split", split.of, f"{where}[{place}].of")
