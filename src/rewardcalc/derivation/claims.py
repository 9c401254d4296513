"""A column of a tree with the split it comes from, and the steps of one day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from rewardcalc.distribution import Column, Course, Flow
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.plan import PlannedBand, PlannedChild, PlannedSplit
from rewardcalc.ratio import ZERO, Ratio
from rewardcalc.schedules import band_of, exact, flat, in_band
from rewardcalc.split import Schedule
from rewardcalc.terms import EQUITY
from rewardcalc.trace import Args, Step

_FLAT: Mapping[tuple[bool, bool], str] = {
    (False, False): "share",
    (False, True): "share-first",
    (True, False): "share-protected",
    (True, True): "share-protected-first",
}

Unit: TypeAlias = Callable[[int], Money | Shares]


def unit_of(flow: Flow) -> Unit:
    """Give what the whole units of a flow are."""
    return Shares if flow.root == EQUITY else Money.of_fen


def prefix(flow: Flow) -> str:
    """Give where the figures of a flow stand in the result."""
    return "equity." if flow.root == EQUITY else ""


@frozen
class Claim:
    """A column with the split it comes from and the column it is a part of."""

    split: PlannedSplit
    child: PlannedChild
    place: int
    column: Column
    parent: Column

    def steps(self, figure: str, above: str, at: int, unit: Unit) -> Iterator[Step]:
        """Give the steps of what falls due on one day, band by band if there are."""
        schedule = self.split.schedule
        if schedule == Schedule.MARGINAL:
            yield from self._marginal(figure, above, at, unit)
        elif schedule == Schedule.SLAB:
            yield self._slab(figure, above, at, unit)
        else:
            if schedule == Schedule.CONTRACT:
                yield from self._weighed(figure)
            yield self._flat(figure, above, at, unit)

    def _flat(self, figure: str, above: str, at: int, unit: Unit) -> Step:
        uses = (above, f"{figure}#ratio") if self.split.weighed else (above,)
        division = self.split.division
        protected = division.protected == self.place
        now, total = self.column.standing[at], self.parent.standing[at]
        share = division.weights[self.place] * total
        first = now == self.column.due(at)
        standing: Args = (
            (("total", unit(total)),) if first else self._standing(at, unit)
        )
        return Step(
            figure,
            _FLAT[protected, first],
            unit(self.column.due(at)),
            (
                ("payee", self.child.name),
                ("of", self.split.of),
                ("ratio", self.child.ratio or ZERO),
                *standing,
            ),
            uses,
            self.child.citation,
            Amount(now * division.whole - share, division.whole),
        )

    def _standing(self, at: int, unit: Unit) -> Args:
        now, due = self.column.standing[at], self.column.due(at)
        return (
            ("total", unit(self.parent.standing[at])),
            ("standing", unit(now)),
            ("before", unit(now - due)),
        )

    def _weighed(self, figure: str) -> Iterator[Step]:
        """Give how the contract amount weighs the ratios of its bands."""
        uses = []
        for number, (part, band) in enumerate(self.split.weighed, 1):
            uses.append(f"{figure}#contract{number}")
            yield Step(
                uses[-1],
                "contract-band",
                self._ratio(band),
                (("payee", self.child.name), ("part", Money.of_fen(part))),
            )
        yield Step(
            f"{figure}#ratio",
            "contract-ratio",
            self.child.ratio or ZERO,
            (("payee", self.child.name),),
            tuple(uses),
        )

    def _ratio(self, band: PlannedBand) -> Ratio:
        return Ratio(band.division.weights[self.place], band.division.whole)

    def _marginal(self, figure: str, above: str, at: int, unit: Unit) -> Iterator[Step]:
        """Give each band that the amount has reached, then their sum."""
        uses = []
        for number, (band, parts, row) in enumerate(self._bands, 1):
            now = row[at]
            before = row[at - 1] if at else 0
            if not parts[at] and not before:
                continue
            division = band.division
            share = division.weights[self.place] * parts[at]
            uses.append(f"{figure}#band{number}")
            yield Step(
                uses[-1],
                "share-of-band",
                unit(now - before),
                (
                    ("payee", self.child.name),
                    ("of", self.split.of),
                    ("number", number),
                    ("ratio", self._ratio(band)),
                    ("total", unit(parts[at])),
                    ("standing", unit(now)),
                    ("before", unit(before)),
                ),
                (above,),
                self.child.citation,
                Amount(now * division.whole - share, division.whole),
            )
        args = (("payee", self.child.name), ("count", len(uses)))
        due = unit(self.column.due(at))
        yield Step(figure, "sum-of-bands", due, args, tuple(uses), self.child.citation)

    @cached_property
    def _bands(self) -> tuple[tuple[PlannedBand, list[int], list[int]], ...]:
        """Each band with the parts in it and the child's standing, day by day."""
        found = []
        for band in self.split.bands:
            parts = in_band(band, self.parent.standing)
            rows = flat(band.division, parts)
            found.append((band, parts, [row[self.place] for row in rows]))
        return tuple(found)

    def _slab(self, figure: str, above: str, at: int, unit: Unit) -> Step:
        band = band_of(self.split, self.parent.standing[at])
        cap = band.caps[self.place] if band.caps else None
        now, total = self.column.standing[at], self.parent.standing[at]
        args: Args = (
            ("payee", self.child.name),
            ("of", self.split.of),
            ("number", self.split.bands.index(band) + 1),
            ("ratio", self._ratio(band)),
            *self._standing(at, unit),
        )
        rule = "share-of-slab"
        if cap is not None and now == cap:
            rule = "share-of-slab-capped"
            args += (("cap", unit(cap)),)
        elif band.caps and band.rest == self.place:
            rule = "share-of-slab-rest"
        tail = Amount(now) - exact(self.split, Amount(total))[self.place]
        due = unit(self.column.due(at))
        return Step(figure, rule, due, args, (above,), self.child.citation, tail)


def claims_of(course: Course) -> dict[tuple[str, str], Claim]:
    """Give the claim of each node and each person of a course."""
    nodes = {one.payee: one for one in course.nodes}
    people = {(one.payee, one.person): one for one in course.people}
    found = {}
    for split in course.tree.splits:
        for place, child in enumerate(split.children):
            column, parent = nodes[child.name], nodes[split.of]
            found[child.name, ""] = Claim(split, child, place, column, parent)
    for split in course.tree.people:
        for place, child in enumerate(split.children):
            column, parent = people[split.of, child.name], nodes[split.of]
            found[split.of, child.name] = Claim(split, child, place, column, parent)
    return found
