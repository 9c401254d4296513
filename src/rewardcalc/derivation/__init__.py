"""The steps behind every figure of a result: one more interpreter of the plan.

A step is named after the place of its figure in the result's JSON, so that every
amount there has exactly one step, and every step leads on to those it rests on.
"""

from rewardcalc.derivation.accounts import accounts
from rewardcalc.derivation.claims import unit_of
from rewardcalc.derivation.entries import entries, profits, reimbursements, totals
from rewardcalc.derivation.judgement import floors
from rewardcalc.derivation.pay import pay
from rewardcalc.derivation.roots import capital, root
from rewardcalc.derivation.shares import dues, sums

__all__ = [
    "accounts",
    "capital",
    "dues",
    "entries",
    "floors",
    "pay",
    "profits",
    "reimbursements",
    "root",
    "sums",
    "totals",
    "unit_of",
]
