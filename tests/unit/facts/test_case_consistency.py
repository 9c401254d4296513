"""What the parts of a case must be to each other: one fault each, with its path."""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.facts.calendar import days_of

Table = dict[str, Any]
Change = Callable[[Table], object]

CASES = Path(__file__).parent.parent / "cases"
D1, D2, D3 = date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1)


def table(name: str) -> Table:
    """Give a sound case as a table that a test may change."""
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def receipts(*entries: Table) -> Change:
    return lambda case: case.update(receipts=list(entries))


def costs(*entries: Table) -> Change:
    return lambda case: case.update(costs=list(entries))


def people(**groups: list[Table]) -> Change:
    return lambda case: case.update(people=groups)


def pays(*entries: Table) -> Change:
    return lambda case: case.update(performance_pay=list(entries))


def rule(**keys: object) -> Change:
    return lambda case: case.update(regulation=keys)


PAY = {"year": 2025, "approved_cap": "9", "ordinary": "1", "flexible": "0"}
R1 = {"on": D1, "amount": "100", "id": "R1"}
USD = {"on": D1, "amount": "100", "id": "R1", "currency": "USD", "rate": "7"}
LI = {"name": "Li", "share": "100%"}
SPLIT = {"of": "net_income", "into": {"completers": "1"}}

