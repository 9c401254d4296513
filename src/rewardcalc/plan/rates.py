"""Rates filled in, and the children that no fen may be taken from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from rewardcalc.citation import Citation
from rewardcalc.errors import refuse
from rewardcalc.facts import Case
from rewardcalc.law.instrument import Floor, OpenRate
from rewardcalc.plan.parts import PlannedChild, PlannedSplit, PlannedTree
from rewardcalc.plan.people import idle, people_of
from rewardcalc.settle import Division
from rewardcalc.terms import (
    COMPLETERS,
    CONTRIBUTORS,
    CONVERTERS,
    RETAINED,
    TRANSFER_STAFF,
    UNIT,
    Strength,
)
from rewardcalc.tree import REST, Split, in_order

Sums: TypeAlias = tuple[Sequence[str], Sequence[OpenRate]]


def tree_of(case: Case, root: str, floors: Sequence[Floor], sums: Sums) -> PlannedTree:
    """Give the planned tree of one root of a deal.

    ``sums`` are the payees that count as contributors, and the open rates.
    """
    here = [floor for floor in floors if floor.base == root]
    splits = in_order(case.regulation.splits, root)
    by_law = None
    if not splits:
        splits, by_law = _shorthand(case, root, here)
    planned = tuple(_planned(split, here, by_law, sums) for split in splits)
    nodes = [root, *(child.name for split in planned for child in split.children)]
    return PlannedTree(root, planned, people_of(case, nodes), idle(case, nodes))


def _shorthand(
    case: Case, root: str, floors: Sequence[Floor]
) -> tuple[tuple[Split, ...], Floor | None]:
    """Write the shorthand out as splits, the default rate filled in if need be."""
    team, staff = case.regulation.completers, case.regulation.transfer_staff
    filled = None
    if team is None:
        filled = _default(case, floors)
        team = filled.at_least
    first = Split(root, {COMPLETERS: team, RETAINED: REST})
    if staff is None:
        return (first,), filled
    return (first, Split(RETAINED, {TRANSFER_STAFF: staff, UNIT: REST})), filled


def _default(case: Case, floors: Sequence[Floor]) -> Floor:
    """Give the floor that sets the completers' rate where nobody set one."""
    others = [
        payee
        for payee, _ in case.people
        if payee in (CONVERTERS, *case.regulation.contributors)
    ]
    if others:
        raise refuse("groups-undivided", ", ".join(others), "regulation")
    filling = [one for one in floors if one.strength != Strength.PERMITTED]
    if not filling:
        raise refuse("rate-unknown", case.conversion.method, "regulation.completers")
    highest = max(one.at_least.to_fraction() for one in filling)
    # The most local of the highest floors: instruments come most general first.
    return [one for one in filling if one.at_least.to_fraction() == highest][-1]


def _planned(
    split: Split, floors: Sequence[Floor], by_law: Floor | None, sums: Sums
) -> PlannedSplit:
    children = tuple(
        PlannedChild(
            name,
            ratio,
            by_law=by_law is not None and name == COMPLETERS,
            citation=_clause(split, name, floors, sums),
        )
        for name, ratio in split.ratios()
    )
    protected = _protected(split, floors, sums[0])
    division = Division.of([child.ratio for child in children], protected)
    return PlannedSplit(split.of, children, division)


def _named(
    floor: Floor, names: Sequence[str], contributors: Sequence[str]
) -> list[str]:
    """Give the children that a floor names, by themselves or as contributors."""
    wanted = contributors if floor.payees == (CONTRIBUTORS,) else floor.payees
    return [name for name in names if name in wanted]


def _protected(
    split: Split, floors: Sequence[Floor], contributors: Sequence[str]
) -> int | None:
    """Give the place of the child that a binding floor on this node protects."""
    names = split.children()
    protected = set()
    for floor in floors:
        if floor.strength == Strength.BINDING and floor.base == split.of:
            alone = _named(floor, names, contributors)
            if len(alone) == 1:
                protected.update(alone)
    return next((i for i, name in enumerate(names) if name in protected), None)


def _clause(
    split: Split, name: str, floors: Sequence[Floor], sums: Sums
) -> Citation | None:
    """Give the most local clause that speaks of a child: a floor, or an open rate."""
    contributors, open_rates = sums
    found = [
        floor.citation
        for floor in floors
        if floor.base == split.of and name in _named(floor, [name], contributors)
    ]
    found += [rate.citation for rate in open_rates if rate.payee == name]
    return found[-1] if found else None
