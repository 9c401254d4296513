"""A planned tree run over time: who stands where at the end of each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from rewardcalc.money import Amount
from rewardcalc.plan import PlannedSplit, PlannedTree
from rewardcalc.ratio import ZERO, Ratio
from rewardcalc.schedules import exact, settled
from rewardcalc.settle import Parts

People: TypeAlias = Sequence[tuple[str, Sequence[str]]]


@frozen
class Column:
    """Where one payee stands at the end of each day, in whole units.

    ``person`` is empty for a node of the tree, else the key of a person of the payee.
    """

    payee: str
    person: str
    standing: Parts

    @property
    def total(self) -> int:
        """Where the payee stands in the end."""
        return self.standing[-1]

    def due(self, day: int) -> int:
        """Give what falls due on a day: the change since the day before."""
        before = self.standing[day - 1] if day else 0
        return self.standing[day] - before


@frozen(slots=False)
class Course:
    """One tree run over its days: nodes in tree order, then people in file order.

    ``label`` tells the courses of one root apart: the first day of a version of the
    regulation, or the year of an operating profit; it is empty where there is one.
    """

    tree: PlannedTree
    label: str
    nodes: tuple[Column, ...]
    people: tuple[Column, ...]

    @cached_property
    def totals(self) -> Mapping[tuple[str, str], int]:
        """Where each node and each person stands in the end."""
        columns = (*self.nodes, *self.people)
        return {(one.payee, one.person): one.standing[-1] for one in columns}


@frozen(slots=False)
class Flow:
    """All courses of one root together, day by day.

    The sums of the courses are the figures of the result; a course of its own begins
    where the ratios change, and each year of an operating profit is one. The last node
    may be what a house takes from the receipts first (``taken``), outside the tree.
    """

    root: str
    days: tuple[date, ...]
    nodes: tuple[Column, ...]
    people: tuple[Column, ...]
    courses: tuple[Course, ...]
    taken: Column | None = None

    @cached_property
    def leaves(self) -> tuple[Column, ...]:
        """Who is paid a sum: each node where no split and no people divide it.

        With the people, the leaves make up the root on every day. A node may be a leaf
        in one course and divided in another.
        """
        found = []
        for course in self.courses:
            tree = course.tree
            divided = {split.of for split in (*tree.splits, *tree.people)}
            found.append([one for one in course.nodes if one.payee not in divided])
        taken = () if self.taken is None else (self.taken,)
        return (*_summed(found), *taken)

    @cached_property
    def moves(self) -> tuple[tuple[Course, ...], ...]:
        """The courses to which something came, day by day; an only one always.

        Where nothing comes to the root, nobody below it moves.
        """
        if len(self.courses) == 1:
            return (self.courses,) * len(self.days)
        return tuple(
            tuple(course for course in self.courses if course.nodes[0].due(at))
            for at in range(len(self.days))
        )

    @cached_property
    def places(self) -> Mapping[date, int]:
        """The place of each day."""
        return {day: at for at, day in enumerate(self.days)}


def course(
    tree: PlannedTree, totals: Sequence[int], people: People, label: str = ""
) -> Course:
    """Run a tree over the running totals of its root (分配).

    ``people`` are payees and the keys of their people as the file has them; people
    without a rate stand at zero.
    """
    standing: dict[str, Parts] = {tree.root: tuple(totals)}
    for split in tree.splits:
        standing.update(_run(split, standing[split.of]))
    persons = {split.of: _run(split, standing[split.of]) for split in tree.people}
    nothing = (0,) * len(totals)
    return Course(
        tree,
        label,
        tuple([Column(name, "", standing[name]) for name in tree.nodes]),
        tuple(
            [
                Column(payee, key, persons[payee][key] if payee in persons else nothing)
                for payee, keys in people
                if payee in persons or payee in tree.idle
                for key in keys
            ]
        ),
    )


def flow(
    root: str,
    days: Sequence[date],
    courses: Sequence[Course],
    taken: Column | None = None,
) -> Flow:
    """Put the courses of one root together."""
    first, *others = courses
    nodes, people = first.nodes, first.people
    if others:
        nodes = _summed([one.nodes for one in courses])
        people = _summed([one.people for one in courses])
    if taken is not None:
        nodes = (*nodes, taken)
    return Flow(root, tuple(days), nodes, people, tuple(courses), taken)


def _summed(columns: Sequence[Sequence[Column]]) -> tuple[Column, ...]:
    """Add columns of one name, in order of first appearance."""
    found: dict[tuple[str, str], list[Parts]] = {}
    for one in (one for each in columns for one in each):
        found.setdefault((one.payee, one.person), []).append(one.standing)
    return tuple(
        Column(payee, person, tuple(map(sum, zip(*rows, strict=True))))
        for (payee, person), rows in found.items()
    )


def _run(split: PlannedSplit, totals: Sequence[int]) -> dict[str, Parts]:
    """Settle one node over the days of its running total, by its schedule."""
    rows = settled(split, totals)
    columns = zip(*rows, strict=True)
    return {
        child.name: column
        for child, column in zip(split.children, columns, strict=True)
    }


def exact_amounts(tree: PlannedTree, total: int) -> dict[str, Amount]:
    """Give every node's exact share of a total of the root, without any settling."""
    amounts = {tree.root: Amount(total)}
    for split in tree.splits:
        parts = exact(split, amounts[split.of])
        for child, part in zip(split.children, parts, strict=True):
            amounts[child.name] = part
    return amounts


@frozen
class Part:
    """An exact part of the capital that a node or a person holds (出资比例)."""

    payee: str
    person: str
    ratio: Ratio


@frozen
class Capital:
    """A part of a company's capital, and who holds which part of it."""

    tree: PlannedTree
    parts: tuple[Part, ...]


def capital(tree: PlannedTree, ratio: Ratio, people: People) -> Capital:
    """Divide a part of a company's capital exactly: nothing is settled."""
    held = {tree.root: ratio}
    for split in tree.splits:
        for child in split.children:
            held[child.name] = held[split.of] * (child.ratio or ZERO)
    persons = {
        (split.of, child.name): held[split.of] * (child.ratio or ZERO)
        for split in tree.people
        for child in split.children
    }
    nodes = tuple(Part(node, "", held[node]) for node in tree.nodes)
    named = tuple(
        Part(payee, key, persons.get((payee, key), ZERO))
        for payee, keys in people
        if payee in held or payee in tree.idle
        for key in keys
    )
    return Capital(tree, (*nodes, *named))
