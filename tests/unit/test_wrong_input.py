"""Wrong input of every kind ends in a whole sentence: what, which value, the way out."""

import errno
import json
import os
import pickle
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.numbers import get_currency_precision, get_territory_currencies

import rewardcalc as rc
from rewardcalc import writing
from rewardcalc.cli import main
from rewardcalc.errors import Fault, fault
from rewardcalc.facts.currencies import CODES, WHOLE
from rewardcalc.law import catalogue
from rewardcalc.report.language import language

CASE = Path("examples/hubei-licence.toml")
DAY = date(2025, 3, 18)
# What Python writes for its own values and no reader of an error should see.
PYTHON = re.compile(r"datetime\.|None|True|False|\{'|\['|\('|<class|Money\(|Ratio\(")


def plain(path: Path = CASE) -> dict[str, Any]:
    """Give a case as a plain table that a test may change."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def faults(source: dict[str, Any]) -> tuple[Fault, ...]:
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(source)
    return caught.value.faults


def said(one: Fault, locale: str = "en") -> str:
    return language(locale).fault(one)


# Values in messages

WRONG: Mapping[str, object] = {
    "table": {"on": DAY},
    "list": [1, "a"],
    "day": DAY,
    "moment": datetime(2025, 3, 18, 1, 2, 3),  # noqa: DTZ001 (as TOML has it)
    "yes": True,
    "number": 7,
    "float": 1 / 2,
    "text": 'it\'s "so" \\ 奖励',
    "null": None,
    "decimal": Decimal("NaN"),
    "bytes": b"x",
}
PLACES = (
    "receipts",
    "costs",
    "people",
    "institution",
    "regulation",
    "conversion",
    "title",
    "law",
    "as_of",
    "conversion.method",
    "conversion.agreed_on",
    "conversion.contract_amount",
    "conversion.currency",
    "institution.name",
    "institution.pilot",
    "institution.region",
    "institution.city",
    "institution.state_founded",
    "regulation.completers",
    "regulation.splits",
    "regulation.equal",
    "regulation.reward_years",
    "regulation.contributors",
    "people.completers",
    "receipts.0",
    "receipts.0.on",
    "receipts.0.amount",
    "people.completers.0.share",
    "people.completers.0.main",
    "format",
)


def put(place: str, value: object) -> dict[str, Any]:
    """Give the case with one wrong value at a place."""
    whole: Any = plain()
    *above, last = place.split(".")
    here = whole
    for key in above:
        here = here[int(key)] if isinstance(here, list) else here[key]
    here[int(last) if isinstance(here, list) else last] = value
    return dict(whole)


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("place", PLACES)
def test_no_python_in_a_message(place: str, kind: str) -> None:
    """Whatever stands wherever, no sentence shows how Python writes it."""
    try:
        rc.calculate(rc.read_case(put(place, WRONG[kind])))
    except rc.RewardcalcError as error:
        for one in error.faults:
            for locale in ("en", "zh_CN", "zh_TW"):
                assert not PYTHON.search(said(one, locale)), said(one, locale)
            assert not PYTHON.search(str(one))


def test_a_table_where_a_list_belongs() -> None:
    """A single [receipts] is told how a list of tables is written."""
    (one,) = faults(put("receipts", {"on": DAY, "amount": "1"}))
    assert said(one) == (
        "receipts: a table is not a list of tables; write each one under [[receipts]]"
    )
    assert one.value == "a table"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"a": 1}, "a table"),
        (["a"], "a list"),
        (DAY, "2025-03-18"),
        (True, "true"),
        (7, "7"),
        ("x", "'x'"),
        ("it's", '"it\'s"'),
        ("back\\slash", "'back\\slash'"),
        (None, "nothing"),
        (b"x", "<bytes>"),
        (10**5000, "<int>"),
        (rc.Money("1"), "1.00"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_each_kind_of_value_is_shown(value: object, shown: str) -> None:
    """Text stands in quotes; days, numbers and yes or no as a file has them."""
    one = fault("text-type", value)
    assert str(one) == f"{shown} is not text; put it in quotes"
    assert said(one) == str(one)


# Names that are not known


def test_the_catalogue_itself_names_what_it_has() -> None:
    """Asked without a case, it says which instruments there are."""
    with pytest.raises(rc.UnknownInstrumentError) as caught:
        catalogue.named(("x",))
    assert str(caught.value).startswith(
        "law[0]: there is no instrument 'x'; the known ones are: "
    )


@pytest.mark.parametrize("locale", ["en", "zh_CN", "zh_TW"])
def test_nobody_is_asked_whether_he_meant_nothing(locale: str) -> None:
    """Where nothing is near, the known names are listed, or that there are none."""
    case = rc.read_case(put("law", ["???"]))
    with pytest.raises(rc.UnknownInstrumentError) as caught:
        rc.calculate(case)
    sentence = said(caught.value.faults[0], locale)
    assert "cn-national-2015" in sentence
    assert "did you mean" not in sentence
    empty = plain()
    del empty["people"], empty["performance_pay"]
    with pytest.raises(rc.UnknownNameError) as nobody:
        rc.calculate(rc.read_case(empty)).award("Li")
    assert said(nobody.value.faults[0]) == (
        "'Li' gets nothing in the result; those who get something: none"
    )


def test_known_names_are_a_list_of_the_language() -> None:
    """Chinese separates with 、 and English with commas."""
    (one,) = faults(put("institution.kind", "???"))
    assert "a、b" not in said(one)
    assert "university, research-institute, " in said(one)
    assert ", enterprise" in said(one)
    for locale in ("zh_CN", "zh_TW"):
        assert "university、research-institute、" in said(one, locale)
        assert ", " not in said(one, locale)


def test_a_long_list_is_cut_with_a_count() -> None:
    """At most twelve names, and how many there are in all."""
    one = fault("key-unknown", "x", known=tuple(f"k{n}" for n in range(30)))
    assert str(one) == (
        "'x' is not a known key here; the known ones are: k0, k1, k2, k3, k4, k5, k6,"
        " k7, k8, k9, k10, k11 … (30 in all)"
    )
    assert said(one) == str(one)
    zh = said(one, "zh_CN")
    assert "k10、k11" in zh
    assert "k12" not in zh
    assert "30" in zh


def test_the_kind_of_a_value_is_translated_and_never_quoted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only text stands in quotes, in every language."""
    zh = language("zh_CN")
    monkeypatch.setattr(zh, "_translated", {"a table": "一个表"}.get, raising=True)
    shown = fault("text-type", {}).sentence("{value!r}", zh._placed)  # noqa: SLF001
    assert shown == "一个表"


