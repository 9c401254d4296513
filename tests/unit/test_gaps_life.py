"""Journals, statements, the day of payment, and the years of own use, by hand."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import rewardcalc as rc
from rewardcalc.accounts import later
from rewardcalc.facts import OperatingProfit, Tranche
from rewardcalc.journal import Ledger
from rewardcalc.law import catalogue
from rewardcalc.plan import plan
from rewardcalc.plan.law import Law, Terms
from rewardcalc.plan.rates import tree_of
from rewardcalc.terms import FirstYear

DAY = date(2025, 3, 18)
NEXT = date(2025, 4, 1)
LAST = date(2025, 5, 1)
Money = rc.Money


def there(region: str = "CN-51", city: str | None = None) -> rc.Institution:
    return rc.Institution(
        "某大学", kind="university", state_founded=True, region=region, city=city
    )


def deal(**parts: Any) -> rc.Case:  # noqa: ANN401
    """Give a licence for 1000.00 less 100.00 of taxes; 60% to Li and Wang."""
    return rc.Case(
        there(),
        rc.Conversion("licence", agreed_on=DAY),
        **{
            "regulation": rc.Regulation(completers="60%", transfer_staff="10%"),
            "law": ["cn-national-2015"],
            "receipts": [rc.Receipt(DAY, "1000.00", id="A")],
            "costs": [rc.Cost("tax", "100.00")],
            "people": {
                "completers": [
                    rc.Person("Li", id="li", share="2/3"),
                    rc.Person("Wang", share="1/3"),
                ]
            },
            **parts,
        },
    )


def lines(case: rc.Case) -> list[tuple[date, str, str, str, str]]:
    return [
        (one.on, one.debit.value, one.credit.value, str(one.amount), one.party)
        for one in rc.calculate(case).journal()
    ]


# --- the journal -----------------------------------------------------------------------


def test_a_journal() -> None:
    # 900.00 of net income: 540.00 to the completers, of which Li has 360.00; 10% of the
    # 360.00 retained to the staff, a sum without names, and 324.00 to the unit.
    case = deal(payments=[rc.Payment(NEXT, "completers", "360.00", name="li")])
    assert lines(case) == [
        (DAY, "bank", "undistributed", "1000.00", "A"),
        (DAY, "undistributed", "costs-recovered", "100.00", ""),
        (DAY, "undistributed", "rewards-payable", "360.00", "li"),
        (DAY, "undistributed", "rewards-payable", "180.00", "Wang"),
        (DAY, "undistributed", "rewards-payable", "36.00", "transfer_staff"),
        (DAY, "undistributed", "retained-income", "324.00", "unit"),
        (NEXT, "rewards-payable", "bank", "360.00", "li"),
    ]


def test_what_goes_back_stands_with_its_sides_changed() -> None:
    case = deal(
        costs=[],
        receipts=[
            rc.Receipt(DAY, "1000.00", id="A"),
            rc.Receipt(NEXT, "-1000.00", refunds="A"),
        ],
        payments=[
            rc.Payment(DAY, "unit", "5.00"),
            rc.Payment(LAST, "unit", "-5.00"),
        ],
    )
    found = lines(case)
    assert (NEXT, "undistributed", "bank", "1000.00", "") in found
    assert (NEXT, "rewards-payable", "undistributed", "400.00", "li") in found
    assert (DAY, "retained-income", "bank", "5.00", "unit") in found
    assert found[-1] == (LAST, "bank", "retained-income", "5.00", "unit")


def test_every_line_is_undone_in_the_end() -> None:
    """What came in and is due to somebody leaves nothing undistributed."""
    found = rc.calculate(deal()).journal()
    balance = 0
    for one in found:
        balance += one.amount.fen * (one.credit == Ledger.UNDISTRIBUTED)
        balance -= one.amount.fen * (one.debit == Ledger.UNDISTRIBUTED)
    assert balance == 0


def own_use(region: str, **ruled: Any) -> rc.Case:  # noqa: ANN401
    """Give own use from 2021: a loss, a loss, and profits for six years."""
    profits = [
        (2021, "-10"),
        (2022, "-5"),
        *((year, "1000") for year in range(2023, 2029)),
    ]
    return rc.Case(
        there(region),
        rc.Conversion("own-use", agreed_on=DAY, production_on=date(2021, 7, 1)),
        rc.Regulation(completers="5%", **ruled),
        operating_profit=[
            OperatingProfit(year, amount, on=date(year + 1, 2, 1))
            for year, amount in profits
        ],
    )


def test_the_journal_of_a_profit() -> None:
    # The whole base of a year is set aside and divided: 5% and the rest.
    case = own_use("CN-51", reward_years=3)
    assert lines(case) == [
        (date(2024, 2, 1), "retained-income", "undistributed", "1000.00", ""),
        (date(2024, 2, 1), "undistributed", "rewards-payable", "50.00", "completers"),
        (date(2024, 2, 1), "undistributed", "retained-income", "950.00", "retained"),
    ]


def test_shares_are_no_matter_of_the_journal() -> None:
    case = rc.Case(
        there(),
        rc.Conversion("equity", agreed_on=DAY),
        rc.Regulation(completers="60%"),
        equity=rc.Equity(1000),
        law=["cn-national-2015"],
    )
    assert lines(case) == []


# --- the years of own use --------------------------------------------------------------


@pytest.mark.parametrize("region", ["CN-11", "CN-31"])
def test_five_years_from_the_first_profit(region: str) -> None:
    # 2021 and 2022 are losses, so 2023 is the first of five years: 5% of each 1000.00
    # to 2027, nothing of 2028. By the national frame three years from 2021 would be
    # rewarded, of which only 2023 has a profit.
    case = own_use(region, reward_from="profit")
    window = plan(case).window
    assert window is not None
    assert (window.first, window.years) == (2023, 5)
    assert rc.calculate(case)["completers"] == Money("250.00")
    national = own_use(region, reward_years=3)
    assert rc.calculate(national)["completers"] == Money("50.00")


@pytest.mark.parametrize("region", ["CN-11", "CN-31"])
def test_fewer_years_from_the_first_profit(region: str) -> None:
    case = own_use(region, reward_from="profit", reward_years=2)
    assert rc.calculate(case)["completers"] == Money("100.00")


def test_no_profit_yet_and_no_year_to_count_from() -> None:
    case = own_use("CN-11", reward_from="profit")
    losses = [OperatingProfit(2021, "-10", on=DAY), OperatingProfit(2022, "0", on=DAY)]
    case = case.with_(operating_profit=losses)
    window = plan(case).window
    assert window is not None
    assert (window.first, window.years) == (None, 5)
    assert not any(year in window for year in range(2021, 2030))
    assert rc.calculate(case)["completers"] == Money("0.00")


def test_the_first_year_of_production_chosen_by_name() -> None:
    case = own_use("CN-11", reward_from="production", reward_years=3)
    window = plan(case).window
    assert window is not None
    assert (window.first, window.years) == (2021, 3)
    assert window.window is not None
    assert window.window.first == FirstYear.PRODUCTION


@pytest.mark.parametrize("region", ["CN-51", "CN-33"])
def test_no_frame_counts_from_the_first_profit(region: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        plan(own_use(region, reward_from="profit"))
    (fault,) = caught.value.faults
    assert (fault.code, fault.path) == (
        "reward-from-unknown",
        "regulation.reward_from",
    )


def test_no_frame_at_all() -> None:
    """Where no law limits the years and no rule does, every year with a profit counts."""
    case = own_use("CN-51").with_(law=[])
    assert plan(case).window is None
    found = rc.calculate(case)
    counted = [max(one.amount.fen, 0) for one in case.operating_profit]
    assert str(found.amounts["operating_profit"]) == str(rc.Money.of_fen(sum(counted)))
    notes = [one for one in found.findings if one.code == "reward-years-unlimited"]
    assert [one.severity for one in notes] == ["note"]
    losses = [one for one in found.findings if one.code == "year-without-reward"]
    assert [one.text for one in losses] == ["year-of-loss"] * counted.count(0)
    window = plan(own_use("CN-51", reward_years=2).with_(law=[])).window
    assert window is not None
    assert (window.first, window.years, window.window) == (2021, 2, None)


# --- statements ------------------------------------------------------------------------


def test_the_statement_of_a_person() -> None:
    case = deal(payments=[rc.Payment(NEXT, "completers", "100.00", name="li")])
    for name in ("li", "Li"):
        found = rc.calculate(case).statement(name)
        (line,) = found.lines
        assert (line.on, line.payee, line.amount) == (
            DAY,
            "completers",
            Money("360.00"),
        )
        assert line.citation is not None
        assert line.citation.instrument == "cn-national-2015"
        assert found.due == Money("360.00")
        (account,) = found.accounts
        assert (account.paid, account.open) == (10_000, 26_000)


def test_nobody_of_that_name() -> None:
    with pytest.raises(rc.UnknownNameError) as caught:
        rc.calculate(deal()).statement("Wong")
    assert dict(caught.value.faults[0].args)["near"] == "Wang"
    with pytest.raises(rc.UnknownNameError) as caught:
        rc.calculate(deal(people={})).statement("Li")
    assert dict(caught.value.faults[0].args)["known"] == (
        "某大学",
        "completers",
        "transfer_staff",
        "unit",
    )


def test_the_statement_of_the_unit() -> None:
    found = rc.calculate(
        deal(payments=[rc.Payment(NEXT, "unit", "1.00")])
    ).unit_statement()
    assert found.name == "某大学"
    assert [(one.payee, one.amount) for one in found.lines] == [
        ("unit", Money("324.00"))
    ]
    assert found.due == Money("324.00")
    assert [one.payee for one in found.accounts] == ["unit"]


def test_the_statement_of_people_who_are_not_named_yet() -> None:
    """What is due to them is theirs, not the unit's."""
    result = rc.calculate(deal(payments=[rc.Payment(NEXT, "unit", "1.00")]))
    found = result.statement("transfer_staff")
    assert (found.name, found.due) == ("transfer_staff", Money("36.00"))
    assert [one.open for one in found.accounts] == [3_600]
    assert result.statement("某大学") == result.unit_statement()


