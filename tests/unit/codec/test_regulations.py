"""Regulations in files of their own, bands and conditions of splits."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.codec.encoding import encode_regulation
from rewardcalc.codec.reading import read_regulation

Table = dict[str, Any]

CASES = Path(__file__).parent.parent / "cases"
HEAD = """format = "rewardcalc-regulation/1"
id = "R"
institution = "某大学"
title = "办法"
in_force = 2020-01-01
evidence = "copy"
source = "网站"
"""
RULE = (
    HEAD
    + """
[[splits]]
of = "net_income"
into = { completers = "70%", unit = "rest" }
citation = { article = "第三条", quote = "百分之七十" }
"""
)
BANDS: list[Table] = [
    {"up_to": "100000", "into": {"completers": "90%", "unit": "10%"}},
    {"up_to": "200000", "into": {"completers": "80%", "college": "20%"}},
    {"into": {"completers": "70%", "unit": "rest"}},
]


def licence(**keys: object) -> Table:
    case = tomllib.loads((CASES / "licence.toml").read_text(encoding="utf-8"))
    return case | {"regulation": keys}


def banded(schedule: str, bands: object = BANDS, **keys: object) -> Table:
    one = {"of": "net_income", "schedule": schedule, "bands": bands, **keys}
    return licence(splits=[one])


def faults(source: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(source)
    return [(one.path, one.code) for one in caught.value.faults]


def test_a_case_names_a_regulation_relative_to_itself(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_text(RULE, encoding="utf-8")
    text = (CASES / "licence.toml").read_text(encoding="utf-8")
    top, rest = text.split("[institution]")
    rest = rest.replace(
        '[regulation]\ncompleters = "70%"\ntransfer_staff = "10%"\n', ""
    )
    path = tmp_path / "case.toml"
    path.write_text(
        f'{top}regulation = "rules/own.toml"\n[institution]{rest}', encoding="utf-8"
    )
    case = rc.read_case(path)
    assert case.regulation == read_regulation(RULE)
    assert case.regulation.title == "办法"
    assert rc.read_case(case.to_json()) == case
    assert rc.read_case(str(path)) == case
    (tmp_path / "rules" / "own.toml").write_text(
        RULE.replace("70%", "0.7x"), encoding="utf-8"
    )
    # The file is named: its lines are not those of the case.
    where = "regulation rules/own.toml"
    assert faults(path) == [(f"{where}.splits[0].into.completers", "ratio-form")]
    (tmp_path / "rules" / "own.toml").unlink()
    assert faults(path) == [(where, "file-missing")]


def test_a_regulation_comes_back() -> None:
    banded_rule = RULE.replace(
        'into = { completers = "70%", unit = "rest" }',
        'schedule = "slab"\nbands = [{ into = { completers = "1" } }]',
    )
    for text in (RULE, banded_rule):
        regulation = read_regulation(text)
        plain = json.loads(json.dumps(encode_regulation(regulation)))
        assert read_regulation(plain) == regulation


def test_a_table_names_a_regulation_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(RULE, encoding="utf-8")
    case = licence() | {"regulation": str(tmp_path / "own.toml")}
    assert rc.read_case(case).regulation.id == "R"


@pytest.mark.parametrize(
    "key", ["format", "id", "institution", "title", "in_force", "evidence", "source"]
)
def test_a_regulation_says_what_it_is(key: str) -> None:
    lines = [line for line in RULE.splitlines() if not line.startswith(f"{key} ")]
    with pytest.raises(rc.InputError) as caught:
        read_regulation("\n".join(lines))
    code = "format-missing" if key == "format" else "missing"
    assert [(one.path, one.code) for one in caught.value.faults] == [(key, code)]


def test_every_split_has_its_clause() -> None:
    bare = """
[[splits]]
of = "net_income"
into = { completers = "1" }
"""
    with pytest.raises(rc.InputError) as caught:
        read_regulation(HEAD + bare)
    assert [one.path for one in caught.value.faults] == ["splits[0].citation"]
    versions = (
        HEAD
        + """governed_by = "contract-day"
