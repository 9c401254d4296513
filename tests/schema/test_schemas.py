"""The published schemas: made from the classes, and true of what is read and written."""

import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import rewardcalc as rc
from rewardcalc.codec import (
    encode_case,
    encode_regulation,
    encode_result,
    read_regulation,
)

Table = dict[str, Any]

ROOT = Path(__file__).parents[2]
STORED = files("rewardcalc") / "schema"
UNIT = ROOT / "tests" / "unit" / "cases"
FILES = sorted(
    path
    for folder in (ROOT / "examples", ROOT / "tests")
    for path in folder.rglob("*.toml")
)


def said(path: Path) -> Table:
    """Load a file of TOML as JSON has it: days are text."""
    loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    plain: Table = json.loads(json.dumps(loaded, default=date.isoformat))
    return plain


def of_kind(kind: str) -> list[Path]:
    return [
        path for path in FILES if said(path).get("format") == f"rewardcalc-{kind}/1"
    ]


CASES = of_kind("case")
REGULATIONS = of_kind("regulation")


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def stored(kind: str) -> Table:
    text = (STORED / f"{kind}.schema.json").read_text(encoding="utf-8")
    loaded: Table = json.loads(text)
    return loaded


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(stored(kind), format_checker=FormatChecker(["date"]))


VALIDATORS = {kind: validator(kind) for kind in ("case", "regulation", "result")}


def faults(kind: str, data: object) -> list[str]:
    """Give the places that a schema refuses, each with the reason."""
    found = VALIDATORS[kind].iter_errors(data)
    return [f"{one.json_path}: {one.message[:200]}" for one in found]


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    """Give the tool that writes the schemas."""
    sys.path.insert(0, str(ROOT / "tools"))
    yield import_module("schemas")
    sys.path.remove(str(ROOT / "tools"))


# The schemas themselves


def test_what_is_stored_is_what_is_made(tool: ModuleType) -> None:
    made = tool.schemas()
    kept = {
        one.name: one.read_text(encoding="utf-8")
        for one in STORED.iterdir()
        if one.name.endswith(".json")
    }
    assert made == kept, "run tools/schemas.py"


def test_no_word_and_no_form_is_left_over(tool: ModuleType) -> None:
    """Each key that has a meaning, a form or a rule here is a key of its class."""
    kinds = {kind.__name__: kind for kind in (*tool.PLACES, rc.Case)}
    keys = {
        name: {tool.key_of(one.name) for one in kind.__attrs_attrs__}
        for name, kind in kinds.items()
    }
    assert {name: set(words) for name, words in tool.WORDS.items()} == keys
    assert {(name, key) for name, key in tool.FORMS if key not in keys[name]} == set()
    assert set(tool.RULES) <= set(keys)