def test_a_day_without_anything_due_has_no_line() -> None:
    # On the second day a cost comes that is not deducted.
    case = deal(
        receipts=[rc.Receipt(DAY, "1000.00"), rc.Receipt(LAST, "100.00")],
        costs=[rc.Cost("research-own", "7.00", on=NEXT)],
    )
    found = rc.calculate(case).statement("Wang")
    assert [(one.on, one.amount) for one in found.lines] == [
        (DAY, Money("200.00")),
        (LAST, Money("20.00")),
    ]


def test_shares_on_a_statement_are_no_money() -> None:
    case = rc.Case(
        there(),
        rc.Conversion("equity", agreed_on=DAY),
        rc.Regulation(completers="60%"),
        equity=rc.Equity(tranches=[Tranche(DAY, 400), Tranche(NEXT, 600)]),
        people={"completers": [rc.Person("Li", share="1")]},
        law=["cn-national-2015"],
    )
    found = rc.calculate(case).statement("Li")
    assert [one.amount for one in found.lines] == [rc.Shares(240), rc.Shares(360)]
    assert found.due == Money("0.00")


def test_wages_on_a_statement() -> None:
    case = deal(
        law=["cn-national-2015", "cn-mohrss-2021-14"],
        performance_pay=[
            rc.PerformancePay(
                2025,
                approved_cap="5000",
                ordinary="1000",
                flexible="0",
                wages={"li": "9000", "Wang": "800"},
            )
        ],
    )
    (line,) = rc.calculate(case).statement("li").insurance
    assert (line.year, line.wages, line.outside, line.base) == (
        2025,
        Money("9000.00"),
        Money("360.00"),
        Money("8640.00"),
    )