# Files: what the parser and the system say is said again in the reader's language

TOML = {
    "file-toml-value": ("title = 示范\n", 1, 9),
    "file-toml-string": ('id = "a"\ntitle = "示范\n', 2, 12),
    "file-toml-twice": ('id = "a"\nid = "b"\n', 2, 9),
    "file-toml-equals": ("just words\n", 1, 6),
    "file-toml-end": ('id = "a" title = "b"\n', 1, 10),
    "file-toml-open": ("law = [\n", 2, 1),
    "file-toml": ("[institution\nname = 1\n", 1, 13),
}


@pytest.mark.parametrize("code", TOML)
def test_what_is_wrong_with_toml(code: str) -> None:
    """Line and column are numbers, and the usual cause is named."""
    text, line, column = TOML[code]
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(text)
    (one,) = caught.value.faults
    assert one.code == code
    assert dict(one.args) == {"line": str(line), "column": str(column)}
    assert str(one).startswith(f"line {line}, column {column}: ")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"id": "a",\n "title"}', "file-json-key", 2, 9),
        ('{"id": "a" "title": "b"}', "file-json-comma", 1, 12),
        ("{'id': 'a'}", "file-json-key", 1, 2),
        ('{"id": }', "file-json-value", 1, 8),
        ('{"id": "a}', "file-json-string", 1, 8),
        ('{"id": "a\tb"}', "file-json-string", 1, 10),
        ('{"id": "\\q"}', "file-json-string", 1, 9),
        ('{"id": "a"} 2', "file-json-more", 1, 13),
        ("{", "file-json-key", 1, 2),
    ],
)
def test_what_is_wrong_with_json(text: str, code: str, line: int, column: int) -> None:
    """JSON too."""
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(text)
    (one,) = caught.value.faults
    assert one.code == code
    assert str(one).startswith(f"line {line}, column {column}: ")


