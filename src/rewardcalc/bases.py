"""The other two bases of a reward: shares by tranche, and a year's operating profit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from rewardcalc.facts import Equity, OperatingProfit
from rewardcalc.plan import Plan


def place_of(day: date, starts: Sequence[date]) -> int:
    """Give the place of the version of a regulation that governs a day."""
    return max(bisect_right(starts, day) - 1, 0)


def tranches(
    agreed_on: date, equity: Equity, starts: Sequence[date]
) -> tuple[list[date], list[list[int]]]:
    """Give the days on which shares came, and how many there were by then.

    Shares without a day came with the contract. There is a row of counts for each
    version of the regulation (``starts``): a tranche belongs to that of its day.
    """
    came: dict[date, int] = {}
    for one in equity.tranches:
        came[one.on] = came.get(one.on, 0) + one.shares.count
    if equity.shares is not None:
        came[agreed_on] = equity.shares.count
    days = sorted(came)
    counts = [
        list(
            accumulate(came[day] if place_of(day, starts) == at else 0 for day in days)
        )
        for at in range(len(starts))
    ]
    return days, counts


def base_of(profit: OperatingProfit, plan: Plan) -> int:
    """Give the part of a year's profit that is rewarded, in fen.

    A loss gives nothing and is not carried; a year outside the window gives nothing.
    """
    inside = plan.window is None or profit.year in plan.window
    return max(profit.amount.fen, 0) if inside else 0


def rewarded(profit: OperatingProfit, plan: Plan, days: Sequence[date]) -> list[int]:
    """Give a year's base over the days: nothing before its own day."""
    base = base_of(profit, plan)
    return [base if day >= profit.day else 0 for day in days]
