"""An instrument of law: one version, with everything that it provides."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from rewardcalc.interval import Interval
from rewardcalc.law.provision import (
    ContractWork,
    Deadline,
    DoubleReward,
    Duty,
    Floor,
    HeadRule,
    IncomeRule,
    OpenRate,
    PayRule,
    Publicity,
    Reading,
    RightsRule,
)
from rewardcalc.terms import Evidence

# Regions of China where the laws of the mainland are not in force.
_OWN_LAW = ("CN-HK", "CN-MO", "CN-TW")


@frozen
class Source:
    """Where the stored text comes from, how good that is, and when it was checked.

    ``origin`` is the key of a sentence, ``args`` the addresses in it.
    """

    file: str
    sha256: str
    origin: str
    evidence: Evidence
    checked_on: date
    args: tuple[tuple[str, str | date], ...] = ()


def from_repository(file: str, sha256: str, path: str) -> Source:
    """Give a text of the public law repository, as it was read there (公开法规库)."""
    return Source(
        file=file,
        sha256=sha256,
        origin="origin-law-repository",
        evidence=Evidence.LAW_REPOSITORY,
        checked_on=date(2025, 4, 19),
        args=(
            ("repository", "github.com/LawRefBook/Laws"),
            ("commit", "2f4c5c2"),
            ("day", date(2025, 4, 19)),
            ("path", path),
        ),
    )


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
    double_rewards: tuple[DoubleReward, ...] = ()
    publicity: tuple[Publicity, ...] = ()
    heads: tuple[HeadRule, ...] = ()
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
        return self.within(region) and self.city in (None, city)

    def within(self, region: str) -> bool:
        """Say whether the instrument is law in a region, or in a city of it."""
        if self.region is not None:
            return region == self.region
        return region.startswith("CN-") and region not in _OWN_LAW
