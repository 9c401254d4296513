"""The facts of a deal: what a finance office writes down about it."""

from rewardcalc.facts.case import Case
from rewardcalc.facts.deal import Conversion, Cost, Equity, Receipt
from rewardcalc.facts.parties import Institution, Person
from rewardcalc.facts.pay import PerformancePay

__all__ = [
    "Case",
    "Conversion",
    "Cost",
    "Equity",
    "Institution",
    "PerformancePay",
    "Person",
    "Receipt",
]
