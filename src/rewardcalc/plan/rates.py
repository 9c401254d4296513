"""Rates filled in, and the children that no fen may be taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from rewardcalc.citation import Citation
from rewardcalc.errors import refuse
from rewardcalc.law.provision import (
    Floor,
)
from rewardcalc.plan.choosing import chosen
from rewardcalc.plan.law import Law, Terms
from rewardcalc.plan.parts import PlannedBand, PlannedChild, PlannedSplit, PlannedTree
from rewardcalc.plan.people import idle, people_of
from rewardcalc.ratio import ZERO, Ratio, total
from rewardcalc.regulation import Version
from rewardcalc.settle import Division
from rewardcalc.split import REST, Band, Clause, Schedule, ratios_of
from rewardcalc.terms import (
    COMPLETERS,
    EQUITY,
    OPERATING_PROFIT,
    OWNERS,
    RETAINED,
    TRANSFER_STAFF,
    UNIT,
    UNIT_PART,
    Strength,
    UnitPart,
)
from rewardcalc.tree import in_order


@frozen
class Drawn:
    """A split whose rates are known: its bands with every ratio filled in."""

    of: str
    bands: tuple[Band, ...]
    schedule: Schedule = Schedule.FLAT
    clause: Clause | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The children in order of first appearance."""
        return tuple(dict.fromkeys(key for band in self.bands for key, _ in band.into))


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
    makes = Making(terms, here, base, filled, root)
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
        filled = _default(terms, law)
        team = filled.at_least
    first = _flat(root, COMPLETERS, team, RETAINED)
    if staff is None:
        return [first], filled
    return [first, _flat(RETAINED, TRANSFER_STAFF, staff, UNIT)], filled


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
        again = one.citation.second_hand and highest.at_least == one.at_least
        if highest.at_least <= one.at_least and not again:
            highest = one
    return highest


@frozen
class Making:
    """How the splits of one tree are made ready: law, protected children, bands."""

    terms: Terms
    law: Law
    base: str
    filled: Floor | None
    root: str

    def split(self, drawn: Drawn) -> PlannedSplit:
        """Make one split ready to be settled."""
        names = drawn.names
        floors = self.law.floors if drawn.of == self.base else ()
        protected = _protected(names, floors, self.law)
        bands = tuple(self._bands(drawn, protected))
        weighed: tuple[tuple[int, PlannedBand], ...] = ()
        if drawn.schedule == Schedule.CONTRACT:
            weighed = tuple(_weighed(self.terms, bands))
            bands = (PlannedBand(0, None, _mixed(weighed, protected)),)
        return PlannedSplit(
            drawn.of,
            tuple(self._child(name, drawn, floors, bands) for name in names),
            bands,
            drawn.schedule,
            weighed,
            drawn.clause,
        )

    def _bands(self, drawn: Drawn, protected: int | None) -> Iterator[PlannedBand]:
        if self.root == EQUITY and drawn.schedule in (Schedule.MARGINAL, Schedule.SLAB):
            raise refuse("bands-equity", drawn.schedule, "regulation.splits")
        lower = 0
        for band in drawn.bands:
            end = band.upper(self.terms.agreed_on)
            ratios = ratios_of(band.into)
            caps = dict(band.caps)
            rests = [key for key, part in band.into if part == REST]
            upper = None if end is None else end.fen
            yield PlannedBand(
                lower,
                upper,
                Division.of(
                    [ratios.get(name, ZERO) for name in drawn.names], protected
                ),
                tuple(caps[name].fen if name in caps else None for name in drawn.names)
                if caps
                else (),
                drawn.names.index(rests[0]) if rests else None,
            )
            lower = upper or 0

    def _child(
        self,
        name: str,
        drawn: Drawn,
        floors: Sequence[Floor],
        bands: tuple[PlannedBand, ...],
    ) -> PlannedChild:
        ratio = None
        if len(bands) == 1 and not bands[0].caps:
            weight = bands[0].division.weights[drawn.names.index(name)]
            ratio = Ratio(weight, bands[0].division.whole)
        by_law = bool(self.filled) and drawn.of == self.base and name == COMPLETERS
        return PlannedChild(
            name,
            ratio,
            by_law=by_law,
            citation=self.filled.citation
            if by_law and self.filled
            else _clause(name, floors, self.law),
        )


def _weighed(
    terms: Terms, bands: Sequence[PlannedBand]
) -> Iterator[tuple[int, PlannedBand]]:
    """Give the part of the contract amount that lies in each band."""
    if terms.contract_amount is None:
        raise refuse("contract-amount-missing", path="conversion.contract_amount")
    for band in bands:
        part = band.part(terms.contract_amount.fen)
        if part:
            yield part, band


def _mixed(
    weighed: Sequence[tuple[int, PlannedBand]], protected: int | None
) -> Division:
    """Weigh the ratios of the bands by the contract amount in each."""
    children = range(len(weighed[0][1].division.weights))
    return Division.of(
        [
            total(
                [
                    Ratio(part * band.division.weights[child], band.division.whole)
                    for part, band in weighed
                ]
            )
            for child in children
        ],
        protected,
    )


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
    """Give the most local clause that speaks of a child: a floor, or an open rate.

    A clause that binds or fills in goes before one that merely permits, and words read
    at first hand before others.
    """
    found = [floor for floor in floors if law.named(floor, [name])]
    found.sort(
        key=lambda floor: (
            not floor.citation.second_hand,
            floor.strength != Strength.PERMITTED,
        )
    )
    clauses = [floor.citation for floor in found]
    clauses += [rate.citation for rate in law.open_rates if rate.payee == name]
    return clauses[-1] if clauses else None
