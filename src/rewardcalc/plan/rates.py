"""Rates filled in, and the children that no fen may be taken from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from rewardcalc.citation import Citation
from rewardcalc.errors import refuse
from rewardcalc.law.provision import (
    Floor,
)
from rewardcalc.plan.law import Law, Terms
from rewardcalc.plan.parts import PlannedChild, PlannedSplit, PlannedTree
from rewardcalc.plan.people import idle, people_of
from rewardcalc.ratio import Ratio
from rewardcalc.regulation import Version
from rewardcalc.settle import Division
from rewardcalc.terms import (
    COMPLETERS,
    OPERATING_PROFIT,
    OWNERS,
    RETAINED,
    TRANSFER_STAFF,
    UNIT,
    UNIT_PART,
    Strength,
    UnitPart,
)
from rewardcalc.tree import in_order, rest_of

Ratios: TypeAlias = Sequence[tuple[str, Ratio]]
Share: TypeAlias = tuple[str, Ratios]
Shares: TypeAlias = Sequence[Share]


def tree_of(terms: Terms, root: str, version: Version, law: Law) -> PlannedTree:
    """Give the planned tree of one root under one version of the regulation."""
    here = law.about(root)
    ruled = in_order(version.splits, root)
    filled = None
    shares: Shares
    if ruled:
        shares = [(split.of, split.ratios()) for split in ruled]
    else:
        shares, filled = _shorthand(terms, root, version, here)
    base, owned = _owned(terms, root, shares)
    planned = tuple(
        _planned(of, children, (base, filled), here) for of, children in owned
    )
    nodes = [root, *(child.name for split in planned for child in split.children)]
    return PlannedTree(
        root,
        planned,
        people_of(terms.people, nodes),
        idle(terms.people, nodes),
        base,
        version.from_,
    )


def _owned(terms: Terms, root: str, shares: Shares) -> tuple[str, Shares]:
    """Put the completers' own part above the tree where they co-own the achievement.

    What is the owners' own is no reward. Where the unit's part is kept, nothing else is
    divided; where it is split, the tree divides it, and floors are measured on it.
    """
    rights = terms.rights
    share = rights.completers_share if rights else None
    if share is None or root == OPERATING_PROFIT:
        return root, shares
    top: Share = (root, ((OWNERS, share), (UNIT_PART, rest_of([share]))))
    if rights and rights.unit_part == UnitPart.KEPT:
        return UNIT_PART, [top]
    below = [(UNIT_PART if of == root else of, children) for of, children in shares]
    return UNIT_PART, [top, *below]


def _shorthand(
    terms: Terms, root: str, version: Version, law: Law
) -> tuple[Shares, Floor | None]:
    """Write the shorthand out as splits, the default rate filled in if need be."""
    team, staff = version.completers, version.transfer_staff
    filled = None
    if team is None:
        filled = _default(terms, law)
        team = filled.at_least
    first = (root, ((COMPLETERS, team), (RETAINED, rest_of([team]))))
    if staff is None:
        return [first], filled
    return [
        first,
        (RETAINED, ((TRANSFER_STAFF, staff), (UNIT, rest_of([staff])))),
    ], filled


def _default(terms: Terms, law: Law) -> Floor:
    """Give the floor that sets the completers' rate where nobody set one."""
    others = [
        payee
        for payee, _ in terms.people
        if payee in law.contributors and payee not in (COMPLETERS, TRANSFER_STAFF)
    ]
    if others:
        raise refuse("groups-undivided", ", ".join(others), "regulation")
    filling = [one for one in law.floors if one.strength != Strength.PERMITTED]
    if not filling:
        raise refuse("rate-unknown", terms.method, "regulation.completers")
    highest = filling[0]
    for one in filling:
        # Instruments come most general first: the most local of the highest wins.
        if highest.at_least <= one.at_least:
            highest = one
    return highest


def _planned(
    of: str, ratios: Ratios, filled: tuple[str, Floor | None], law: Law
) -> PlannedSplit:
    base, by_law = filled
    floors = law.floors if of == base else ()
    names = [name for name, _ in ratios]
    children = tuple(
        PlannedChild(
            name,
            ratio,
            by_law=by_law is not None and of == base and name == COMPLETERS,
            citation=_clause(name, floors, law),
        )
        for name, ratio in ratios
    )
    division = Division.of(
        [ratio for _, ratio in ratios], _protected(names, floors, law)
    )
    return PlannedSplit(of, children, division)


def _protected(names: Sequence[str], floors: Sequence[Floor], law: Law) -> int | None:
    """Give the place of the child that a binding floor on this node protects."""
    protected: set[str] = set()
    for floor in floors:
        if floor.strength == Strength.BINDING:
            alone = law.named(floor, names)
            if len(alone) == 1:
                protected.update(alone)
    return next((i for i, name in enumerate(names) if name in protected), None)


def _clause(name: str, floors: Sequence[Floor], law: Law) -> Citation | None:
    """Give the most local clause that speaks of a child: a floor, or an open rate."""
    found = [floor.citation for floor in floors if law.named(floor, [name])]
    found += [rate.citation for rate in law.open_rates if rate.payee == name]
    return found[-1] if found else None
