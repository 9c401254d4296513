"""Pages, Markdown and drawings: well formed, self-contained, nothing let through."""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve

import rewardcalc as rc
from rewardcalc.report import drawing, html, markdown, page
from rewardcalc.report.columns import width
from rewardcalc.report.derivations import derived
from rewardcalc.report.language import language
from rewardcalc.terms import Severity

TESTS = Path(__file__).parents[1]
UNIT, ACCEPTANCE = TESTS / "unit" / "cases", TESTS / "acceptance" / "cases"
FILES = (
    *sorted(UNIT.glob("*.toml")),
    ACCEPTANCE / "03-thirty-instalments.toml",
    ACCEPTANCE / "04-cambridge-bands.toml",
    ACCEPTANCE / "10-refund.toml",
    ACCEPTANCE / "11-below-the-floor.toml",
)
LOCALES = {"en": "en", "zh_CN": "zh-Hans-CN", "zh_TW": "zh-Hant-TW"}
SVG_NAMESPACE = "http://www.w3.org/2000/svg"
VOID = ("br", "meta", "link", "img", "hr", "input", "base", "source", "embed")
SCRIPTS = ("script", "iframe", "object", "embed", "img", "link", "base", "form", "a")
FORBIDDEN = ("src", "href", "srcset", "data", "action", "formaction", "background")
IDS = [one.stem for one in FILES]

every_file = pytest.mark.parametrize("path", FILES, ids=IDS)
every_locale = pytest.mark.parametrize("locale", LOCALES)


def result(path: Path) -> rc.Calculation:
    return rc.calculate(rc.read_case(path))


def html_page(found: rc.Calculation, locale: str) -> str:
    return page.of(language(locale), found, "sha256:0")


