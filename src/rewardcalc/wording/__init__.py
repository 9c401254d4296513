"""Every sentence that rewardcalc says, in English; the catalogs translate them whole.

Each sentence has a stable word by which results and errors name it. A sentence is one
template with named places: none is put together from pieces.
"""

from rewardcalc.wording.arguments import ARGUMENTS
from rewardcalc.wording.faults import FAULTS
from rewardcalc.wording.findings import FINDINGS
from rewardcalc.wording.interface import INTERFACE
from rewardcalc.wording.places import PLACES
from rewardcalc.wording.steps import STEPS
from rewardcalc.wording.terms import TERMS

__all__ = [
    "ARGUMENTS",
    "FAULTS",
    "FINDINGS",
    "INTERFACE",
    "PLACES",
    "STEPS",
    "TERMS",
]