FAULTY: dict[str, tuple[str, Change, list[tuple[str, str]]]] = {
    "nothing-received": (
        "licence",
        receipts(),
        [("receipts", "receipts-missing"), ("costs[0].on", "cost-day")],
    ),
    "ids": (
        "licence",
        receipts(R1, {**R1, "on": D2}),
        [("receipts[1].id", "id-twice")],
    ),
    "rate-missing": (
        "licence",
        receipts({"on": D1, "amount": "1", "currency": "USD"}),
        [("receipts[0].rate", "rate-missing")],
    ),
    "rate-needless": (
        "licence",
        receipts({"on": D1, "amount": "1", "rate": "7"}),
        [("receipts[0].rate", "rate-needless")],
    ),
    "refund-before-any-receipt": (
        "licence",
        receipts({"on": D1, "amount": "-1"}, {"on": D2, "amount": "2"}),
        [("receipts[0].amount", "refund-before")],
    ),
    "refund-of-nothing": (
        "licence",
        receipts(R1, {"on": D2, "amount": "-1", "refunds": "R2"}),
        [("receipts[1].refunds", "refund-unknown")],
    ),
    "refund-of-a-refund": (
        "licence",
        receipts(
            R1,
            {"on": D2, "amount": "-1", "id": "R2"},
            {"on": D3, "amount": "-1", "refunds": "R2"},
        ),
        [("receipts[2].refunds", "refund-unknown")],
    ),
    "refund-early": (
        "licence",
        receipts({**R1, "on": D2}, {"on": D1, "amount": "-1", "refunds": "R1"}),
        [("receipts[1].on", "refund-early")],
    ),
    "refund-over": (
        "licence",
        receipts(
            R1,
            {"on": D1, "amount": "900"},
            {"on": D2, "amount": "-60", "refunds": "R1"},
            {"on": D3, "amount": "-41", "refunds": "R1"},
        ),
        [("receipts[3].amount", "refund-over")],
    ),
    "refund-foreign": (
        "licence",
        receipts(USD, {"on": D2, "amount": "-1", "currency": "USD"}),
        [("receipts[1].refunds", "refund-foreign")],
    ),
    "refund-currency": (
        "licence",
        receipts(USD, {"on": D2, "amount": "-1", "refunds": "R1"}),
        [("receipts[1].currency", "refund-currency")],
    ),
    "refund-rate": (
        "licence",
        receipts(
            USD,
            {
                "on": D2,
                "amount": "-1",
                "refunds": "R1",
                "currency": "USD",
                "rate": "7.5",
            },
        ),
        [("receipts[1].rate", "refund-rate")],
    ),
    "cost-rate": (
        "licence",
        costs({"category": "tax", "amount": "1", "currency": "USD"}),
        [("costs[0].rate", "rate-missing")],
    ),
    "cost-rate-needless": (
        "licence",
        costs({"category": "tax", "amount": "1", "rate": "2"}),
        [("costs[0].rate", "rate-needless")],
    ),
    "equity-missing": (
        "licence",
        lambda case: case["conversion"].update(method="equity"),
        [("equity", "equity-missing")],
    ),
    "equity-needless": (
        "licence",
        lambda case: case.update(equity={"shares": 1}),
        [("equity", "equity-needless")],
    ),
    "profit-needless": (
        "licence",
        lambda case: case.update(operating_profit=[{"year": 2025, "amount": "1"}]),
        [("operating_profit", "operating-profit-needless")],
    ),
    "profit-missing": (
        "own-use",
        lambda case: case.pop("operating_profit"),
        [("operating_profit", "operating-profit-missing")],
    ),
    "receipts-needless": (
        "own-use",
        lambda case: case.update(receipts=[R1]),
        [("receipts", "receipts-needless")],
    ),
    "profit-year-twice": (
        "own-use",
        lambda case: case["operating_profit"].append({"year": 2022, "amount": "1"}),
        [("operating_profit[4].year", "profit-year-twice")],
    ),
    "reserve-needless": (
        "equity",
        lambda case: case.update(reserves=[{"on": D1, "amount": "1", "until": D2}]),
        [("reserves", "reserve-needless")],
    ),
    "version-none-of-a-receipt": (
        "versions",
        lambda case: case["receipts"][0].update(on=date(2022, 12, 31)),
        [("receipts[0].on", "version-none")],
    ),
    "version-none-of-the-contract": (
        "versions",
        lambda case: (
            case["regulation"].update(governed_by="contract-day"),
            case["conversion"].update(agreed_on=date(2022, 12, 31)),
        ),
        [("regulation.versions", "version-none")],
    ),
    "refund-nameless": (
        "versions",
        lambda case: case["receipts"].append({"on": D3, "amount": "-1"}),
        [("receipts[3].refunds", "refund-nameless")],
    ),
    "payment-nobody": (
        "licence",
        lambda case: case.update(
            payments=[
                {"on": D1, "payee": "completers", "amount": "1"},
                {"on": D1, "payee": "completers", "amount": "1", "name": "Lee"},
                {"on": D1, "payee": "unit", "amount": "1", "name": "Li"},
            ]
        ),
        [
            ("payments[0].name", "payment-name-missing"),
            ("payments[1].name", "payment-nobody"),
            ("payments[2].payee", "payment-name-needless"),
        ],
    ),
    "id-of-other": (
        "licence",
        people(
            completers=[{"name": "Li", "share": "1"}],
            transfer_staff=[{"name": "Wu", "id": "Li", "share": "1"}],
        ),
        [("people.transfer_staff[0].id", "id-of-other")],
    ),
    "person-twice": (
        "licence",
        people(completers=[{"name": "Li", "weight": 1}, {"name": "Li", "weight": 1}]),
        [("people.completers[1].name", "person-twice")],
    ),
    "group-empty": (
        "licence",
        people(completers=[]),
        [("people.completers", "group-empty")],
    ),
    "group-reserved": (
        "licence",
        people(completers=[LI], contributors=[LI], net_income=[LI]),
        [
            ("people.contributors", "name-reserved"),
            ("people.net_income", "name-reserved"),
        ],
    ),
    "shares-and-weights": (
        "licence",
        people(completers=[{"name": "Li", "share": "1"}, {"name": "Wu", "weight": 1}]),
        [("people.completers", "shares-and-weights")],
    ),
    "share-left-out": (
        "licence",
        people(completers=[{"name": "Li", "share": "1"}, {"name": "Wu"}]),
        [("people.completers[1].share", "person-without")],
    ),
    "weight-left-out": (
        "licence",
        people(completers=[{"name": "Li"}, {"name": "Wu", "weight": 1}]),
        [("people.completers[0].weight", "person-without")],
    ),
    "shares-under": (
        "licence",
        people(completers=[{"name": "Li", "share": "99.9%"}]),
        [("people.completers", "shares-under")],
    ),
    "shares-over": (
        "licence",
        people(
            completers=[{"name": "Li", "share": "2/3"}, {"name": "Wu", "share": "1/2"}]
        ),
        [("people.completers", "shares-over")],
    ),
    "weights-zero": (
        "licence",
        people(completers=[{"name": "Li", "weight": 0}]),
        [("people.completers", "weights-zero")],
    ),
    "undivided": (
        "licence",
        people(completers=[{"name": "Li"}, {"name": "Wu"}]),
        [("people.completers", "people-undivided")],
    ),
    "divided-twice": (
        "licence",
        lambda case: case["regulation"].update(equal=["completers"]),
        [("people.completers", "people-divided-twice")],
    ),
    "equal-unknown": (
        "licence",
        lambda case: case["regulation"].update(equal=["college"]),
        [("regulation.equal[0]", "equal-unknown")],
    ),
    "people-split": (
        "licence",
        rule(splits=[SPLIT, {"of": "completers", "into": {"a": "1"}}]),
        [("regulation.splits[1].of", "people-split")],
    ),
    "people-split-in-a-version": (
        "versions",
        lambda case: case.update(
            regulation={
                "governed_by": "receipt-day",
                "versions": [
                    {
                        "from": date(2023, 1, 1),
                        "splits": [SPLIT, {"of": "completers", "into": {"a": "1"}}],
                    }
                ],
            }
        ),
        [("regulation.versions[0].splits[1].of", "people-split")],
    ),
    "pay-of-an-enterprise": (
        "enterprise",
        pays(PAY),
        [("performance_pay", "pay-kind")],
    ),
    "pay-of-a-private-university": (
        "licence",
        lambda case: (
            case["institution"].update(state_founded=False),
            case.update(performance_pay=[PAY]),
        ),
        [("performance_pay", "pay-kind")],
    ),
    "pay-year-twice": (
        "licence",
        pays(PAY, PAY),
        [("performance_pay[1].year", "pay-year-twice")],
    ),
    "wages-of-nobody": (
        "licence",
        pays({**PAY, "wages": {"Lii": "1", "Li": "1000000"}}),
        [("performance_pay[0].wages.Lii", "wages-unknown-near")],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_faulty(name: str) -> None:
    base, change, expected = FAULTY[name]
    case = table(base)
    assert rc.read_case(case).id == case["id"]
    change(case)
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(case)
    found = [(one.path, one.code) for one in caught.value.faults]
    assert sorted(found) == sorted(expected)


SOUND: dict[str, tuple[str, Change]] = {
    "refund-of-the-same-day": (
        "licence",
        receipts({"on": D1, "amount": "-1"}, {"on": D1, "amount": "2"}),
    ),
    "refund-of-all": (
        "licence",
        receipts(R1, {"on": D2, "amount": "-100", "refunds": "R1"}),
    ),
    "refund-at-its-own-rate": (
        "licence",
        receipts(
            USD,
            {
                "on": D2,
                "amount": "-1",
                "refunds": "R1",
                "currency": "USD",
                "rate": "7",
            },
        ),
    ),
    "foreign-cost": (
        "licence",
        costs({"category": "tax", "amount": "1", "currency": "USD", "rate": "7"}),
    ),
    "cost-with-its-own-day": (
        "equity",
        costs({"category": "tax", "amount": "1", "on": D1}),
    ),
    "one-person-in-two-groups": (
        "licence",
        people(completers=[LI], transfer_staff=[LI]),
    ),
    "two-people-of-one-name": (
        "licence",
        people(
            completers=[
                {"name": "Li", "weight": 1},
                {"name": "Li", "id": "li-2", "weight": 1},
            ]
        ),
    ),
    "equally": (
        "licence",
        lambda case: (
            case["regulation"].update(equal=["completers"]),
            case.update(people={"completers": [{"name": "Li"}, {"name": "Wu"}]}),
        ),
    ),
    "pay-of-a-state-enterprise": (
        "enterprise",
        lambda case: (
            case["institution"].update(kind="state-enterprise"),
            case.update(performance_pay=[PAY]),
        ),
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_neighbours_are_sound(name: str) -> None:
    base, change = SOUND[name]
    case = table(base)
    change(case)
    assert rc.read_case(case).id == case["id"]


def test_by_how_much_shares_miss_the_whole() -> None:
    case = table("licence")
    case["people"]["completers"] = [{"name": "Li", "share": "99.9%"}]
    with pytest.raises(rc.InputError, match=re.escape("99.9%, 0.1% less than 1")):
        rc.read_case(case)
    case["people"]["completers"] = [
        {"name": "Li", "share": "2/3"},
        {"name": "Wu", "share": "1/2"},
    ]
    with pytest.raises(rc.InputError, match="7/6, 1/6 more than 1"):
        rc.read_case(case)


def test_a_case_is_made_of_its_parts() -> None:
    case = rc.read_case(CASES / "licence.toml")
    with pytest.raises(rc.InputError) as caught:
        rc.Case("x", {}, None, [1], people="Li", law="cn")  # type: ignore[arg-type,list-item]
    assert [(one.path, one.code) for one in caught.value.faults] == [
        ("institution", "item-type"),
        ("conversion", "item-type"),
        ("regulation", "item-type"),
        ("receipts[0]", "item-type"),
        ("people", "table-type"),
        ("law", "list-type"),
    ]
    again = rc.Case(
        case.institution,
        case.conversion,
        case.regulation,
        list(case.receipts),
        list(case.costs),
        dict(case.people),
        id=case.id,
        title=case.title,
    )
    assert again == case
    assert case.with_(id="x").id == "x"
    assert case.with_(id="x").with_(id=case.id) == case
    with pytest.raises(rc.InputError):
        case.with_(as_of="2025-01-01")


def test_who_is_people() -> None:
    case = rc.read_case(CASES / "licence.toml")
    assert case.is_people("completers")
    assert case.is_people("converters")
    assert not case.is_people("unit")
    assert case.group("unit") == ()
    assert case.person("completers", "Li").main


def test_days_on_which_something_falls_due() -> None:
    case = table("licence")
    case["receipts"] = [{"on": D2, "amount": "100"}, {"on": D3, "amount": "100"}]
    case["costs"] = [
        {"category": "tax", "amount": "1"},
        {"category": "tax", "amount": "1", "on": D1},
    ]
    case["reserves"] = [{"on": D3, "amount": "1", "until": date(2026, 1, 1)}]
    assert days_of(rc.read_case(case)) == (D1, D2, D3, date(2026, 1, 1))
    use = rc.read_case(CASES / "own-use.toml")
    assert date(2022, 12, 31) in days_of(use)
