"""Is this institution's rule lawful? Every floor, for every amount at once."""

from rewardcalc.checking.deals import ELSEWHERE
from rewardcalc.checking.parts import Check, Deal, Standing, Trouble, Verdict
from rewardcalc.checking.verdicts import check

__all__ = ["ELSEWHERE", "Check", "Deal", "Standing", "Trouble", "Verdict", "check"]
