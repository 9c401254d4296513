"""A planned tree: its splits in order, and what is always the same for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from rewardcalc.plan.parts import PlannedSplit
from rewardcalc.ratio import ONE, Ratio, total

Who: TypeAlias = tuple[str, str]


@frozen(slots=False)
class PlannedTree:
    """The tree of one root: its splits in tree order, and the people below it.

    ``idle`` are payees whose people are listed although no rate is set for them.
    ``base`` is the node on which floors of the root are measured: the root itself, or
    the unit's part where the completers own the rest. ``start`` is the day from which
    the tree governs, where a regulation changed.
    """

    root: str
    splits: tuple[PlannedSplit, ...]
    people: tuple[PlannedSplit, ...]
    idle: tuple[str, ...] = ()
    base: str = ""
    start: date = date.min

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The names of all nodes in tree order, the root first."""
        by_node = {split.of: split for split in self.splits}
        waiting = [self.root]
        found = []
        while waiting:
            node = waiting.pop()
            found.append(node)
            if node in by_node:
                waiting.extend(one.name for one in reversed(by_node[node].children))
        return tuple(found)

    @cached_property
    def _members(self) -> dict[tuple[str, ...], tuple[Who, ...]]:
        return {}

    def members(self, wanted: tuple[str, ...]) -> tuple[Who, ...]:
        """Give the nodes among some payees, none inside another of them."""
        if wanted not in self._members:
            self._members[wanted] = tuple(
                (node, "")
                for node, above in self.paths.items()
                if node in wanted and not any(one in wanted for one in above)
            )
        return self._members[wanted]

    @cached_property
    def ratios(self) -> Mapping[Who, Ratio] | None:
        """Every node's and person's exact share of the root, by payee and person.

        None where bands of the amount decide, so that shares are no numbers of their own.
        """
        found = {(self.root, ""): ONE}
        for split in (*self.splits, *self.people):
            is_person = split in self.people
            for child in split.children:
                if child.ratio is None:
                    return None
                who = (split.of, child.name) if is_person else (child.name, "")
                found[who] = found[split.of, ""] * child.ratio
        return found

    @cached_property
    def _below(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def below(self, wanted: tuple[str, ...]) -> frozenset[str]:
        """Give the nodes that count for some payees, and all nodes inside them."""
        if wanted not in self._below:
            self._below[wanted] = frozenset(
                node
                for node, above in self.paths.items()
                if node in wanted or any(one in wanted for one in above)
            )
        return self._below[wanted]

    @cached_property
    def divided(self) -> frozenset[str]:
        """The nodes that a split or people divide."""
        return frozenset(split.of for split in (*self.splits, *self.people))

    @cached_property
    def lumps(self) -> tuple[str, ...]:
        """The nodes that nothing divides, in tree order."""
        return tuple(node for node in self.nodes if node not in self.divided)

    @cached_property
    def _outermost(self) -> dict[frozenset[Who], frozenset[Who]]:
        return {}

    def outermost(self, members: frozenset[Who]) -> frozenset[Who]:
        """Leave out nodes that stand inside another of some nodes in this tree."""
        if members not in self._outermost:
            named = {payee for payee, person in members if not person}
            self._outermost[members] = frozenset(
                (payee, person)
                for payee, person in members
                if person or not any(one in named for one in self.paths.get(payee, ()))
            )
        return self._outermost[members]

    @cached_property
    def _sums(self) -> dict[tuple[Who, ...], Ratio]:
        return {}

    def ratio_of(self, members: tuple[Who, ...]) -> Ratio:
        """Give the exact share of some nodes and persons together, where it is one."""
        if members not in self._sums:
            known = self.ratios or {}
            outermost = self.outermost(frozenset(members))
            self._sums[members] = total(
                [known[who] for who in outermost if who in known]
            )
        return self._sums[members]

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """The ancestors of every node, from the root down."""
        found: dict[str, tuple[str, ...]] = {self.root: ()}
        for split in self.splits:
            above = (*found[split.of], split.of)
            found.update((child.name, above) for child in split.children)
        return found
