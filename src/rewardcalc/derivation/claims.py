"""A column of a tree with the split it comes from, and the steps of one day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, TypeAlias, assert_never

from attrs import frozen

from rewardcalc.distribution import Column, Course, Flow
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.plan import PlannedBand, PlannedChild, PlannedSplit
from rewardcalc.ratio import ZERO, Ratio
from rewardcalc.schedules import band_of, exact, flat, in_band
from rewardcalc.split import Schedule
from rewardcalc.terms import EQUITY
from rewardcalc.trace import Args, Step, exactly

_FLAT: Mapping[tuple[bool, bool], str] = {
    (False, False): "share",
    (False, True): "share-first",
    (True, False): "share-protected",
    (True, True): "share-protected-first",
}


_NO_TAIL: Final = Amount(0)


Unit: TypeAlias = Callable[[int], Money | Shares]


def unit_of(flow: Flow) -> Unit:
    """Give what the whole units of a flow are."""
    return Shares if flow.root == EQUITY else Money.of_fen


@frozen(slots=False, eq=False, repr=False)
class Claim:
    """A column with the split it comes from and the column it is a part of."""

    split: PlannedSplit
    child: PlannedChild
    place: int
    column: Column
    parent: Column

    def steps(self, figure: str, above: str, at: int, unit: Unit) -> Iterable[Step]:
        """Give the steps of what falls due on one day, band by band if there are."""
        match self.split.schedule:
            case Schedule.FLAT | Schedule.CONTRACT:
                share = self.flat(figure, above, at, unit)
                return (
                    (*self._weighed(figure), share) if self.split.weighed else (share,)
                )
            case Schedule.MARGINAL:
                return self._marginal(figure, above, at, unit)
            case Schedule.SLAB:
                return (self._slab(figure, above, at, unit),)
            case _:
                assert_never(self.split.schedule)

    def flat(self, figure: str, above: str, at: int, unit: Unit) -> Step:
        """Give the step of a split whose ratios no amount decides."""
        split, child, place = self.split, self.child, self.place
        division = split.division
        now, total = self.column.standing[at], self.parent.standing[at]
        due = self.column.due(at) if at else now
        tail = now * division.whole - division.weights[place] * total
        args: Args = (
            ("payee", child.name),
            ("of", split.of),
            ("ratio", child.ratio or ZERO),
            ("total", unit(total)),
        )
        if now != due:
            args += (("standing", unit(now)), ("before", unit(now - due)))
        return Step(
            figure,
            _FLAT[division.protected == place, now == due],
            unit(due),
            args,
            (above, f"{figure}#ratio") if split.weighed else (above,),
            child.citation,
            Amount(tail, division.whole) if tail else _NO_TAIL,
        )

    def _weighed(self, figure: str) -> Iterator[Step]:
        """Give how the contract amount weighs the ratios of its bands."""
        uses = []
        amount = Money.of_fen(sum(part for part, _ in self.split.weighed))
        for number, (part, band) in enumerate(self.split.weighed, 1):
            uses.append(f"{figure}#contract{number}")
            rule, limits = self._limits("contract-band", band, Money.of_fen)
            yield Step(
                uses[-1],
                rule,
                self._ratio(band),
                (("payee", self.child.name), ("part", Money.of_fen(part)), *limits),
                ("inputs.conversion.contract_amount",),
            )
        yield Step(
            f"{figure}#ratio",
            "contract-ratio",
            self.child.ratio or ZERO,
            (("payee", self.child.name), ("amount", amount)),
            tuple(uses),
        )

    def _limits(self, rule: str, band: PlannedBand, unit: Unit) -> tuple[str, Args]:
        """Give the rule of a band and its limits; the last band has no upper one."""
        lower: Args = (("lower", unit(band.lower)),)
        if band.upper is None:
            return f"{rule}-last", lower
        return rule, (*lower, ("upper", unit(band.upper)))

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
            rule, limits = self._limits("share-of-band", band, unit)
            yield Step(
                uses[-1],
                rule,
                unit(now - before),
                (
                    ("payee", self.child.name),
                    ("of", self.split.of),
                    ("number", number),
                    ("ratio", self._ratio(band)),
                    ("total", unit(parts[at])),
                    ("standing", unit(now)),
                    ("before", unit(before)),
                    *limits,
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
        due = self.column.due(at)
        args: Args = (
            ("payee", self.child.name),
            ("of", self.split.of),
            ("number", self.split.bands.index(band) + 1),
            ("ratio", self._ratio(band)),
            ("total", unit(total)),
            ("standing", unit(now)),
            ("before", unit(now - due)),
        )
        rule = "share-of-slab"
        if cap is not None and now == cap:
            rule = "share-of-slab-capped"
            args += (("cap", unit(cap)),)
        elif band.caps and band.rest == self.place:
            rule = "share-of-slab-rest"
            shares = Amount(total) * self._ratio(band)
            cut = exact(self.split, Amount(total))[self.place] - shares
            args += (("cut", exactly(cut)),)
        rule, limits = self._limits(rule, band, unit)
        args += limits
        tail = Amount(now) - exact(self.split, Amount(total))[self.place]
        citation = self.child.citation
        return Step(figure, rule, unit(due), args, (above,), citation, tail)


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
