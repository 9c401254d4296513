"""The closed vocabularies: one English word for each statutory term."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeVar

from rewardcalc.errors import refuse
from rewardcalc.nearest import nearest

NET_INCOME: Final = "net_income"
EQUITY: Final = "equity"
OPERATING_PROFIT: Final = "operating_profit"
ROOTS: Final = (NET_INCOME, EQUITY, OPERATING_PROFIT)

COMPLETERS: Final = "completers"
CONVERTERS: Final = "converters"
TRANSFER_STAFF: Final = "transfer_staff"
RETAINED: Final = "retained"
UNIT: Final = "unit"
OWNERS: Final = "owners"
UNIT_PART: Final = "unit_part"
GROUPS: Final = (COMPLETERS, CONVERTERS, TRANSFER_STAFF)

CONTRIBUTORS: Final = "contributors"
MAIN_CONTRIBUTORS: Final = "main_contributors"
REWARD_TOTAL: Final = "reward_total"
MADE: Final = (OWNERS, UNIT_PART)
SUMS: Final = (CONTRIBUTORS, REWARD_TOTAL, MAIN_CONTRIBUTORS, "conversion_cash")


class Method(StrEnum):
    """How a service achievement is converted (转化方式)."""

    ASSIGNMENT = "assignment"
    LICENCE = "licence"
    EQUITY = "equity"
    OWN_USE = "own-use"
    JOINT_USE = "joint-use"
    DEVELOPMENT = "development"
    CONSULTING = "consulting"
    SERVICE = "service"


USE: Final = (Method.OWN_USE, Method.JOINT_USE)
CONTRACT_WORK: Final = (Method.DEVELOPMENT, Method.CONSULTING, Method.SERVICE)


class InstitutionKind(StrEnum):
    """What kind of institution completed the achievement (科技成果完成单位)."""

    UNIVERSITY = "university"
    RESEARCH_INSTITUTE = "research-institute"
    PUBLIC_INSTITUTION = "public-institution"
    STATE_ENTERPRISE = "state-enterprise"
    ENTERPRISE = "enterprise"


PUBLIC_KINDS: Final = frozenset(
    {
        InstitutionKind.UNIVERSITY,
        InstitutionKind.RESEARCH_INSTITUTE,
        InstitutionKind.PUBLIC_INSTITUTION,
    }
)


class CostCategory(StrEnum):
    """What a cost was paid for."""

    TAX = "tax"
    IP_MAINTENANCE = "ip-maintenance"
    APPRAISAL = "appraisal"
    NEGOTIATION = "negotiation"
    LEGAL = "legal"
    INTERMEDIARY = "intermediary"
    TRAVEL = "travel"
    OTHER_DIRECT = "other-direct"
    RESEARCH_FISCAL = "research-fiscal"
    RESEARCH_OWN = "research-own"


class Basis(StrEnum):
    """Where the rates of a regulation come from (规定 / 约定)."""

    INSTITUTIONAL_RULE = "institutional-rule"
    AGREEMENT = "agreement"
    NONE = "none"


class Role(StrEnum):
    """A leading post that a person holds (正职 / 其他领导职务)."""

    HEAD = "head"
    LEADER = "leader"


class RightsKind(StrEnum):
    """What right in the achievement the completers got (赋权)."""

    LONG_TERM_USE = "long-term-use"
    CO_OWNERSHIP = "co-ownership"


class UnitPart(StrEnum):
    """What happens to the unit's part of a co-owned achievement."""

    KEPT = "kept"
    SPLIT = "split"


class GovernedBy(StrEnum):
    """Which day picks the version of a regulation that governs a receipt."""

    RECEIPT_DAY = "receipt-day"
    CONTRACT_DAY = "contract-day"


class Route(StrEnum):
    """How an achievement is contributed to a company (作价投资的方式)."""

    OWN_NAME = "own-name"
    HOLDING_COMPANY = "holding-company"
    JOINT_NAMES = "joint-names"


class FirstYear(StrEnum):
    """From which year a window of own or joint use counts."""

    PRODUCTION = "production"
    PROFIT = "profit"


class Severity(StrEnum):
    """How grave a finding is; a violation makes a result unlawful."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    VIOLATION = "violation"


class Strength(StrEnum):
    """What a floor does: bind, fill in for a missing rule, or merely permit."""

    BINDING = "binding"
    DEFAULT = "default"
    PERMITTED = "permitted"


class Evidence(StrEnum):
    """How good the source of an instrument's text is."""

    LAW_REPOSITORY = "law-repository"
    COPY = "copy"
    MIRROR = "mirror"
    SECOND_HAND = "second-hand"


class Aspect(StrEnum):
    """What a treatment of cash rewards speaks of (绩效工资的四个方面)."""

    TOTAL = "total"
    CAP = "cap"
    NEXT_YEAR_BASE = "next-year-base"
    SOCIAL_INSURANCE = "social-insurance"


_Word = TypeVar("_Word", bound=StrEnum)


def word(vocabulary: type[_Word], value: object) -> _Word:
    """Give the word of a vocabulary that a text names.

    Raises:
        InputError: the text is none of the words; the nearest one is named.

    >>> word(Method, "licence")
    <Method.LICENCE: 'licence'>
    """
    words = [one.value for one in vocabulary]
    if isinstance(value, str) and value in words:
        return vocabulary(value)
    near = nearest(value, words)
    if near:
        raise refuse("word-near", value, near=near, words=tuple(words))
    raise refuse("word", value, words=tuple(words))
