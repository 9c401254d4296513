"""Two results side by side: every line that differs, and no other."""

from datetime import date
from typing import Any

import rewardcalc as rc
from rewardcalc.facts import Rights, Tranche
from rewardcalc.regulation import Version

DAY = date(2025, 3, 18)
Money, Shares, Ratio = rc.Money, rc.Shares, rc.Ratio
Line = tuple[str, object, object]


def deal(**parts: Any) -> rc.Case:  # noqa: ANN401
    """Give a licence for 1000.00 of a university where the national law is alone."""
    method = parts.pop("method", "licence")
    more = {key: parts.pop(key) for key in ("production_on",) if key in parts}
    return rc.Case(
        rc.Institution("某大学", kind="university", state_founded=True, region="CN-51"),
        rc.Conversion(method, agreed_on=DAY, **more),
        **{
            "regulation": rc.Regulation(completers="60%"),
            "law": ["cn-national-2015"],
            "receipts": [] if method == "equity" else [rc.Receipt(DAY, "1000.00")],
            **parts,
        },
    )


def lines(before: rc.Case, after: rc.Case) -> list[Line]:
    found = rc.compare(rc.calculate(before), rc.calculate(after))
    return [(one.figure, one.before, one.after) for one in found]


def test_the_same_case_differs_in_nothing() -> None:
    assert lines(deal(), deal()) == []


def test_another_rate() -> None:
    assert lines(deal(), deal(regulation=rc.Regulation(completers="70%"))) == [
        ("amounts.completers", Money("600.00"), Money("700.00")),
        ("amounts.retained", Money("400.00"), Money("300.00")),
    ]


def test_the_change_is_the_second_less_the_first() -> None:
    found = rc.compare(
        rc.calculate(deal()),
        rc.calculate(deal(regulation=rc.Regulation(completers="70%"))),
    )
    assert [one.change for one in found] == [Money("100.00"), Money("-100.00")]


def test_a_node_that_only_one_has() -> None:
    ruled = rc.Regulation(completers="60%", transfer_staff="10%")
    before, after = deal(), deal(regulation=ruled)
    note = "findings.unnamed-people.cn-national-2015.transfer_staff"
    assert lines(before, after) == [
        ("amounts.transfer_staff", None, Money("40.00")),
        ("amounts.unit", None, Money("360.00")),
        (note, None, "note"),
    ]
    assert lines(after, before) == [
        ("amounts.transfer_staff", Money("40.00"), None),
        ("amounts.unit", Money("360.00"), None),
        (note, "note", None),
    ]
    found = rc.compare(rc.calculate(before), rc.calculate(after))
    assert [one.change for one in found] == [None, None, None]


def test_another_cost() -> None:
    # 100 of taxes are deducted, 50 of research are not: 60% and 40% of 900.
    costs = [rc.Cost("tax", "100"), rc.Cost("research-own", "50")]
    assert [
        one
        for one in lines(deal(), deal(costs=costs))
        if not one[0].startswith("findings.")
    ] == [
        ("deducted", Money("0.00"), Money("100.00")),
        ("not_deducted", Money("0.00"), Money("50.00")),
        ("net_income", Money("1000.00"), Money("900.00")),
        ("amounts.completers", Money("600.00"), Money("540.00")),
        ("amounts.retained", Money("400.00"), Money("360.00")),
    ]


def test_another_day() -> None:
    """What falls due on which day is compared where there are several days."""
    later = date(2025, 4, 1)
    two = [rc.Receipt(DAY, "400.00"), rc.Receipt(later, "600.00")]
    people = {"completers": [rc.Person("Li", share="1")]}
    assert lines(deal(people=people), deal(people=people, receipts=two)) == [
        ("due.2025-03-18.net_income", None, Money("400.00")),
        ("due.2025-03-18.completers", None, Money("240.00")),
        ("due.2025-03-18.retained", None, Money("160.00")),
        ("due.2025-03-18.completers.Li", None, Money("240.00")),
        ("due.2025-04-01.net_income", None, Money("600.00")),
        ("due.2025-04-01.completers", None, Money("360.00")),
        ("due.2025-04-01.retained", None, Money("240.00")),
        ("due.2025-04-01.completers.Li", None, Money("360.00")),
    ]


def test_people_by_id() -> None:
    def team(first: int) -> dict[str, list[rc.Person]]:
        return {
            "completers": [
                rc.Person("Li", id="li-1", weight=first),
                rc.Person("Li", id="li-2", weight=1),
            ]
        }

    assert lines(deal(people=team(1)), deal(people=team(2))) == [
        ("awards.completers.li-1", Money("300.00"), Money("400.00")),
        ("awards.completers.li-2", Money("300.00"), Money("200.00")),
    ]


def test_another_law() -> None:
    before = deal()
    after = deal(law=["cn-national-2015", "cn-zhejiang-2021"])
    found = {one[0]: one[1:] for one in lines(before, after)}
    assert found["law"] == (
        ("cn-national-2015",),
        ("cn-national-2015", "cn-zhejiang-2021"),
    )
    assert found["findings.floor.cn-zhejiang-2021.contributors.net_income"] == (
        None,
        "violation",
    )
    assert not any(one.startswith("amounts.") for one in found)


