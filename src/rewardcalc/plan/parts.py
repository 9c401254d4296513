"""The parts of a plan. A plan is data: nothing in it is code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import frozen

from rewardcalc.citation import Citation
from rewardcalc.law.provision import (
    PayRule,
    Window,
)
from rewardcalc.ratio import Ratio
from rewardcalc.settle import Division
from rewardcalc.split import Clause, Schedule
from rewardcalc.terms import Aspect


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
class PlannedWindow:
    """The years in which own or joint use is rewarded (奖励年限).

    ``first`` is None as long as there was no profit from which to count.
    """

    first: int | None
    years: int
    window: Window | None

    def __contains__(self, year: int) -> bool:
        return self.first is not None and self.first <= year < self.first + self.years


@frozen(slots=False)
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

    @cached_property
    def _by_aspect(self) -> Mapping[Aspect, PayRule]:
        return dict(self.rules)

    def rule(self, aspect: Aspect) -> PayRule | None:
        """Give the rule of an aspect, or None where the law is silent."""
        return self._by_aspect.get(aspect)

    def counts(self, aspect: Aspect) -> bool:
        """Say whether conversion cash counts in an aspect."""
        rule = self.rule(aspect)
        return rule is None or rule.counted
