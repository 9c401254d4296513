"""The plan of a case as a whole: a value that is followed, never asked."""

from __future__ import annotations

from attrs import frozen

from rewardcalc.law.instrument import Instrument
from rewardcalc.law.provision import (
    Deadline,
    DoubleReward,
    Duty,
    Floor,
    HeadRule,
    IncomeRule,
    OpenRate,
    Publicity,
    Reading,
    RightsRule,
)
from rewardcalc.plan.parts import PayTreatment, PlannedWindow
from rewardcalc.plan.trees import PlannedTree


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
