"""Rates filled in, and the children that no fen may be taken from."""

from __future__ import annotations

from attrs import evolve

from rewardcalc.band import REST, Band
from rewardcalc.errors import refuse
from rewardcalc.law.provision import (
    Floor,
)
from rewardcalc.plan.choosing import chosen
from rewardcalc.plan.law import Law, Terms
from rewardcalc.plan.people import idle, people_of
from rewardcalc.plan.splits import Drawn, Making
from rewardcalc.plan.trees import PlannedTree
from rewardcalc.ratio import Ratio
from rewardcalc.regulation import Version
from rewardcalc.terms import (
    COMPLETERS,
    NET_INCOME,
    OPERATING_PROFIT,
    OWNERS,
    RETAINED,
    TRANSFER_STAFF,
    UNIT,
    UNIT_PART,
    Method,
    Strength,
    UnitPart,
)
from rewardcalc.tree import in_order


def tree_of(terms: Terms, root: str, version: Version, law: Law) -> PlannedTree:
    """Give the planned tree of one root under one version of the regulation."""
    here = law.about(root)
    ruled = in_order(chosen(terms, version), root)
    filled = None
    if ruled:
        drawn = [
            Drawn(one.of, one.drawn(), one.schedule, one.citation) for one in ruled
        ]
    else:
        drawn, filled = _shorthand(terms, root, version, here)
    base, owned = _owned(terms, root, drawn)
    makes = Making(terms, here, base, filled, root, law.shares)
    planned = tuple(makes.split(one) for one in owned)
    nodes = [root, *(child.name for split in planned for child in split.children)]
    return PlannedTree(
        root,
        planned,
        people_of(terms.people, nodes),
        idle(terms.people, nodes),
        base,
        version.from_,
    )


def _flat(of: str, name: str, ratio: Ratio, rest: str) -> Drawn:
    return Drawn(of, (Band({name: ratio, rest: REST}),))


def _owned(terms: Terms, root: str, drawn: list[Drawn]) -> tuple[str, list[Drawn]]:
    """Put the completers' own part above the tree where they co-own the achievement.

    What is the owners' own is no reward. Where the unit's part is kept, nothing else is
    divided; where it is split, the tree divides it, and floors are measured on it.
    """
    rights = terms.rights
    share = rights.completers_share if rights else None
    if share is None or root == OPERATING_PROFIT:
        return root, drawn
    top = _flat(root, OWNERS, share, UNIT_PART)
    if rights and rights.unit_part == UnitPart.KEPT:
        return UNIT_PART, [top]
    below = [evolve(one, of=UNIT_PART) if one.of == root else one for one in drawn]
    return UNIT_PART, [top, *below]


def _shorthand(
    terms: Terms, root: str, version: Version, law: Law
) -> tuple[list[Drawn], Floor | None]:
    """Write the shorthand out as splits, the default rate filled in if need be."""
    team, staff = version.completers, version.transfer_staff
    filled = None
    if team is None:
        filled = _default(terms, root, law)
        team = filled.at_least
    first = _flat(root, COMPLETERS, team, RETAINED)
    if staff is None:
        return [first], filled
    return [first, _flat(RETAINED, TRANSFER_STAFF, staff, UNIT)], filled


def _default(terms: Terms, root: str, law: Law) -> Floor:
    """Give the floor that sets the completers' rate where nobody set one."""
    others = [
        payee
        for payee, _ in terms.people
        if payee in law.contributors and payee not in (COMPLETERS, TRANSFER_STAFF)
    ]
    if others:
        raise refuse("groups-undivided", path="regulation", names=tuple(others))
    filling = [one for one in law.floors if one.strength != Strength.PERMITTED]
    if not filling and root == NET_INCOME and terms.method == Method.EQUITY:
        raise refuse("cash-beside-equity", path="receipts")
    if not filling:
        raise refuse("rate-unknown", terms.method.value, "regulation.completers")
    highest = filling[0]
    for one in filling:
        # Instruments come most general first: the most local of the highest wins.
        again = one.citation.second_hand and highest.at_least == one.at_least
        if highest.at_least <= one.at_least and not again:
            highest = one
    return highest
