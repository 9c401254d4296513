"""What a check says: verdicts on floors, cliffs, and gaps."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from rewardcalc.errors import Fault
from rewardcalc.facts import Institution
from rewardcalc.law.provision import Duty, Floor, OpenRate
from rewardcalc.money import Money
from rewardcalc.ratio import Ratio
from rewardcalc.regulation import Regulation
from rewardcalc.schedules import Cliff
from rewardcalc.spans import Span
from rewardcalc.terms import (
    Method,
    Route,
)


class Standing(StrEnum):
    """How a regulation stands to a floor."""

    MET = "met"
    NOT_MET = "not-met"
    WARNED = "warned"
    PERMITTED = "permitted"
    DISPLACED = "displaced"
    OPEN = "open"


@frozen
class Deal:
    """The kind of deal that a verdict is for: what the regulation asks about one.

    ``contract_amount`` and ``licensee_region`` are given where splits go by them:
    contracts from the one of ``bounds`` on and under the other are of this kind.
    """

    method: Method
    version: date
    contract_amount: Money | None = None
    licensee_region: str | None = None
    route: Route | None = None
    bounds: tuple[Money | None, Money | None] = (None, None)


@frozen
class Verdict:
    """How a regulation stands to one floor, for one kind of deal; ``check`` gives it.

    ``least`` is the smallest share of the base that it ever comes to; ``spans`` are the
    amounts in fen (of the base, or of the contract) for which the floor is not met.
    ``years`` is given where the years of own or joint use are too few.

    >>> from rewardcalc import Regulation, check
    >>> there = Institution("某大学", kind="university", state_founded=True, region="CN-33")
    >>> found = check(Regulation(completers="69%"), there, date(2025, 1, 1)).verdicts
    >>> [one.spans[0].first for one in found if one.standing == Standing.NOT_MET][0]
    1
    """

    deal: Deal
    floor: Floor
    standing: Standing
    least: Ratio | None
    spans: tuple[Span, ...]
    by_contract: bool = False
    years: int | None = None


@frozen
class Trouble:
    """Why a regulation gives no tree for one kind of deal: rates missing or doubled."""

    deal: Deal
    faults: tuple[Fault, ...]


@frozen
class Unrewarded:
    """Amounts of which those who contributed get nothing, though a reward is owed."""

    deal: Deal
    duty: Duty
    spans: tuple[Span, ...]


@frozen
class Check:
    """All verdicts on a regulation, its cliffs and its gaps (合法性检查).

    ``silent`` are the kinds of deal for which the regulation has no split although it
    has some: there the standard of the law fills in. ``unset`` are those for which
    neither the regulation nor a law sets a rate, which is no fault of either.
    ``unrated`` are payees that must get a part, at a rate that nobody set, and
    ``unrewarded`` amounts of which nobody who contributed gets anything.

    >>> from rewardcalc import Regulation, check
    >>> there = Institution("某大学", kind="university", state_founded=True, region="CN-33")
    >>> check(Regulation(completers="80%"), there, date(2025, 1, 1)).lawful
    False
    """

    regulation: Regulation
    institution: Institution
    on: date
    verdicts: tuple[Verdict, ...]
    cliffs: tuple[tuple[Deal, Cliff], ...]
    troubles: tuple[Trouble, ...]
    silent: tuple[Deal, ...]
    unset: tuple[Deal, ...]
    unrated: tuple[tuple[Deal, OpenRate], ...] = ()
    unrewarded: tuple[Unrewarded, ...] = ()

    @property
    def lawful(self) -> bool:
        """Whether no binding floor is missed, no rate missing and no reward left out."""
        missed = any(one.standing == Standing.NOT_MET for one in self.verdicts)
        return not missed and not self.troubles and not self.unrewarded
