"""Reports as people see them: text as stored, HTML that is well formed.

A stored text is what the command prints, so a change of words is stored with
``rewardcalc calculate tests/unit/cases/NAME.toml --locale en > NAME.txt`` in this
folder, and read in the diff.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

import rewardcalc as rc
from rewardcalc.report import html, text
from rewardcalc.report.columns import WIDTH, width
from rewardcalc.report.language import language

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"
NAMES = ("licence", "equity", "own-use", "versions", "enterprise", "rich")
VOID = ("br",)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(key, raising=False)
    language.cache_clear()


def case(name: str) -> rc.Case:
    return rc.read_case(CASES / f"{name}.toml")


def result(name: str) -> rc.Calculation:
    return rc.calculate(case(name))


@pytest.mark.parametrize("name", NAMES)
def test_text_is_as_stored(name: str) -> None:
    stored = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    assert text.of(result(name), "en") + "\n" == stored


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_as_stored(name: str) -> None:
    stored = (HERE / f"{name}.case.txt").read_text(encoding="utf-8")
    assert text.of(case(name), "en") + "\n" == stored


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
@pytest.mark.parametrize("name", NAMES)
def test_text_fits_a_terminal(name: str, locale: str) -> None:
    for line in text.of(result(name), locale).splitlines():
        assert line == line.rstrip()
        assert width(line) <= WIDTH


@pytest.mark.parametrize("name", ["licence", "equity"])
def test_chinese_has_no_english_words(name: str) -> None:
    """Only names, ids and words to write in a file may be of Latin letters."""
    shown = result(name)
    names = {
        *("main", "true"),
        shown.case.id,
        "CNY",
        *(one.name for _, group in shown.case.people for one in group),
        *(word for one in rc.all_instruments() for word in re.split("[^a-z]", one.id)),
    }
    for said in (text.of(shown, "zh_CN"), text.of(shown.case, "zh_CN")):
        words = set(re.findall("[A-Za-z][A-Za-z0-9]*", said))
        assert words <= names


def test_no_blank_before_a_comma() -> None:
    assert " ," not in text.of(result("versions"), "en")


def test_two_people_of_one_name_are_told_apart() -> None:
    shown = text.of(result("rich"), "en")
    (head,) = [
        line
        for line in shown.splitlines()
        if line.startswith("day   ") and "net income" in line
    ]
    assert "li-1" in head
    assert "li-2" in head


def test_print(capsys: pytest.CaptureFixture[str]) -> None:
    for value in (case("licence"), result("licence")):
        print(value)  # noqa: T201
        assert capsys.readouterr().out == text.of(value, "en") + "\n"


def test_repr_is_short() -> None:
    assert repr(result("licence")) == "<Calculation of 'L1': lawful>"
    broken = rc.calculate(
        case("licence").with_(regulation=rc.Regulation(completers="69%"))
    )
    assert repr(broken).endswith("1 violated>")


def test_other_values_are_shown_as_code() -> None:
    assert text.of(rc.Money("1")) == "Money('1.00')"
    assert html.of(rc.Money("1")) == "<pre>Money(&#x27;1.00&#x27;)</pre>"


class Nesting(HTMLParser):
    """Read HTML and see that every element is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[int] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data


def parsed(source: str) -> Nesting:
    reader = Nesting()
    reader.feed(source)
    reader.close()
    assert reader.open == []
    assert min(reader.rows) > 1
    return reader


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
@pytest.mark.parametrize("name", NAMES)
def test_html_is_well_formed(name: str, locale: str) -> None:
    parsed(html.of(case(name), locale))
    shown = parsed(html.of(result(name), locale))
    for award in result(name).awards:
        assert award.name in shown.said
    assert "script" not in shown.open


@pytest.mark.parametrize("show", [case, result], ids=["case", "result"])
def test_notebooks_show_html(show: Callable[[str], rc.Case | rc.Calculation]) -> None:
    value = show("licence")
    assert value._repr_html_() == html.of(value)
    assert "<table>" in value._repr_html_()


def test_html_says_its_language() -> None:
    assert html.of(result("licence"), "zh_CN").startswith('<div lang="zh-Hans-CN">')
    assert html.of(result("licence"), "en").startswith('<div lang="en">')


def test_names_are_escaped() -> None:
    wicked = "<script>alert('&')</script>"
    changed = case("licence").with_(
        title=wicked,
        people={"completers": [rc.Person(wicked, share="100%", main=True)]},
    )
    for value in (changed, rc.calculate(changed)):
        source = html.of(value, "en")
        assert "<script" not in source
        assert wicked in parsed(source).said


def test_colour_is_painted_line_by_line() -> None:
    shown = text.of(
        result("licence"), "en", lambda severity, line: f"<{severity}>{line}"
    )
    assert "<ok>✓ met" in shown
    assert "<note>· note" in shown
    assert "<violation>" not in shown
