"""The unit's own pay figures, by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.facts import readers
from rewardcalc.money import Money, MoneyLike

WagesLike: TypeAlias = "Mapping[str, MoneyLike] | Sequence[tuple[str, MoneyLike]]"


@frozen(init=False)
class PerformancePay:
    """The unit's performance pay of one year, as its finance office reports it.

    ``ordinary`` is what counts against the ``approved_cap``, ``flexible`` the annual,
    agreed and project salaries outside it, ``wages`` the yearly wages of persons,
    their conversion cash included.

    >>> PerformancePay(2025, approved_cap="3", ordinary="2", flexible="0").year
    2025
    """

    year: int
    approved_cap: Money
    ordinary: Money
    flexible: Money
    wages: tuple[tuple[str, Money], ...]

    def __init__(
        self,
        year: int,
        *,
        approved_cap: MoneyLike,
        ordinary: MoneyLike,
        flexible: MoneyLike,
        wages: WagesLike = (),
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("year", readers.year, year),
            checks.read("approved_cap", readers.not_negative, approved_cap),
            checks.read("ordinary", readers.not_negative, ordinary),
            checks.read("flexible", readers.not_negative, flexible),
            checks.read("wages", _wages, wages),
        )
        checks.done()
        self.__attrs_init__(*parts)


def _wages(value: object) -> tuple[tuple[str, Money], ...]:
    checks = Checks()
    found = tuple(
        (key, checks.read(key, readers.not_negative, wage))
        for key, wage in read.pairs(value)
    )
    checks.done()
    return found
