"""The kinds of thing an instrument of law is made of. All of them are data."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from rewardcalc.citation import Citation
from rewardcalc.interval import Interval
from rewardcalc.law.scope import EVERYONE, Scope
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    Aspect,
    CostCategory,
    Evidence,
    Method,
    Strength,
)


@frozen
class Floor:
    """The least that some payees get of a base (下限): exactly equal satisfies it.

    ``citation`` has the number, ``strength_citation`` the words that make it bind, or
    fill in, where those stand elsewhere.
    """

    payees: tuple[str, ...]
    base: str
    at_least: Ratio
    strength: Strength
    methods: frozenset[Method]
    citation: Citation
    scope: Scope = EVERYONE
    strength_citation: Citation | None = None
    window: Window | None = None


@frozen
class Window:
    """For how many consecutive years own or joint use is rewarded, and from when.

    ``least`` and ``most`` bound the institution's choice; ``first`` is what the first
    year is. ``citation`` has the words.
    """

    least: int
    most: int
    first: FirstYear
    citation: Citation


@frozen
class Deadline:
    """When a reward must be paid where nothing was ruled or agreed (支付期限)."""

    months: int
    citation: Citation
    scope: Scope = EVERYONE


@frozen
class RightsRule:
    """What rights granted to the completers must be at least (赋权)."""

    citation: Citation
    least_years: int | None = None
    least_share: Ratio | None = None
    scope: Scope = EVERYONE


@frozen
class Duty:
    """The duty to give those who contributed something at all (奖励义务)."""

    citation: Citation
    scope: Scope = EVERYONE


@frozen
class OpenRate:
    """A payee that must get a part, at a rate for which the law has no number."""

    payee: str
    root: str
    methods: frozenset[Method]
    citation: Citation
    scope: Scope = EVERYONE


@frozen
class IncomeRule:
    """Which costs are deducted from the receipts, and who says so (净收入口径)."""

    profile: str
    deductible: frozenset[CostCategory]
    citation: Citation | None = None


@frozen
class PayRule:
    """How one aspect of the unit's pay treats the cash rewards of conversion.

    ``counted`` says whether they count in that aspect (total, approved cap, next
    year's base, social-insurance base).
    """

    aspect: Aspect
    counted: bool
    citation: Citation
    scope: Scope


@frozen
class ContractWork:
    """Cash under development, consulting or service contracts: only if registered."""

    citation: Citation
    scope: Scope


class FirstYear(StrEnum):
    """From which year a window of own or joint use counts."""

    PRODUCTION = "production"
    PROFIT = "profit"


class Matter(StrEnum):
    """When a chosen reading matters, so that the result shows it."""

    FLOOR_APPLIES = "floor-applies"
    OTHER_CONTRIBUTORS = "other-contributors"
    PILOT_ENTERPRISE = "pilot-enterprise"
    STATE_UNIT_NO_PILOT = "state-unit-no-pilot"
    FLEXIBLE_PAY = "flexible-pay"
    TRANSFER_STAFF_CASH = "transfer-staff-cash"


@frozen
class Reading:
    """A chosen reading of an open point of the text (采用的理解)."""

    code: str
    when: Matter
    citation: Citation


@frozen
class Source:
    """Where the stored text comes from, how good that is, and when it was checked."""

    file: str
    sha256: str
    origin: str
    evidence: Evidence
    checked_on: date


@frozen(cache_hash=True)
class Instrument:
    """One version of an instrument of law: who is bound, from when, to what.

    ``family`` is the same for all versions; ``origin`` is the day on which the first
    of them took force, so that a day without an encoded version is known for a gap.
    ``short`` is the title in tables; ``articles`` says whether its clauses are articles
    (条) or numbered items. ``region`` and ``city`` are None for an instrument of the whole country.
    """

    id: str
    family: str
    title: str
    short: str
    valid: Interval
    origin: date
    source: Source
    region: str | None = None
    city: str | None = None
    floors: tuple[Floor, ...] = ()
    duties: tuple[Duty, ...] = ()
    open_rates: tuple[OpenRate, ...] = ()
    income: IncomeRule | None = None
    deadlines: tuple[Deadline, ...] = ()
    rights: tuple[RightsRule, ...] = ()
    articles: bool = True
    pay: tuple[PayRule, ...] = ()
    contract_work: ContractWork | None = None
    readings: tuple[Reading, ...] = ()

    @property
    def level(self) -> int:
        """How local the instrument is: 0 country, 1 region, 2 city."""
        return (self.region is not None) + (self.city is not None)

    def reaches(self, region: str, city: str | None) -> bool:
        """Say whether an institution at that place is where the instrument is law."""
        if self.city is not None:
            return city == self.city
        if self.region is not None:
            return region == self.region
        return region.startswith("CN-")