[[versions]]
from = 2020-01-01
[[versions.splits]]
of = "net_income"
into = { completers = "1" }
"""
    )
    with pytest.raises(rc.InputError) as caught:
        read_regulation(versions)
    assert [one.path for one in caught.value.faults] == [
        "versions[0].splits[0].citation"
    ]


def test_wrong_shapes_of_a_regulation() -> None:
    for text, path in (
        ("splits = 3\n", "splits"),
        ("splits = [3]\n", "splits[0]"),
        ('governed_by = "contract-day"\nversions = [3]\n', "versions[0]"),
        (
            'governed_by = "contract-day"\nversions = [{ from = 2020-01-01, splits = 3 }]\n',
            "versions[0].splits",
        ),
        ('splits = []\nversions = 3\ncompleters = "1"\n', "versions"),
    ):
        with pytest.raises(rc.InputError) as caught:
            read_regulation(HEAD + text)
        assert path in [one.path for one in caught.value.faults]


@pytest.mark.parametrize("schedule", ["marginal", "slab", "contract"])
def test_bands_come_back(schedule: str) -> None:
    case = rc.read_case(banded(schedule))
    assert rc.read_case(json.loads(case.to_json())) == case
    assert case.regulation.splits[0].children() == ("completers", "unit", "college")


def test_marginal_bands() -> None:
    """90% of the first 100,000, 80% of the second, 70% of the other 750,000."""
    result = rc.calculate(rc.read_case(banded("marginal")))
    assert result["completers"] == rc.Money("695000.00")
    assert result["college"] == rc.Money("20000.00")
    assert result["unit"] == rc.Money("235000.00")
    assert rc.read_result(result.to_json()) == result


def test_a_slab_and_its_caps() -> None:
    """The whole amount is in one band; what a cap cuts goes to the rest."""
    result = rc.calculate(rc.read_case(banded("slab")))
    assert result["completers"] == rc.Money("665000.00")
    capped = [*BANDS[:2], {**BANDS[2], "caps": {"completers": "600000"}}]
    result = rc.calculate(rc.read_case(banded("slab", capped)))
    assert result["completers"] == rc.Money("600000.00")
    assert result["unit"] == rc.Money("350000.00")
    assert rc.read_result(result.to_json()) == result


def test_bands_of_the_contract() -> None:
    case = banded("contract")
    case["conversion"]["contract_amount"] = "200000"
    result = rc.calculate(rc.read_case(case))
    assert result["completers"] == rc.Money("807500.00")
    assert result["college"] == rc.Money("95000.00")


BANDED: dict[str, tuple[Table, list[tuple[str, str]]]] = {
    "flat-with-bands": (
        banded("flat", into={"completers": "1"}),
        [("bands", "bands-flat")],
    ),
    "flat-without-anything": (
        licence(splits=[{"of": "net_income"}]),
        [("into", "missing")],
    ),
    "bands-missing": (banded("slab", []), [("bands", "bands-missing")]),
    "into-and-bands": (
        banded("slab", into={"completers": "1"}),
        [("into", "into-and-bands")],
    ),
    "caps-of-a-marginal": (
        banded("marginal", [{"into": {"a": "1/2", "b": "rest"}, "caps": {"a": "1"}}]),
        [("bands[0].caps", "caps-slab")],
    ),
    "cap-of-nobody": (
        banded("slab", [{"into": {"a": "rest"}, "caps": {"b": "1"}}]),
        [("bands[0].caps.b", "cap-unknown")],
    ),
    "cap-without-a-rest": (
        banded("slab", [{"into": {"a": "1"}, "caps": {"a": "1"}}]),
        [("bands[0].caps", "cap-without-rest")],
    ),
    "cap-of-nothing": (
        banded("slab", [{"into": {"a": "rest"}, "caps": {"a": "0"}}]),
        [("bands[0].caps.a", "money-not-positive")],
    ),
    "no-last-band": (banded("slab", BANDS[:2]), [("bands[1].up_to", "band-last")]),
    "an-open-band": (
        banded("slab", [BANDS[2], BANDS[2]]),
        [("bands[0].up_to", "band-open")],
    ),
    "bands-that-fall": (
        banded("slab", [BANDS[1], BANDS[0], BANDS[2]]),
        [("bands[1].up_to", "band-order")],
    ),
    "bands-that-stand": (
        banded("slab", [BANDS[0], BANDS[0], BANDS[2]]),
        [("bands[1].up_to", "band-order")],
    ),
    "a-faulty-band": (
        banded("slab", [{"into": {"a": "2"}}]),
        [("bands[0].into", "sum-over")],
    ),
    "a-word-as-a-band": (banded("slab", ["x"]), [("bands[0]", "table-type-place")]),
    "a-float-as-a-threshold": (
        banded("slab", [{**BANDS[0], "up_to": 1.5}, BANDS[2]]),
        [("bands[0].up_to", "money-float")],
    ),
    "an-unknown-method": (
        licence(splits=[{"of": "net_income", "into": {"a": "1"}, "methods": ["rent"]}]),
        [("methods", "word")],
    ),
    "a-clause-without-an-article": (
        licence(splits=[{"of": "net_income", "into": {"a": "1"}, "citation": {}}]),
        [("citation.article", "missing")],
    ),
}


@pytest.mark.parametrize("name", BANDED)
def test_one_fault_of_a_split(name: str) -> None:
    case, expected = BANDED[name]
    case["people"] = {}
    found = [
        (path.removeprefix("regulation.splits[0]."), code)
        for path, code in faults(case)
    ]
    assert found == expected


def test_splits_that_hold_for_some_deals() -> None:
    both = [
        {
            "of": "net_income",
            "into": {"completers": "70%", "unit": "30%"},
            "methods": ["licence"],
            "contract_under": "100",
            "licensee_in": ["CN-42"],
        },
        {
            "of": "net_income",
            "into": {"completers": "80%", "unit": "20%"},
            "methods": ["licence"],
            "contract_from": "100",
        },
        {
            "of": "net_income",
            "into": {"completers": "90%", "unit": "10%"},
            "methods": ["assignment"],
        },
        {
            "of": "net_income",
            "into": {"completers": "95%", "unit": "5%"},
            "methods": ["licence"],
            "contract_under": "100",
            "licensee_outside": ["CN-42"],
        },
    ]
    case = licence(splits=both)
    for terms, ratio in (
        ({"contract_amount": "99.99", "licensee_region": "CN-42"}, "70%"),
        ({"contract_amount": "99.99", "licensee_region": "CN-31"}, "95%"),
        ({"contract_amount": "100", "licensee_region": "CN-31"}, "80%"),
        ({"method": "assignment"}, "90%"),
    ):
        deal = case["conversion"] | terms
        result = rc.calculate(rc.read_case(case | {"conversion": deal}))
        share = rc.Amount.of("950000") * rc.Ratio.of(ratio)
        assert result["completers"].to_amount() == share  # type: ignore[union-attr]
        assert rc.read_result(result.to_json()) == result


def test_thresholds_by_day() -> None:
    """The day of the contract picks the end of a band."""
    indexed: Table = {
        "into": {"completers": "90%", "unit": "10%"},
        "thresholds": [
            {"from": "2020-01-01", "amount": "100000"},
            {"from": "2025-03-19", "amount": "900000"},
        ],
    }
    case = banded("marginal", [indexed, BANDS[2]])
    result = rc.calculate(rc.read_case(case))
    assert result["completers"] == rc.Money("685000.00")
    both = {**indexed, "up_to": "5"}
    assert [code for _, code in faults(banded("slab", [both, BANDS[2]]))] == [
        "up-to-and-thresholds"
    ]
    indexed["thresholds"] = [{"from": "2025-03-19", "amount": "1"}]
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(rc.read_case(banded("marginal", [indexed, BANDS[2]])))
    assert [one.code for one in caught.value.faults] == ["threshold-none"]
    wrong = {**indexed, "thresholds": [{"from": 3, "amount": "0"}]}
    assert [code for _, code in faults(banded("slab", [wrong, BANDS[2]]))] == [
        "date-type",
        "money-not-positive",
    ]


def test_own_income_rules() -> None:
    def refused(**income: object) -> list[tuple[str, str]]:
        return [
            (path.removeprefix("regulation.income"), code)
            for path, code in faults(licence(completers="70%", income=income))
        ]

    assert refused(deductible="tax") == [(".deductible", "list-type")]
    assert refused(deductible=["taxes"]) == [(".deductible", "word-near")]
    assert refused(cost_cap="101%") == [(".cost_cap", "share-over")]
    assert refused(top_slice={"payee": "net_income", "ratio": "2"}) == [
        (".top_slice.payee", "name-reserved"),
        (".top_slice.ratio", "share-percent"),
    ]
    with pytest.raises(rc.InputError) as caught:
        rc.Regulation(completers="1", income={})  # type: ignore[arg-type]
    assert [one.path for one in caught.value.faults] == ["income"]
