"""What sets the regions apart: rates, years, costs, days, shares of a title."""

from datetime import date
from typing import Any

import pytest

import rewardcalc
from rewardcalc import (
    Case,
    Conversion,
    Equity,
    Institution,
    PerformancePay,
    Person,
    Receipt,
    Regulation,
)
from rewardcalc.facts import OperatingProfit, Rights
from rewardcalc.law import catalogue
from rewardcalc.law.instrument import Instrument
from rewardcalc.plan import plan
from rewardcalc.terms import CostCategory, FirstYear, Method, Role, Severity, Strength

DAY = date(2025, 3, 18)
RESEARCH = {CostCategory.RESEARCH_FISCAL, CostCategory.RESEARCH_OWN}


def named(name: str) -> Instrument:
    (found,) = catalogue.named((name,))
    return found


def there(
    region: str, city: str | None = None, *, state_founded: bool = True
) -> Institution:
    return Institution(
        "某大学",
        kind="university",
        state_founded=state_founded,
        region=region,
        city=city,
    )


def deal(institution: Institution, method: str = "licence", **more: Any) -> Case:  # noqa: ANN401
    ruled = more.pop("regulation", Regulation(basis="none"))
    conversion = {
        key: more.pop(key)
        for key in ("production_on", "fiscally_funded")
        if key in more
    }
    return Case(
        institution,
        Conversion(method, agreed_on=DAY, **conversion),
        ruled,
        more.pop("receipts", [Receipt(DAY, "1000.00")]),
        **more,
    )


@pytest.mark.parametrize(
    ("region", "city", "state_founded", "rate", "instrument"),
    [
        # 可以 and 允许 never fill in: the national half does.
        ("CN-11", None, True, "50%", "cn-"),
        ("CN-31", None, True, "50%", "cn-"),
        ("CN-33", None, True, "70%", "cn-zhejiang-2021"),
        ("CN-33", "330900", True, "85%", "cn-zhoushan-2020"),
        ("CN-37", None, True, "70%", "cn-shandong-2018"),
        ("CN-41", None, True, "70%", "cn-henan-2020"),
        ("CN-44", "440500", True, "50%", "cn-"),
        # Only Henan has a standard of its own for those the state did not found.
        ("CN-33", "330900", False, "50%", "cn-national-2015"),
        ("CN-37", None, False, "50%", "cn-national-2015"),
        ("CN-41", None, False, "70%", "cn-henan-2020"),
    ],
)
def test_what_fills_in_where_nothing_was_ruled(
    region: str, city: str | None, *, state_founded: bool, rate: str, instrument: str
) -> None:
    case = deal(there(region, city, state_founded=state_founded))
    first = plan(case).trees[0].splits[0].children[0]
    assert str(first.ratio) == str(rewardcalc.Ratio.of(rate))
    floors = [one for one in plan(case).floors if one.strength != Strength.PERMITTED]
    highest = max(
        (one for one in floors if one.base == "net_income"),
        key=lambda one: one.at_least.to_fraction(),
    )
    assert highest.at_least == first.ratio
    assert highest.citation.instrument.startswith(instrument)


@pytest.mark.parametrize(
    ("name", "strength", "rate", "least", "most", "first"),
    [
        ("cn-beijing-2020", "permitted", "5%", 5, 5, "profit"),
        ("cn-shanghai-2017", "permitted", "5%", 5, 5, "profit"),
        ("cn-zhejiang-2021", "permitted", "10%", 1, 5, "production"),
        ("cn-zhoushan-2020", "binding", "10%", 5, 5, "production"),
        ("cn-shandong-2018", "binding", "10%", 3, 5, "production"),
        ("cn-henan-2020", "binding", "10%", 3, 5, "production"),
    ],
)
def test_years_of_own_use(  # noqa: PLR0913 (the columns of a table)
    *, name: str, strength: str, rate: str, least: int, most: int, first: str
) -> None:
    found = [one for one in named(name).floors if one.base == "operating_profit"]
    floor = found[0]
    assert floor.strength == strength
    assert floor.at_least == rewardcalc.Ratio.of(rate)
    window = floor.window
    assert window is not None
    assert (window.least, window.most, window.first) == (
        least,
        most,
        FirstYear(first),
    )
    assert all(one.window == window for one in found)


