"""The plan of a case: the law is asked here, once, and never again after it."""

from rewardcalc.plan.making import plan
from rewardcalc.plan.parts import PayTreatment, PlannedBand, PlannedChild, PlannedSplit
from rewardcalc.plan.trees import PlannedTree
from rewardcalc.plan.whole import Plan

__all__ = [
    "PayTreatment",
    "Plan",
    "PlannedBand",
    "PlannedChild",
    "PlannedSplit",
    "PlannedTree",
    "plan",
]
