"""A planned tree run over time: who stands where at the end of each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from attrs import frozen

from rewardcalc.plan import PlannedSplit, PlannedTree
from rewardcalc.settle import Parts, settle


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


@frozen
class Course:
    """One tree over its days: nodes in tree order, then people in file order."""

    tree: PlannedTree
    days: tuple[date, ...]
    nodes: tuple[Column, ...]
    people: tuple[Column, ...]


def course(
    tree: PlannedTree,
    days: Sequence[date],
    totals: Sequence[int],
    order: Sequence[tuple[str, Sequence[str]]] = (),
) -> Course:
    """Run a tree over the running totals of its root (分配).

    ``order`` gives payees and keys of their people as the file has them; people
    without a rate stand at zero.
    """
    standing: dict[str, Parts] = {tree.root: tuple(totals)}
    for split in tree.splits:
        standing.update(_run(split, standing[split.of]))
    people: dict[str, dict[str, Parts]] = {
        split.of: _run(split, standing[split.of]) for split in tree.people
    }
    nothing = (0,) * len(days)
    return Course(
        tree,
        tuple(days),
        tuple(Column(name, "", standing[name]) for name in tree.nodes()),
        tuple(
            Column(payee, key, people[payee][key] if payee in people else nothing)
            for payee, keys in order
            if payee in people or payee in tree.idle
            for key in keys
        ),
    )


def _run(split: PlannedSplit, totals: Sequence[int]) -> dict[str, Parts]:
    """Settle one node over the days of its running total."""
    standing = split.division.nothing()
    reached = 0
    rows = []
    for total in totals:
        standing = settle(split.division, total, reached, standing)
        reached = total
        rows.append(standing)
    names = (child.name for child in split.children)
    return dict(zip(names, zip(*rows, strict=True), strict=True))


def exact_shares(tree: PlannedTree) -> dict[str, Fraction]:
    """Give every node's exact share of the root, without any settling.

    Where ratios do not depend on the amount, a share is a number of its own.
    """
    shares = {tree.root: Fraction(1)}
    for split in tree.splits:
        above = shares[split.of]
        for child in split.children:
            shares[child.name] = above * child.ratio.to_fraction()
    return shares
