"""What a contribution of the achievement brought: shares, or a part of the capital."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.errors import refuse
from rewardcalc.money import Shares
from rewardcalc.ratio import Ratio, RatioLike, share_of


@frozen(init=False)
class Tranche:
    """Shares that were registered on a day (分期到位的股份).

    >>> Tranche(date(2025, 5, 1), 500000).shares
    Shares(500000)
    """

    on: date
    shares: Shares

    def __init__(self, on: date, shares: Shares | int) -> None:
        checks = Checks()
        parts = (
            checks.read("on", read.day, on),
            checks.read("shares", _count, shares),
        )
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Equity:
    """What a contribution brought (作价投资形成的股份或者出资比例).

    Give one of: ``shares``, whole shares on the day of the contract; ``tranches``, whole
    shares by day; ``capital_ratio``, a part of the capital, which stays an exact
    fraction.

    >>> Equity(1000003).shares
    Shares(1000003)
    >>> Equity(capital_ratio="30%").capital_ratio
    Ratio('3/10')
    """

    shares: Shares | None
    capital_ratio: Ratio | None
    tranches: tuple[Tranche, ...]

    def __init__(
        self,
        shares: Shares | int | None = None,
        *,
        capital_ratio: RatioLike | None = None,
        tranches: Sequence[Tranche] = (),
    ) -> None:
        checks = Checks()
        parts = (
            checks.optional("shares", _count, shares),
            checks.optional("capital_ratio", share_of, capital_ratio),
            checks.read("tranches", read.items(Tranche), tranches),
        )
        given = (shares is not None) + (capital_ratio is not None) + bool(tranches)
        if given != 1:
            checks.add("equity-one", given)
        checks.done()
        self.__attrs_init__(*parts)


def _count(value: object) -> Shares:
    shares = value if isinstance(value, Shares) else Shares(read.whole(value))
    if shares.count < 1:
        raise refuse("shares-positive", shares)
    return shares
