"""Random cases: the library and the naive calculation agree in every figure."""

import json
from typing import Any

import naive
from hypothesis import given
from strategies import BOOKS, calculated, cases

Table = dict[str, Any]


def found_by_library(case: Table) -> Table:
    found: Table = json.loads(calculated(case).to_json())
    return found


def plain(award: Table) -> Table:
    return {key: award[key] for key in ("payee", "name", "amount")}


def floors(result: Table) -> list[Table]:
    """Give the floors of the two statutes; second-hand ones are not the oracle's."""
    return [
        one
        for one in result["findings"]
        if one["code"] == "floor" and one["instrument"] in naive.STATUTES
    ]


def sorted_floors(found: list[Table]) -> list[Table]:
    return sorted(found, key=lambda one: str(one["instrument"]))


@given(case=cases())
def test_the_library_agrees_with_the_naive_calculation(case: Table) -> None:
    expected, result = naive.calculate(case), found_by_library(case)
    if "equity" in expected:
        shares = result["equity"]
        assert shares["amounts"] == expected["equity"]["amounts"]
        assert [plain(x) for x in shares["awards"]] == expected["equity"]["awards"]
    else:
        agree_in_money(expected, result)
    agree_in_floors(expected, result)
    if naive.hubei_pilot(case) or case["institution"]["region"] != "CN-42":
        listed = [one for one in result["law"] if one in naive.STATUTES]
        assert listed == naive.instruments(case)


def agree_in_money(expected: Table, result: Table) -> None:
    assert {k: result[k] for k in BOOKS} == {k: expected[k] for k in BOOKS}
    assert result["amounts"] == expected["amounts"]
    assert [plain(one) for one in result["awards"]] == expected["awards"]
    due = [
        {**one, "awards": [plain(award) for award in one["awards"]]}
        for one in result["due"]
    ]
    assert due == expected["due"]
    pay = {one["year"]: one for one in result["performance_pay"]}
    assert list(pay) == [one["year"] for one in expected["performance_pay"]]
    for one in expected["performance_pay"]:
        assert {k: v for k, v in pay[one["year"]].items() if k in one} == one
        over = one["headroom"].startswith("-")
        told = [x for x in result["findings"] if x["code"] == "cap-exceeded"]
        assert bool(told) or not over


def agree_in_floors(expected: Table, result: Table) -> None:
    judged, found = sorted_floors(expected["floors"]), sorted_floors(floors(result))
    assert len(found) == len(judged)
    for one, other in zip(judged, found, strict=True):
        for key in ("instrument", "payees", "base", "required", "actual"):
            assert other[key] == one[key], key
        assert other.get("settled_below_fen", 0) == one["below"]
        assert (other["severity"] == "violation") == (not one["ok"])
        assert not one["met"] or other["severity"] == "ok"
    duty = [x["severity"] for x in result["findings"] if x["code"] == "duty-to-reward"]
    if result["law"]:
        assert ("violation" in duty) == (not expected["duty_met"])