def test_a_finding_that_changes_its_severity() -> None:
    # 60% meets the half, 49% breaks it.
    after = deal(regulation=rc.Regulation(completers="49%"))
    assert (
        "findings.floor.cn-national-2015.contributors.net_income",
        "ok",
        "violation",
    ) in lines(deal(), after)


def test_shares() -> None:
    before = deal(method="equity", equity=rc.Equity(shares=1000))
    after = before.with_(regulation=rc.Regulation(completers="70%"))
    assert lines(before, after) == [
        ("equity.completers", Shares(600), Shares(700)),
        ("equity.retained", Shares(400), Shares(300)),
    ]
    found = rc.compare(rc.calculate(before), rc.calculate(after))
    assert [one.change for one in found] == [Shares(100), Shares(-100)]


def test_shares_of_a_person_in_tranches() -> None:
    people = {"completers": [rc.Person("Li", share="1")]}
    tranches = [Tranche(DAY, 400), Tranche(date(2025, 4, 1), 600)]
    before = deal(method="equity", equity=rc.Equity(shares=1000), people=people)
    after = before.with_(
        equity=rc.Equity(tranches=tranches),
        regulation=rc.Regulation(completers="100%"),
    )
    found = lines(before, after)
    assert ("equity.awards.completers.Li", Shares(600), Shares(1000)) in found
    assert ("equity.due.2025-04-01.completers.Li", None, Shares(600)) in found


def test_a_part_of_the_capital_has_no_change() -> None:
    before = deal(method="equity", equity=rc.Equity(capital_ratio="20%"))
    after = before.with_(regulation=rc.Regulation(completers="70%"))
    found = rc.compare(rc.calculate(before), rc.calculate(after))
    # 60% and 70% of 20%; 40% and 30% of it.
    assert [(one.figure, one.before, one.after, one.change) for one in found] == [
        ("equity.completers", Ratio.of("12%"), Ratio.of("14%"), None),
        ("equity.retained", Ratio.of("8%"), Ratio.of("6%"), None),
    ]


def test_money_against_shares() -> None:
    found = rc.compare(
        rc.calculate(deal()),
        rc.calculate(deal(method="equity", equity=rc.Equity(shares=1000))),
    )
    by_figure = {one.figure: one for one in found}
    assert by_figure["amounts.completers"].after is None
    assert by_figure["equity.completers"].before is None
    assert {one.change for one in found if one.figure.startswith("e")} == {None}


def test_pay_years() -> None:
    def year(ordinary: str, wage: str) -> list[rc.PerformancePay]:
        return [
            rc.PerformancePay(
                2025,
                approved_cap="5000",
                ordinary=ordinary,
                flexible="0",
                wages={"Li": wage},
            )
        ]

    law = ["cn-national-2015", "cn-mohrss-2021-14"]
    people = {"completers": [rc.Person("Li", share="1")]}
    before = deal(law=law, people=people, performance_pay=year("1000", "9000"))
    after = before.with_(performance_pay=year("1200", "9500"))
    # 600 of reward: in the total, outside the cap, the next base and Li's wages.
    assert lines(before, after) == [
        ("performance_pay.2025.total", Money("1600.00"), Money("1800.00")),
        ("performance_pay.2025.against_cap", Money("1000.00"), Money("1200.00")),
        ("performance_pay.2025.headroom", Money("4000.00"), Money("3800.00")),
        ("performance_pay.2025.next_year_base", Money("1000.00"), Money("1200.00")),
        (
            "performance_pay.2025.social_insurance_wages.Li",
            Money("8400.00"),
            Money("8900.00"),
        ),
    ]


def test_findings_of_one_name_have_numbers() -> None:
    """Two heads are two lines."""

    def team(*roles: str | None) -> dict[str, list[rc.Person]]:
        return {
            "completers": [
                rc.Person(f"P{at}", weight=1, role=role)
                for at, role in enumerate(roles)
            ]
        }

    rights = Rights(kind="long-term-use", years=10)
    before = deal(people=team("leader", None), rights=rights)
    after = before.with_(people=team("leader", "leader"))
    found = [one for one in lines(before, after) if one[0].startswith("findings.")]
    assert [one[1] for one in found] == [None] * len(found)
    assert found
    assert all(one[0].endswith("#2") for one in found)


def test_versions_of_one_regulation() -> None:
    def ruled(second: str) -> rc.Regulation:
        return rc.Regulation(
            governed_by="receipt-day",
            versions=[
                Version(date(2024, 1, 1), completers="50%"),
                Version(date(2025, 3, 1), completers=second),
            ],
        )

    found = lines(deal(regulation=ruled("60%")), deal(regulation=ruled("61%")))
    assert found == [
        ("amounts.completers", Money("600.00"), Money("610.00")),
        ("amounts.retained", Money("400.00"), Money("390.00")),
    ]