class Page(HTMLParser):
    """Read a page: every element is closed in order, every attribute given once."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.headings: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.quotes: list[str] = []
        self.said = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        assert len(given) == len(attrs)
        self.elements.append((tag, given))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("th", "td"):
            self.tables[-1][-1].append("")
        if tag == "q":
            self.quotes.append("")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data
        if self.open and self.open[-1] in ("th", "td"):
            self.tables[-1][-1][-1] += data
        if "q" in self.open:
            self.quotes[-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.elements if name == tag]

    def text_of_tables(self) -> set[str]:
        return {cell for one in self.tables for row in one for cell in row}


@every_locale
@every_file
def test_a_page_is_well_formed_and_says_its_language(path: Path, locale: str) -> None:
    source = html_page(result(path), locale)
    read = Page(source)
    assert source.startswith("<!DOCTYPE html><html ")
    assert read.all("html") == [{"lang": LOCALES[locale]}]
    assert {"charset": "utf-8"} in read.all("meta")
    (viewport,) = [one for one in read.all("meta") if one.get("name") == "viewport"]
    assert "width=device-width" in viewport["content"]
    assert [len(read.all(one)) for one in ("main", "h1", "style")] == [1] * 3
    assert "user-scalable=no" not in source


@every_locale
@every_file
def test_a_page_asks_nothing_of_the_network(path: Path, locale: str) -> None:
    source = html_page(result(path), locale)
    assert set(re.findall(r"https?://[^\s\"'<>)]*", source)) <= {SVG_NAMESPACE}
    assert not re.search(
        r"@import|url\(|//[a-z]+\.[a-z]", source.replace("http://", "")
    )
    read = Page(source)
    for tag, attrs in read.elements:
        assert tag not in SCRIPTS
        assert set(attrs).isdisjoint(FORBIDDEN)
        assert not [one for one in attrs if one.startswith("on")]


@every_locale
@every_file
def test_headings_have_no_gap(path: Path, locale: str) -> None:
    read = Page(html_page(result(path), locale))
    levels = [int(one[1]) for one in read.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_locale
@every_file
def test_tables_have_headers_and_a_cell_for_each(path: Path, locale: str) -> None:
    read = Page(html_page(result(path), locale))
    assert read.tables
    assert len(read.all("thead")) == len(read.all("tbody")) == len(read.tables)
    assert {one.get("scope") for one in read.all("th")} <= {"col", "row"}
    for head, *rows in read.tables:
        assert head
        assert "" not in head
        assert rows
        assert {len(row) for row in rows} == {len(head)}


@every_locale
@every_file
def test_each_quote_says_its_language(path: Path, locale: str) -> None:
    found = result(path)
    read = Page(html_page(found, locale))
    assert [one.get("lang") for one in read.all("q")] == ["zh-Hans"] * len(read.quotes)
    told = [one for one in found.findings if one.severity != Severity.NOTE]
    citations = [
        *(one.citation for one in told),
        *(one.citation for one in found.steps),
    ]
    quotes = {one.quote for one in citations if one is not None}
    for quote in quotes:
        assert any(quote in one for one in read.quotes)


@pytest.mark.parametrize("locale", ["en", "zh_TW"])
def test_a_quote_holds_the_words_of_the_law_alone(locale: str) -> None:
    found = result(UNIT / "licence.toml")
    read = Page(html_page(found, locale))
    words = {one.citation.quote for one in found.findings if one.citation}
    words |= {one.citation.quote for one in found.steps if one.citation}
    assert {one.strip('“”「」"') for one in read.quotes} <= words


@every_locale
def test_style_prints_on_a4_and_fits_light_and_dark(locale: str) -> None:
    source = html_page(result(FILES[0]), locale)
    style = source.partition("<style>")[2].partition("</style>")[0]
    assert style.count("{") == style.count("}")
    assert "@media print" in style
    assert re.search(r"@page *\{[^}]*size: *A4", style)
    assert "prefers-color-scheme: dark" in style
    assert "color-scheme: light dark" in style


@every_locale
@every_file
def test_every_figure_of_the_tree_is_on_the_page(path: Path, locale: str) -> None:
    found, said = result(path), language(locale)
    read = Page(html_page(found, locale))
    cells = {one.strip("\u2003") for one in read.text_of_tables()}
    if not any(len({x.tree.splits for x in one.courses}) > 1 for one in found.flows):
        for amount in (*found.amounts.values(), *found.equity.values()):
            assert said.value(amount) in cells
    for award in (*found.awards, *found.equity_awards):
        assert award.name in read.said
        assert said.value(award.amount) in read.said
    for step in derived(said, found, found.steps):
        assert step.sentence in read.said


# --- words of the user -----------------------------------------------------------------

WICKED = "<script>alert(\"1\" & '2')</script> | `x` \\ ]]> <b>"


def wicked(name: str = "licence") -> rc.Calculation:
    """Give a case whose every free text is wicked."""
    case = rc.read_case(UNIT / f"{name}.toml")
    people = {
        payee: [evolve_name(one, at) for at, one in enumerate(members)]
        for payee, members in case.people
    }
    return rc.calculate(
        case.with_(
            id=WICKED,
            title=WICKED,
            institution=evolve(case.institution, name=WICKED),
            people=people,
        )
    )


def evolve_name(one: rc.Person, at: int) -> rc.Person:
    return evolve(one, name=f"{WICKED}{at}")


@every_locale
def test_html_lets_no_word_of_a_user_through(locale: str) -> None:
    found = wicked()
    for source in (html_page(found, locale), html.of(found, locale)):
        assert "<script" not in source
        assert "<b>" not in source
        read = Page(source)
        assert f"{WICKED}0" in read.said
        assert f"{WICKED}1" in read.said
        assert "b" not in {tag for tag, _ in read.elements}
    read = Page(html.of(found.case, locale))
    assert WICKED in read.said


@every_locale
def test_a_drawing_lets_no_word_of_a_user_through(locale: str) -> None:
    source = drawing.of(wicked(), locale)
    assert "<script" not in source
    words = {one.text for one in ET.fromstring(source).iter() if one.text}  # noqa: S314
    assert {f"{WICKED}0", f"{WICKED}1"} <= words


@every_locale
def test_markdown_lets_no_word_of_a_user_through(locale: str) -> None:
    source = markdown.of(language(locale), wicked(), "sha256:0")
    assert "<script" not in source
    assert "<b>" not in source
    assert rows_of_markdown(source)


def test_quotes_cannot_leave_an_attribute() -> None:
    source = html_page(wicked(), "en")
    for _, attrs in Page(source).elements:
        for value in attrs.values():
            assert "alert" not in value


MARKED = ("*x*", "_x_", "[x](y)", "`x`", "# x", "- x", "&lt;")


@pytest.mark.parametrize("words", MARKED)
def test_markdown_takes_words_of_a_user_as_they_are(words: str) -> None:
    case = rc.read_case(UNIT / "licence.toml")
    found = rc.calculate(case.with_(id="", title=words))
    lines = markdown.of(language("en"), found, "sha256:0").splitlines()
    assert words not in lines


# --- Markdown --------------------------------------------------------------------------


def cells(line: str) -> list[str]:
    """Cut a row of a table into its cells; a pipe with a backslash is no border."""
    found, cell, escaped = [], "", False
    for one in line:
        if escaped:
            cell, escaped = cell + one, False
        elif one == "\\":
            escaped = True
        elif one == "|":
            found.append(cell.strip(" "))
            cell = ""
        else:
            cell += one
    assert cell == ""
    assert found[0] == ""
    return found[1:]


def rows_of_markdown(source: str) -> list[list[list[str]]]:
    """Give the tables of a document: each with its head, its sides, and its rows."""
    found: list[list[list[str]]] = []
    before = ""
    for line in source.splitlines():
        if line.startswith("|"):
            if not before.startswith("|"):
                assert before == ""
                found.append([])
            found[-1].append(cells(line))
        before = line
    for head, sides, *rows in found:
        assert all(re.fullmatch("---:?", one) for one in sides)
        assert {len(one) for one in (sides, *rows)} == {len(head)}
    return found


@every_locale
@every_file
def test_tables_of_markdown_can_be_read(path: Path, locale: str) -> None:
    found, said = result(path), language(locale)
    source = markdown.of(said, found, "sha256:0")
    on_page = Page(html_page(found, locale)).tables
    tables = [[head, *rows] for head, _, *rows in rows_of_markdown(source)]
    # The same tables as on the page, but for the blanks that indent and their order.
    assert sorted(bodies(tables, "\u3000")) == sorted(bodies(on_page, "\u2003"))


def bodies(tables: list[list[list[str]]], blanks: str) -> list[list[list[str]]]:
    """Give the rows of tables without their heads and without what indents them."""
    return [[[one.strip(blanks) for one in row] for row in rows] for _, *rows in tables]


@every_locale
@every_file
def test_headings_of_markdown_have_no_gap(path: Path, locale: str) -> None:
    source = markdown.of(language(locale), result(path), "sha256:0")
    levels = [len(one) for one in re.findall("^(#+) .", source, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) == {1, 2}
    numbers = re.findall(r"^(\d+)\. ", source, re.MULTILINE)
    steps = result(path).steps
    assert [int(one) for one in numbers] == list(range(1, len(steps) + 1))


@every_locale
def test_tables_over_time_fit_a_page_of_paper(locale: str) -> None:
    """A table that prints is not cut: many payees stand in several tables."""
    found = result(UNIT / "rich.toml")
    said = language(locale)
    read = Page(html_page(found, locale))
    other = said.say("item")
    over = [one for one in read.tables if one[0][0] == said.say("day")]
    # Those of what is paid and paid back are narrow: who stands in their second column.
    aside = (other, said.say("payee"))
    over = [one for one in over if one[0][1] not in aside]
    shown = [cell for one in over for cell in one[0][1:]]
    flow = found.flows[0]
    assert len(shown) == 1 + len(list(flow.leaves)) + len(flow.people)
    assert len(over) > 1
    for one in over:
        columns = zip(*one, strict=True)
        assert sum(2 + max(map(width, column)) for column in columns) <= 82
