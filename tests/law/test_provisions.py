"""Every provision of the law has its cases.

One where it applies, and for each of its conditions one where that condition alone
fails and it does not apply. ``CASES`` names every provision. A new one without its rows fails the test at the end.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs
import pytest
from attrs import evolve, frozen

import rewardcalc
from rewardcalc import (
    Case,
    Conversion,
    Equity,
    InputError,
    Institution,
    LawGapError,
    PerformancePay,
    Receipt,
    Regulation,
)
from rewardcalc.facts import OperatingProfit, Rights
from rewardcalc.law.instrument import Instrument
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
from rewardcalc.law.scope import (
    EVERYONE,
    PUBLIC_INSTITUTIONS,
    STATE_ENTERPRISES,
    STATE_FOUNDED,
    UNIVERSITIES_AND_INSTITUTES,
    Scope,
)
from rewardcalc.plan import plan
from rewardcalc.terms import (
    CONTRACT_WORK,
    REWARD_TOTAL,
    ROOTS,
    InstitutionKind,
    Method,
)

REFUSED = {"pay-kind", "pay-no-law", "law-gap"}


@frozen(kw_only=True)
class Facts:
    """What the conditions of a provision can be about."""

    kind: str = "university"
    state_founded: bool = True
    region: str = "CN-65"
    city: str | None = None
    pilot: bool | None = None
    method: str = "licence"
    base: str = "net_income"
    registration: str | None = None
    route: str = "own-name"
    agreed_on: date
    paid_on: date

    def institution(self) -> Institution:
        return Institution(
            "某单位",
            kind=self.kind,
            state_founded=self.state_founded,
            region=self.region,
            city=self.city,
            pilot=self.pilot,
        )

    def case(self, *, pay: bool = False, rights: bool = False) -> Case:
        """Make a lawful deal of these facts: what comes in follows from the method."""
        use = self.method in ("own-use", "joint-use")
        parts: dict[str, Any] = {}
        if use:
            profit = OperatingProfit(self.agreed_on.year, "1000.00", on=self.paid_on)
            parts["operating_profit"] = [profit]
        if self.method == "equity":
            parts["equity"] = Equity(1000)
        if rights:
            parts["rights"] = Rights(
                "long-term-use", years=10, granted_on=self.agreed_on
            )
        if pay:
            parts["performance_pay"] = [
                PerformancePay(
                    self.paid_on.year, approved_cap="9", ordinary="1", flexible="0"
                )
            ]
        return Case(
            self.institution(),
            Conversion(
                self.method,
                agreed_on=self.agreed_on,
                registration=self.registration,
                route=self.route if self.method == "equity" else None,
                production_on=self.agreed_on if use else None,
                fiscally_funded=True if rights else None,
            ),
            Regulation(completers="90%", reward_years=3 if use else None),
            [] if use else [Receipt(self.paid_on, "1000.00")],
            **parts,
        )


Fails: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = tuple[tuple[Facts, Fails], ...]

# The national law on its first day, far from every region with an instrument.
STATE = Facts(agreed_on=date(2015, 10, 1), paid_on=date(2016, 3, 1))
PRIVATE = evolve(STATE, state_founded=False)
COUNTRY = {"agreed_on": date(2015, 9, 30), "region": "US-CA"}
PAID_2015 = evolve(STATE, agreed_on=date(2021, 3, 1), paid_on=date(2015, 10, 1))
PAID_2021 = evolve(PAID_2015, paid_on=date(2021, 2, 8))
# The measures of Hubei on the day of their signature.
PILOT = Facts(
    region="CN-42",
    pilot=True,
    agreed_on=date(2024, 11, 12),
    paid_on=date(2024, 11, 12),
)
HUBEI = {"agreed_on": date(2024, 11, 11), "region": "CN-65"}


def on_shares(facts: Facts) -> Facts:
    return evolve(facts, method="equity", base="equity")


def on_profit(facts: Facts) -> Facts:
    return evolve(facts, method="own-use", base="operating_profit")


def bound(facts: Facts, other: Fails, there: Fails = COUNTRY) -> Rows:
    """§45 para. 2: universities and institutes that the state founded, they alone."""
    return (
        (facts, {**there, **other, "kind": "enterprise", "state_founded": False}),
        (evolve(facts, kind="research-institute"), {"kind": "public-institution"}),
    )


def filled_in(facts: Facts, other: Fails, there: Fails = COUNTRY) -> Rows:
    """§45 para. 1: everybody else, where nothing was ruled or agreed."""
    private = evolve(facts, state_founded=False)
    return (
        (private, {**there, **other, "state_founded": True}),
        (evolve(facts, kind="enterprise"), {"kind": "university"}),
        (evolve(facts, kind="public-institution"), {"kind": "research-institute"}),
    )


def public(facts: Facts, before: date, elsewhere: str) -> Rows:
    """人社部发〔2021〕14号 and those like it: public institutions of the state."""
    return (
        (
            facts,
            {
                "paid_on": before,
                "region": elsewhere,
                "kind": "state-enterprise",
                "state_founded": False,
            },
        ),
        (evolve(facts, kind="public-institution"), {"kind": "enterprise"}),
        (evolve(facts, kind="research-institute"), {"state_founded": False}),
    )


PUBLIC_2015 = public(PAID_2015, date(2015, 9, 30), "US-CA")
PUBLIC_2021 = public(PAID_2021, date(2021, 2, 7), "US-CA")
PUBLIC_HUBEI = public(PILOT, date(2024, 11, 11), "CN-65")


def state_enterprises(facts: Facts, before: date, elsewhere: str) -> Rows:
    enterprise = evolve(facts, kind="state-enterprise")
    return (
        (
            enterprise,
            {"paid_on": before, "region": elsewhere, "kind": "university"},
        ),
        (enterprise, {"kind": "enterprise"}),
    )


ENTERPRISES_2015 = state_enterprises(PAID_2015, date(2015, 9, 30), "US-CA")


# The decree of 2016, and then each region on the first day of its text.
def first_day(region: str, day: date, city: str | None = None) -> Facts:
    return Facts(region=region, city=city, agreed_on=day, paid_on=day)


DECREE = evolve(STATE, agreed_on=date(2016, 2, 26))
BEFORE_DECREE = {"agreed_on": date(2016, 2, 25), "region": "US-CA"}
BEIJING = first_day("CN-11", date(2020, 1, 1))
OUTSIDE_BEIJING = {"agreed_on": date(2019, 12, 31), "region": "CN-65"}
SHANGHAI = first_day("CN-31", date(2017, 6, 1))
OUTSIDE_SHANGHAI = {"agreed_on": date(2017, 5, 31), "region": "CN-65"}
ZHEJIANG = first_day("CN-33", date(2021, 9, 29))
ZHEJIANG_WORK = evolve(ZHEJIANG, method="development", registration="2022330000001")
OUTSIDE_ZHEJIANG = {"agreed_on": date(2021, 9, 28), "region": "CN-65"}
# Until 2021-09-28 the gap of Zhejiang covers its city too.
ZHOUSHAN = evolve(ZHEJIANG, city="330900")
OUTSIDE_ZHOUSHAN = {"agreed_on": date(2020, 2, 29), "city": "330100"}
SHANDONG = first_day("CN-37", date(2018, 1, 1))
OUTSIDE_SHANDONG = {"agreed_on": date(2017, 12, 31), "region": "CN-65"}
HENAN = first_day("CN-41", date(2020, 1, 1))
OUTSIDE_HENAN = {"agreed_on": date(2019, 12, 31), "region": "CN-65"}
SHANTOU = first_day("CN-44", date(2022, 7, 1), "440500")
OUTSIDE_SHANTOU = {"agreed_on": date(2022, 6, 30), "city": None}

ON_MONEY = {"method": "licence", "base": "net_income"}
NO_MONEY = {"method": "development", "base": "equity"}


def three(name: str, facts: Facts, there: Fails, *strengths: str) -> dict[str, Rows]:
    """The three floors of one instrument for those whom the state founded."""
    money, shares, profit = (f"{name} {strength} floor of" for strength in strengths)
    return {
        f"{money} net_income": (
            *bound(facts, NO_MONEY, there),
            (evolve(facts, method="assignment"), {"method": "equity"}),
        ),
        f"{shares} equity": bound(on_shares(facts), ON_MONEY, there),
        f"{profit} operating_profit": (
            *bound(on_profit(facts), ON_MONEY, there),
            (evolve(on_profit(facts), method="joint-use"), {"method": "assignment"}),
        ),
    }


def of_reward_total(facts: Facts, there: Fails) -> Rows:
    """Shares of what is rewarded: whatever the way of converting."""
    return (
        *bound(facts, {"method": "development"}, there),
        (evolve(facts, method="assignment"), {"method": "service"}),
        (on_shares(facts), {"method": "consulting"}),
        (on_profit(facts), {"method": "development"}),
        (evolve(on_profit(facts), method="joint-use"), {"method": "service"}),
    )


def by_kind(facts: Facts, other: Fails) -> Rows:
    """Universities and institutes, whoever founded them."""
    return (
        (facts, {**other, "kind": "public-institution"}),
        (evolve(facts, kind="research-institute"), {"kind": "enterprise"}),
        (evolve(facts, state_founded=False), {"kind": "state-enterprise"}),
    )


def everybody(facts: Facts, there: Fails) -> Rows:
    return (
        (facts, there),
        *(
            (evolve(facts, kind=kind.value, state_founded=False), there)
            for kind in InstitutionKind
        ),
    )


def state_units(facts: Facts, there: Fails) -> Rows:
    """Universities, institutes and other public institutions of the state."""
    return (
        (facts, {**there, "kind": "enterprise", "state_founded": False}),
        (evolve(facts, kind="public-institution"), {"kind": "state-enterprise"}),
    )


def in_pay(name: str, who: str, rows: Rows) -> dict[str, Rows]:
    aspects = ("total", "cap", "next-year-base")
    return {f"{name} {aspect} of {who}": rows for aspect in aspects}


def pay_of_founded(facts: Facts, before: date) -> Rows:
    fails = {"paid_on": before, "region": "CN-65", "state_founded": False}
    return (
        (facts, {**fails, "kind": "public-institution"}),
        (evolve(facts, kind="research-institute"), {"kind": "state-enterprise"}),
    )


CASES: Mapping[str, Rows] = {
    "cn-national-2015 binding floor of net_income": (
        *bound(STATE, {"method": "development", "base": "equity"}),
        (evolve(STATE, method="assignment"), {"method": "equity"}),
    ),
    "cn-national-2015 binding floor of equity": bound(
        on_shares(STATE), {"method": "licence", "base": "net_income"}
    ),
    "cn-national-2015 binding floor of operating_profit": (
        *bound(on_profit(STATE), {"method": "licence", "base": "net_income"}),
        (evolve(on_profit(STATE), method="joint-use"), {"method": "assignment"}),
    ),
    "cn-national-2015 default floor of net_income": (
        *filled_in(STATE, {"method": "service", "base": "equity"}),
        (evolve(PRIVATE, method="assignment"), {"method": "equity"}),
    ),
    "cn-national-2015 default floor of equity": filled_in(
        on_shares(STATE), {"method": "licence", "base": "net_income"}
    ),
    "cn-national-2015 default floor of operating_profit": (
        *filled_in(on_profit(STATE), {"method": "licence", "base": "net_income"}),
        (evolve(on_profit(PRIVATE), method="joint-use"), {"method": "assignment"}),
    ),
    "cn-national-2015 duty": (
        (STATE, COUNTRY),
        *((evolve(PRIVATE, kind=kind.value), COUNTRY) for kind in InstitutionKind),
        (evolve(STATE, method="consulting"), COUNTRY),
    ),
    "cn-national-2015 total of public institutions": PUBLIC_2015,
    "cn-national-2015 cap of public institutions": PUBLIC_2015,
    "cn-national-2015 next-year-base of public institutions": PUBLIC_2015,
    "cn-national-2015 total of state enterprises": ENTERPRISES_2015,
    "cn-national-2015 cap of state enterprises": ENTERPRISES_2015,
    "cn-national-2015 next-year-base of state enterprises": ENTERPRISES_2015,
    "cn-mohrss-2021-14 total of public institutions": PUBLIC_2021,
    "cn-mohrss-2021-14 cap of public institutions": PUBLIC_2021,
    "cn-mohrss-2021-14 next-year-base of public institutions": PUBLIC_2021,
    "cn-mohrss-2021-14 social-insurance of public institutions": PUBLIC_2021,
    "cn-mohrss-2021-14 contract work": (
        *public(evolve(PAID_2021, method="development"), date(2021, 2, 7), "US-CA"),
        (
            evolve(PAID_2021, method="service"),
            {"method": "licence", "registration": "2021420000001"},
        ),
        (evolve(PAID_2021, method="consulting"), {"method": "assignment"}),
    ),
    "cn-hubei-2024 binding floor of net_income": (
        (PILOT, {**HUBEI, "pilot": False, "method": "equity", "base": "equity"}),
        (evolve(PILOT, method="assignment"), {"method": "development"}),
        # any kind of pilot unit, whoever founded it
        (evolve(PILOT, kind="public-institution"), {"pilot": False}),
        (evolve(PILOT, kind="enterprise", state_founded=False), {"pilot": False}),
    ),
    "cn-hubei-2024 binding floor of equity": (
        (
            on_shares(PILOT),
            {**HUBEI, "pilot": False, "method": "licence", "base": "net_income"},
        ),
    ),
    "cn-hubei-2024 duty": (
        (PILOT, {**HUBEI, "kind": "public-institution"}),
        # no pilot unit is asked for, and the founder does not matter
        (
            evolve(PILOT, kind="enterprise", pilot=False, state_founded=False),
            {"kind": "public-institution"},
        ),
        (evolve(PILOT, kind="state-enterprise"), {"kind": "public-institution"}),
        (evolve(PILOT, kind="research-institute"), {"kind": "public-institution"}),
        (evolve(PILOT, method="service"), HUBEI),
    ),
    "cn-hubei-2024 open rate of transfer_staff": (
        (PILOT, {**HUBEI, "pilot": False, "method": "equity", "base": "equity"}),
        (evolve(PILOT, method="assignment"), {"method": "consulting"}),
    ),
    "cn-hubei-2024 rights": ((PILOT, {**HUBEI, "pilot": False}),),
    "cn-hubei-2024 total of public institutions": PUBLIC_HUBEI,
    "cn-hubei-2024 cap of public institutions": PUBLIC_HUBEI,
    "cn-hubei-2024 next-year-base of public institutions": PUBLIC_HUBEI,
    "cn-hubei-2024 social-insurance of public institutions": PUBLIC_HUBEI,
    # the sentence speaks of assignment, licence and equity; of own use it is silent
    "cn-state-council-2016-16 binding floor of reward_total for main_contributors": (
        *bound(DECREE, {"method": "own-use"}, BEFORE_DECREE),
        (evolve(DECREE, method="assignment"), {"method": "joint-use"}),
        (on_shares(DECREE), {"method": "own-use"}),
    ),
    **three("cn-beijing-2020", BEIJING, OUTSIDE_BEIJING, *["permitted"] * 3),
    "cn-beijing-2020 duty": everybody(BEIJING, OUTSIDE_BEIJING),
    "cn-beijing-2020 net income": bound(BEIJING, {}, OUTSIDE_BEIJING),
    "cn-beijing-2020 publicity for universities and institutes": bound(
        BEIJING, {}, OUTSIDE_BEIJING
    ),
    **in_pay(
        "cn-beijing-2020",
        "universities and institutes",
        pay_of_founded(BEIJING, date(2019, 12, 31)),
    ),
    **in_pay(
        "cn-beijing-2020",
        "state enterprises",
        state_enterprises(BEIJING, date(2019, 12, 31), "CN-65"),
    ),
    # Shanghai does not ask who founded them.
    "cn-shanghai-2017 permitted floor of net_income": (
        *by_kind(SHANGHAI, {**OUTSIDE_SHANGHAI, **NO_MONEY}),
        (evolve(SHANGHAI, method="assignment"), {"method": "equity"}),
    ),
    "cn-shanghai-2017 permitted floor of equity": (
        *by_kind(
            on_shares(SHANGHAI),
            {**OUTSIDE_SHANGHAI, **ON_MONEY, "route": "joint-names"},
        ),
        (
            evolve(on_shares(SHANGHAI), route="holding-company"),
            {"route": "joint-names"},
        ),
    ),
    "cn-shanghai-2017 permitted floor of operating_profit": (
        *by_kind(on_profit(SHANGHAI), {**OUTSIDE_SHANGHAI, **ON_MONEY}),
        (evolve(on_profit(SHANGHAI), method="joint-use"), {"method": "assignment"}),
    ),
    "cn-shanghai-2017 duty": everybody(SHANGHAI, OUTSIDE_SHANGHAI),
    "cn-shanghai-2017 open rate of transfer_body": (
        *by_kind(SHANGHAI, {**OUTSIDE_SHANGHAI, **NO_MONEY}),
        (evolve(SHANGHAI, method="assignment"), {"method": "service"}),
    ),
    "cn-shanghai-2017 net income": by_kind(SHANGHAI, OUTSIDE_SHANGHAI),
    "cn-shanghai-2017 total of universities and institutes": (
        (
            SHANGHAI,
            {
                "paid_on": date(2017, 5, 31),
                "region": "CN-65",
                "kind": "public-institution",
            },
        ),
        (evolve(SHANGHAI, kind="research-institute"), {"kind": "state-enterprise"}),
    ),
    **in_pay(
        "cn-shanghai-2017",
        "state enterprises",
        state_enterprises(SHANGHAI, date(2017, 5, 31), "CN-65"),
    ),
    **three(
        "cn-zhejiang-2021",
        ZHEJIANG,
        OUTSIDE_ZHEJIANG,
        "binding",
        "binding",
        "permitted",
    ),
    "cn-zhejiang-2021 binding floor of reward_total for main_contributors": (
        of_reward_total(ZHEJIANG, OUTSIDE_ZHEJIANG)
    ),
    "cn-zhejiang-2021 binding floor of reward_total for transfer_staff": (
        of_reward_total(ZHEJIANG, OUTSIDE_ZHEJIANG)
    ),
    "cn-zhejiang-2021 net income": bound(ZHEJIANG, {}, OUTSIDE_ZHEJIANG),
    "cn-zhejiang-2021 deadline": everybody(ZHEJIANG, OUTSIDE_ZHEJIANG),
    "cn-zhejiang-2021 double reward": bound(ZHEJIANG, {}, OUTSIDE_ZHEJIANG),
    "cn-zhejiang-2021 publicity for public institutions": state_units(
        ZHEJIANG, OUTSIDE_ZHEJIANG
    ),
    "cn-zhejiang-2021 publicity for state enterprises": (
        (
            evolve(ZHEJIANG, kind="state-enterprise"),
            {**OUTSIDE_ZHEJIANG, "kind": "enterprise"},
        ),
    ),
    **in_pay(
        "cn-zhejiang-2021",
        "public institutions",
        (
            *public(ZHEJIANG, date(2021, 9, 28), "CN-65"),
            (ZHEJIANG, {"method": "development"}),
        ),
    ),
    **in_pay(
        "cn-zhejiang-2021",
        "state enterprises",
        (
            *state_enterprises(ZHEJIANG, date(2021, 9, 28), "CN-65"),
            (evolve(ZHEJIANG, kind="state-enterprise"), {"method": "service"}),
        ),
    ),
    **in_pay(
        "cn-zhejiang-2021",
        "universities and institutes for contract work",
        (
            *pay_of_founded(ZHEJIANG_WORK, date(2021, 9, 28)),
            *(
                (evolve(ZHEJIANG_WORK, method=method), {"method": "licence"})
                for method in ("development", "consulting", "service")
            ),
            # whether it is registered is judged apart
            (evolve(ZHEJIANG_WORK, registration=None), {"region": "CN-65"}),
        ),
    ),
    **three("cn-zhoushan-2020", ZHOUSHAN, OUTSIDE_ZHOUSHAN, *["binding"] * 3),
    "cn-zhoushan-2020 binding floor of reward_total for main_contributors": (
        of_reward_total(ZHOUSHAN, OUTSIDE_ZHOUSHAN)
    ),
    "cn-zhoushan-2020 binding floor of reward_total for transfer_staff": (
        of_reward_total(ZHOUSHAN, OUTSIDE_ZHOUSHAN)
    ),
    **three("cn-shandong-2018", SHANDONG, OUTSIDE_SHANDONG, *["binding"] * 3),
    # the net income of assignment only: a licence is enough to fail
    "cn-shandong-2018 permitted floor of net_income": (
        *bound(
            evolve(SHANDONG, method="assignment"),
            {"method": "licence", "base": "equity"},
            OUTSIDE_SHANDONG,
        ),
    ),
    "cn-shandong-2018 duty": everybody(SHANDONG, OUTSIDE_SHANDONG),
    "cn-shandong-2018 publicity for public institutions": state_units(
        SHANDONG, OUTSIDE_SHANDONG
    ),
    **three("cn-henan-2020", HENAN, OUTSIDE_HENAN, *["binding"] * 3),
    "cn-henan-2020 default floor of net_income": (
        *filled_in(HENAN, NO_MONEY, OUTSIDE_HENAN),
        (
            evolve(HENAN, method="assignment", state_founded=False),
            {"method": "equity"},
        ),
    ),
    "cn-henan-2020 default floor of equity": filled_in(
        on_shares(HENAN), ON_MONEY, OUTSIDE_HENAN
    ),
    "cn-henan-2020 default floor of operating_profit": (
        *filled_in(on_profit(HENAN), ON_MONEY, OUTSIDE_HENAN),
        (
            evolve(on_profit(HENAN), method="joint-use", state_founded=False),
            {"method": "assignment"},
        ),
    ),
    "cn-henan-2020 duty": everybody(HENAN, OUTSIDE_HENAN),
    "cn-henan-2020 deadline": everybody(HENAN, OUTSIDE_HENAN),
    "cn-henan-2020 heads": state_units(HENAN, OUTSIDE_HENAN),
    "cn-henan-2020 publicity for public institutions": state_units(
        HENAN, OUTSIDE_HENAN
    ),
    **in_pay(
        "cn-henan-2020",
        "public institutions",
        public(HENAN, date(2019, 12, 31), "CN-65"),
    ),
    **in_pay(
        "cn-henan-2020",
        "state enterprises",
        state_enterprises(HENAN, date(2019, 12, 31), "CN-65"),
    ),
    "cn-shantou-2022 rights": by_kind(SHANTOU, OUTSIDE_SHANTOU),
    "cn-shantou-2022 double reward": everybody(SHANTOU, OUTSIDE_SHANTOU),
}


def provisions(one: Instrument) -> Iterator[Any]:
    """Give all that an instrument says: whatever has a citation, but no readings."""
    for field in attrs.fields(Instrument):
        value = getattr(one, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if hasattr(part, "citation") and not isinstance(part, Reading):
                yield part


WHO = {
    PUBLIC_INSTITUTIONS: "public institutions",
    STATE_ENTERPRISES: "state enterprises",
    STATE_FOUNDED: "universities and institutes",
    UNIVERSITIES_AND_INSTITUTES: "universities and institutes",
}
PLAIN = {
    ContractWork: "contract work",
    Deadline: "deadline",
    DoubleReward: "double reward",
    Duty: "duty",
    HeadRule: "heads",
    IncomeRule: "net income",
    RightsRule: "rights",
}


def name_of(one: Instrument, provision: object) -> str:
    match provision:
        case Floor():
            said = f"{provision.strength.value} floor of {provision.base}"
            if provision.base == REWARD_TOTAL:
                said += f" for {', '.join(provision.payees)}"
        case OpenRate():
            said = f"open rate of {provision.payee}"
        case PayRule():
            said = f"{provision.aspect.value} of {WHO[provision.scope]}"
            if provision.methods == set(CONTRACT_WORK):
                said += " for contract work"
        case Publicity():
            said = f"publicity for {WHO[provision.scope]}"
        case _:
            said = PLAIN[type(provision)]
    return f"{one.id} {said}"


NAMED = [
    (name_of(one, provision), one, provision)
    for one in rewardcalc.all_instruments()
    for provision in provisions(one)
]
PROVISIONS: Mapping[str, Any] = {name: provision for name, _, provision in NAMED}


def scope_of(provision: object) -> Scope:
    scope = getattr(provision, "scope", EVERYONE)
    assert isinstance(scope, Scope)
    return scope


def base_of(provision: object) -> str:
    """Give what a provision takes a part of; a reward total is no root of its own."""
    return str(getattr(provision, "base", getattr(provision, "root", "")))


def conditions(one: Instrument, provision: object) -> set[str]:
    """Give the names of all conditions of a provision, read off its own fields."""
    paid = isinstance(provision, PayRule | ContractWork)
    found = {"paid_on" if paid else "agreed_on"}
    found.add("city" if one.city is not None else "region")
    scope = scope_of(provision)
    found |= {
        name
        for name in ("kinds", "state_founded", "pilot")
        if getattr(scope, name) is not None
    }
    if isinstance(provision, Floor | OpenRate):
        found.add("method")
        if base_of(provision) in ROOTS:
            found.add("base")
    if isinstance(provision, Floor) and provision.routes is not None:
        found.add("route")
    if isinstance(provision, ContractWork):
        found |= {"method", "registration"}
    if isinstance(provision, PayRule) and provision.methods != set(Method):
        found.add("method")
    return {"kind" if name == "kinds" else name for name in found}


def planned(provision: Any, facts: Facts) -> bool:  # noqa: ANN401
    """Say whether the plan of a deal holds a provision, on the base asked for."""
    rights = isinstance(provision, RightsRule)
    found = plan(facts.case(pay=isinstance(provision, PayRule), rights=rights))
    base = base_of(provision)
    base = base if base in ROOTS else facts.base
    if base != facts.base or base not in {tree.root for tree in found.trees}:
        return False
    return provision in (
        found.income,
        *found.floors,
        *found.duties,
        *found.open_rates,
        *found.deadlines,
        *found.rights,
        *found.double_rewards,
        *found.publicity,
        *found.heads,
        *(rule for treatment in found.pay for _, rule in treatment.rules),
    )


def noted(provision: ContractWork, facts: Facts) -> bool:
    """Say whether a result holds cash of an unregistered contract against the cap."""
    result = rewardcalc.calculate(facts.case(pay=True))
    return any(
        one.code == "unregistered-contract" and one.citation == provision.citation
        for one in result.findings
    )


def applies(provision: Any, facts: Facts) -> bool:  # noqa: ANN401
    try:
        if isinstance(provision, ContractWork):
            return noted(provision, facts)
        return planned(provision, facts)
    except (InputError, LawGapError) as error:
        # No other fault may pass for "does not apply".
        if {one.code for one in error.faults} <= REFUSED:
            return False
        raise


def in_law(provision: Any, facts: Facts) -> bool:  # noqa: ANN401
    """Say the same of the law alone, where the facts refuse such a case already."""
    paid = isinstance(provision, PayRule | ContractWork)
    day = facts.paid_on if paid else facts.agreed_on
    there = facts.institution()
    try:
        found = rewardcalc.applicable(there, day)
    except LawGapError:
        return False
    said = (one for each in found for one in provisions(each))
    return provision in said and scope_of(provision).covers(there)


HOLDS = [(name, facts) for name, rows in CASES.items() for facts, _ in rows]
FAILS = [
    (name, facts, condition, value)
    for name, rows in CASES.items()
    for facts, fails in rows
    for condition, value in fails.items()
]


@pytest.mark.parametrize(
    ("name", "facts"),
    HOLDS,
    ids=[f"{place}: {name}" for place, (name, _) in enumerate(HOLDS)],
)
def test_it_applies_where_all_conditions_hold(name: str, facts: Facts) -> None:
    assert in_law(PROVISIONS[name], facts)
    assert applies(PROVISIONS[name], facts)


@pytest.mark.parametrize(
    ("name", "facts", "condition", "value"),
    FAILS,
    ids=[f"{place}: {row[0]}, {row[2]}" for place, row in enumerate(FAILS)],
)
def test_it_does_not_apply_where_one_condition_fails(
    name: str, facts: Facts, condition: str, value: object
) -> None:
    """Everything else is as in the case where it applies."""
    change: dict[str, Any] = {condition: value}
    other = evolve(facts, **change)
    assert other != facts
    assert not applies(PROVISIONS[name], other)
    if condition not in ("method", "base", "registration", "route"):
        assert not in_law(PROVISIONS[name], other)


@pytest.mark.parametrize(
    ("name", "one", "provision"), NAMED, ids=[name for name, _, _ in NAMED]
)
def test_every_provision_has_its_cases(
    name: str, one: Instrument, provision: object
) -> None:
    """Every condition that a provision has is seen to fail alone."""
    assert name in CASES, "a provision without cases; write them"
    seen = {condition for _, fails in CASES[name] for condition in fails}
    assert seen == conditions(one, provision)


def test_every_case_has_its_provision() -> None:
    """No row is left over, and a name stands for one provision alone."""
    assert CASES.keys() == PROVISIONS.keys()
    assert len(NAMED) == len(PROVISIONS)


def test_a_duty_is_judged_only_where_something_came_in() -> None:
    """The base of the duty is what came in: of nothing nothing is owed."""
    came = PILOT.case()
    on = PILOT.paid_on
    back = came.with_(receipts=(*came.receipts, Receipt(on, "-1000.00")))
    judged = [
        [one for one in rewardcalc.calculate(case).findings if one.text == "duty-met"]
        for case in (came, back)
    ]
    assert [len(found) for found in judged] == [2, 0]
