"""A split: one node divided into named children, by one of four schedules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.band import Band, Into, IntoLike, positive
from rewardcalc.band import into as _into
from rewardcalc.checks import Checks, regions
from rewardcalc.errors import refuse
from rewardcalc.money import Money, MoneyLike
from rewardcalc.terms import MADE, Method, word

_Read = TypeVar("_Read")


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
            checks.read("methods", _condition(_methods), methods),
            checks.optional("contract_from", positive, contract_from),
            checks.optional("contract_under", positive, contract_under),
            checks.read("licensee_in", _condition(regions), licensee_in),
            checks.read("licensee_outside", _condition(regions), licensee_outside),
            checks.optional("citation", read.one(Clause), citation),
        )
        bounds = (contract_from, contract_under)
        if None not in bounds and checks.sound("contract_from", "contract_under"):
            least, under = parts[5], parts[6]
            if least and under and under <= least:
                checks.add("contract-bounds", under, "contract_under", least=least)
        if checks.sound("licensee_in", "licensee_outside"):
            twice = tuple(sorted(set(parts[7]) & set(parts[8])))
            if twice:
                checks.add("licensee-both", path="licensee_outside", names=twice)
        if checks.sound("schedule", "bands", "into"):
            _check_bands(checks, parts[2], parts[1], parts[3])
            _check_names(checks, parts[1], parts[3])
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


def _condition(reader: Callable[[object], _Read]) -> Callable[[object], _Read]:
    """Read what a split is for; an empty list that was written would be for nothing."""

    def read_it(value: object) -> _Read:
        if isinstance(value, list) and not value:
            raise refuse("condition-empty")
        return reader(value)

    return read_it


def _methods(value: object) -> tuple[Method, ...]:
    return tuple(word(Method, one) for one in read.names(value))


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


def _check_names(checks: Checks, into: Into | None, bands: tuple[Band, ...]) -> None:
    """Find the names that co-ownership puts into the tree itself."""
    places = [("into", into or ())]
    places += [(f"bands[{at}].into", one.into) for at, one in enumerate(bands)]
    for where, children in places:
        for key, _ in children:
            if key in MADE:
                checks.add("name-reserved", key, f"{where}.{key}")


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
