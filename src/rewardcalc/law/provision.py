"""The kinds of provision that an instrument of law has. All of them are data."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from rewardcalc.citation import Citation
from rewardcalc.law.scope import EVERYONE, Scope
from rewardcalc.ratio import Ratio
from rewardcalc.terms import (
    Aspect,
    CostCategory,
    FirstYear,
    Method,
    Role,
    Route,
    Strength,
)


@frozen
class Floor:
    """The least that some payees get of a base (下限): exactly equal satisfies it.

    ``payees`` and ``base`` are nodes of the tree, or the sums ``contributors``,
    ``main_contributors`` and ``reward_total``. ``routes`` limits a floor of equity to
    some ways of contributing the achievement.

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
    routes: frozenset[Route] | None = None


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
    """When a reward must be paid where nothing was ruled or agreed (支付期限).

    ``months`` count from the receipt of the money; ``equity`` has the words on shares,
    which are handed over when they are registered or changed.
    """

    months: int
    citation: Citation
    scope: Scope = EVERYONE
    equity: Citation | None = None


@frozen
class RightsRule:
    """What rights granted to the completers must be at least (赋权).

    ``fiscal`` limits it to achievements made wholly or mainly with fiscal funds.
    """

    citation: Citation
    least_years: int | None = None
    least_share: Ratio | None = None
    scope: Scope = EVERYONE
    fiscal: bool = False


@frozen
class DoubleReward:
    """What becomes of the reward where the completers own a part (不重复奖励)."""

    text: str
    citation: Citation
    scope: Scope = EVERYONE


@frozen
class Publicity:
    """Rewards must be made public (公示): all, or those of people in some posts."""

    citation: Citation
    scope: Scope = EVERYONE
    days: int | None = None
    posts: tuple[Role, ...] = ()


@frozen
class HeadRule:
    """Heads may get cash, but in principle no equity (正职领导)."""

    citation: Citation
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
    methods: frozenset[Method] = frozenset(Method)
    scope: Scope = EVERYONE


@frozen
class PayRule:
    """How one aspect of the unit's pay treats the cash rewards of conversion.

    ``counted`` says whether they count in that aspect (total, approved cap, next
    year's base, social-insurance base). ``methods`` are those that the clause speaks of.
    """

    aspect: Aspect
    counted: bool
    citation: Citation
    scope: Scope
    methods: frozenset[Method] = frozenset(Method)


@frozen
class ContractWork:
    """Cash under development, consulting or service contracts: only if registered."""

    citation: Citation
    scope: Scope


class Matter(StrEnum):
    """When a chosen reading matters, so that the result shows it."""

    FLOOR_APPLIES = "floor-applies"
    OTHER_CONTRIBUTORS = "other-contributors"
    PILOT_ENTERPRISE = "pilot-enterprise"
    STATE_UNIT_NO_PILOT = "state-unit-no-pilot"
    OWN_OR_JOINT_USE = "own-or-joint-use"
    UNREGISTERED_WORK = "unregistered-work"
    OWN_RESEARCH = "own-research"
    STATE_ENTERPRISE_PAY = "state-enterprise-pay"
    FLEXIBLE_PAY = "flexible-pay"
    TRANSFER_STAFF_CASH = "transfer-staff-cash"


@frozen
class Reading:
    """A chosen reading of an open point of the text (采用的理解)."""

    code: str
    when: Matter
    citation: Citation
