"""A split: one node divided into named children, by one of four schedules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypeAlias

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.errors import refuse
from rewardcalc.money import Money, MoneyLike
from rewardcalc.ratio import ONE, Ratio, RatioLike, total
from rewardcalc.terms import ROOTS, SUMS, Method, word

REST: Final = "rest"

Into: TypeAlias = tuple[tuple[str, Ratio | str], ...]
IntoLike: TypeAlias = "Mapping[str, RatioLike] | Sequence[tuple[str, RatioLike]]"


class Schedule(StrEnum):
    """How the ratios of a split depend on the amount (分配方式).

    ``flat``: not at all. ``marginal``: each band of the amount at its own ratios.
    ``slab``: the whole amount at the ratios of the band it falls in. ``contract``: bands
    of the contract amount weigh the ratios that are applied to the net income.
    """

    FLAT = "flat"
    MARGINAL = "marginal"
    SLAB = "slab"
    CONTRACT = "contract"


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
        if key in ROOTS or key in SUMS or key == REST:
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
        raise refuse("rest-twice", ", ".join(rests))
    if given > ONE:
        over = given.to_fraction() - 1
        raise refuse("rest-negative" if rests else "sum-over", given, over=over)
    if not rests and given < ONE:
        raise refuse("sum-under", given, under=1 - given.to_fraction())


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
            checks.read("amount", _positive, amount),
        )
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Band:
    """A band of amounts with its own ratios (分档); ``up_to`` itself is still in it.

    The last band of a split has no ``up_to``. ``up_to`` may be a list of thresholds by
    day: the contract's day picks one. ``caps`` (slab only) limit children; what a cap
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
            checks.optional("up_to", _positive, up_to),
            checks.read("thresholds", read.items(Threshold), thresholds),
            checks.read("into", _into, into),
            checks.read("caps", _caps, caps),
        )
        if up_to is not None and thresholds:
            checks.add("up-to-and-thresholds", path="thresholds")
        if checks.sound("into", "caps"):
            known = [key for key, _ in parts[2]]
            rest = any(not isinstance(part, Ratio) for _, part in parts[2])
            for key, _ in parts[3]:
                if key not in known:
                    checks.add(
                        "cap-unknown", key, f"caps.{key}", known=", ".join(known)
                    )
            if parts[3] and not rest:
                checks.add("cap-without-rest", path="caps")
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


@frozen(init=False)
class Clause:
    """Where a regulation says something: article and quoted words (制度条款).

    >>> Clause("第十二条", quote="…").article
    '第十二条'
    """

    article: str
    quote: str

    def __init__(self, article: str, *, quote: str = "") -> None:
        checks = Checks()
        parts = (
            checks.read("article", read.name, article),
            checks.read("quote", read.text, quote),
        )
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Split:
    """A node divided into named children with exact ratios (分配).

    ``of`` is the node, ``into`` its children in the order of the regulation (equal
    claims to a fen go by it); a ratio may be ``"rest"`` once. A split by ``bands`` has
    the children of all bands, in order of first appearance.

    A split may hold for some deals only: for ``methods``, for contracts from an amount
    on (``contract_from``) or below one (``contract_under``), for a licensee in
    (``licensee_in``) or outside (``licensee_outside``) some regions. ``citation`` is the
    clause of the regulation.

    Raises:
        InputError: as ``into`` says; bands that do not rise, or have no last one.

    >>> Split("net_income", into={"completers": "70%", "retained": "rest"}).children()
    ('completers', 'retained')
    """

    of: str
    into: Into | None
    schedule: Schedule
    bands: tuple[Band, ...]
    methods: tuple[Method, ...]
    contract_from: Money | None
    contract_under: Money | None
    licensee_in: tuple[str, ...]
    licensee_outside: tuple[str, ...]
    citation: Clause | None

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        of: str,
        into: IntoLike | None = None,
        *,
        schedule: Schedule | str = Schedule.FLAT,
        bands: Sequence[Band] = (),
        methods: Sequence[Method | str] = (),
        contract_from: MoneyLike | None = None,
        contract_under: MoneyLike | None = None,
        licensee_in: Sequence[str] = (),
        licensee_outside: Sequence[str] = (),
        citation: Clause | None = None,
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("of", read.name, of),
            checks.optional("into", _into, into),
            checks.read("schedule", lambda text: word(Schedule, text), schedule),
            checks.read("bands", read.items(Band), bands),
            checks.read("methods", _methods, methods),
            checks.optional("contract_from", _positive, contract_from),
            checks.optional("contract_under", _positive, contract_under),
            checks.read("licensee_in", read.names, licensee_in),
            checks.read("licensee_outside", read.names, licensee_outside),
            checks.optional("citation", _clause, citation),
        )
        if checks.sound("schedule", "bands", "into"):
            _check_bands(checks, parts[2], parts[1], parts[3])
        checks.done()
        self.__attrs_init__(*parts)

    def drawn(self) -> tuple[Band, ...]:
        """Give the bands; a flat split is one band without an end."""
        if self.into is None:
            return self.bands
        return (Band(self.into),)

    def children(self) -> tuple[str, ...]:
        """Give the children's names in order of first appearance."""
        if self.into is not None:
            return tuple(key for key, _ in self.into)
        names = (key for band in self.bands for key, _ in band.into)
        return tuple(dict.fromkeys(names))

    @property
    def conditional(self) -> bool:
        """Whether the split holds for some deals only."""
        bounds = (self.contract_from, self.contract_under)
        named = (self.methods, self.licensee_in, self.licensee_outside)
        return any(named) or any(one is not None for one in bounds)


_into = into


def _positive(value: MoneyLike) -> Money:
    money = Money.of(value)
    if money.fen <= 0:
        raise refuse("money-not-positive", money)
    return money


def _caps(value: object) -> tuple[tuple[str, Money], ...]:
    checks = Checks()
    found = tuple(
        (key, checks.read(key, _positive, cap)) for key, cap in read.pairs(value)
    )
    checks.done()
    return found


def _methods(value: object) -> tuple[Method, ...]:
    return tuple(word(Method, one) for one in read.names(value))


def _clause(value: object) -> Clause:
    if not isinstance(value, Clause):
        raise refuse("item-type", value, kind="Clause")
    return value


def _check_bands(
    checks: Checks, schedule: Schedule, into: Into | None, bands: tuple[Band, ...]
) -> None:
    """Find what a flat split has too much, and what a banded one lacks."""
    if schedule == Schedule.FLAT:
        if bands:
            checks.add("bands-flat", path="bands")
        if into is None:
            checks.add("missing", path="into", name="into")
        return
    if into is not None:
        checks.add("into-and-bands", schedule, "into")
    if not bands:
        checks.add("bands-missing", schedule, "bands")
    for place, band in enumerate(bands):
        if band.caps and schedule != Schedule.SLAB:
            checks.add("caps-slab", schedule, f"bands[{place}].caps")
    _check_ends(checks, bands)


def _check_ends(checks: Checks, bands: tuple[Band, ...]) -> None:
    """Find bands that do not rise, or that leave the end open too early or never."""
    for place, band in enumerate(bands):
        last = place + 1 == len(bands)
        if band.is_last != last:
            code = "band-last" if last else "band-open"
            checks.add(code, path=f"bands[{place}].up_to")
    ends = [(place, band.up_to) for place, band in enumerate(bands) if band.up_to]
    for (_, lower), (place, upper) in pairwise(ends):
        if upper <= lower:
            checks.add("band-order", upper, f"bands[{place}].up_to", lower=lower)


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
