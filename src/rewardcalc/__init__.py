"""Rewards for the conversion of service achievements (职务科技成果转化奖励).

Exact to the fen, with the clause of the law behind every figure.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rewardcalc.band import Band, Threshold
from rewardcalc.citation import Citation
from rewardcalc.errors import (
    Fault,
    InputError,
    LawError,
    LawGapError,
    LawOverlapError,
    ReplayError,
    RewardcalcError,
    UnknownInstrumentError,
    UnknownNameError,
)
from rewardcalc.facts import (
    Acknowledgement,
    Case,
    Conversion,
    Cost,
    Equity,
    Institution,
    OperatingProfit,
    Payment,
    PerformancePay,
    Person,
    Receipt,
    Reserve,
    Rights,
    Tranche,
)
from rewardcalc.income import OwnIncome, TopSlice
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.ratio import Ratio
from rewardcalc.regulation import Regulation, Version
from rewardcalc.settle import apportion
from rewardcalc.split import Clause, Split
from rewardcalc.version import __version__

if TYPE_CHECKING:
    from rewardcalc.awards import Award, Due
    from rewardcalc.calculation import calculate
    from rewardcalc.checking import Check, Verdict, check
    from rewardcalc.codec import read_case, read_regulation, read_result
    from rewardcalc.comparison import Difference, compare
    from rewardcalc.journal import JournalLine
    from rewardcalc.law.catalogue import all_instruments, applicable
    from rewardcalc.result import Calculation
    from rewardcalc.statements import Statement
    from rewardcalc.trace import Finding, Step

__all__ = [
    "Acknowledgement",
    "Amount",
    "Award",
    "Band",
    "Calculation",
    "Case",
    "Check",
    "Citation",
    "Clause",
    "Conversion",
    "Cost",
    "Difference",
    "Due",
    "Equity",
    "Fault",
    "Finding",
    "InputError",
    "Institution",
    "JournalLine",
    "LawError",
    "LawGapError",
    "LawOverlapError",
    "Money",
    "OperatingProfit",
    "OwnIncome",
    "Payment",
    "PerformancePay",
    "Person",
    "Ratio",
    "Receipt",
    "Regulation",
    "ReplayError",
    "Reserve",
    "RewardcalcError",
    "Rights",
    "Shares",
    "Split",
    "Statement",
    "Step",
    "Threshold",
    "TopSlice",
    "Tranche",
    "UnknownInstrumentError",
    "UnknownNameError",
    "Verdict",
    "Version",
    "__version__",
    "all_instruments",
    "applicable",
    "apportion",
    "calculate",
    "check",
    "compare",
    "read_case",
    "read_regulation",
    "read_result",
]


# A case and what it is made of are there at once. What reads files, asks the law,
# calculates and compares is loaded when it is first asked for.
_LATER = {
    "Award": "awards",
    "Calculation": "result",
    "Check": "checking",
    "Difference": "comparison",
    "Due": "awards",
    "Finding": "trace",
    "JournalLine": "journal",
    "Statement": "statements",
    "Step": "trace",
    "Verdict": "checking",
    "all_instruments": "law.catalogue",
    "applicable": "law.catalogue",
    "calculate": "calculation",
    "check": "checking",
    "compare": "comparison",
    "read_case": "codec",
    "read_regulation": "codec",
    "read_result": "codec",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load a name that is asked for."""
    if name in _LATER:
        found = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        globals()[name] = found
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # noqa: EM102, TRY003


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
