"""Bands and ratios: how the parts of a split are written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.errors import refuse
from rewardcalc.money import Money, MoneyLike
from rewardcalc.ratio import ONE, Ratio, RatioLike, total
from rewardcalc.terms import ROOTS, SUMS

REST: Final = "rest"

Into: TypeAlias = tuple[tuple[str, Ratio | str], ...]
IntoLike: TypeAlias = "Mapping[str, RatioLike] | Sequence[tuple[str, RatioLike]]"


def _part(value: object) -> Ratio | str:
    return REST if value == REST else Ratio.of(value)  # type: ignore[arg-type]


def into(value: object) -> Into:
    """Read the children of a split with their ratios; at most one takes the rest.

    Raises:
        InputError: a ratio that is none, ratios that do not sum to exactly 1, a
            rest below zero, two rests, a name that is reserved.

    >>> into({"completers": "70%", "retained": "rest"})
    (('completers', Ratio('7/10')), ('retained', 'rest'))
    """
    checks = Checks()
    given = read.pairs(value)
    children = tuple((key, checks.read(key, _part, part)) for key, part in given)
    for key, _ in children:
        if key in (*ROOTS, *SUMS, REST):
            checks.add("name-reserved", key, key)
    checks.done()
    _check_sum(children)
    return children


def _check_sum(children: Into) -> None:
    given = total([part for _, part in children if isinstance(part, Ratio)])
    rests = [key for key, part in children if not isinstance(part, Ratio)]
    if not children:
        raise refuse("into-empty")
    if len(rests) > 1:
        raise refuse("rest-twice", names=tuple(rests))
    whole = given.to_fraction()
    if given > ONE:
        raise refuse("rest-negative" if rests else "sum-over", whole, over=whole - 1)
    if not rests and given < ONE:
        raise refuse("sum-under", whole, under=1 - whole)


@frozen(init=False)
class Threshold:
    """A threshold from a day on, where a table follows an index (指数化分档).

    >>> Threshold(date(2005, 12, 12), "100000").amount
    Money('100000.00')
    """

    from_: date
    amount: Money

    def __init__(self, from_: date, amount: MoneyLike) -> None:
        checks = Checks()
        parts = (
            checks.read("from", read.day, from_),
            checks.read("amount", positive, amount),
        )
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Band:
    """A band of amounts with its own ratios (分档); ``up_to`` itself is still in it.

    The last band of a split has no ``up_to``. Where a table follows an index, a band has
    ``thresholds`` by day instead: the contract's day picks one. ``caps`` (slab only) limit children; what a cap
    cuts goes to the child that takes the rest.

    >>> Band({"completers": "90%", "unit": "rest"}, up_to="100000").up_to
    Money('100000.00')
    """

    up_to: Money | None
    thresholds: tuple[Threshold, ...]
    into: Into
    caps: tuple[tuple[str, Money], ...]

    def __init__(
        self,
        into: IntoLike,
        *,
        up_to: MoneyLike | None = None,
        thresholds: Sequence[Threshold] = (),
        caps: Mapping[str, MoneyLike] | Sequence[tuple[str, MoneyLike]] = (),
    ) -> None:
        checks = Checks()
        parts = (
            checks.optional("up_to", positive, up_to),
            checks.read("thresholds", read.items(Threshold), thresholds),
            checks.read("into", _into, into),
            checks.read("caps", _caps, caps),
        )
        if up_to is not None and thresholds:
            checks.add("up-to-and-thresholds", path="thresholds")
        if checks.sound("thresholds"):
            days = [one.from_ for one in parts[1]]
            if days != sorted(set(days)):
                checks.add("thresholds-order", path="thresholds")
        if checks.sound("into", "caps"):
            _check_caps(checks, parts[2], parts[3])
        checks.done()
        self.__attrs_init__(*parts)

    @property
    def is_last(self) -> bool:
        """Whether the band has no upper end."""
        return self.up_to is None and not self.thresholds

    def upper(self, day: date) -> Money | None:
        """Give the upper end that counts on a day."""
        found = [one.amount for one in self.thresholds if one.from_ <= day]
        if self.thresholds and not found:
            raise refuse("threshold-none", day, "thresholds")
        return found[-1] if found else self.up_to


_into = into


def positive(value: MoneyLike) -> Money:
    """Read money above zero."""
    money = Money.of(value)
    if money.fen <= 0:
        raise refuse("money-not-positive", money)
    return money


def _check_caps(
    checks: Checks, into: Into, caps: tuple[tuple[str, Money], ...]
) -> None:
    """Find caps on nobody, on the rest itself, or with no rest to give to."""
    known = [key for key, _ in into]
    rest = [key for key, part in into if not isinstance(part, Ratio)]
    for key, _ in caps:
        if key not in known:
            checks.add("cap-unknown", key, f"caps.{key}", known=tuple(known))
        if key in rest:
            checks.add("cap-of-rest", key, f"caps.{key}")
    if caps and not rest:
        checks.add("cap-without-rest", path="caps")


def _caps(value: object) -> tuple[tuple[str, Money], ...]:
    checks = Checks()
    found = tuple(
        (key, checks.read(key, positive, cap)) for key, cap in read.pairs(value)
    )
    checks.done()
    return found


def ratios_of(into: Into) -> dict[str, Ratio]:
    """Give every child's exact ratio, the rest filled in.

    >>> ratios_of((("completers", Ratio.of("70%")), ("unit", "rest")))["unit"]
    Ratio('3/10')
    """
    rest = rest_of([part for _, part in into if isinstance(part, Ratio)])
    return {key: part if isinstance(part, Ratio) else rest for key, part in into}


def rest_of(ratios: list[Ratio]) -> Ratio:
    """Give what some ratios leave of 1.

    >>> rest_of([Ratio.of("70%")])
    Ratio('3/10')
    """
    given = total(ratios)
    return Ratio(given.denominator - given.numerator, given.denominator)
