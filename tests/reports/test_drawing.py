"""Drawings of trees: well formed, complete, and to scale."""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given

sys.path.insert(0, str(Path(__file__).parent))
from lived_cases import results

import rewardcalc as rc
from rewardcalc.report import drawing
from rewardcalc.report.language import language

TESTS = Path(__file__).parents[1]
FILES = sorted(
    (*TESTS.glob("unit/cases/*.toml"), *TESTS.glob("acceptance/cases/*.toml"))
)
LOCALES = ("en", "zh_CN", "zh_TW")
SVG = "{http://www.w3.org/2000/svg}"
SELDOM = 2  # the least height of a bar, so that nobody is left out
TALLEST = 300

every_file = pytest.mark.parametrize("path", FILES, ids=lambda one: str(one.stem))
every_locale = pytest.mark.parametrize("locale", LOCALES)


def result(path: Path) -> rc.Calculation:
    return rc.calculate(rc.read_case(path))


def parsed(source: str) -> ET.Element:
    return ET.fromstring(source)  # noqa: S314 (our own)


def words(picture: ET.Element) -> list[str]:
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


def expected(found: rc.Calculation, locale: str) -> list[tuple[str, str]]:
    """Give label and amount of every node and person of the first flow."""
    said = language(locale)
    flow = found.flows[0]
    is_shares = flow.root == "equity"
    amounts = found.equity if is_shares else found.amounts
    awards = found.equity_awards if is_shares else found.awards
    nodes = [(said.term(name), said.value(one)) for name, one in amounts.items()]
    people = [
        (f"{one.name} [{one.id}]" if one.id else one.name, said.value(one.amount))
        for one in awards
    ]
    return [*nodes, *people]


def drawn(found: rc.Calculation, locale: str) -> ET.Element:
    """See that a drawing is sound; give it."""
    source = drawing.of(found, locale)
    assert not re.search("nan|inf|None|[0-9][eE][+-]", re.sub(">[^<]*<", "><", source))
    picture = parsed(source)
    assert picture.tag == f"{SVG}svg"
    assert picture.get("role") == "img"
    (title,) = picture.findall(f"{SVG}title")
    assert title.text
    inside(picture)
    to_scale(picture)
    return picture


def box(picture: ET.Element) -> tuple[int, int]:
    left, top, width, height = map(int, str(picture.get("viewBox")).split())
    assert (left, top) == (0, 0)
    return width, height


def inside(picture: ET.Element) -> None:
    """See that all bars and the corners of all bands are inside the picture."""
    width, height = box(picture)
    assert min(width, height) > 0
    for one in picture.iter(f"{SVG}rect"):
        x, y, wide, high = (int(str(one.get(k))) for k in ("x", "y", "width", "height"))
        assert min(x, y, wide, high) >= 0
        assert x + wide <= width
        assert y + high <= height
        assert high >= SELDOM
    for one in picture.iter(f"{SVG}path"):
        for x, y in re.findall(r"(-?\d+),(-?\d+)", str(one.get("d"))):
            assert 0 <= int(x) <= width
            assert 0 <= int(y) <= height
    for one in picture.iter(f"{SVG}text"):
        assert 0 <= int(str(one.get("x"))) <= width
        assert 0 <= int(str(one.get("y"))) <= height


def to_scale(picture: ET.Element) -> None:
    """See that bars of one column do not lie over each other."""
    columns: dict[str, list[tuple[int, int]]] = {}
    for one in picture.iter(f"{SVG}rect"):
        top, high = int(str(one.get("y"))), int(str(one.get("height")))
        columns.setdefault(str(one.get("x")), []).append((top, top + high))
    for bars in columns.values():
        for above, below in zip(sorted(bars), sorted(bars)[1:], strict=False):
            assert above[1] <= below[0]


@every_locale
@every_file
def test_every_label_and_amount_is_drawn(path: Path, locale: str) -> None:
    found = result(path)
    said = words(drawn(found, locale))
    pairs = list(zip(said[::2], said[1::2], strict=True))
    assert sorted(pairs) == sorted(expected(found, locale))


@given(found=results())
def test_every_random_case_can_be_drawn(found: rc.Calculation) -> None:
    if found.capital is not None:
        assert found.flows == ()
        return
    said = words(drawn(found, "en"))
    shown = set(zip(said[::2], said[1::2], strict=True))
    assert shown <= set(expected(found, "en"))


IDLE = """
format = "rewardcalc-case/1"
institution = { name = "X", kind = "university", state_founded = true, region = "CN-65" }
conversion = { method = "licence", agreed_on = 2025-01-02 }
receipts = [{ on = 2025-04-01, amount = "RECEIVED" }]
costs = [{ category = "tax", amount = "100.00" }]
regulation = { completers = "70%", transfer_staff = "10%" }
people.completers = [{ name = "Li", share = "1/3" }, { name = "Wang", share = "2/3" }]
"""


@every_locale
@pytest.mark.parametrize("received", ["100.00", "50.00", "100.01"])
def test_a_root_of_nothing_or_of_one_fen_is_drawn(received: str, locale: str) -> None:
    found = rc.calculate(rc.read_case(IDLE.replace("RECEIVED", received)))
    picture = drawn(found, locale)
    heights = {int(str(one.get("height"))) for one in picture.iter(f"{SVG}rect")}
    assert max(heights) == (TALLEST if received == "100.01" else SELDOM)
    assert len(words(picture)) == 2 * len(expected(found, locale))


@every_locale
def test_shares_are_drawn_as_whole_numbers(locale: str) -> None:
    said = words(drawn(result(TESTS / "unit" / "cases" / "equity.toml"), locale))
    assert said[:2] == [language(locale).term("equity"), "1,000,003"]
    assert not [one for one in said[1::2] if "." in one]


def test_heights_are_parts_of_the_whole() -> None:
    """70% of 300 are 210; 60% of the whole's 70% are 126."""
    picture = parsed(
        drawing.of(result(TESTS / "unit" / "cases" / "licence.toml"), "en")
    )
    said = words(picture)
    bars = [int(str(one.get("height"))) for one in picture.iter(f"{SVG}rect")]
    heights = dict(zip(said[::2], bars, strict=True))
    assert heights["net income"] == TALLEST
    assert heights["completers"] == 210
    assert (heights["Li"], heights["Wang"]) == (126, 84)
    assert heights["transfer staff"] == 9


@every_locale
def test_the_picture_in_the_reader_s_own_language(
    locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("LANG", locale)
    language.cache_clear()
    found = result(TESTS / "unit" / "cases" / "licence.toml")
    assert found.to_svg() == drawing.of(found, locale)
    monkeypatch.undo()
    language.cache_clear()


def test_payees_without_a_place_in_the_tree_are_drawn() -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    income = rc.OwnIncome(top_slice=rc.TopSlice("office", "5%"))
    ruled = rc.Regulation(completers="70%", transfer_staff="10%", income=income)
    found = rc.calculate(case.with_(regulation=ruled))
    said = words(drawn(found, "en"))
    assert sorted(zip(said[::2], said[1::2], strict=True)) == sorted(
        expected(found, "en")
    )