def test_zhoushan_sets_the_years_by_itself() -> None:
    """Five years bind, so the institution has no choice to make."""
    profits = [OperatingProfit(2025, "1000.00", on=DAY)]
    case = deal(
        there("CN-33", "330900"),
        "own-use",
        receipts=[],
        operating_profit=profits,
        production_on=DAY,
    )
    window = plan(case).window
    assert window is not None
    assert (window.first, window.years) == (2025, 5)


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("cn-beijing-2020", RESEARCH),
        ("cn-shanghai-2017", RESEARCH),
        # the article names 财政资金 alone
        ("cn-zhejiang-2021", {CostCategory.RESEARCH_FISCAL}),
    ],
)
def test_which_costs_are_not_deducted(name: str, refused: set[CostCategory]) -> None:
    income = named(name).income
    assert income is not None
    assert income.profile == name
    assert set(CostCategory) - income.deductible == refused
    assert income.methods == {Method.ASSIGNMENT, Method.LICENCE}


@pytest.mark.parametrize(
    ("kind", "state_founded", "net"),
    [
        ("university", True, "900.00"),
        ("research-institute", True, "900.00"),
        # 本条第一款所称净收入: that of those whom its first paragraph binds
        ("university", False, "1000.00"),
        ("public-institution", True, "1000.00"),
        ("enterprise", False, "1000.00"),
    ],
)
def test_zhejiang_defines_the_net_income_of_those_it_binds(
    kind: str, net: str, *, state_founded: bool
) -> None:
    institution = Institution(
        "某单位", kind=kind, state_founded=state_founded, region="CN-33"
    )
    case = deal(
        institution,
        costs=[rewardcalc.Cost("research-own", "100.00")],
        regulation=Regulation(completers="80%"),
    )
    found = rewardcalc.calculate(case)
    assert str(found.amounts["net_income"]) == net
    own = "reading-own-research" in [one.code for one in found.findings]
    assert own is (net == "900.00")


@pytest.mark.parametrize(
    "name",
    ["cn-zhoushan-2020", "cn-shandong-2018", "cn-henan-2020", "cn-shantou-2022"],
)
def test_the_others_do_not_define_the_net_income(name: str) -> None:
    assert named(name).income is None


@pytest.mark.parametrize(
    ("name", "months"), [("cn-zhejiang-2021", [6]), ("cn-henan-2020", [6])]
)
def test_months_to_pay(name: str, months: list[int]) -> None:
    assert [one.months for one in named(name).deadlines] == months


def test_days_and_posts_of_publicity() -> None:
    """Fifteen days for all rewards, or no number and one kind of post alone."""
    found = {
        one.id: {(each.days, each.posts) for each in one.publicity}
        for one in rewardcalc.all_instruments()
        if one.publicity
    }
    assert found == {
        "cn-zhejiang-2021": {(15, ())},
        # 担任领导职务的: whoever has a leading post, heads included
        "cn-beijing-2020": {(None, (Role.HEAD, Role.LEADER))},
        "cn-shandong-2018": {(None, (Role.HEAD, Role.LEADER))},
        "cn-henan-2020": {(None, (Role.HEAD,))},
    }


def codes(case: Case) -> list[str]:
    return [one.text for one in rewardcalc.calculate(case).findings]


def shares(region: str, **more: Any) -> Case:  # noqa: ANN401
    ruled = Regulation(completers="90%", **more)
    return deal(
        there(region), "equity", receipts=[], equity=Equity(1000), regulation=ruled
    )


@pytest.mark.parametrize("region", ["CN-33", "CN-41"])
def test_shares_are_handed_over_when_they_are_registered(region: str) -> None:
    """Where neither a rule nor an agreement sets a time; of money six months hold."""
    finding = "equity-at-registration"
    (found,) = (
        one
        for one in rewardcalc.calculate(shares(region)).findings
        if one.code == finding
    )
    assert found.severity == Severity.NOTE
    assert found.citation is not None
    assert found.citation.quote.endswith("应当在股权登记或者变更时完成股权奖励")
    assert finding not in codes(shares(region, pay_within_months=3))
    assert finding not in codes(shares("CN-65"))
    assert finding not in codes(deal(there(region)))


def led(region: str, role: str, **more: Any) -> Case:  # noqa: ANN401
    people = {"completers": [Person("Li", share="1", main=True, role=role)]}
    ruled = Regulation(completers="90%")
    method = "equity" if "equity" in more else "licence"
    return deal(there(region), method, people=people, regulation=ruled, **more)