def test_a_key_that_stands_twice_in_json() -> None:
    """The key is named."""
    with pytest.raises(rc.InputError) as caught:
        rc.read_case('{"id": "a", "id": "b"}')
    assert str(caught.value) == "the key 'id' stands twice in one table; leave one out"


@pytest.mark.parametrize("text", ["n = " + "9" * 5000, '{"n": ' + "9" * 5000 + "}"])
def test_a_number_that_is_too_long_for_a_file(text: str) -> None:
    """Python refuses to read it, without a place."""
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(text + "\n")
    assert [one.code for one in caught.value.faults] == ["file-digits"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, "file-missing"),
        (errno.ENOTDIR, "file-missing"),
        (errno.EISDIR, "file-directory"),
        (errno.EACCES, "file-permission"),
        (errno.EPERM, "file-permission"),
        (errno.EIO, "file-unreadable"),
    ],
)
def test_what_the_system_says_when_a_file_cannot_be_read(
    number: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its number, never by its English words."""

    def fails(*_args: object, **_words: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(rc.InputError) as caught:
        rc.read_case("some.toml")
    (one,) = caught.value.faults
    assert (one.code, one.value) == (code, "some.toml")
    assert os.strerror(number) not in str(one)


@pytest.mark.parametrize(
    "words",
    [
        ["calculate", "examples"],
        ["check", "examples", "--region", "CN-33"],
        ["verify", "examples"],
        ["compare", "examples"],
    ],
)
def test_a_folder_is_no_file(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder where a file is read is called one."""
    assert main([*words, "--locale", "en"]) == 2
    said = "'examples' is a folder; name a file in it"
    assert said in capsys.readouterr().err


def test_a_file_that_could_not_take_its_place_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left beside the file that could not be written."""

    def fails(*_args: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", fails)
    target = str(tmp_path / "result.txt")
    assert main(["calculate", str(CASE), "--locale", "en", "-o", target]) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("locale", ["en", "zh_CN", "zh_TW"])
def test_what_cannot_be_written(
    locale: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A folder, a folder that is not there, a file that was read, a full disk."""
    words = ["calculate", str(CASE), "--locale", locale, "-o"]
    say = language(locale).say

    def fails(number: int) -> None:
        def replaced(*_args: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(writing, "_save", replaced)

    target = str(tmp_path)
    assert main([*words, target]) == 2
    assert capsys.readouterr().err.strip() == say("output-directory", file=target)
    target = str(tmp_path / "no" / "x.txt")
    assert main([*words, target]) == 2
    assert capsys.readouterr().err.strip() == say("output-folder", file=target)
    assert main([*words, str(CASE)]) == 2
    assert capsys.readouterr().err.strip() == say("output-read", file=str(CASE))
    for number, key in (
        (errno.EACCES, "output-permission"),
        (errno.EROFS, "output-permission"),
        (errno.ENOSPC, "output-full"),
    ):
        fails(number)
        assert main([*words, "x.txt"]) == 2
        assert capsys.readouterr().err.strip() == say(key, file="x.txt")
    fails(errno.EIO)
    assert main([*words, "x.txt"]) == 2
    expected = say("output-failed", file="x.txt", detail="EIO")
    assert capsys.readouterr().err.strip() == expected


# Public functions


def wrong(call: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(rc.InputError) as caught:
        call()
    for one in caught.value.faults:
        assert not PYTHON.search(str(one))
    return [(one.path, one.code) for one in caught.value.faults]


ANYTHING: tuple[Any, ...] = (None, 1, "text", 0.5, ["x"], [1], {"a": 1}, b"x")


@pytest.mark.parametrize("value", ANYTHING, ids=str)
def test_public_functions_refuse_wrong_types(value: Any) -> None:  # noqa: ANN401
    """Each says which of its arguments is wrong, and what to give."""
    case = rc.read_case(CASE)
    rule, house = case.regulation, case.institution
    found = wrong(lambda: rc.check(value, house, DAY))
    assert found == [("regulation", "item-type")]
    found = wrong(lambda: rc.check(rule, value, DAY))
    assert found == [("institution", "item-type")]
    found = wrong(lambda: rc.applicable(value, DAY))
    assert found == [("institution", "item-type")]
    assert wrong(lambda: rc.applicable(house, value)) == [("day", "date-type")]
    if value is not None:
        assert wrong(lambda: rc.check(rule, house, value)) == [("on", "date-type")]
        if value != ["x"]:
            found = wrong(lambda: rc.check(rule, house, DAY, value))
            assert found[0][0].startswith("law")
            assert wrong(lambda: case.with_(law=value))[0][0].startswith("law")
    assert wrong(lambda: rc.calculate(value)) == [("case", "item-type")]
    if type(value) is not int:
        found = wrong(lambda: rc.apportion(value, ["1", "2"]))
        assert found == [("total", "apportion-total")]
        assert wrong(lambda: rc.Amount(value)) == [("", "amount-parts")]
    if value != [1]:
        assert wrong(lambda: rc.apportion(10, value))[0][0].startswith("ratios")


def test_only_results_are_compared() -> None:
    """Both sides are named."""
    number: Any = 1
    assert wrong(lambda: rc.compare(number, number)) == [
        ("before", "item-type"),
        ("after", "item-type"),
    ]


def test_all_wrong_arguments_are_named_at_once() -> None:
    """As everywhere: one report for all faults."""
    nothing: Any = None
    text: Any = "cn-national-2015"
    assert wrong(lambda: rc.check(text, nothing, text, text)) == [
        ("regulation", "item-type"),
        ("institution", "item-type"),
        ("on", "date-type"),
        ("law", "list-type"),
    ]
    assert wrong(lambda: rc.Person("Li", weight=10**5000)) == [
        ("weight", "ratio-digits")
    ]
    assert wrong(lambda: rc.Amount(1, 0)) == [("", "amount-parts")]
    assert wrong(lambda: rc.apportion(10, ["1", "x"])) == [("ratios[1]", "ratio-form")]


# Conditions of a split


@pytest.mark.parametrize("key", ["methods", "licensee_in", "licensee_outside"])
def test_an_empty_condition_is_refused(key: str) -> None:
    """An empty list reads as "for no deal", but nothing was asked: say which."""
    split = {"of": "net_income", "into": {"completers": "1"}, key: []}
    (one,) = faults(put("regulation", {"basis": "agreement", "splits": [split]}))
    assert said(one) == (
        f"regulation.splits[0].{key}: an empty list names no deal at all; leave the key"
        " out, or name at least one"
    )
    empty: Any = {key: []}
    assert wrong(lambda: rc.Split("net_income", {"completers": "1"}, **empty)) == [
        (key, "condition-empty")
    ]


# Findings about what a case asks in vain


def notes(code: str, **parts: Any) -> list[str]:  # noqa: ANN401
    case = rc.read_case(CASE).with_(**parts)
    result = rc.calculate(case)
    found = [one for one in result.findings if one.code == code]
    assert all(one.severity == "note" for one in found)
    return [language("en").finding(one.text, dict(one.args)) for one in found]


def test_accounts_of_a_day_before_the_first() -> None:
    """Zeros are explained; on the first day itself nothing is to be explained."""
    (early,) = notes("as-of-before", as_of=DAY)
    assert early == (
        "on Mar 18, 2025 nothing had fallen due yet; the first day of the deal is Apr 1,"
        " 2025"
    )
    assert notes("as-of-before", as_of=date(2025, 4, 1)) == []
    assert notes("as-of-before") == []


def test_accounts_before_the_first_profit_and_of_shares() -> None:
    """Own use falls due by its profits; shares have no accounts."""
    used = rc.Case(
        rc.Institution("某大学", kind="university", state_founded=True, region="CN-33"),
        rc.Conversion("own-use", agreed_on=DAY, production_on=DAY),
        rc.Regulation(completers="10%", reward_years=3),
        operating_profit=[rc.OperatingProfit(2025, "100.00")],
        as_of=date(2025, 12, 30),
        law=["cn-national-2015"],
    )
    codes = [one.code for one in rc.calculate(used).findings]
    assert "as-of-before" in codes
    shares = {
        "conversion": rc.Conversion("equity", agreed_on=DAY),
        "equity": rc.Equity(shares=100),
        "receipts": (),
        "costs": (),
        "performance_pay": (),
    }
    assert notes("as-of-before", as_of=date(2025, 1, 1), **shares) == []


def test_an_acknowledgement_that_answers_nothing() -> None:
    """Nobody is warned of: who answers for it is told so."""
    one = rc.Acknowledgement("head-equity", by="校长办公会", on=DAY, reason="…")
    assert notes("acknowledgement-idle", acknowledgements=[one]) == [
        "the acknowledgement of head-equity by 校长办公会 answers no warning of this result"
    ]
    head = rc.Person("Li", role="head", share="1")
    shares: dict[str, Any] = {
        "conversion": rc.Conversion("equity", agreed_on=DAY),
        "equity": rc.Equity(shares=100),
        "receipts": (),
        "costs": (),
        "performance_pay": (),
        "people": {"completers": [head]},
    }
    assert notes("acknowledgement-idle", acknowledgements=[one], **shares) == []


# The command


def test_why_of_an_unknown_name_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """The deal was calculated; the head names the file that lacks the name."""
    rich = "tests/unit/cases/rich.toml"
    words = ["calculate", str(CASE), rich, "--why", "Wang", "--locale", "en"]
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    head, line = said.err.splitlines()
    assert head == f"{rich}: calculated, but the result has nobody and nothing so named"
    assert line.startswith("  'Wang' is no person and no node of the result; ")


LAW = ("cn-national-2015", "cn-hubei-2024")


@pytest.mark.parametrize(
    "words",
    [
        ["calculate", str(CASE), "--format", "json", "--law", *LAW],
        ["calculate", "--format", "json", "--law", *LAW, str(CASE)],
        ["calculate", "--law", *LAW, str(CASE), "--format", "json"],
        ["calculate", "--law", LAW[0], str(CASE), LAW[1], "--format", "json"],
        ["calculate", "--format", "json", "--law", *LAW, "--", str(CASE)],
    ],
)
def test_law_stands_before_or_behind_the_file(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A file among the ids is no id."""
    assert main(words) in (0, 1)
    assert json.loads(capsys.readouterr().out)["law"] == list(LAW)


def test_law_before_the_files_of_other_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two cases keep their order; a file needs no ending; --law alone is no law."""
    plain_name = tmp_path / "case"
    plain_name.write_bytes(CASE.read_bytes())
    other = "tests/unit/cases/rich.toml"
    words = ["compare", "--law", LAW[0], str(plain_name), other, "--locale", "en"]
    assert main(words) == 0
    behind = capsys.readouterr().out
    words = ["compare", str(plain_name), other, "--law", LAW[0], "--locale", "en"]
    assert main(words) == 0
    assert capsys.readouterr().out == behind
    rule = "examples/regulations/model.toml"
    words = ["check", "--region", "CN-33", "--on", "2025-03-18", "--law", LAW[0], rule]
    assert main(words) in (0, 1)
    assert main(["calculate", "--law", "", str(CASE)]) == 2


# Verifying


def stored(change: Callable[[Any], None]) -> str:
    data = json.loads(rc.calculate(rc.read_case(CASE)).to_json())
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        (
            lambda data: data["inputs"].update(title="x"),
            "inputs.title",
            "replay-input-differs",
        ),
        (lambda data: data.update(digest="x"), "digest", "replay-digest"),
        (lambda data: data.update(more=1), "more", "replay-extra"),
        (lambda data: data.pop("digest"), "digest", "replay-missing"),
        (lambda data: data.pop("receipts"), "receipts", "replay-missing"),
        (lambda data: data.update(receipts="1"), "receipts", "replay-differs"),
    ],
    ids=["title", "digest", "more", "no-digest", "fewer", "figure"],
)
def test_what_differs_in_a_stored_result(
    change: Callable[[Any], None], path: str, code: str
) -> None:
    """A line that differs, is too many or is missing; last the digest alone."""
    with pytest.raises(rc.ReplayError) as caught:
        rc.read_result(stored(change))
    (one,) = caught.value.faults
    assert (one.path, one.code) == (path, code)
    assert "'-'" not in str(one)


def test_a_text_that_no_figure_depends_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No figure tells: the digest of the line does."""
    file = tmp_path / "result.json"
    text = stored(lambda data: data["inputs"].update(title="x"))
    file.write_text(text, encoding="utf-8")
    assert main(["verify", str(file), "--locale", "en"]) == 3
    assert capsys.readouterr().err.splitlines() == [
        f"{file}: the inputs were changed; this line differs first",
        "  inputs.title: 'x' is not what this line was when calculated",
    ]


# Currencies


def test_only_currencies_that_are_in_use() -> None:
    """A word of three letters is not yet a currency; RMB is told its code."""
    for word in ("XYZ", "RMB", "XXX"):
        (one,) = faults(put("conversion.currency", word))
        assert said(one) == (
            f"conversion.currency: '{word}' is no currency of ISO 4217; write its code,"
            ' like "USD"; renminbi is "CNY"'
        )


def test_the_currencies_are_those_of_the_world() -> None:
    """Every tender of today that Babel knows is known here."""
    territories = map(str, Locale("en").territories)
    lands = [one for one in territories if re.fullmatch("[A-Z]{2}", one)]
    tenders = {
        code
        for land in lands
        for code in get_territory_currencies(land, start_date=date(2025, 12, 1))
    }
    assert tenders <= CODES
    assert WHOLE < CODES
    assert set(Locale("en").currencies) >= CODES - {"XCG", "ZWG"}
    assert all(get_currency_precision(code) == 0 for code in WHOLE)


@pytest.mark.parametrize("currency", ["JPY", "KRW", "VND"])
def test_amounts_of_a_currency_without_a_smaller_unit(currency: str) -> None:
    """No yen has hundredths: wherever the amount stands."""
    whole = plain()
    del whole["performance_pay"]
    whole["conversion"] |= {"currency": currency, "contract_amount": "1.50"}
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(whole)
    sentence = (
        f"1.50 has decimals, but {currency} has no smaller unit; write whole units"
    )
    assert str(caught.value) == f"conversion.contract_amount: {sentence}"
    whole["conversion"]["contract_amount"] = "100.00"
    assert rc.read_case(whole).conversion.currency == currency
    whole["receipts"][0]["amount"] = "1.50"
    whole["costs"][1]["amount"] = "1.50"
    whole["reserves"] = [
        {"on": date(2025, 4, 1), "until": date(2026, 4, 1), "amount": "1.50"}
    ]
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(whole)
    assert [one.path for one in caught.value.faults] == [
        "receipts[0].amount",
        "costs[1].amount",
        "reserves[0].amount",
    ]
    foreign = put("receipts.0.currency", currency)
    foreign["receipts"][0] |= {"rate": "0.05", "amount": "1000.50"}
    (one,) = faults(foreign)
    assert (one.path, one.code) == ("receipts[0].amount", "currency-whole")


def test_a_profit_of_a_currency_without_a_smaller_unit() -> None:
    """The profits of own use as well."""
    found = wrong(
        lambda: rc.Case(
            rc.Institution(
                "某大学", kind="university", state_founded=True, region="CN-33"
            ),
            rc.Conversion("own-use", agreed_on=DAY, production_on=DAY, currency="JPY"),
            rc.Regulation(completers="10%", reward_years=3),
            operating_profit=[rc.OperatingProfit(2025, "100.01")],
        )
    )
    assert found == [("operating_profit[0].amount", "currency-whole")]


def test_a_fault_keeps_the_kind_of_its_value_when_pickled() -> None:
    """A table stays a word of the language, a list of names a list."""
    one = fault("key-unknown", {}, known=("a", "b"))
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 (our own bytes)
    assert again == one
    assert str(again) == str(one)
    assert str(again).startswith("a table is not a known key here; ")
