"""Results out, and back by calculating again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.codec import results
from rewardcalc.codec.lines import line_digests

Table = dict[str, Any]

CASES = Path(__file__).parent.parent / "cases"
RESULT = rc.calculate(rc.read_case(CASES / "licence.toml"))


def stored() -> Table:
    data: Table = json.loads(RESULT.to_json())
    return data


@pytest.mark.parametrize(
    "name", ["licence", "equity", "own-use", "versions", "enterprise", "rich"]
)
def test_a_stored_result_replays(name: str, tmp_path: Path) -> None:
    result = rc.calculate(rc.read_case(CASES / f"{name}.toml"))
    file = tmp_path / "result.json"
    file.write_text(result.to_json(), encoding="utf-8")
    again = rc.read_result(file)
    assert again == result
    assert again.to_json() == result.to_json()


def test_another_engine_with_the_same_figures() -> None:
    data = stored()
    data["engine"] = "rewardcalc 9.9.9"
    assert rc.read_result(data) == RESULT


CHANGES: dict[str, tuple[Callable[[Table], object], str]] = {
    "figure": (lambda data: data["amounts"].update(unit="0.00"), "amounts.unit"),
    "award": (
        lambda data: data["awards"][1].update(amount="1.00"),
        "awards[1].amount",
    ),
    "award-left-out": (lambda data: data["awards"].pop(), "awards[1]"),
    "award-added": (lambda data: data["awards"].append({}), "awards[2]"),
    "finding": (
        lambda data: data["findings"][0].update(severity="note"),
        "findings[0].severity",
    ),
    "step": (lambda data: data["steps"][0].update(output="1"), "steps[0].output"),
    "key-added": (lambda data: data.update(more=1), "more"),
    "key-left-out": (lambda data: data.pop("receipts"), "receipts"),
    "digest": (lambda data: data.update(digest="sha256:0"), "digest"),
    "law": (lambda data: data.update(law=[]), "law[0]"),
    "text-for-number": (lambda data: data.update(receipts=[]), "receipts"),
}

# What is not simply another value on a line.
CODES = {
    "award-left-out": "replay-missing",
    "award-added": "replay-extra",
    "key-added": "replay-extra",
    "key-left-out": "replay-missing",
    "digest": "replay-digest",
    "law": "replay-missing",
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_result_is_refused(name: str) -> None:
    change, path = CHANGES[name]
    data = stored()
    change(data)
    with pytest.raises(rc.ReplayError) as caught:
        rc.read_result(data)
    assert [(one.path, one.code) for one in caught.value.faults] == [
        (path, CODES.get(name, "replay-differs"))
    ]
    assert path in str(caught.value)


def first_fault(data: Table) -> tuple[str, str]:
    with pytest.raises(rc.ReplayError) as caught:
        rc.read_result(data)
    (one,) = caught.value.faults
    return one.path, one.code


def test_changed_inputs_are_named_before_the_figures_they_change() -> None:
    data = stored()
    data["inputs"]["receipts"][0]["amount"] = "999999.00"
    assert first_fault(data) == ("inputs.receipts[0].amount", "replay-input-differs")


def test_inputs_that_are_no_case_any_more_are_named() -> None:
    data = stored()
    data["inputs"]["receipts"][0]["amount"] = "1,000"
    assert first_fault(data) == ("inputs.receipts[0].amount", "replay-input-differs")


def test_a_line_of_the_inputs_less_or_more_is_named() -> None:
    data = stored()
    del data["inputs"]["title"]
    assert first_fault(data) == ("inputs.title", "replay-input-missing")
    data = stored()
    data["inputs"]["institution"]["city"] = "420100"
    assert first_fault(data) == ("inputs.institution.city", "replay-input-extra")


def test_a_digest_of_a_line_is_named_where_the_inputs_are_what_they_were() -> None:
    for key in ("title", "receipts[0].amount"):
        data = stored()
        data["input_digests"][key] = "0" * 16
        assert first_fault(data) == (f"input_digests.{key}", "replay-differs")
    data = stored()
    del data["input_digests"]
    assert first_fault(data) == ("input_digests", "replay-missing")


def test_what_is_empty_has_a_line_too() -> None:
    assert list(line_digests({"law": [], "more": {}})) == ["law", "more"]
    case = rc.read_case(CASES / "licence.toml").with_(law=[])
    data = json.loads(rc.calculate(case).to_json())
    data["inputs"]["law"] = ["cn-national-2015"]
    assert first_fault(data) == ("inputs.law[0]", "replay-input-extra")
    del data["inputs"]["law"]
    assert first_fault(data) == ("inputs.law", "replay-input-missing")


def test_a_line_and_its_digest_leave_the_digest_of_the_whole() -> None:
    data = stored()
    data["inputs"]["title"] = "another"
    data["input_digests"]["title"] = line_digests({"title": "another"})["title"]
    assert first_fault(data) == ("digest", "replay-digest")


def test_what_is_no_result() -> None:
    for source, code in (
        ({}, "format-unknown"),
        ({"format": "rewardcalc-case/1"}, "format-other"),
        ("{}", "format-unknown"),
        ("no.json", "file-missing"),
    ):
        with pytest.raises(rc.InputError) as caught:
            rc.read_result(source)
        assert [one.code for one in caught.value.faults] == [code]
    data = stored()
    data["inputs"]["receipts"][0]["amount"] = "1,000"
    del data["input_digests"]
    with pytest.raises(rc.InputError) as caught:
        rc.read_result(data)
    paths = [one.path for one in caught.value.faults]
    assert paths == ["inputs.receipts[0].amount"]


def test_inputs_that_are_no_table() -> None:
    data = stored()
    data["inputs"] = 3
    with pytest.raises(rc.InputError):
        rc.read_result(data)


def test_inputs_are_never_a_path() -> None:
    data = stored()
    data["inputs"] = str(CASES / "licence.toml")
    with pytest.raises(rc.InputError):
        rc.read_result(data)


def test_the_digest_covers_everything_but_the_engine() -> None:
    data = stored()
    assert data["digest"] == results.digest(data)
    assert results.digest({**data, "engine": "x", "digest": ""}) == data["digest"]
    assert results.digest({**data, "case": "x"}) != data["digest"]
    assert data["digest"].startswith("sha256:")


def test_no_floats_and_no_sentences() -> None:
    def walk(value: object) -> None:
        assert not isinstance(value, float)
        if isinstance(value, dict):
            for key, one in value.items():
                assert isinstance(key, str)
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    data = json.loads(rc.calculate(rc.read_case(CASES / "rich.toml")).to_json())
    walk(data)
    assert {type(one["text"]["id"]) for one in data["findings"]} == {str}


def test_the_shape_of_a_result() -> None:
    data = stored()
    assert data["case"] == "L1"
    assert data["receipts"] == "1000000.00"
    assert data["amounts"]["completers"] == "665000.00"
    assert data["awards"][0] == {
        "payee": "completers",
        "name": "Li",
        "amount": "399000.00",
    }
    floor = next(
        one
        for one in data["findings"]
        if one["code"] == "floor" and one["instrument"] == "cn-hubei-2024"
    )
    assert floor["ratio"] == "7/10"
    assert floor["required"] == floor["actual"] == "665000.00"
    assert floor["payees"] == ["completers"]
    assert floor["base"] == "net_income"


def test_the_shape_of_a_rich_result() -> None:
    case = rc.read_case(CASES / "rich.toml")
    data = json.loads(rc.calculate(case).to_json())
    assert data["as_of"] == "2026-01-01"
    assert {one["id"] for one in data["awards"] if "id" in one} == {"li-1", "li-2"}
    accounts = {(one["payee"], one.get("name")): one for one in data["accounts"]}
    assert accounts["completers", "li-1"]["paid"] == "1000.00"
    assert accounts["unit", None]["paid"] == "5.00"
    assert data["reimbursements"][0]["name"] == "Li"
    assert data["performance_pay"][0]["year"] == 2025


def test_the_shape_of_equity() -> None:
    case = rc.read_case(CASES / "equity.toml")
    data = json.loads(rc.calculate(case).to_json())
    assert data["equity"]["amounts"]["equity"] == "1000003"
    assert data["equity"]["awards"][0]["name"] == "Li"
    assert data["equity"]["due"][0]["on"] == "2025-03-18"


def test_the_shape_of_own_use() -> None:
    data = json.loads(rc.calculate(rc.read_case(CASES / "own-use.toml")).to_json())
    rewarded = {one["year"]: one["rewarded"] for one in data["operating_profit"]}
    assert rewarded == {
        2021: "0.00",
        2022: "3000000.00",
        2023: "1000.01",
        2030: "0.00",
    }
