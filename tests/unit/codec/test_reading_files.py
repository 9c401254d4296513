"""Files in: every way to give a case, and everything that makes a file no case."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc

Table = dict[str, Any]

CASES = Path(__file__).parent.parent / "cases"
LICENCE = (CASES / "licence.toml").read_text(encoding="utf-8")
PLAIN = rc.read_case(LICENCE)
NAMES = ("licence", "equity", "own-use", "versions", "enterprise", "rich")


def faults(source: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(source)
    return [(one.path, one.code) for one in caught.value.faults]


def changed(old: str, new: str) -> str:
    assert old in LICENCE
    return LICENCE.replace(old, new)


def table(name: str = "licence") -> Table:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


# The ways to give a case


def test_a_path_a_text_and_a_table_are_the_same(tmp_path: Path) -> None:
    as_json = json.dumps(table(), default=str, ensure_ascii=False)
    file = tmp_path / "deal.json"
    file.write_text(as_json, encoding="utf-8")
    bom = tmp_path / "bom.toml"
    bom.write_bytes(b"\xef\xbb\xbf" + LICENCE.encode())
    crlf = tmp_path / "crlf.toml"
    crlf.write_bytes(LICENCE.replace("\n", "\r\n").encode())
    for source in (
        CASES / "licence.toml",
        str(CASES / "licence.toml"),
        table(),
        as_json,
        "\n " + as_json,
        file,
        bom,
        crlf,
    ):
        assert rc.read_case(source) == PLAIN


@pytest.mark.parametrize("name", NAMES)
def test_round_trip(name: str) -> None:
    case = rc.read_case(CASES / f"{name}.toml")
    assert rc.read_case(json.loads(case.to_json())) == case
    assert rc.read_case(case.to_json()) == case
    assert rc.read_case(case.to_json()).to_json() == case.to_json()


@pytest.mark.parametrize(
    "change",
    [
        lambda case: case.update(law=[]),
        lambda case: case.update(
            equity={
                "tranches": [
                    {"on": "2025-04-01", "shares": 5},
                    {"on": "2025-05-01", "shares": 7},
                ]
            }
        ),
        lambda case: case.update(equity={"capital_ratio": "1/3"}),
        lambda case: case.update(
            rights={
                "kind": "co-ownership",
                "completers_share": "70%",
                "unit_part": "split",
            }
        ),
        lambda case: case.update(equity={"shares": 10**59}),
    ],
    ids=["no-law", "tranches", "capital", "owned", "long"],
)
def test_round_trip_of_variants(change: Callable[[Table], object]) -> None:
    case = table("equity")
    change(case)
    read = rc.read_case(case)
    assert rc.read_case(json.loads(read.to_json())) == read


def test_order_is_kept() -> None:
    """Sorted JSON keeps the order of payees and children: they are pairs there."""
    case = table("rich")
    case["people"] = dict(reversed(case["people"].items()))
    read = rc.read_case(case)
    assert [payee for payee, _ in read.people] == list(case["people"])
    assert rc.read_case(read.to_json()).people == read.people


def test_json_is_canonical() -> None:
    line = rc.read_case(CASES / "rich.toml").to_json()
    assert "\n" not in line
    assert "某大学" in line
    data = json.loads(line)
    again = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert line == again


# Files that cannot be read


def test_a_missing_file(tmp_path: Path) -> None:
    assert faults(tmp_path / "no.toml") == [("", "file-missing")]
    assert faults("no-such-case.toml") == [("", "file-missing")]
    assert faults(tmp_path) == [("", "file-directory")]
    assert faults("a\0b") == [("", "file-missing")]
    assert faults("") == [("", "file-directory")]


def test_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "gbk.toml"
    file.write_bytes(LICENCE.encode("gbk"))
    assert faults(file) == [("", "file-encoding")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("format = \n", "file-toml-value"),
        ("just words\n", "file-toml-equals"),
        (LICENCE + '\n[institution]\nname = "x"\n', "file-toml-twice"),
        ("{", "file-json-key"),
        ('{"format": 1} 2', "file-json-more"),
        ('{"id": "a", "id": "b"}', "file-json-twice"),
        ('{"institution": {"name": "a", "name": "a"}}', "file-json-twice"),
        ("[1, 2]", "file-toml"),
        ('{"a":' * 100_000, "file-depth"),
        ("a = " + "[" * 100_000 + "\n", "file-depth"),
    ],
    ids=[
        "no-value",
        "words",
        "table-twice",
        "open",
        "more",
        "key-twice",
        "key-twice-inside",
        "list",
        "deep-json",
        "deep-toml",
    ],
)
def test_no_toml_and_no_json(text: str, code: str) -> None:
    assert faults(text) == [("", code)]


def test_the_error_names_the_key_that_stands_twice() -> None:
    with pytest.raises(rc.InputError, match="the key 'id' stands twice"):
        rc.read_case('{"id": "a", "id": "b"}')


def test_a_file_has_at_most_ten_megabytes(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    large.write_text(LICENCE + "#" * 10_000_000, encoding="utf-8")
    assert faults(large) == [("", "file-size")]
    assert faults(large.read_text(encoding="utf-8")) == [("", "file-size")]


def test_the_limit_holds_for_bytes_of_a_text_as_well() -> None:
    """Chinese text has three bytes a character: the limit is one of megabytes."""
    assert faults(LICENCE + "# " + "字" * 3_400_000) == [("", "file-size")]


def test_a_file_of_five_megabytes_is_read(tmp_path: Path) -> None:
    usual = tmp_path / "usual.toml"
    note = f'note = "{"字" * 1_660_000}"\n'
    usual.write_text(
        changed('category = "tax"\n', f'category = "tax"\n{note}'), encoding="utf-8"
    )
    assert 4_900_000 < usual.stat().st_size < 5_100_000
    assert len(rc.read_case(usual).costs[0].note) == 1_660_000


def test_a_wide_file_of_many_receipts() -> None:
    case = table()
    case["receipts"] = [{"on": "2025-04-01", "amount": "1"}] * 2000
    assert len(rc.read_case(case).receipts) == 2000


# What the file says it is


def test_the_format() -> None:
    line = 'format = "rewardcalc-case/1"'
    assert faults(changed(line, "")) == [("format", "format-missing")]
    other = 'format = "rewardcalc-case/2"'
    assert faults(changed(line, other)) == [("format", "format-unknown")]
    assert faults(changed(line, "format = 1")) == [("format", "format-unknown")]


# Keys


KEYS: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "near-at-the-top": (
        "[[receipts]]",
        "[[recieptz]]",
        [
            ("recieptz", "key-near"),
            ("receipts", "receipts-missing"),
            ("costs[0].on", "cost-day"),
        ],
    ),
    "near": (
        'amount = "1000000.00"',
        'ammount = "1000000.00"',
        [("receipts[0].ammount", "key-near"), ("receipts[0].amount", "missing")],
    ),
    "unknown": (
        "main = true",
        "zzz = true",
        [("people.completers[0].zzz", "key-unknown")],
    ),
    "misplaced": (
        "main = true",
        'approved_cap = "1"',
        [("people.completers[0].approved_cap", "key-misplaced")],
    ),
    "after-the-first-table": (
        'method = "licence"',
        'method = "licence"\nlaw = []',
        [("conversion.law", "key-misplaced-top")],
    ),
    "missing": (
        'method = "licence"\n',
        "",
        [("conversion.method", "missing")],
    ),
    "pilot-missing": ("pilot = true\n", "", [("institution.pilot", "pilot-missing")]),
    "text-for-a-flag": (
        "pilot = true",
        'pilot = "true"',
        [("institution.pilot", "flag-type")],
    ),
    "number-for-a-flag": (
        "pilot = true",
        "pilot = 1",
        [("institution.pilot", "flag-type")],
    ),
    "float": (
        '"1000000.00"',
        "1000000.00",
        [("receipts[0].amount", "money-float")],
    ),
    "infinity": ('"1000000.00"', "inf", [("receipts[0].amount", "money-float")]),
    "nan": ('"60%"', "nan", [("people.completers[0].share", "ratio-float")]),
    "float-share": (
        '"60%"',
        "0.6",
        [("people.completers[0].share", "ratio-float")],
    ),
    "float-rate": (
        'completers = "70%"',
        "completers = 0.7",
        [("regulation.completers", "ratio-float")],
    ),
    "whole-number": (
        '"1000000.00"',
        "1000000",
        [("receipts[0].amount", "money-type")],
    ),
    "separators": (
        '"1000000.00"',
        '"1,000"',
        [("receipts[0].amount", "money-form")],
    ),
    "three-decimals": (
        '"1000000.00"',
        '"1000.005"',
        [("receipts[0].amount", "money-decimals")],
    ),
    "long-amount": (
        '"1000000.00"',
        f'"{"9" * 200}"',
        [("receipts[0].amount", "money-digits")],
    ),
    "long-ratio": (
        '"60%"',
        f'"0.{"1" * 200}"',
        [("people.completers[0].share", "ratio-digits")],
    ),
    "empty-name": ('"Li"', '""', [("people.completers[0].name", "name-empty")]),
    "person-twice": (
        '"Wang"',
        '"Li"',
        [("people.completers[1].name", "person-twice")],
    ),
    "time-of-day": (
        "on = 2025-04-01",
        "on = 2025-04-01T08:00:00",
        [("receipts[0].on", "date-type")],
    ),
    "text-for-a-date": (
        "on = 2025-04-01",
        'on = "1 April 2025"',
        [("receipts[0].on", "date-type")],
    ),
    "no-such-day": (
        "on = 2025-04-01",
        'on = "2025-02-30"',
        [("receipts[0].on", "date-type")],
    ),
    "table-for-a-list": (
        "[[receipts]]",
        "[receipts]",
        [("receipts", "list-type-place")],
    ),
    "list-for-a-table": (
        "[institution]",
        "[[institution]]",
        [("institution", "table-type-place")],
    ),
    "list-of-words": (
        "[[costs]]",
        "[costs]",
        [("costs", "list-type-place")],
    ),
    "misspelt-word": (
        'kind = "university"',
        'kind = "univercity"',
        [("institution.kind", "word-near")],
    ),
}


@pytest.mark.parametrize("name", KEYS)
def test_one_fault(name: str) -> None:
    old, new, expected = KEYS[name]
    assert sorted(faults(changed(old, new))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1.10", "1.10"), ("1e400", "1e400"), ("NaN", "NaN"), ("-Infinity", "-Infinity")],
)
def test_floats_of_json_are_shown_as_they_were_written(text: str, shown: str) -> None:
    as_json = json.dumps(table(), default=str).replace('"1000000.00"', text)
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(as_json)
    (one,) = caught.value.faults
    assert (one.path, one.code, one.value) == (
        "receipts[0].amount",
        "money-float",
        shown,
    )


def test_errors_say_what_to_write() -> None:
    with pytest.raises(rc.InputError, match=r"did you mean 'amount'\?"):
        rc.read_case(changed('amount = "1000000.00"', 'ammount = "1"'))
    with pytest.raises(rc.InputError, match="before the first table"):
        rc.read_case(changed('method = "licence"', 'method = "licence"\nlaw = []'))
    with pytest.raises(rc.InputError, match=r"belongs in \[regulation\]"):
        rc.read_case(changed("main = true", "equal = []"))


# Trees


def ruled(text: str) -> str:
    return changed('completers = "70%"\ntransfer_staff = "10%"\n', text)


def split(of: str, into: str) -> str:
    return f'[[regulation.splits]]\nof = "{of}"\ninto = {{ {into} }}\n'


TREES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "orphan": (
        split("net_income", 'completers = "1"') + split("left", 'unit = "1"'),
        [("regulation.splits[1].of", "split-orphan")],
    ),
    "cycle": (
        split("net_income", 'completers = "1"')
        + split("a", 'b = "1"')
        + split("b", 'a = "1"'),
        [
            ("regulation.splits[1].of", "split-cycle"),
            ("regulation.splits[2].of", "split-cycle"),
        ],
    ),
    "back-to-the-root": (
        split("net_income", 'completers = "70%", retained = "rest"')
        + split("retained", 'net_income = "1"'),
        [("regulation.splits[1].into.net_income", "name-reserved")],
    ),
    "below-a-cycle": (
        split("net_income", 'completers = "1"')
        + split("a", 'b = "1/2", c = "1/2"')
        + split("b", 'a = "1"')
        + split("c", 'd = "1"'),
        [
            ("regulation.splits[1].of", "split-cycle"),
            ("regulation.splits[2].of", "split-cycle"),
        ],
    ),
    "divided-twice": (
        split("net_income", 'completers = "1"') + split("net_income", 'unit = "1"'),
        [("regulation.splits[1].of", "split-twice")],
    ),
    "name-twice": (
        split("net_income", 'completers = "70%", retained = "rest"')
        + split("retained", 'completers = "1"'),
        [("regulation.splits[1].into.completers", "node-twice")],
    ),
    "rest-twice": (
        split("net_income", 'completers = "rest", unit = "rest"'),
        [("regulation.splits[0].into", "rest-twice")],
    ),
    "rest-below-zero": (
        split("net_income", 'completers = "70%", college = "31%", unit = "rest"'),
        [("regulation.splits[0].into", "rest-negative")],
    ),
    "sum-under": (
        split("net_income", 'completers = "70%", unit = "29%"'),
        [("regulation.splits[0].into", "sum-under")],
    ),
    "sum-over": (
        split("net_income", 'completers = "70%", unit = "31%"'),
        [("regulation.splits[0].into", "sum-over")],
    ),
    "beside-the-shorthand": (
        'completers = "70%"\n' + split("net_income", 'completers = "1"'),
        [("regulation.splits", "splits-and-shorthand")],
    ),
    "no-basis": ("", [("regulation.basis", "basis-missing")]),
    "basis-none": (
        'basis = "none"\ncompleters = "70%"\n',
        [("regulation.basis", "basis-none-with-rates")],
    ),
    "versions-and-rates": (
        """
