"""The operating profit of own or joint use, year by year."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.facts import readers
from rewardcalc.money import Money, MoneyLike


@frozen(init=False)
class OperatingProfit:
    """The operating profit of a year from the achievement (营业利润); a loss is negative.

    ``on`` is the day on which the year's reward falls due, the last day of the year
    if it is left out.

    >>> OperatingProfit(2026, "3000000.00").day
    datetime.date(2026, 12, 31)
    """

    year: int
    amount: Money
    on: date | None

    def __init__(self, year: int, amount: MoneyLike, *, on: date | None = None) -> None:
        checks = Checks()
        parts = (
            checks.read("year", readers.year, year),
            checks.read("amount", Money.of, amount),
            checks.optional("on", read.day, on),
        )
        checks.done()
        self.__attrs_init__(*parts)

    @property
    def day(self) -> date:
        """The day on which the year's reward falls due."""
        return self.on or date(self.year, 12, 31)