# --- a day some months later -----------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 8, 31), 1, date(2025, 9, 30)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 1, 30), 1, date(2025, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    assert later(day, months) == expected


# --- faults of a case ------------------------------------------------------------------


def codes(**parts: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(deal(**parts))
    return [(one.code, one.path) for one in caught.value.faults]


def test_an_acknowledgement_of_nobody() -> None:
    one = rc.Acknowledgement(
        "head-equity", by="校长办公会", on=DAY, reason="…", name="x"
    )
    assert codes(acknowledgements=[one]) == [
        ("wages-unknown", "acknowledgements[0].name")
    ]


def test_production_and_route_where_nothing_is_produced_or_contributed() -> None:
    for more in (
        {"production_on": DAY},
        {"route": "own-name"},
    ):
        conversion = rc.Conversion("licence", agreed_on=DAY, **more)
        with pytest.raises(rc.InputError) as caught:
            deal().with_(conversion=conversion)
        (fault,) = caught.value.faults
        key = next(iter(more))
        assert fault.path == f"conversion.{key}"


def test_pay_of_a_deal_in_another_currency() -> None:
    year = rc.PerformancePay(2025, approved_cap="5", ordinary="1", flexible="0")
    conversion = rc.Conversion("licence", agreed_on=DAY, currency="USD")
    with pytest.raises(rc.InputError) as caught:
        deal(performance_pay=[year]).with_(conversion=conversion)
    assert ("pay-currency", "performance_pay") in [
        (one.code, one.path) for one in caught.value.faults
    ]


def test_a_city_of_another_region() -> None:
    with pytest.raises(rc.InputError) as caught:
        there("CN-51", "330900")
    assert [(one.code, one.path) for one in caught.value.faults] == [
        ("city-region", "city")
    ]


def test_rights_whose_rule_asks_for_fiscal_funds() -> None:
    case = rc.Case(
        there("CN-44", "440500"),
        rc.Conversion("licence", agreed_on=DAY),
        rc.Regulation(completers="60%"),
        [rc.Receipt(DAY, "1000.00")],
        rights=rc.Rights(kind="long-term-use", years=10),
    )
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(case)
    assert [(one.code, one.path) for one in caught.value.faults] == [
        ("fiscally-funded-missing", "conversion.fiscally_funded")
    ]


def test_people_of_what_is_taken_first() -> None:
    income = rc.OwnIncome(top_slice=rc.TopSlice("office", "20%"))
    ruled = rc.Regulation(completers="60%", income=income)
    people = {"office": [rc.Person("Li", share="1")]}
    assert codes(regulation=ruled, people=people) == [
        ("slice-of-people", "regulation.income.top_slice.payee")
    ]


# --- foreign money ---------------------------------------------------------------------


def booked(*receipts: rc.Receipt) -> list[int]:
    case = deal(receipts=list(receipts), costs=[], people={})
    return [one.fen for one in rc.calculate(case).ledger.receipts]


def test_refunds_in_parts_leave_nothing() -> None:
    # 0.03 at 1/2 is 1.5 fen, booked 2. Each refund of 0.01 is 0.5, booked 1; two take
    # all there is, and the third takes the nothing that is left.
    foreign = {"currency": "USD"}
    assert booked(
        rc.Receipt(DAY, "100.00"),
        rc.Receipt(DAY, "0.03", id="A", rate="1/2", **foreign),
        rc.Receipt(NEXT, "-0.01", refunds="A", **foreign),
        rc.Receipt(NEXT, "-0.01", refunds="A", **foreign),
        rc.Receipt(LAST, "-0.01", refunds="A", **foreign),
    ) == [10_000, 2, -1, -1, 0]


def test_the_last_refund_takes_what_is_left() -> None:
    # 0.05 at 1/4 is 1.25 fen, booked 1. A refund of 0.01 is 0.25, booked 0; the rest of
    # 0.04 is 1 fen.
    foreign = {"currency": "USD"}
    assert booked(
        rc.Receipt(DAY, "100.00"),
        rc.Receipt(DAY, "0.05", id="A", rate="1/4", **foreign),
        rc.Receipt(NEXT, "-0.01", refunds="A", **foreign),
        rc.Receipt(LAST, "-0.04", refunds="A", **foreign),
    ) == [10_000, 1, 0, -1]


def test_a_foreign_cost_at_its_rate() -> None:
    costs = [rc.Cost("tax", "10.00", currency="USD", rate="7.1883")]
    (line,) = rc.calculate(deal(costs=costs)).ledger.costs
    assert (line.fen, line.rate) == (7188, rc.Ratio.of("7.1883"))


# --- amounts ---------------------------------------------------------------------------


def test_an_amount_reads_as_its_fraction() -> None:
    assert repr(rc.Amount(1, 3)) == "Amount('1/3')"
    assert str(rc.Amount(6, 3)) == "2"
    assert bool(rc.Amount(1, 3))
    assert not rc.Amount(0)


# --- the rate that fills in ------------------------------------------------------------


@pytest.mark.parametrize("order", [1, -1])
def test_the_highest_rate_fills_in_whatever_the_order(order: int) -> None:
    case = deal(regulation=rc.Regulation(basis="none"), people={})
    terms = Terms.of(case)
    found = catalogue.named(("cn-national-2015", "cn-zhejiang-2021"))[::order]
    (version,) = case.regulation.versions_for(DAY)
    tree = tree_of(terms, "net_income", version, Law.of(found, terms))
    first = tree.splits[0].children[0]
    assert (first.name, first.ratio) == ("completers", rc.Ratio.of("70%"))
    assert first.citation is not None
    assert first.citation.instrument == "cn-zhejiang-2021"


# --- What bad input brought to light ---------------------------------------------------


@pytest.mark.parametrize("name", ["owners", "unit_part"])
def test_the_parts_of_co_ownership_are_no_names_of_a_split(name: str) -> None:
    """One of them would stand twice in the tree and take the other's money."""
    with pytest.raises(rc.InputError) as caught:
        rc.Split("net_income", {"completers": "70%", name: "rest"})
    assert [(one.code, one.path) for one in caught.value.faults] == [
        ("name-reserved", f"into.{name}")
    ]
    bands = [
        rc.Band({"completers": "1"}, up_to="9.00"),
        rc.Band({"completers": "70%", name: "rest"}),
    ]
    with pytest.raises(rc.InputError) as caught:
        rc.Split("net_income", schedule="marginal", bands=bands)
    assert [one.path for one in caught.value.faults] == [f"bands[1].into.{name}"]
    with pytest.raises(rc.InputError):
        rc.TopSlice(name, "5%")


@pytest.mark.parametrize("payee", ["net_income", "retained"])
def test_nobody_is_paid_where_a_part_is_divided_further(payee: str) -> None:
    ruled = rc.Regulation(completers="70%", transfer_staff="10%")
    paid = rc.Payment(LAST, payee, "1.00")
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(deal(regulation=ruled, payments=[paid]))
    assert [(one.code, one.path) for one in caught.value.faults] == [
        ("payment-divided", "payments[0].payee")
    ]


def test_a_time_to_pay_beyond_the_calendar_never_runs_out() -> None:
    assert later(date(9999, 12, 31), 6) == date.max
    assert later(date(2025, 3, 31), 100_000) == date.max
    assert later(date(2025, 8, 31), 6) == date(2026, 2, 28)


def test_a_refund_of_nothing_is_none() -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Receipt(LAST, "0.00", refunds="A")
    assert [one.code for one in caught.value.faults] == ["refund-positive"]


@pytest.mark.parametrize("title", ["a\x1b[2J", "\ud800"])
def test_characters_that_no_reader_can_see_are_refused(title: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        deal(title=title)
    assert [one.code for one in caught.value.faults] == ["text-character"]


@pytest.mark.parametrize("method", ["licence", "consulting", "own-use"])
def test_an_instrument_is_listed_whatever_the_method(method: str) -> None:
    """Day, place and institution say which law applies, not how one converts."""
    unit = rc.Institution(
        "某院",
        kind="public-institution",
        state_founded=True,
        region="CN-42",
        pilot=True,
    )
    used = own_use("CN-11") if method == "own-use" else deal(law=None)
    case = used.with_(
        institution=unit,
        conversion=evolve(used.conversion, method=method),
    )
    found = catalogue.applicable(unit, DAY)
    assert "cn-hubei-2024" in Law.of(found, Terms.of(case)).binding
