"""calculate(case): what it refuses, and what can be asked of its result."""

import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.income import OwnIncome

Table = dict[str, Any]
Change = Callable[[Table], object]

CASES = Path(__file__).parent / "cases"
D1, D2 = date(2025, 4, 1), date(2025, 5, 1)
LI: Table = {"name": "Li", "share": "1"}
PAY: Table = {"year": 2025, "approved_cap": "9", "ordinary": "1", "flexible": "0"}


def table(name: str) -> Table:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def result(name: str) -> rc.Calculation:
    return rc.calculate(rc.read_case(CASES / f"{name}.toml"))


def rule(**keys: object) -> Change:
    return lambda case: case.update(regulation=keys)


def split(of: str, **into: str) -> Table:
    return {"of": of, "into": into}


def fails(base: str, change: Change) -> list[tuple[str, str]]:
    case = table(base)
    change(case)
    read = rc.read_case(case)
    with pytest.raises(rc.RewardcalcError) as caught:
        rc.calculate(read)
    return [(one.path, one.code) for one in caught.value.faults]


REFUSED: dict[str, tuple[str, Change, list[tuple[str, str]]]] = {
    "people-without-a-part": (
        "licence",
        lambda case: case["people"].update(team=[LI]),
        [("people.team", "people-unsplit")],
    ),
    "contributor-without-a-part": (
        "licence",
        lambda case: case["regulation"].update(contributors=["college"]),
        [("regulation.contributors", "contributor-unknown")],
    ),
    "payment-to-nobody": (
        "licence",
        lambda case: case.update(
            payments=[{"on": D1, "payee": "college", "amount": "1"}]
        ),
        [("payments[0].payee", "payment-payee")],
    ),
    "no-rate-and-no-law": (
        "licence",
        lambda case: case.update(regulation={"basis": "none"}, law=[]),
        [("regulation.completers", "rate-unknown")],
    ),
    "no-rate-for-several-groups": (
        "licence",
        lambda case: (
            case.update(regulation={"basis": "none"}),
            case["people"].update(converters=[LI]),
        ),
        [("regulation", "groups-undivided")],
    ),
    "no-years": (
        "own-use",
        lambda case: case["regulation"].pop("reward_years"),
        [("regulation.reward_years", "reward-years-missing")],
    ),
    "no-production": (
        "own-use",
        lambda case: case["conversion"].pop("production_on"),
        [("conversion.production_on", "production-missing")],
    ),
    "pilot-unsaid": (
        "licence",
        lambda case: (
            case["institution"].pop("pilot"),
            case["institution"].update(region="CN-65"),
            case.update(law=["cn-hubei-2024"]),
        ),
        [("institution.pilot", "pilot-missing")],
    ),
    "no-law-of-pay": (
        "licence",
        lambda case: case.update(performance_pay=[PAY], law=[]),
        [("performance_pay", "pay-no-law")],
    ),
    "wages-short": (
        "licence",
        lambda case: case.update(
            performance_pay=[{**PAY, "wages": {"Li": "398999.99", "Wang": "266000"}}]
        ),
        [("performance_pay[0].wages.Li", "wages-short")],
    ),
    "unknown-law": (
        "licence",
        lambda case: case.update(law=["cn-national-2015", "cn-hubei"]),
        [("law[1]", "law-unknown-near")],
    ),
    "gap": (
        "licence",
        lambda case: (
            case["conversion"].update(agreed_on=date(2010, 1, 1)),
            case["receipts"][0].update(on=date(2010, 1, 2)),
        ),
        [("conversion.agreed_on", "law-gap")],
    ),
    "contract-unsaid": (
        "licence",
        rule(splits=[{**split("net_income", completers="1"), "contract_from": "1"}]),
        [("conversion.contract_amount", "contract-amount-missing")],
    ),
    "licensee-unsaid": (
        "licence",
        rule(
            splits=[{**split("net_income", completers="1"), "licensee_in": ["CN-42"]}]
        ),
        [("conversion.licensee_region", "licensee-region-missing")],
    ),
    "conditions-that-make-no-tree": (
        "licence",
        rule(
            splits=[
                {
                    **split("net_income", completers="70%", unit="30%"),
                    "methods": ["licence"],
                },
                {
                    **split("net_income", completers="80%", unit="20%"),
                    "methods": ["licence"],
                },
            ]
        ),
        [("regulation.splits[1].of", "split-twice")],
    ),
    "slice-for-a-node": (
        "licence",
        lambda case: case["regulation"].update(
            income={"top_slice": {"payee": "unit", "ratio": "15%"}}
        ),
        [("regulation.income.top_slice.payee", "node-twice")],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    base, change, expected = REFUSED[name]
    assert fails(base, change) == expected


def test_errors_of_the_law_are_of_their_own_kind() -> None:
    case = rc.read_case(CASES / "licence.toml")
    with pytest.raises(rc.UnknownInstrumentError, match=r"did you mean .cn-hubei-2024"):
        rc.calculate(case.with_(law=["cn-hubei-2023"]))
    old = case.with_(
        conversion=rc.Conversion("licence", agreed_on=date(2010, 1, 1)),
        receipts=[rc.Receipt(date(2010, 1, 1), "1000000")],
    )
    with pytest.raises(rc.LawGapError):
        rc.calculate(old)
    assert rc.calculate(old.with_(law=["cn-national-2015"])).lawful


# Asking a result


def test_nodes() -> None:
    shown = result("licence")
    assert shown["completers"] == rc.Money("665000.00")
    assert shown["unit"] == rc.Money("256500.00")
    assert list(shown.amounts) == [
        "net_income",
        "completers",
        "retained",
        "transfer_staff",
        "unit",
    ]
    with pytest.raises(rc.UnknownNameError, match=r"did you mean .completers"):
        shown["completer"]
    with pytest.raises(rc.UnknownNameError, match="its nodes are: net_income, "):
        shown["?"]
    assert result("equity")["equity"] == rc.Shares(1000003)


def test_awards() -> None:
    shown = result("licence")
    assert shown.award("Li").amount == rc.Money("399000.00")
    assert shown.award("Wang", payee="completers").amount == rc.Money("266000.00")
    with pytest.raises(rc.UnknownNameError, match=r"did you mean .Wang"):
        shown.award("Wong")
    with pytest.raises(rc.UnknownNameError):
        shown.award("Li", payee="unit")
    rich = result("rich")
    assert rich.award("li-1").name == "Li"
    with pytest.raises(rc.UnknownNameError, match="several people"):
        rich.award("Li")
    assert rich.award("Li [li-2]").id == "li-2"
    twice = rc.calculate(
        rc.read_case(CASES / "licence.toml").with_(
            people={
                "completers": [rc.Person("Li", share="100%")],
                "transfer_staff": [rc.Person("Li", share="100%")],
            }
        )
    )
    with pytest.raises(rc.UnknownNameError, match="several payees"):
        twice.award("Li")
    nobody = rc.calculate(rc.read_case(table("licence") | {"people": {}}))
    with pytest.raises(rc.UnknownNameError, match="those who get something: none"):
        nobody.award("Li")


def test_shares_are_awarded_too() -> None:
    shown = result("equity")
    assert shown.award("Li").amount + shown.award("Wang").amount == shown["completers"]  # type: ignore[operator]
    assert shown.awards == ()
    assert [one.name for one in shown.equity_awards] == ["Li", "Wang"]
    assert [one.on for one in shown.equity_due] == [date(2025, 3, 18)]
    assert shown.due == ()


def test_why() -> None:
    shown = result("licence")
    steps = shown.why("Li")
    figures = [one.figure for one in steps]
    assert figures[-1].startswith("awards[0]")
    assert any(one.startswith("due[0].amounts.completers") for one in figures)
    assert len(set(figures)) == len(figures)
    assert set(figures) < {one.figure for one in shown.steps}
    for place, one in enumerate(steps):
        assert set(one.uses) <= set(figures[:place]) | {
            use for use in one.uses if use.startswith("inputs")
        }
    assert shown.why("unit")[-1].output == rc.Money("256500.00")
    assert result("equity").why("equity")
    with pytest.raises(rc.UnknownNameError, match=r"did you mean .Wang"):
        shown.why("Wong")


def test_rows() -> None:
    rows = result("licence").rows()
    by_payee = {(one["payee"], one["name"]): one for one in rows}
    assert by_payee["completers", "Li"]["amount"] == Decimal("399000.00")
    completers = by_payee["completers", ""]
    assert completers["total"] == Decimal("665000.00")
    assert completers["ratio"] == "7/10"
    assert completers["instrument"] == "cn-hubei-2024"
    assert completers["provision"] == "十一"
    assert completers["currency"] == "CNY"
    assert by_payee["net_income", ""]["ratio"] == ""
    assert {one["on"] for one in rows} == {D1}
    assert {one["case"] for one in rows} == {"L1"}
    keys = {tuple(one) for one in rows}
    assert len(keys) == 1


def test_rows_of_the_other_bases() -> None:
    shares = result("equity").rows()
    assert {type(one["amount"]) for one in shares} == {int}
    assert {one["currency"] for one in shares} == {""}
    years = result("own-use").rows()
    assert {one["part"] for one in years} == {"2021", "2022", "2023", "2030"}
    versions = result("versions").rows()
    assert {one["part"] for one in versions} == {"2023-01-01", "2025-01-01"}
    rich = [one for one in result("rich").rows() if one["id"]]
    assert {one["name"] for one in rich} == {"Li"}
    taken = [
        one for one in versions if one["on"] == D2 and one["payee"] == "completers"
    ]
    assert sum(one["amount"] for one in taken) < 0


def test_staff_without_a_rate_get_nothing() -> None:
    case = table("licence")
    case["regulation"] = {"completers": "70%"}
    case["people"]["transfer_staff"] = [{"name": "Zhao", "share": "1"}]
    shown = rc.calculate(rc.read_case(case))
    assert shown.award("Zhao").amount == rc.Money("0.00")
    assert "Zhao" in str(shown)


# Shares


def test_tranches() -> None:
    case = table("equity")
    case["equity"] = {
        "tranches": [
            {"on": D2, "shares": 3},
            {"on": D1, "shares": 5},
            {"on": D2, "shares": 2},
        ]
    }
    shown = rc.calculate(rc.read_case(case))
    assert shown["equity"] == rc.Shares(10)
    assert shown["completers"] == rc.Shares(7)
    assert [(one.on, one.amounts["equity"]) for one in shown.equity_due] == [
        (D1, rc.Shares(5)),
        (D2, rc.Shares(5)),
    ]
    assert rc.read_result(shown.to_json()) == shown


def test_a_part_of_the_capital_is_exact() -> None:
    case = table("equity")
    case["equity"] = {"capital_ratio": "1/3"}
    shown = rc.calculate(rc.read_case(case))
    assert shown["completers"] == rc.Ratio.of("7/30")
    assert shown.award("Li").amount == rc.Ratio.of("7/50")
    assert shown.why("Li")[-1].output == rc.Ratio.of("7/50")
    assert rc.read_result(shown.to_json()) == shown
    for said in (str(shown), shown._repr_html_()):
        assert "14%" in said


# The house's own income rule


def test_what_is_taken_first() -> None:
    case = table("licence")
    case["regulation"]["income"] = {
        "deductible": ["tax"],
        "top_slice": {"payee": "licensing_office", "ratio": "15%"},
        "cost_cap": "2%",
    }
    shown = rc.calculate(rc.read_case(case))
    assert shown["licensing_office"] == rc.Money("150000.00")
    assert shown["net_income"] == rc.Money("830000.00")
    assert shown.ledger.last.deducted == 20_000_00
    assert shown.ledger.last.deficit == 30_000_00
    assert rc.read_result(shown.to_json()) == shown
    assert "150,000.00" in str(shown)


# Accounts


def test_accounts() -> None:
    case = table("licence")
    case["as_of"] = date(2025, 10, 2)
    case["regulation"]["pay_within_months"] = 6
    case["payments"] = [
        {"on": D1, "payee": "completers", "name": "Li", "amount": "400000.00"},
        {"on": D2, "payee": "completers", "name": "Li", "amount": "-500.00"},
        {"on": D2, "payee": "completers", "name": "Wang", "amount": "1.00"},
        {"on": date(2026, 1, 1), "payee": "unit", "amount": "7.00"},
    ]
    shown = rc.calculate(rc.read_case(case))
    found = {(one.payee, one.person): one for one in shown.accounts}
    li = found["completers", "Li"]
    assert (li.due, li.paid, li.open, li.overdue) == (399_000_00, 399_500_00, 0, 0)
    assert (li.overpaid, li.recoverable) == (500_00, 0)
    wang = found["completers", "Wang"]
    assert (wang.open, wang.overdue) == (265_999_00, 265_999_00)
    unit = found["unit", ""]
    assert (unit.due, unit.paid) == (256_500_00, 0)
    assert shown.as_of == date(2025, 10, 2)
    case.pop("as_of")
    assert rc.calculate(rc.read_case(case)).as_of == date(2026, 1, 1)


def test_nothing_is_due_before_the_first_receipt() -> None:
    case = table("licence")
    case["as_of"] = date(2025, 3, 31)
    case["payments"] = [
        {"on": date(2025, 3, 30), "payee": "completers", "name": "Li", "amount": "5.00"}
    ]
    shown = rc.calculate(rc.read_case(case))
    li = next(one for one in shown.accounts if one.person == "Li")
    assert (li.due, li.paid, li.overpaid) == (0, 500, 500)


def test_what_was_due_and_is_not_any_more_is_owed_back() -> None:
    case = table("licence")
    case["costs"] = []
    case["receipts"].append({"on": D2, "amount": "-500000.00"})
    case["payments"] = [
        {"on": D1, "payee": "completers", "name": "Li", "amount": "420001.00"}
    ]
    shown = rc.calculate(rc.read_case(case))
    li = next(one for one in shown.accounts if one.person == "Li")
    assert (li.due, li.overpaid, li.recoverable) == (210_000_00, 1_00, 210_000_00)


def test_without_payments_there_are_no_accounts() -> None:
    shown = result("licence")
    assert shown.accounts == ()
    assert "accounts" not in shown.to_json()


def test_months_to_pay_end_with_a_short_month() -> None:
    """Six months after 31 August are over with 28 February."""
    case = table("licence")
    case["receipts"][0]["on"] = date(2025, 8, 31)
    case["regulation"]["pay_within_months"] = 6
    case["payments"] = [
        {"on": date(2025, 9, 1), "payee": "completers", "name": "Li", "amount": "1"}
    ]

    def overdue(on: date) -> bool:
        shown = rc.calculate(rc.read_case(case | {"as_of": on}))
        return any(one.code == "overdue" for one in shown.findings)

    assert not overdue(date(2026, 2, 28))
    assert overdue(date(2026, 3, 1))


# Performance pay


def pay(change: Change) -> Table:
    case = table("licence")
    case["performance_pay"] = [
        {
            "year": 2025,
            "approved_cap": "50000000.00",
            "ordinary": "48500000.00",
            "flexible": "1200000.00",
            "wages": {"Li": "880000.00"},
        }
    ]
    change(case)
    shown = rc.calculate(rc.read_case(case))
    import json

    (year,) = json.loads(shown.to_json())["performance_pay"]
    found: Table = year
    return found


def test_pay_of_the_domain_page() -> None:
    year = pay(lambda _case: None)
    assert year == {
        "year": 2025,
        "total": "50393500.00",
        "against_cap": "48500000.00",
        "headroom": "1500000.00",
        "next_year_base": "49700000.00",
        "conversion_cash": "693500.00",
        "social_insurance_wages": {"Li": "481000.00"},
    }


def test_cash_that_does_not_qualify_is_ordinary_pay() -> None:
    work = pay(lambda case: case["conversion"].update(method="service"))
    assert work["conversion_cash"] == "0.00"
    assert work["against_cap"] == "49193500.00"
    assert work["headroom"] == "806500.00"
    assert work["next_year_base"] == work["total"] == "50393500.00"
    assert work["social_insurance_wages"] == {"Li": "880000.00"}
    registered = pay(
        lambda case: case["conversion"].update(method="service", registration="1")
    )
    assert registered == pay(lambda _case: None)


def test_cash_counts_in_the_year_it_is_paid() -> None:
    year = pay(
        lambda case: case.update(
            payments=[
                {"on": D1, "payee": "completers", "name": "Li", "amount": "1000"},
                {
                    "on": date(2026, 1, 1),
                    "payee": "completers",
                    "name": "Li",
                    "amount": "398000",
                },
                {"on": D1, "payee": "unit", "amount": "5"},
            ]
        )
    )
    assert year["conversion_cash"] == "1000.00"
    assert year["social_insurance_wages"] == {"Li": "879000.00"}


def test_a_year_without_cash() -> None:
    year = pay(lambda case: case["performance_pay"][0].update(year=2024))
    assert year["conversion_cash"] == "0.00"
    assert year["total"] == year["next_year_base"] == "49700000.00"


def test_pay_of_equity_has_no_cash() -> None:
    case = table("equity")
    case["performance_pay"] = [{**PAY, "wages": {"Li": "5"}}]
    shown = rc.calculate(rc.read_case(case))
    assert shown.performance_pay[0].conversion_cash == 0
    assert shown.performance_pay[0].social_insurance_wages == (("Li", 500),)


# Places that few deals reach


def test_the_law_sets_the_years_where_it_leaves_no_choice() -> None:
    case = table("own-use")
    case["institution"].update(region="CN-33", city="330900")
    case["conversion"].update(
        agreed_on=date(2022, 3, 1), production_on=date(2022, 6, 1)
    )
    case["regulation"].pop("reward_years")
    shown = rc.calculate(rc.read_case(case))
    assert shown.plan.window is not None
    assert shown.plan.window.years == 5


def test_bands_do_not_divide_shares() -> None:
    bands = [
        {"up_to": "5", "into": {"completers": "80%", "unit": "20%"}},
        {"into": {"completers": "70%", "unit": "30%"}},
    ]
    found = fails(
        "equity", rule(splits=[{"of": "equity", "schedule": "slab", "bands": bands}])
    )
    assert found == [("regulation.splits", "bands-equity")]


def test_bands_of_a_contract_need_its_amount() -> None:
    bands = [{"into": {"completers": "70%", "unit": "30%"}}]
    change = rule(splits=[{"of": "net_income", "schedule": "contract", "bands": bands}])
    assert fails("licence", change) == [
        ("conversion.contract_amount", "contract-amount-missing")
    ]


def test_a_floor_of_another_base_is_not_judged() -> None:
    """A case may ask for a law whose floors speak of other bases."""
    case = table("equity")
    case["law"] = ["cn-state-council-2016-16", "cn-national-2015"]
    shown = rc.calculate(rc.read_case(case))
    bases = {one.base for one in shown.findings if one.code == "floor"}
    assert bases <= {"equity", "reward_total"}


def test_parts_of_a_regulation_are_of_their_own_kind() -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Split("net_income", {"a": "1"}, citation="x")  # type: ignore[arg-type]
    assert [(one.path, one.code) for one in caught.value.faults] == [
        ("citation", "item-type")
    ]
    with pytest.raises(rc.InputError) as caught:
        OwnIncome(top_slice="15%")  # type: ignore[arg-type]
    assert [(one.path, one.code) for one in caught.value.faults] == [
        ("top_slice", "item-type")
    ]


def test_costs_that_several_fronted_are_paid_back_in_order() -> None:
    """The earliest cost first; what nobody fronted is paid back to nobody."""
    case = table("licence")
    case["receipts"] = [
        {"on": D1, "amount": "10.00"},
        {"on": D2, "amount": "100.00"},
    ]
    case["costs"] = [
        {"category": "travel", "amount": "8.00", "borne_by": "Li", "on": D1},
        {"category": "tax", "amount": "5.00", "on": D1},
        {"category": "legal", "amount": "0.00", "borne_by": "Wang", "on": D1},
        {"category": "legal", "amount": "4.00", "borne_by": "Wang", "on": D1},
    ]
    shown = rc.calculate(rc.read_case(case))
    back = [
        (one.on, one.line.cost.borne_by, one.fen) for one in shown.ledger.reimbursed
    ]
    assert back == [(D1, "Wang", 400), (D1, "Li", 100), (D2, "Li", 700)]
    assert rc.read_result(shown.to_json()) == shown


def test_cash_of_several_days_in_one_year() -> None:
    case = table("licence")
    case["receipts"].append({"on": D2, "amount": "1000.00"})
    case["performance_pay"] = [PAY]
    shown = rc.calculate(rc.read_case(case))
    total = shown["completers"] + shown["transfer_staff"]  # type: ignore[operator]
    assert shown.performance_pay[0].conversion_cash == total.fen  # type: ignore[union-attr]


def test_a_case_without_a_name_and_with_everything_shows_itself() -> None:
    case = table("equity")
    case.pop("id")
    case["equity"] = {"tranches": [{"on": D1, "shares": 5}, {"on": D2, "shares": 6}]}
    read = rc.read_case(case)
    for value in (read, rc.calculate(read)):
        assert value._repr_html_()
        assert "6" in str(value)


def test_who_answers_is_said() -> None:
    case = table("equity")
    case["people"]["completers"][0]["role"] = "head"
    case["acknowledgements"] = [
        {"code": "head-equity", "by": "校长办公会", "on": D1, "reason": "x"}
    ]
    shown = rc.calculate(rc.read_case(case))
    for said in (str(shown), shown._repr_html_()):
        assert "校长办公会" in said
    assert rc.read_result(shown.to_json()) == shown


def test_who_nobody_pays_anything() -> None:
    """A case of no law and with nothing to find has no findings to print."""
    case = table("own-use") | {"law": []}
    case["operating_profit"] = [{"year": 2022, "amount": "100.00"}]
    shown = rc.calculate(rc.read_case(case))
    assert shown.findings == ()
    assert shown.lawful
    assert shown._repr_html_()
    assert str(shown)


def test_equity_with_money_beside_it() -> None:
    """Money that comes with shares is divided, but the floors of shares are not for it."""
    case = table("equity")
    case["receipts"] = [{"on": D1, "amount": "1000.00"}]
    case["performance_pay"] = [PAY]
    shown = rc.calculate(rc.read_case(case))
    assert shown["net_income"] == rc.Money("1000.00")
    assert shown["equity"] == rc.Shares(1000003)
    assert shown.performance_pay[0].conversion_cash == 700_00
    hubei = [one for one in shown.findings if one.instrument == "cn-hubei-2024"]
    assert {one.base for one in hubei if one.code == "floor"} == {"equity"}
    assert rc.read_result(shown.to_json()) == shown


def test_the_cap_where_the_law_is_silent_about_it() -> None:
    case = table("licence") | {"law": ["cn-shanghai-2017"]}
    case["performance_pay"] = [PAY]
    shown = rc.calculate(rc.read_case(case))
    (over,) = [one for one in shown.findings if one.code == "cap-exceeded"]
    assert over.citation is None
    assert rc.read_result(shown.to_json()) == shown


def test_a_foreign_cost_is_booked_at_its_rate() -> None:
    case = table("licence")
    case["costs"] = [
        {"category": "legal", "amount": "100.01", "currency": "USD", "rate": "7.1234"}
    ]
    shown = rc.calculate(rc.read_case(case))
    assert shown["net_income"] == rc.Money("999287.59")


def test_staff_without_a_rate_have_a_step() -> None:
    case = table("licence")
    case["regulation"] = {"completers": "70%"}
    case["people"]["transfer_staff"] = [{"name": "Zhao", "share": "1"}]
    shown = rc.calculate(rc.read_case(case))
    assert any(one.rule == "no-rate" for one in shown.why("Zhao"))
    assert rc.read_result(shown.to_json()) == shown


def test_a_result_below_the_floor_by_a_fen_replays() -> None:
    case = table("licence") | {"law": ["cn-national-2015"], "costs": [], "people": {}}
    case["receipts"] = [{"on": D1, "amount": "0.01"}]
    case["regulation"] = {
        "splits": [split("net_income", completers="25%", converters="25%", unit="50%")]
    }
    shown = rc.calculate(rc.read_case(case))
    (floor,) = [one for one in shown.findings if one.code == "floor"]
    assert floor.settled_below == 1
    assert '"settled_below_fen":1' in shown.to_json()
    assert rc.read_result(shown.to_json()) == shown


def test_a_slab_that_is_paid_in_two_days() -> None:
    bands = [
        {"up_to": "100", "into": {"completers": "80%", "unit": "20%"}},
        {"into": {"completers": "70%", "unit": "30%"}},
    ]
    case = table("licence")
    case["costs"] = []
    case["regulation"] = {
        "splits": [{"of": "net_income", "schedule": "slab", "bands": bands}]
    }
    case["receipts"] = [
        {"on": D1, "amount": "100.00"},
        {"on": D2, "amount": "10.00"},
        {"on": date(2025, 6, 1), "amount": "90.00"},
    ]
    read = rc.read_case(case)
    shown = rc.calculate(read)
    assert [one.amounts["completers"] for one in shown.due] == [
        rc.Money("80.00"),
        rc.Money("-3.00"),
        rc.Money("63.00"),
    ]
    assert str(read)


def test_shares_by_a_route_that_the_law_names_or_not() -> None:
    case = table("equity")
    case["institution"].update(region="CN-31")

    def floors(route: str) -> list[str]:
        case["conversion"]["route"] = route
        shown = rc.calculate(rc.read_case(case))
        return [
            one.instrument
            for one in shown.findings
            if one.code == "floor" and one.instrument == "cn-shanghai-2017"
        ]

    assert floors("own-name") == floors("holding-company") == ["cn-shanghai-2017"]
    assert floors("joint-names") == []
