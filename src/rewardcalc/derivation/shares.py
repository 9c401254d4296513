"""The steps of the splits: what each node and each person gets, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from attrs import frozen

from rewardcalc.distribution import Column, Course
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.net_income import Ledger
from rewardcalc.plan import PlannedChild, PlannedSplit
from rewardcalc.trace import Step

Unit: TypeAlias = Callable[[int], Money | Shares]


@frozen
class _Claim:
    """A column with the split it comes from and the column it is a part of."""

    split: PlannedSplit
    child: PlannedChild
    place: int
    column: Column
    parent: Column

    def step(self, figure: str, above: str, at: int, unit: Unit) -> Step:
        """Give the step of what falls due on one day."""
        now = self.column.standing[at]
        due = self.column.due(at)
        total = self.parent.standing[at]
        division = self.split.division
        weight = division.weights[self.place]
        protected = division.protected == self.place
        return Step(
            figure,
            "share-protected" if protected else "share",
            unit(due),
            (
                ("payee", self.child.name),
                ("of", self.split.of),
                ("ratio", self.child.ratio),
                ("total", unit(total)),
                ("standing", unit(now)),
                ("before", unit(now - due)),
            ),
            (above,),
            self.child.citation,
            Amount(now * division.whole - weight * total, division.whole),
        )


def _claims(course: Course) -> dict[tuple[str, str], _Claim]:
    nodes = {one.payee: one for one in course.nodes}
    people = {(one.payee, one.person): one for one in course.people}
    found = {
        (child.name, ""): _Claim(
            split, child, place, nodes[child.name], nodes[split.of]
        )
        for split in course.tree.splits
        for place, child in enumerate(split.children)
    }
    found.update(
        {
            (split.of, child.name): _Claim(
                split, child, place, people[split.of, child.name], nodes[split.of]
            )
            for split in course.tree.people
            for place, child in enumerate(split.children)
        }
    )
    return found


def dues(course: Course, ledger: Ledger) -> Iterator[Step]:
    """Give the steps of each day: the net income it brought, then who gets what."""
    claims = _claims(course)
    root = course.nodes[0]
    entries = (
        *(f"inputs.receipts[{one.place}].amount" for one in ledger.receipts),
        *(f"inputs.costs[{one.place}].amount" for one in ledger.costs),
    )
    for at, day in enumerate(ledger.days):
        where = f"due[{at}].amounts"
        due = root.due(at)
        yield Step(
            f"{where}.{root.payee}",
            "net-income-of-day",
            Money.of_fen(due),
            (
                ("on", day.on),
                ("receipts", Money.of_fen(day.receipts)),
                ("deducted", Money.of_fen(day.deducted)),
                ("net", Money.of_fen(day.net)),
                ("before", Money.of_fen(day.net - due)),
            ),
            (f"due[{at - 1}].amounts.{root.payee}",) if at else entries,
        )
        yield from _of_day(course, claims, (f"due[{at}]", at), Money.of_fen)


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
        yield claim.step(f"{where}.amounts.{one.payee}", above, at, unit)
    for place, one in enumerate(course.people):
        figure = f"{where}.awards[{place}].amount"
        found = claims.get((one.payee, one.person))
        if found is None:
            yield Step(figure, "no-rate", unit(0), (("payee", one.payee),))
        else:
            yield found.step(figure, f"{where}.amounts.{one.payee}", at, unit)


def sums(course: Course) -> Iterator[Step]:
    """Give the steps of the totals: each is the sum of what was due."""
    days = len(course.days)
    for one in course.nodes:
        figures = tuple(f"due[{at}].amounts.{one.payee}" for at in range(days))
        figure = f"amounts.{one.payee}"
        yield _sum(figure, one, figures)
    for place, one in enumerate(course.people):
        figures = tuple(f"due[{at}].awards[{place}].amount" for at in range(days))
        yield _sum(f"awards[{place}].amount", one, figures)


def _sum(figure: str, column: Column, uses: tuple[str, ...]) -> Step:
    name = column.person or column.payee
    args = (("payee", name), ("count", len(uses)))
    return Step(figure, "sum-of-dues", Money.of_fen(column.total), args, uses)


def equity(course: Course) -> Iterator[Step]:
    """Give the steps of the shares: the base is the shares themselves."""
    root = course.nodes[0]
    yield Step(
        f"equity.amounts.{root.payee}",
        "shares",
        Shares(root.total),
        uses=("inputs.equity.shares",),
    )
    claims = _claims(course)
    yield from _of_day(course, claims, ("equity", 0), Shares)