@pytest.mark.parametrize("kind", VALIDATORS)
def test_they_are_schemas(kind: str) -> None:
    schema = stored(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"urn:rewardcalc:{kind}:1"


@pytest.mark.parametrize("kind", VALIDATORS)
def test_every_definition_is_used(kind: str) -> None:
    schema = stored(kind)
    text = json.dumps(schema)
    for name, one in schema["$defs"].items():
        assert one["description"] if "$id" not in one else one["title"]
        assert f'"#/$defs/{name}"' in text or f'"{one.get("$id")}"' in text


# What is read and written


def test_there_are_files_of_both_kinds() -> None:
    assert any("examples" in path.parts for path in CASES)
    assert any("acceptance" in path.parts for path in CASES)
    assert any("examples" in path.parts for path in REGULATIONS)


@pytest.mark.parametrize("path", CASES, ids=place)
def test_every_case_is_one(path: Path) -> None:
    """The file, what is written of it, and the result: each fits its schema."""
    assert faults("case", said(path)) == []
    case = rc.read_case(path)
    written = encode_case(case)
    assert faults("case", written) == []
    assert faults("result", encode_result(rc.calculate(case))) == []


@pytest.mark.parametrize("path", REGULATIONS, ids=place)
def test_every_regulation_is_one(path: Path) -> None:
    assert faults("regulation", said(path)) == []
    written = encode_regulation(read_regulation(path))
    assert faults("regulation", written) == []
    case = said(UNIT / "licence.toml")
    case["regulation"] = str(path)
    assert faults("case", case) == []


def variants() -> dict[str, Table]:
    """Give cases with what the files above do not have."""
    equity = said(UNIT / "equity.toml")
    licence = said(UNIT / "licence.toml")
    banded = {
        "splits": [
            {
                "of": "net_income",
                "schedule": "slab",
                "contract_from": "1",
                "contract_under": "1000000000",
                "methods": ["licence"],
                "licensee_in": ["CN-42"],
                "licensee_outside": ["CN-37"],
                "citation": {"article": "第十条"},
                "bands": [
                    {
                        "thresholds": [{"from": "2020-01-01", "amount": "100000"}],
                        "into": [["completers", "90%"], ["unit", "rest"]],
                        "caps": {"completers": "80000"},
                    },
                    {"into": {"completers": "70%", "unit": "30%"}},
                ],
            }
        ],
        "income": {
            "deductible": ["tax"],
            "top_slice": {"payee": "office", "ratio": "5%"},
            "cost_cap": "80%",
        },
        "equal": ["completers"],
    }
    deal = {**licence["conversion"], "contract_amount": "1", "licensee_region": "CN-42"}
    people = {"completers": [{"name": "甲"}, {"name": "乙"}]}
    return {
        "tranches": {
            **equity,
            "equity": {"tranches": [{"on": "2025-04-01", "shares": 5}]},
        },
        "capital": {**equity, "equity": {"capital_ratio": "1/3"}},
        "owned": {
            **equity,
            "rights": {
                "kind": "co-ownership",
                "completers_share": "70%",
                "unit_part": "split",
            },
        },
        "bands": {
            **licence,
            "conversion": deal,
            "regulation": banded,
            "people": people,
            "performance_pay": [],
        },
        "no-law": {**licence, "law": [], "performance_pay": []},
    }


@pytest.mark.parametrize("name", variants())
def test_every_variant_fits(name: str) -> None:
    data = variants()[name]
    assert faults("case", data) == []
    case = rc.read_case(data)
    assert faults("case", encode_case(case)) == []
    assert faults("result", encode_result(rc.calculate(case))) == []


# What the reader refuses for its shape


def put(path: str, value: object) -> Callable[[Table], None]:
    """Give the change that puts a value at a path like ``receipts.0.amount``."""

    def change(data: Any) -> None:  # noqa: ANN401
        *above, last = [int(one) if one.isdigit() else one for one in path.split(".")]
        for one in above:
            data = data[one]
        data[last] = value

    return change


def drop(path: str) -> Callable[[Table], None]:
    """Give the change that takes away what stands at a path."""

    def change(data: Any) -> None:  # noqa: ANN401
        *above, last = path.split(".")
        for one in above:
            data = data[int(one) if one.isdigit() else one]
        del data[last]

    return change


BROKEN: dict[str, tuple[str, Callable[[Table], None]]] = {
    "no-format": ("licence", drop("format")),
    "other-format": ("licence", put("format", "rewardcalc-case/2")),
    "unknown-key": ("licence", put("receipt", [])),
    "misplaced-key": ("licence", put("institution.law", [])),
    "unknown-in-split": ("rich", put("regulation.versions.0.splits.0.off", "x")),
    "no-institution": ("licence", drop("institution")),
    "no-kind": ("licence", drop("institution.kind")),
    "no-pilot-in-hubei": ("licence", drop("institution.pilot")),
    "no-day": ("licence", drop("conversion.agreed_on")),
    "no-receipts": ("licence", drop("receipts")),
    "word": ("licence", put("conversion.method", "transfer")),
    "region": ("licence", put("institution.region", "Hubei")),
    "city": ("licence", put("institution.city", "42")),
    "currency": ("licence", put("conversion.currency", "yuan")),
    "day": ("licence", put("conversion.agreed_on", "2025-02-30")),
    "day-form": ("licence", put("conversion.agreed_on", "18.3.2025")),
    "flag": ("licence", put("institution.pilot", 1)),
    "flag-text": ("licence", put("institution.pilot", "yes")),
    "empty-name": ("licence", put("institution.name", "")),
    "blank-name": ("licence", put("institution.name", " x")),
    "separators": ("licence", put("receipts.0.amount", "1,000.00")),
    "three-decimals": ("licence", put("receipts.0.amount", "1.001")),
    "number": ("licence", put("receipts.0.amount", 1000)),
    "float": ("licence", put("receipts.0.amount", 0.5)),
    "too-long": ("licence", put("receipts.0.amount", "1" + "0" * 58)),
    "leading-zero": ("licence", put("receipts.0.amount", "01")),
    "negative-cost": ("licence", put("costs.0.amount", "-1")),
    "no-note": ("rich", drop("costs.0.note")),
    "refund-positive": ("rich", put("receipts.2.amount", "1")),
    "rate-zero": ("rich", put("receipts.1.rate", "0.00")),
    "contract-zero": ("licence", put("conversion.contract_amount", "0")),
    "table-for-list": ("licence", put("receipts", {"on": "2025-01-01"})),
    "list-for-table": ("licence", put("institution", [])),
    "text-for-table": ("licence", put("people", "Li")),
    "no-people": ("licence", put("people.completers", [])),
    "people-of-a-base": ("licence", put("people.net_income", [{"name": "x"}])),
    "share-and-weight": ("licence", put("people.completers.0.weight", 1)),
    "share-over": ("licence", put("people.completers.0.share", "101%")),
    "share-number": ("licence", put("people.completers.0.share", 1)),
    "weight-float": ("rich", put("people.transfer_staff.0.weight", 0.5)),
    "role": ("rich", put("people.completers.0.role", "dean")),
    "splits-and-shorthand": (
        "licence",
        put("regulation.splits", [{"of": "net_income", "into": {"completers": "1"}}]),
    ),
    "splits-and-shorthand-of-a-version": (
        "versions",
        put(
            "regulation.versions.0.splits",
            [{"of": "net_income", "into": {"completers": "1"}}],
        ),
    ),
    "into-and-bands": (
        "own-use",
        put(
            "regulation.splits.0",
            {
                "of": "operating_profit",
                "schedule": "slab",
                "into": {"unit": "1"},
                "bands": [{"into": {"unit": "1"}}],
            },
        ),
    ),
    "up-to-and-thresholds": (
        "own-use",
        put(
            "regulation.splits.0",
            {
                "of": "operating_profit",
                "schedule": "slab",
                "bands": [
                    {
                        "up_to": "5",
                        "thresholds": [{"from": "2020-01-01", "amount": "5"}],
                        "into": {"unit": "1"},
                    },
                    {"into": {"unit": "1"}},
                ],
            },
        ),
    ),
    "receipts-needless": (
        "own-use",
        put("receipts", [{"on": "2025-01-01", "amount": "1"}]),
    ),
    "co-owned-without-part": (
        "equity",
        put("rights", {"kind": "co-ownership", "completers_share": "70%"}),
    ),
    "co-owned-with-years": (
        "equity",
        put(
            "rights",
            {
                "kind": "co-ownership",
                "completers_share": "70%",
                "unit_part": "kept",
                "years": 12,
            },
        ),
    ),
    "versions-and-rates": ("versions", put("regulation.completers", "70%")),
    "no-governed-by": ("versions", drop("regulation.governed_by")),
    "needless-governed-by": (
        "licence",
        put("regulation.governed_by", "receipt-day"),
    ),
    "no-basis": ("licence", put("regulation", {})),
    "none-with-rates": ("licence", put("regulation.basis", "none")),
    "into-missing": ("own-use", drop("regulation.splits.0.into")),
    "into-empty": ("own-use", put("regulation.splits.0.into", {})),
    "into-reserved": ("own-use", put("regulation.splits.0.into", {"equity": "1"})),
    "into-over": ("own-use", put("regulation.splits.0.into.unit", "1.01")),
    "pair": ("own-use", put("regulation.splits.0.into", [["unit", "1", "2"]])),
    "bands-missing": ("own-use", put("regulation.splits.0.schedule", "slab")),
    "bands-flat": (
        "own-use",
        put("regulation.splits.0.bands", [{"into": {"unit": "1"}}]),
    ),
    "caps-flat": (
        "own-use",
        put(
            "regulation.splits.0",
            {
                "of": "operating_profit",
                "schedule": "marginal",
                "bands": [{"into": {"unit": "rest"}, "caps": {"unit": "1"}}],
            },
        ),
    ),
    "method-twice": ("own-use", put("regulation.splits.0.methods", ["own-use"] * 2)),
    "years-zero": ("own-use", put("regulation.reward_years", 0)),
    "years-flag": ("own-use", put("regulation.reward_years", value=True)),
    "profit-missing": ("own-use", drop("operating_profit")),
    "profit-needless": (
        "licence",
        put("operating_profit", [{"year": 1, "amount": "1"}]),
    ),
    "year": ("own-use", put("operating_profit.0.year", 20260)),
    "equity-missing": ("equity", drop("equity")),
    "equity-needless": ("licence", put("equity", {"shares": 1})),
    "equity-two": ("equity", put("equity.capital_ratio", "30%")),
    "equity-none": ("equity", put("equity", {})),
    "shares-zero": ("equity", put("equity.shares", 0)),
    "shares-text": ("equity", put("equity.shares", "5")),
    "rights-years": ("rich", drop("rights.years")),
    "rights-needless": ("rich", put("rights.unit_part", "kept")),
    "payment-zero": ("rich", put("payments.0.amount", "0.00")),
    "reason": ("rich", drop("acknowledgements.0.reason")),
    "reserve": ("rich", drop("reserves.0.until")),
    "law": ("rich", put("law", "cn-national-2015")),
    "law-twice": ("rich", put("law", ["cn-national-2015"] * 2)),
    "wages": ("rich", put("performance_pay.0.wages.li-1", "-1")),
    "cap": ("rich", drop("performance_pay.0.approved_cap")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_case_is_refused_by_both(name: str) -> None:
    base, change = BROKEN[name]
    data = said(UNIT / f"{base}.toml")
    assert faults("case", data) == []
    change(data)
    with pytest.raises(rc.InputError):
        rc.read_case(data)
    assert faults("case", data)


SAID_OF_ITSELF = ("id", "institution", "title", "in_force", "evidence", "source")
BROKEN_RULES: dict[str, Callable[[Table], None]] = {
    **{f"no-{key}": drop(key) for key in SAID_OF_ITSELF},
    "no-clause": drop("splits.0.citation"),
    "no-article": drop("splits.0.citation.article"),
    "evidence": put("evidence", "hearsay"),
    "format": put("format", "rewardcalc-case/1"),
    "unknown-key": put("regulation", {}),
    "versions": put("versions", [{"from": "2025-01-01", "completers": "70%"}]),
}


@pytest.mark.parametrize("name", BROKEN_RULES)
def test_what_is_no_regulation_is_refused_by_both(name: str) -> None:
    data = said(ROOT / "examples" / "regulations" / "model.toml")
    BROKEN_RULES[name](data)
    with pytest.raises(rc.InputError):
        read_regulation(data)
    assert faults("regulation", data)


def test_a_clause_is_named_in_every_version() -> None:
    data = said(ROOT / "examples" / "regulations" / "model.toml")
    splits = data.pop("splits")
    data["versions"] = [{"from": "2025-01-01", "splits": splits}]
    data["governed_by"] = "contract-day"
    assert faults("regulation", data) == []
    drop("versions.0.splits.1.citation")(data)
    with pytest.raises(rc.InputError):
        read_regulation(data)
    assert faults("regulation", data)


# Every place at once

OTHERS: tuple[object, ...] = ("", "x", "1", "70%", "2025-01-01", 1, 1.5, True, [], {})
# Lists of names, where the reader takes a table for the list of its keys.
LENIENT = ("law", "regulation.equal", ".contributors", ".methods")


def places(data: object, path: str = "") -> Iterator[str]:
    """Give every path of a case, tables and lists included."""
    entries: list[tuple[Any, Any]] = []
    if isinstance(data, dict):
        entries = list(data.items())
    elif isinstance(data, list):
        entries = list(enumerate(data))
    for key, one in entries:
        below = f"{path}.{key}".removeprefix(".")
        yield below
        yield from places(one, below)


@pytest.mark.parametrize("name", ["rich", "own-use", "equity", "versions"])
def test_no_schema_is_stricter_than_the_reader(name: str) -> None:
    """Whatever value stands anywhere: what the reader takes, the schema takes."""
    whole = said(UNIT / f"{name}.toml")
    taken = 0
    for path in places(whole):
        for other in OTHERS:
            if other == {} and path.endswith(LENIENT):
                continue
            data = deepcopy(whole)
            put(path, other)(data)
            try:
                rc.read_case(data)
            except rc.InputError:
                continue
            taken += 1
            assert faults("case", data) == [], (path, other)
    assert taken


@pytest.mark.parametrize("name", ["rich", "own-use", "equity", "versions"])
def test_unknown_keys_are_refused_in_every_table(name: str) -> None:
    whole = said(UNIT / f"{name}.toml")
    free = (".into", "people", ".wages")  # tables whose keys are names
    for path in places(whole):
        if path.endswith(free):
            continue
        data = deepcopy(whole)
        try:
            put(f"{path}.unknown", "x")(data)
        except TypeError:
            continue
        with pytest.raises(rc.InputError):
            rc.read_case(data)
        assert faults("case", data), path


# Results

BROKEN_RESULTS: dict[str, Callable[[Table], None]] = {
    "no-digest": drop("digest"),
    "no-reserved": drop("reserved"),
    "as-of-alone": drop("accounts"),
    "unknown-key": put("more", 1),
    "number": put("receipts", 5),
    "amount": put("amounts.unit", "1,0"),
    "day": put("due.0.on", "1.1.2025"),
    "name": put("awards.0.name", ""),
    "severity": put("findings.0.severity", "bad"),
    "sentence": put("findings.0.text", "A sentence."),
    "no-bound": drop("findings.0.required"),
    "citation": put("steps.0.citation", "x"),
    "inputs": put("inputs.receipts.0.amount", "1,0"),
    "digest": put("digest", "sha256:0"),
}


@pytest.mark.parametrize("name", BROKEN_RESULTS)
def test_what_is_no_result(name: str) -> None:
    data = encode_result(rc.calculate(rc.read_case(UNIT / "rich.toml")))
    assert faults("result", data) == []
    BROKEN_RESULTS[name](data)
    assert faults("result", data)
