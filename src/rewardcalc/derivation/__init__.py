"""The steps behind every figure of a result: one more interpreter of the plan.

A step is named after the place of its figure in the result's JSON, so that every
amount there has exactly one step, and every step leads on to those it rests on.
"""

from rewardcalc.derivation.claims import unit_of
from rewardcalc.derivation.whole import steps

__all__ = ["steps", "unit_of"]
