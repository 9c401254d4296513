"""The facts of a deal: what a finance office writes down about it."""

from rewardcalc.facts.case import Case
from rewardcalc.facts.deal import Conversion, Cost, Receipt, Reserve
from rewardcalc.facts.equity import Equity, Tranche
from rewardcalc.facts.parties import Institution, Person
from rewardcalc.facts.pay import PerformancePay
from rewardcalc.facts.payments import Acknowledgement, Payment
from rewardcalc.facts.profit import OperatingProfit
from rewardcalc.facts.rights import Rights

__all__ = [
    "Acknowledgement",
    "Case",
    "Conversion",
    "Cost",
    "Equity",
    "Institution",
    "OperatingProfit",
    "Payment",
    "PerformancePay",
    "Person",
    "Receipt",
    "Reserve",
    "Rights",
    "Tranche",
]