def test_cash_for_a_head_in_henan() -> None:
    """After a collective decision and publicity: heads alone, and cash alone."""
    found = rewardcalc.calculate(led("CN-41", "head")).findings
    (said,) = (one for one in found if one.code == "publicity")
    assert (said.text, said.severity) == ("publicity-head", Severity.NOTE)
    assert said.citation is not None
    assert "经集体研究通过并公示后，可以获得现金奖励" in said.citation.quote
    assert "publicity-head" not in codes(led("CN-41", "leader"))
    assert "publicity-head" not in codes(led("CN-65", "head"))
    assert "publicity-head" not in codes(led("CN-37", "head"))
    for region in ("CN-11", "CN-37"):
        assert "publicity" in codes(led(region, "head"))
        shares_of_head = led(region, "head", receipts=[], equity=Equity(1000))
        assert "publicity" in codes(shares_of_head)
    in_shares = led("CN-41", "head", receipts=[], equity=Equity(1000))
    assert "publicity-head" not in codes(in_shares)


def work(method: str, registration: str | None) -> Case:
    block = PerformancePay(2025, approved_cap="9000", ordinary="1", flexible="0")
    case = deal(
        there("CN-33"),
        method,
        regulation=Regulation(completers="90%"),
        performance_pay=[block],
    )
    return case.with_(
        conversion=Conversion(method, agreed_on=DAY, registration=registration)
    )


def test_contract_work_in_zhejiang() -> None:
    """Article 41 treats it as 39 treats rewards, and asks for no registration."""
    registered = plan(work("service", "2025330000001")).pay[0]
    said = {rule.citation.article for _, rule in registered.rules}
    # social insurance is in the notice of the ministries alone
    assert said == {"四十一", "一"}
    assert {
        rule.citation.article for _, rule in plan(work("licence", None)).pay[0].rules
    } == {
        "三十九",
        "一",
    }
    reading = "reading-work-registered"
    assert reading not in codes(work("service", "2025330000001"))
    assert reading not in codes(work("licence", None))
    assert reading in codes(work("service", None))
    (year,) = rewardcalc.calculate(work("service", None)).performance_pay
    assert (year.conversion_cash, year.against_cap) == (0, 90100)


def test_the_decree_is_second_hand_in_every_word() -> None:
    floors = named("cn-state-council-2016-16").floors
    assert [(one.payees, one.base) for one in floors] == [
        (("main_contributors",), "reward_total"),
    ]
    assert all(one.citation.second_hand for one in floors)


def test_shandong_is_read_as_binding() -> None:
    """The words are 按照下列标准, without 应当; the result says how they are read."""
    found = rewardcalc.calculate(deal(there("CN-37"))).findings
    assert "reading-shandong-binding" in [one.code for one in found]
    found = rewardcalc.calculate(deal(there("CN-37", state_founded=False))).findings
    assert "reading-shandong-binding" not in [one.code for one in found]


def titles(*, fiscal: bool, **rights: Any) -> list[Severity]:  # noqa: ANN401
    case = deal(
        there("CN-44", "440500"),
        fiscally_funded=fiscal,
        regulation=Regulation(completers="50%"),
        rights=Rights(**rights),
    )
    return [
        one.severity
        for one in rewardcalc.calculate(case).findings
        if one.citation is not None
        and one.citation.instrument == "cn-shantou-2022"
        and one.code != "double-reward"
    ]


@pytest.mark.parametrize(
    ("rights", "severity"),
    [
        ({"kind": "long-term-use", "years": 10}, Severity.OK),
        ({"kind": "long-term-use", "years": 9}, Severity.VIOLATION),
        ({"kind": "co-ownership", "completers_share": "70%"}, Severity.OK),
        ({"kind": "co-ownership", "completers_share": "69.99%"}, Severity.VIOLATION),
    ],
)
def test_titles_in_shantou(rights: dict[str, Any], severity: Severity) -> None:
    """At least ten years or 70%, for achievements of fiscal funds alone."""
    if "completers_share" in rights:
        rights = {**rights, "unit_part": "split"}
    assert titles(fiscal=True, **rights) == [severity]
    assert titles(fiscal=False, **rights) == []
