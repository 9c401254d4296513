"""The steps of the splits: what each node and each person gets, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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

Unit: TypeAlias = Callable[[int], Money | Shares]
Root: TypeAlias = Callable[[Course, int, str], Step]


def unit_of(flow: Flow) -> Unit:
    """Give what the whole units of a flow are."""
    return Shares if flow.root == EQUITY else Money.of_fen


def prefix(flow: Flow) -> str:
    """Give where the figures of a flow stand in the result."""
    return "equity." if flow.root == EQUITY else ""


@frozen
class _Claim:
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
        return Step(
            figure,
            "share-protected" if protected else "share",
            unit(self.column.due(at)),
            (
                ("payee", self.child.name),
                ("of", self.split.of),
                ("ratio", self.child.ratio or ZERO),
                *self._standing(at, unit),
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
        totals = self.parent.standing[: at + 1]
        for number, band in enumerate(self.split.bands, 1):
            parts = in_band(band, totals)
            if not parts[-1]:
                continue
            rows = flat(band.division, parts)
            now = rows[-1][self.place]
            before = rows[-2][self.place] if at else 0
            division = band.division
            share = division.weights[self.place] * parts[-1]
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
                    ("total", unit(parts[-1])),
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


def _claims(course: Course) -> dict[tuple[str, str], _Claim]:
    nodes = {one.payee: one for one in course.nodes}
    people = {(one.payee, one.person): one for one in course.people}
    found = {}
    for split in course.tree.splits:
        for place, child in enumerate(split.children):
            column, parent = nodes[child.name], nodes[split.of]
            found[child.name, ""] = _Claim(split, child, place, column, parent)
    for split in course.tree.people:
        for place, child in enumerate(split.children):
            column, parent = people[split.of, child.name], nodes[split.of]
            found[split.of, child.name] = _Claim(split, child, place, column, parent)
    return found


def dues(flow: Flow, root: Root) -> Iterator[Step]:
    """Give the steps of each day: what came to be divided, then who gets what.

    ``root`` gives the step of the root of a course on a day, under a figure's name.
    """
    several = len(flow.courses) > 1
    claims = [_claims(course) for course in flow.courses]
    for at in range(len(flow.days)):
        day = f"{prefix(flow)}due[{at}]"
        for course, found in zip(flow.courses, claims, strict=True):
            where = f"{day}.parts[{course.label}]" if several else day
            yield root(course, at, f"{where}.amounts.{flow.root}")
            yield from _of_day(course, found, (where, at), unit_of(flow))
        if several:
            yield from _of_parts(flow, day, at)
        if flow.taken is not None:
            yield _of_slice(flow, flow.taken, day, at)


def _of_day(
    course: Course,
    claims: dict[tuple[str, str], _Claim],
    day: tuple[str, int],
    unit: Unit,
) -> Iterator[Step]:
    where, at = day
    for one in course.nodes[1:]:
        claim = claims[one.payee, ""]
        above = f"{where}.amounts.{claim.split.of}"
        yield from claim.steps(f"{where}.amounts.{one.payee}", above, at, unit)
    for place, one in enumerate(course.people):
        figure = f"{where}.awards[{place}].amount"
        found = claims.get((one.payee, one.person))
        if found is None:
            yield Step(figure, "no-rate", unit(0), (("payee", one.payee),))
        else:
            yield from found.steps(figure, f"{where}.amounts.{one.payee}", at, unit)


def _of_slice(flow: Flow, taken: Column, day: str, at: int) -> Step:
    unit = unit_of(flow)
    now, due = taken.standing[at], taken.due(at)
    args = (
        ("payee", taken.payee),
        ("standing", unit(now)),
        ("before", unit(now - due)),
    )
    figure = f"{day}.amounts.{taken.payee}"
    return Step(figure, "top-slice", unit(due), args, ("receipts",))


def _of_parts(flow: Flow, day: str, at: int) -> Iterator[Step]:
    """Give the steps that add the courses of a day up."""
    unit = unit_of(flow)
    for one in flow.nodes[: len(flow.nodes) - (flow.taken is not None)]:
        uses = tuple(
            f"{day}.parts[{course.label}].amounts.{one.payee}"
            for course in flow.courses
            if any(each.payee == one.payee for each in course.nodes)
        )
        args = (("payee", one.payee), ("count", len(uses)))
        figure = f"{day}.amounts.{one.payee}"
        yield Step(figure, "sum-of-parts", unit(one.due(at)), args, uses)
    for place, one in enumerate(flow.people):
        uses = tuple(
            f"{day}.parts[{course.label}].awards[{number}].amount"
            for course in flow.courses
            for number, each in enumerate(course.people)
            if (each.payee, each.person) == (one.payee, one.person)
        )
        args = (("payee", one.person), ("count", len(uses)))
        figure = f"{day}.awards[{place}].amount"
        yield Step(figure, "sum-of-parts", unit(one.due(at)), args, uses)


def sums(flow: Flow) -> Iterator[Step]:
    """Give the steps of the totals: each is the sum of what was due."""
    where = prefix(flow)
    days = range(len(flow.days))
    for one in flow.nodes:
        uses = tuple(f"{where}due[{at}].amounts.{one.payee}" for at in days)
        yield _sum(f"{where}amounts.{one.payee}", flow, one, uses)
    for place, one in enumerate(flow.people):
        uses = tuple(f"{where}due[{at}].awards[{place}].amount" for at in days)
        yield _sum(f"{where}awards[{place}].amount", flow, one, uses)


def _sum(figure: str, flow: Flow, column: Column, uses: tuple[str, ...]) -> Step:
    name = column.person or column.payee
    args = (("payee", name), ("count", len(uses)))
    return Step(figure, "sum-of-dues", unit_of(flow)(column.total), args, uses)
