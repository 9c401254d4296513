"""Results that can be read, checked and calculated again."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from strategies import BOOKS, calculated, cases

import rewardcalc as rc

Table = dict[str, Any]

TEXTS = Path(rc.__file__).parent / "law" / "text"
PAY = ("total", "against_cap", "headroom", "next_year_base", "conversion_cash")


@given(case=cases())
def test_round_trip(case: Table) -> None:
    """`decode(encode(x)) == x` for every case, regulation and result; a result recalculates from its own inputs to the same steps and figures."""
    read = rc.read_case(case)
    result = rc.calculate(read)
    stored = json.loads(result.to_json())
    again = rc.read_case(stored["inputs"])
    assert again == read
    assert again.regulation == read.regulation
    replayed = rc.read_result(result.to_json())
    assert replayed == result
    assert replayed.steps == result.steps
    assert rc.calculate(again).to_json() == result.to_json()


def figures(result: Table) -> dict[str, str]:
    """Give every figure of a result under the name that its step should have."""
    found = {name: result[name] for name in BOOKS}
    found |= _amounts("amounts", result["amounts"])
    for place, due in enumerate(result["due"]):
        found |= _amounts(f"due[{place}].amounts", due["amounts"])
        found |= _awards(f"due[{place}].awards", due["awards"])
    found |= _awards("awards", result["awards"])
    found |= _awards("reimbursements", result["reimbursements"])
    if "equity" in result:
        found |= _amounts("equity.amounts", result["equity"]["amounts"])
        found |= _awards("equity.awards", result["equity"]["awards"])
    for place, year in enumerate(result["performance_pay"]):
        at = f"performance_pay[{place}]"
        found |= {f"{at}.{name}": year[name] for name in PAY}
        wages = year["social_insurance_wages"]
        found |= _amounts(f"{at}.social_insurance_wages", wages)
    for place, finding in enumerate(result["findings"]):
        for name in ("required", "actual"):
            if name in finding:
                found[f"findings[{place}].{name}"] = finding[name]
    return found


def _amounts(at: str, amounts: dict[str, str]) -> dict[str, str]:
    return {f"{at}.{name}": amount for name, amount in amounts.items()}


def _awards(at: str, awards: list[Table]) -> dict[str, str]:
    return {f"{at}[{i}].amount": one["amount"] for i, one in enumerate(awards)}


@given(case=cases())
def test_no_figure_without_a_step(case: Table) -> None:
    """A result never contains a figure without a step, and every legal number in it has a citation whose quote is found in the stored text."""
    result = json.loads(calculated(case).to_json())
    steps = {one["figure"]: one for one in result["steps"]}
    assert len(steps) == len(result["steps"])
    for name, figure in figures(result).items():
        assert steps[name]["output"] == figure
    known: set[str] = set()
    for step in result["steps"]:
        uses = {one for one in step["uses"] if not one.startswith("inputs.")}
        assert uses <= known
        known.add(step["figure"])
    for finding in result["findings"]:
        if "ratio" in finding:
            assert finding["citation"]["instrument"] == finding["instrument"]
    cited = [one["citation"] for one in result["findings"] if "citation" in one]
    for citation in [*cited, *result["citations"]]:
        assert citation["quote"] in stored_text(citation["instrument"])


def stored_text(instrument: str) -> str:
    """Give the stored text of an instrument, of whatever version."""
    found = [one for one in TEXTS.glob("*.md") if instrument.startswith(one.stem)]
    assert found, instrument
    return found[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["cn-national-2015", "cn-hubei-2024"])
def test_the_stored_texts_are_found(text: str) -> None:
    assert "百分之五十" in stored_text(text) or "70%" in stored_text(text)


@given(case=cases())
@settings(max_examples=20)
def test_a_changed_figure_is_found(case: Table) -> None:
    """A result recalculates from its own inputs to the same steps and figures."""
    stored = json.loads(calculated(case).to_json())
    changed = "0.01" if stored["receipts"] != "0.01" else "0.02"
    stored["receipts"] = changed
    with pytest.raises(rc.ReplayError):
        rc.read_result(json.dumps(stored))
