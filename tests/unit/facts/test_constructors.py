"""Every fact refuses what it cannot be, with all faults at once and their paths."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.facts import (
    Acknowledgement,
    OperatingProfit,
    Payment,
    Reserve,
    Rights,
    Tranche,
)
from rewardcalc.regulation import Version
from rewardcalc.terms import Method, Role

DAY = date(2025, 4, 1)
EARLIER = date(2025, 3, 31)

# A sound value of every kind: its constructor and its arguments.
SOUND: Mapping[str, tuple[Callable[..., Any], Mapping[str, Any]]] = {
    "institution": (
        rc.Institution,
        {
            "name": "某大学",
            "kind": "university",
            "state_founded": True,
            "region": "CN-42",
            "pilot": True,
            "city": "420100",
        },
    ),
    "conversion": (
        rc.Conversion,
        {
            "method": "licence",
            "agreed_on": DAY,
            "currency": "CNY",
            "contract_amount": "1",
            "registration": "2025420000000",
            "production_on": DAY,
        },
    ),
    "receipt": (
        rc.Receipt,
        {
            "on": DAY,
            "amount": "-1",
            "id": "R2",
            "currency": "USD",
            "rate": "7.1",
            "refunds": "R1",
        },
    ),
    "cost": (
        rc.Cost,
        {
            "category": "other-direct",
            "amount": "0",
            "on": DAY,
            "note": "x",
            "borne_by": "Li",
            "currency": "USD",
            "rate": "7.1",
        },
    ),
    "reserve": (
        Reserve,
        {"on": EARLIER, "amount": "1", "until": DAY, "note": "x"},
    ),
    "equity": (rc.Equity, {"shares": 1}),
    "tranche": (Tranche, {"on": DAY, "shares": 1}),
    "person": (
        rc.Person,
        {"name": "Li", "share": "100%", "main": True, "role": "head", "id": "li-1"},
    ),
    "weighted": (rc.Person, {"name": "Li", "weight": 3}),
    "pay": (
        rc.PerformancePay,
        {
            "year": 2025,
            "approved_cap": "0",
            "ordinary": "0",
            "flexible": "0",
            "wages": {"Li": "0"},
        },
    ),
    "payment": (
        Payment,
        {"on": DAY, "payee": "completers", "amount": "-1", "name": "Li", "note": "x"},
    ),
    "acknowledgement": (
        Acknowledgement,
        {"code": "head-equity", "by": "x", "on": DAY, "reason": "y", "name": "Li"},
    ),
    "profit": (OperatingProfit, {"year": 2025, "amount": "-1", "on": DAY}),
    "use": (Rights, {"kind": "long-term-use", "years": 10, "granted_on": DAY}),
    "owned": (
        Rights,
        {"kind": "co-ownership", "completers_share": "70%", "unit_part": "split"},
    ),
    "split": (
        rc.Split,
        {"of": "net_income", "into": {"completers": "70%", "retained": "rest"}},
    ),
    "regulation": (rc.Regulation, {"completers": "70%", "transfer_staff": "10%"}),
    "version": (Version, {"from_": DAY, "completers": "70%", "title": "x"}),
}

FAULTY: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("institution", {"name": ""}, [("name", "name-empty")]),
    ("institution", {"name": " x"}, [("name", "name-blank")]),
    ("institution", {"name": 3}, [("name", "text-type")]),
    ("institution", {"kind": "univercity"}, [("kind", "word-near")]),
    ("institution", {"kind": "?"}, [("kind", "word")]),
    ("institution", {"kind": 1}, [("kind", "word")]),
    ("institution", {"state_founded": 1}, [("state_founded", "flag-type")]),
    ("institution", {"region": "CN"}, [("region", "region-form")]),
    ("institution", {"region": "cn-42"}, [("region", "region-form")]),
    ("institution", {"region": 42}, [("region", "region-form")]),
    ("institution", {"city": "1"}, [("city", "city-form")]),
    ("institution", {"city": 420100}, [("city", "city-form")]),
    ("institution", {"pilot": "yes"}, [("pilot", "flag-type")]),
    ("institution", {"pilot": None}, [("pilot", "pilot-missing")]),
    (
        "institution",
        {"name": "", "kind": "x", "state_founded": 0, "region": "x"},
        [
            ("name", "name-empty"),
            ("kind", "word"),
            ("state_founded", "flag-type"),
            ("region", "region-form"),
        ],
    ),
    ("conversion", {"method": "license"}, [("method", "word-near")]),
    ("conversion", {"agreed_on": "2025-04-01"}, [("agreed_on", "date-type")]),
    (
        "conversion",
        {"agreed_on": datetime(2025, 4, 1, tzinfo=UTC)},
        [("agreed_on", "date-type")],
    ),
    ("conversion", {"currency": "yuan"}, [("currency", "currency-form")]),
    ("conversion", {"currency": None}, [("currency", "currency-form")]),
    (
        "conversion",
        {"contract_amount": "0"},
        [("contract_amount", "money-not-positive")],
    ),
    ("conversion", {"registration": ""}, [("registration", "name-empty")]),
    ("conversion", {"production_on": 2025}, [("production_on", "date-type")]),
    ("receipt", {"on": "2025-04-01"}, [("on", "date-type")]),
    ("receipt", {"amount": "1,000"}, [("amount", "money-form")]),
    ("receipt", {"amount": "1.005"}, [("amount", "money-decimals")]),
    ("receipt", {"amount": 1.5}, [("amount", "money-float")]),
    ("receipt", {"amount": 1}, [("amount", "money-type")]),
    ("receipt", {"amount": "9" * 200}, [("amount", "money-digits")]),
    ("receipt", {"amount": "1"}, [("amount", "refund-positive")]),
    ("receipt", {"id": ""}, [("id", "name-empty")]),
    ("receipt", {"currency": "$"}, [("currency", "currency-form")]),
    ("receipt", {"rate": "0"}, [("rate", "rate-zero")]),
    ("receipt", {"rate": 7.1}, [("rate", "ratio-float")]),
    ("receipt", {"refunds": " "}, [("refunds", "name-empty")]),
    ("cost", {"category": "taxes"}, [("category", "word-near")]),
    ("cost", {"amount": "-1"}, [("amount", "money-negative")]),
    ("cost", {"on": 1}, [("on", "date-type")]),
    ("cost", {"note": ""}, [("note", "note-missing")]),
    ("cost", {"note": " "}, [("note", "note-missing")]),
    ("cost", {"note": 1}, [("note", "text-type")]),
    ("cost", {"borne_by": ""}, [("borne_by", "name-empty")]),
    ("cost", {"currency": "usd"}, [("currency", "currency-form")]),
    ("cost", {"rate": "x"}, [("rate", "ratio-form")]),
    ("reserve", {"amount": "0"}, [("amount", "money-not-positive")]),
    ("reserve", {"until": EARLIER}, [("until", "reserve-until")]),
    ("reserve", {"until": None}, [("until", "date-type")]),
    ("reserve", {"note": None}, [("note", "text-type")]),
    ("equity", {"shares": 0}, [("shares", "shares-positive")]),
    ("equity", {"shares": True}, [("shares", "whole-type")]),
    ("equity", {"shares": "1"}, [("shares", "whole-type")]),
    ("equity", {"shares": 10**60}, [("shares", "shares-digits")]),
    ("equity", {"shares": None}, [("", "equity-one")]),
    ("equity", {"capital_ratio": "30%"}, [("", "equity-one")]),
    (
        "equity",
        {"shares": None, "capital_ratio": "101%"},
        [("capital_ratio", "share-over")],
    ),
    ("equity", {"tranches": [1]}, [("tranches[0]", "item-type"), ("", "equity-one")]),
    ("tranche", {"shares": -1}, [("shares", "shares-positive")]),
    ("tranche", {"on": None}, [("on", "date-type")]),
    ("person", {"name": "Li "}, [("name", "name-blank")]),
    ("person", {"share": "101%"}, [("share", "share-over")]),
    ("person", {"share": 0.6}, [("share", "ratio-float")]),
    ("person", {"weight": 3}, [("weight", "share-and-weight")]),
    ("person", {"main": 1}, [("main", "flag-type")]),
    ("person", {"role": "boss"}, [("role", "word")]),
    ("person", {"id": ""}, [("id", "name-empty")]),
    ("weighted", {"weight": True}, [("weight", "ratio-type")]),
    ("weighted", {"weight": -1}, [("weight", "ratio-sign")]),
    ("weighted", {"weight": 1.5}, [("weight", "ratio-float")]),
    ("pay", {"year": 0}, [("year", "year-range")]),
    ("pay", {"year": 10000}, [("year", "year-range")]),
    ("pay", {"year": "2025"}, [("year", "whole-type")]),
    ("pay", {"year": True}, [("year", "whole-type")]),
    ("pay", {"approved_cap": "-1"}, [("approved_cap", "money-negative")]),
    ("pay", {"ordinary": "x"}, [("ordinary", "money-form")]),
    ("pay", {"flexible": 1.0}, [("flexible", "money-float")]),
    ("pay", {"wages": "x"}, [("wages", "table-type")]),
    ("pay", {"wages": {"Li": "-1"}}, [("wages.Li", "money-negative")]),
    ("payment", {"amount": "0"}, [("amount", "money-zero")]),
    ("payment", {"payee": ""}, [("payee", "name-empty")]),
    ("payment", {"name": 1}, [("name", "text-type")]),
    ("payment", {"on": 1, "note": 1}, [("on", "date-type"), ("note", "text-type")]),
    ("acknowledgement", {"code": ""}, [("code", "name-empty")]),
    ("acknowledgement", {"by": ""}, [("by", "name-empty")]),
    ("acknowledgement", {"on": ""}, [("on", "date-type")]),
    ("acknowledgement", {"reason": ""}, [("reason", "name-empty")]),
    ("acknowledgement", {"name": ""}, [("name", "name-empty")]),
    ("profit", {"year": 0}, [("year", "year-range")]),
    ("profit", {"amount": None}, [("amount", "money-type")]),
    ("profit", {"on": 1}, [("on", "date-type")]),
    ("use", {"kind": "use"}, [("kind", "word")]),
    ("use", {"years": None}, [("years", "missing")]),
    ("use", {"years": True}, [("years", "whole-type")]),
    ("use", {"granted_on": 1}, [("granted_on", "date-type")]),
    ("use", {"unit_part": "kept"}, [("unit_part", "rights-needless")]),
    (
        "use",
        {"completers_share": "70%"},
        [("completers_share", "rights-needless")],
    ),
    ("owned", {"years": 10}, [("years", "rights-needless")]),
    ("owned", {"unit_part": None}, [("unit_part", "missing-word")]),
    ("owned", {"unit_part": "x"}, [("unit_part", "word")]),
    ("owned", {"completers_share": None}, [("completers_share", "missing")]),
    ("owned", {"completers_share": "2"}, [("completers_share", "share-percent")]),
    ("split", {"of": ""}, [("of", "name-empty")]),
    ("split", {"into": {}}, [("into", "into-empty")]),
    ("split", {"into": {"a": "70%"}}, [("into", "sum-under")]),
    ("split", {"into": {"a": "70%", "b": "31%"}}, [("into", "sum-over")]),
    (
        "split",
        {"into": {"a": "70%", "b": "31%", "c": "rest"}},
        [("into", "rest-negative")],
    ),
    ("split", {"into": {"a": "rest", "b": "rest"}}, [("into", "rest-twice")]),
    ("split", {"into": {"a": 0.7, "b": "rest"}}, [("into.a", "ratio-float")]),
    (
        "split",
        {"into": {"a": "x", "b": None}},
        [("into.a", "ratio-form"), ("into.b", "ratio-type")],
    ),
    ("split", {"into": "completers"}, [("into", "table-type")]),
    ("split", {"into": [["a", "1"], ["a", "0"]]}, [("into[1]", "name-twice")]),
    ("split", {"schedule": "steps"}, [("schedule", "word")]),
    ("regulation", {"basis": "agreemnt"}, [("basis", "word-near")]),
    ("regulation", {"title": 1}, [("title", "text-type")]),
    ("regulation", {"completers": "70"}, [("completers", "share-percent")]),
    ("regulation", {"transfer_staff": 0.1}, [("transfer_staff", "ratio-float")]),
    ("regulation", {"equal": "completers"}, [("equal", "list-type")]),
    ("regulation", {"equal": ["a", "a"]}, [("equal[1]", "name-twice")]),
    ("regulation", {"contributors": [1]}, [("contributors[0]", "text-type")]),
    ("regulation", {"reward_years": 0}, [("reward_years", "whole-positive")]),
    ("regulation", {"reward_years": True}, [("reward_years", "whole-type")]),
    (
        "regulation",
        {"pay_within_months": -1},
        [("pay_within_months", "whole-positive")],
    ),
    (
        "regulation",
        {"governed_by": "day"},
        [("governed_by", "word"), ("governed_by", "governed-by-needless")],
    ),
    (
        "regulation",
        {"governed_by": "receipt-day"},
        [("governed_by", "governed-by-needless")],
    ),
    (
        "regulation",
        {"splits": [1]},
        [("splits[0]", "item-type"), ("splits", "splits-and-shorthand")],
    ),
    ("regulation", {"basis": "none"}, [("basis", "basis-none-with-rates")]),
    (
        "regulation",
        {"completers": None, "transfer_staff": None},
        [("basis", "basis-missing")],
    ),
    ("version", {"from_": None}, [("from", "date-type")]),
    ("version", {"title": None}, [("title", "text-type")]),
    ("version", {"completers": "2"}, [("completers", "share-percent")]),
    ("version", {"transfer_staff": "x"}, [("transfer_staff", "ratio-form")]),
    ("version", {"contributors": ""}, [("contributors", "list-type")]),
    (
        "version",
        {"splits": 1},
        [("splits", "list-type"), ("splits", "splits-and-shorthand")],
    ),
]


@pytest.mark.parametrize("name", SOUND)
def test_sound(name: str) -> None:
    kind, parts = SOUND[name]
    made = kind(**parts)
    assert made == kind(**parts)
    assert hash(made) == hash(kind(**parts))


@pytest.mark.parametrize(
    "place", range(len(FAULTY)), ids=lambda at: f"{at}-{FAULTY[at][0]}"
)
def test_faulty(place: int) -> None:
    name, changes, expected = FAULTY[place]
    kind, parts = SOUND[name]
    with pytest.raises(rc.InputError) as caught:
        kind(**{**parts, **changes})
    assert [(one.path, one.code) for one in caught.value.faults] == expected


@pytest.mark.parametrize("name", SOUND)
def test_facts_are_frozen(name: str) -> None:
    kind, parts = SOUND[name]
    made = kind(**parts)
    with pytest.raises(AttributeError):
        setattr(made, next(iter(parts)), None)


def test_values_are_read() -> None:
    assert rc.Conversion(Method.LICENCE, agreed_on=DAY).method is Method.LICENCE
    assert rc.Person("e\u0301", role=Role.HEAD).name == "\u00e9"
    assert rc.Person("Li", id="li-1").key == "li-1"
    assert rc.Person("Li").key == "Li"
    assert rc.Person("Li", weight="1/2").weight == rc.Ratio.of("50%")
    assert rc.Person("Li", weight=3).weight == rc.Ratio.of("3")
    assert rc.Equity(rc.Shares(3)).shares == rc.Shares(3)
    assert OperatingProfit(2025, "1").day == date(2025, 12, 31)
    assert OperatingProfit(2025, "1", on=DAY).day == DAY


def test_outside_hubei_nobody_asks_for_the_pilot() -> None:
    there = rc.Institution("x", kind="enterprise", state_founded=False, region="US-CA")
    assert there.pilot is None


def test_floats_and_numbers_are_refused_by_the_type_checker_too() -> None:
    with pytest.raises(rc.InputError):
        rc.Receipt(DAY, 1000.0)  # type: ignore[arg-type]
    with pytest.raises(rc.InputError):
        rc.Person("Li", share=0.6)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        rc.Regulation("70%")  # type: ignore[call-arg]
