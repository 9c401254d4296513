"""The days of a deal: on which something of it happens that moves money."""

from __future__ import annotations

from datetime import date

from rewardcalc.facts.booking import first_day
from rewardcalc.facts.case import Case


def days_of(case: Case) -> tuple[date, ...]:
    """Give every day on which an amount may fall due, in order.

    Those are the days of receipts and costs, the first and the last day of a reserve,
    and the days on which a year's operating profit is rewarded.
    """
    first = first_day(case.receipts)
    days = {one.on for one in case.receipts}
    days |= {day for one in case.costs if (day := one.on or first) is not None}
    days |= {day for one in case.reserves for day in (one.on, one.until)}
    days |= {one.day for one in case.operating_profit}
    return tuple(sorted(days))