completers = "70%"
governed_by = "receipt-day"
[[regulation.versions]]
from = 2020-01-01
completers = "60%"
""",
        [("regulation.versions", "versions-and-rates")],
    ),
    "version-of-two-kinds": (
        """
governed_by = "receipt-day"
[[regulation.versions]]
from = 2020-01-01
completers = "60%"
[[regulation.versions.splits]]
of = "net_income"
into = { completers = "1" }
""",
        [("regulation.versions[0].splits", "splits-and-shorthand")],
    ),
    "version-without-a-tree": (
        """
governed_by = "receipt-day"
[[regulation.versions]]
from = 2020-01-01
[[regulation.versions.splits]]
of = "left"
into = { unit = "1" }
""",
        [("regulation.versions[0].splits[0].of", "split-orphan")],
    ),
    "version-twice": (
        """
governed_by = "receipt-day"
[[regulation.versions]]
from = 2020-01-01
[[regulation.versions]]
from = 2020-01-01
""",
        [("regulation.versions[1].from", "version-twice")],
    ),
    "governed-by-missing": (
        "[[regulation.versions]]\nfrom = 2020-01-01\n",
        [("regulation.governed_by", "governed-by-missing")],
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_one_fault_of_a_tree(name: str) -> None:
    text, expected = TREES[name]
    assert faults(ruled(text)) == expected


def test_by_how_much_ratios_miss_the_whole() -> None:
    over = ruled(split("net_income", 'completers = "70%", unit = "31%"'))
    with pytest.raises(rc.InputError, match="101%, 1% more than 1"):
        rc.read_case(over)
    under = ruled(split("net_income", 'completers = "70%", unit = "2/7"'))
    with pytest.raises(rc.InputError, match="69/70, 1/70 less than 1"):
        rc.read_case(under)


# Everything at once


def test_all_faults_of_a_file_in_one_report() -> None:
    case = table()
    case.pop("format")
    case["institution"].update(name="", pilot="yes")
    case["conversion"].update(method="license", curency="CNY")
    case["receipts"] += [{"on": "2025", "amount": "1,000"}, {"on": "2025-05-01"}]
    case["costs"][0].update(category="other-direct", amount=5.5)
    case["regulation"] = {"completers": "170%", "transfer_staff": 0.1}
    case["people"]["completers"][0].update(share="x", mian=True)
    case["people"]["completers"].append("Wu")
    case["performance_pay"] = [{"year": "2025"}]
    assert sorted(faults(case)) == sorted(
        [
            ("format", "format-missing"),
            ("institution.name", "name-empty"),
            ("institution.pilot", "flag-type"),
            ("conversion.curency", "key-near"),
            ("conversion.method", "word-near"),
            ("receipts[1].on", "date-type"),
            ("receipts[1].amount", "money-form"),
            ("receipts[2].amount", "missing"),
            ("costs[0].amount", "money-float"),
            ("costs[0].note", "note-missing"),
            ("regulation.completers", "share-over"),
            ("regulation.transfer_staff", "ratio-float"),
            ("people.completers[0].mian", "key-near"),
            ("people.completers[0].share", "ratio-form"),
            ("people.completers[2]", "table-type-place"),
            ("performance_pay[0].year", "whole-type"),
            ("performance_pay[0].approved_cap", "missing"),
            ("performance_pay[0].ordinary", "missing"),
            ("performance_pay[0].flexible", "missing"),
        ]
    )


def test_parts_that_are_sound_are_still_compared() -> None:
    """A faulty receipt does not hide what the people break among themselves."""
    case = table()
    case["receipts"][0]["amount"] = "1,000"
    case["people"]["completers"] = [{"name": "Li"}]
    assert faults(case) == [
        ("receipts[0].amount", "money-form"),
        ("people.completers", "people-undivided"),
    ]


def test_people_that_are_no_table() -> None:
    case = table()
    case["people"] = "Li"
    assert ("people", "table-type") in faults(case)
    case["people"] = {"completers": {"name": "Li"}}
    assert faults(case) == [("people.completers", "list-type-place")]
    case["people"] = [["completers", [{"name": "Li", "share": "1"}]]]
    assert rc.read_case(case).group("completers")[0].name == "Li"
