"""An institution's own rule for the net income (本单位的净收入口径)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.band import REST
from rewardcalc.checks import Checks
from rewardcalc.errors import refuse
from rewardcalc.ratio import Ratio, RatioLike, share_of
from rewardcalc.terms import MADE, ROOTS, SUMS, CostCategory, word


@frozen(init=False)
class TopSlice:
    """A part of all receipts that is taken before any cost (收入先行提取).

    >>> TopSlice("licensing_office", "15%").ratio
    Ratio('3/20')
    """

    payee: str
    ratio: Ratio

    def __init__(self, payee: str, ratio: RatioLike) -> None:
        checks = Checks()
        parts = (
            checks.read("payee", _payee, payee),
            checks.read("ratio", share_of, ratio),
        )
        checks.done()
        self.__attrs_init__(*parts)


def _payee(value: object) -> str:
    name = read.name(value)
    if name in (*ROOTS, *SUMS, *MADE, REST):
        raise refuse("name-reserved", name)
    return name


@frozen(init=False)
class OwnIncome:
    """Which costs a house deducts, what it takes first, and how far costs may go.

    ``deductible`` are the categories of cost, ``top_slice`` is taken from all receipts
    before costs, ``cost_cap`` is the highest part of all receipts that costs may eat.

    >>> OwnIncome(deductible=["tax"], cost_cap="80%").cost_cap
    Ratio('4/5')
    """

    deductible: tuple[CostCategory, ...] | None
    top_slice: TopSlice | None
    cost_cap: Ratio | None

    def __init__(
        self,
        *,
        deductible: Sequence[CostCategory | str] | None = None,
        top_slice: TopSlice | None = None,
        cost_cap: RatioLike | None = None,
    ) -> None:
        checks = Checks()
        parts = (
            checks.optional("deductible", _categories, deductible),
            checks.optional("top_slice", _slice, top_slice),
            checks.optional("cost_cap", share_of, cost_cap),
        )
        checks.done()
        self.__attrs_init__(*parts)


def _categories(value: object) -> tuple[CostCategory, ...]:
    return tuple(word(CostCategory, one) for one in read.names(value))


def _slice(value: object) -> TopSlice:
    if not isinstance(value, TopSlice):
        raise refuse("item-type", value, kind="TopSlice")
    return value
