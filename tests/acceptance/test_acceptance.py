"""Every figure of the acceptance cases, through the library and the command."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.cli import main

Table = dict[str, Any]

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))
FIGURES = (
    "receipts",
    "deducted",
    "not_deducted",
    "deficit",
    "net_income",
    "amounts",
    "awards",
    "due",
    "equity",
    "performance_pay",
)
MISSING = "<missing>"


def expected(name: str) -> Table:
    path = CASES / f"{name}.expected.json"
    data: Table = json.loads(path.read_text(encoding="utf-8"))
    return data


def differences(wanted: object, got: object, path: str) -> Iterator[str]:
    """Give every place where a figure is not the expected one; more may be there."""
    if isinstance(wanted, dict):
        if not isinstance(got, dict):
            yield f"{path}: expected an object, got {got!r}"
            return
        for key, value in wanted.items():
            yield from differences(value, got.get(key, MISSING), f"{path}.{key}")
    elif isinstance(wanted, list) and not (wanted and isinstance(wanted[0], str)):
        if not isinstance(got, list) or len(got) != len(wanted):
            yield f"{path}: expected {len(wanted)} entries, got {got!r}"
            return
        for place, (mine, yours) in enumerate(zip(wanted, got, strict=True)):
            yield from differences(mine, yours, f"{path}[{place}]")
    elif wanted != got:
        yield f"{path}: expected {wanted!r}, got {got!r}"


def floors(wanted: list[Table], got: Table) -> Iterator[str]:
    """Each floor is a finding: broken and binding is a violation, no other is."""
    found = {
        (one.get("instrument"), tuple(one["payees"]), one["base"]): one["severity"]
        for one in got["findings"]
        if one["code"] == "floor"
    }
    for one in wanted:
        key = (one["instrument"], tuple(one["payees"]), one["base"])
        if one["ok"]:
            allowed = {"ok"}
        else:
            allowed = {"violation"} if one["binding"] else {"note", "warning", "ok"}
        if found.get(key, MISSING) not in allowed:
            yield f"{key}: expected {sorted(allowed)}, got {found.get(key, MISSING)}"


def disagreements(wanted: Table, got: Table) -> list[str]:
    lines = [
        line
        for key in FIGURES
        if key in wanted
        for line in differences(wanted[key], got.get(key, MISSING), key)
    ]
    lines += [
        f"law: {one} is missing" for one in wanted["law"] if one not in got["law"]
    ]
    return [*lines, *floors(wanted.get("floors", []), got)]


def broken(wanted: Table) -> bool:
    return any(not one["ok"] and one["binding"] for one in wanted.get("floors", []))


def test_the_cases_are_here() -> None:
    assert len(NAMES) >= 11


@pytest.mark.parametrize("name", NAMES)
def test_through_the_library(name: str) -> None:
    wanted = expected(name)
    result = rc.calculate(rc.read_case(CASES / f"{name}.toml"))
    assert disagreements(wanted, json.loads(result.to_json())) == []
    assert result.lawful is not broken(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_through_the_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = expected(name)
    status = main(["calculate", str(CASES / f"{name}.toml"), "--format", "json"])
    said = capsys.readouterr()
    assert disagreements(wanted, json.loads(said.out)) == []
    assert status == (1 if broken(wanted) else 0)
    assert said.err == ""


def test_all_at_once_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """The same figures line by line, in the order given."""
    files = [str(CASES / f"{name}.toml") for name in NAMES]
    assert main(["calculate", *files, "--format", "jsonl"]) == 1
    lines = capsys.readouterr().out.splitlines()
    for name, line in zip(NAMES, lines, strict=True):
        assert disagreements(expected(name), json.loads(line)) == []


@pytest.mark.parametrize("name", NAMES)
def test_stored_results_replay(name: str) -> None:
    result = rc.calculate(rc.read_case(CASES / f"{name}.toml"))
    assert rc.read_result(result.to_json()) == result


def test_the_comparison_sees_a_difference() -> None:
    """It was seen to fail: for a figure, an entry, a law and a floor."""
    wanted = expected(NAMES[0])
    got = json.loads(rc.calculate(rc.read_case(CASES / f"{NAMES[0]}.toml")).to_json())
    assert disagreements(wanted, got) == []
    changes: tuple[Table, ...] = (
        {"amounts": {**got["amounts"], "unit": "0.01"}},
        {"amounts": 3},
        {"awards": got["awards"][:1]},
        {"awards": "none"},
        {"law": []},
        {"findings": []},
    )
    for change in changes:
        assert disagreements(wanted, {**got, **change})
