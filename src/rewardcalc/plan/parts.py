"""The parts of a plan. A plan is data: nothing in it is code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from rewardcalc.citation import Citation
from rewardcalc.law.instrument import Instrument
from rewardcalc.law.provision import (
    Deadline,
    DoubleReward,
    Duty,
    Floor,
    HeadRule,
    IncomeRule,
    OpenRate,
    PayRule,
    Publicity,
    Reading,
    RightsRule,
    Window,
)
from rewardcalc.ratio import ONE, Ratio, total
from rewardcalc.settle import Division
from rewardcalc.split import Clause, Schedule
from rewardcalc.terms import Aspect

Who: TypeAlias = tuple[str, str]


@frozen
class PlannedChild:
    """A child with its exact ratio, who set the ratio, and the clause it rests on.

    ``ratio`` is None where bands of the amount decide. ``by_law`` says that the law
    filled the ratio in; ``citation`` is the clause that speaks of this child, None where
    none does.
    """

    name: str
    ratio: Ratio | None
    by_law: bool = False
    citation: Citation | None = None


@frozen
class PlannedBand:
    """A band of the amount of a node, ready to be settled.

    ``lower`` and ``upper`` are in whole units; an amount equal to ``upper`` is in it,
    and the last band has none. ``caps`` are by place of child; ``rest`` is the place of
    the child that gets what a cap cuts.
    """

    lower: int
    upper: int | None
    division: Division
    caps: tuple[int | None, ...] = ()
    rest: int | None = None

    def part(self, total: int) -> int:
        """Give the part of an amount that lies in this band."""
        top = total if self.upper is None else min(total, self.upper)
        return max(top - self.lower, 0)

    def holds(self, total: int) -> bool:
        """Say whether an amount falls in this band as a whole."""
        return self.upper is None or total <= self.upper


@frozen
class PlannedSplit:
    """A node and its children, ready to be settled by its schedule.

    Ratios that do not depend on the amount (flat, and contract once the contract is
    known) are one band. ``weighed`` keeps the bands of a contract schedule, each with
    the part of the contract amount in it. ``clause`` is the regulation's own.
    """

    of: str
    children: tuple[PlannedChild, ...]
    bands: tuple[PlannedBand, ...]
    schedule: Schedule = Schedule.FLAT
    weighed: tuple[tuple[int, PlannedBand], ...] = ()
    clause: Clause | None = None

    @property
    def division(self) -> Division:
        """The division of the first band: the only one where no amount decides."""
        return self.bands[0].division


@frozen
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
    def _sums(self) -> dict[tuple[Who, ...], Ratio]:
        return {}

    def ratio_of(self, members: tuple[Who, ...]) -> Ratio:
        """Give the exact share of some nodes and persons together, where it is one."""
        known = self.ratios or {}
        if members not in self._sums:
            here = [known[who] for who in members if who in known]
            self._sums[members] = total(here)
        return self._sums[members]

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """The ancestors of every node, from the root down."""
        found: dict[str, tuple[str, ...]] = {self.root: ()}
        for split in self.splits:
            above = (*found[split.of], split.of)
            found.update((child.name, above) for child in split.children)
        return found


@frozen
class PlannedWindow:
    """The years in which own or joint use is rewarded (奖励年限).

    ``first`` is None as long as there was no profit from which to count.
    """

    first: int | None
    years: int
    window: Window | None

    def __contains__(self, year: int) -> bool:
        return self.first is not None and self.first <= year < self.first + self.years


@frozen
class PayTreatment:
    """How the pay of one day's payments is treated, aspect by aspect.

    An aspect that no instrument speaks of has no rule: the cash is then ordinary pay
    in that aspect. ``conflicts`` are pairs of rules that disagree, the followed one
    first.
    """

    on: date
    rules: tuple[tuple[Aspect, PayRule], ...]
    contract_work: Citation | None
    conflicts: tuple[tuple[PayRule, PayRule], ...] = ()

    def rule(self, aspect: Aspect) -> PayRule | None:
        """Give the rule of an aspect, or None where the law is silent."""
        return dict(self.rules).get(aspect)

    def counts(self, aspect: Aspect) -> bool:
        """Say whether conversion cash counts in an aspect."""
        rule = self.rule(aspect)
        return rule is None or rule.counted


@frozen
class Plan:
    """Everything the calculation follows, law and regulation together.

    ``law`` names the instruments that bind the deal, ``instruments`` are all that were
    asked, those that speak of pay alone included.
    """

    law: tuple[str, ...]
    instruments: tuple[Instrument, ...]
    trees: tuple[PlannedTree, ...]
    window: PlannedWindow | None
    income: IncomeRule
    contributors: tuple[str, ...]
    floors: tuple[Floor, ...]
    duties: tuple[Duty, ...]
    open_rates: tuple[OpenRate, ...]
    readings: tuple[Reading, ...]
    deadlines: tuple[Deadline, ...]
    rights: tuple[RightsRule, ...]
    double_rewards: tuple[DoubleReward, ...]
    publicity: tuple[Publicity, ...]
    heads: tuple[HeadRule, ...]
    pay: tuple[PayTreatment, ...]

    def trees_of(self, root: str) -> tuple[PlannedTree, ...]:
        """Give the trees of a root: one for each version of the regulation."""
        return tuple(one for one in self.trees if one.root == root)
