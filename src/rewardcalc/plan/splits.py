"""Splits made ready to be settled: bands, protected children, clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from rewardcalc.band import REST, Band, ratios_of
from rewardcalc.citation import Citation
from rewardcalc.errors import refuse
from rewardcalc.law.provision import (
    Floor,
)
from rewardcalc.money import Money
from rewardcalc.plan.law import Law, Terms
from rewardcalc.plan.parts import PlannedBand, PlannedChild, PlannedSplit
from rewardcalc.ratio import ZERO, Ratio, total
from rewardcalc.settle import Division
from rewardcalc.split import Clause, Schedule
from rewardcalc.terms import (
    COMPLETERS,
    EQUITY,
    Strength,
)


@frozen(eq=False, repr=False)
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


@frozen(eq=False, repr=False)
class Making:
    """How the splits of one tree are made ready: law, protected children, bands."""

    terms: Terms
    law: Law
    base: str
    filled: Floor | None
    root: str
    of_rewards: tuple[Floor, ...]

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
            if upper is not None and upper <= lower:
                below = Money.of_fen(lower)
                raise refuse("band-order", end, "regulation.splits", lower=below)
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
            else _clause(name, (*self.of_rewards, *floors), self.law),
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

    A clause that names the child alone goes before one that names a group, one that
    binds or fills in before one that merely permits, and words read at first hand before
    others.
    """
    found = [floor for floor in floors if law.named(floor, [name])]
    found.sort(
        key=lambda floor: (
            floor.payees == (name,),
            not floor.citation.second_hand,
            floor.strength != Strength.PERMITTED,
        )
    )
    clauses = [floor.citation for floor in found]
    clauses += [rate.citation for rate in law.open_rates if rate.payee == name]
    return clauses[-1] if clauses else None
