"""What a result says of a deal beside its floors and duties, a room for each matter."""

from rewardcalc.findings.notices import noted

__all__ = ["noted"]
