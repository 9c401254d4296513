"""The days of a deal: on which something of it happens that moves money."""

from __future__ import annotations

from datetime import date

from rewardcalc.facts.case import Case
from rewardcalc.facts.flows import day_of


def days_of(case: Case) -> tuple[date, ...]:
    """Give every day on which an amount may fall due, in order.

    Those are the days of receipts and costs, the first and the last day of a reserve,
    and the days on which a year's operating profit is rewarded.
    """
    days = {one.on for one in case.receipts}
    days |= {day_of(one, case.receipts) for one in case.costs}
    days |= {day for one in case.reserves for day in (one.on, one.until)}
    days |= {one.day for one in case.operating_profit}
    return tuple(sorted(days))
