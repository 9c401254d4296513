"""Drawings of trees: well formed, complete, and to scale."""

import re
import sys
import xml.etree.ElementTree as ET
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from lived_cases import capital, results
from strategies import calculated, cases, receipts

import rewardcalc as rc
from rewardcalc.report import drawing, page
from rewardcalc.report.language import Language, language

TESTS = Path(__file__).parents[1]
FILES = sorted(
    (*TESTS.glob("unit/cases/*.toml"), *TESTS.glob("acceptance/cases/*.toml"))
)
LOCALES = ("en", "zh_CN", "zh_TW")
SVG = "{http://www.w3.org/2000/svg}"
SELDOM = 2  # the least height of a bar, so that nobody is left out
TALLEST = 300
LINE = 14

every_file = pytest.mark.parametrize("path", FILES, ids=lambda one: str(one.stem))
every_locale = pytest.mark.parametrize("locale", LOCALES)

Pairs = list[tuple[str, str]]


def result(path: Path) -> rc.Calculation:
    return rc.calculate(rc.read_case(path))


def parsed(source: str) -> ET.Element:
    return ET.fromstring(source)  # noqa: S314 (our own)


def words(picture: ET.Element) -> list[str]:
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


def people(said: Language, awards: tuple[rc.Award, ...]) -> Pairs:
    return [
        (f"{one.name} [{one.id}]" if one.id else one.name, said.value(one.amount))
        for one in awards
    ]


def idle(said: Language, found: rc.Calculation, *roots: str) -> Pairs:
    """Give the payees whose people stand beside a tree without a rate."""
    named = found.equity if "equity" in roots else found.amounts
    if not named:
        return []
    nothing: rc.Money | rc.Shares | rc.Ratio = rc.Money("0")
    if "equity" in roots:
        nothing = rc.Ratio.of("0") if found.capital else rc.Shares(0)
    trees = [one for one in found.plan.trees if one.root in roots]
    names = dict.fromkeys(name for tree in trees for name in tree.idle)
    return [(said.term(one), said.value(nothing)) for one in names if one not in named]


def expected(found: rc.Calculation, locale: str) -> Pairs:
    """Give label and amount of every node and person of every tree."""
    said = language(locale)
    nodes = [
        (said.term(name), said.value(one))
        for tree in (found.amounts, found.equity)
        for name, one in tree.items()
    ]
    return [
        *nodes,
        *people(said, found.awards),
        *people(said, found.equity_awards),
        *idle(said, found, "net_income", "operating_profit"),
        *idle(said, found, "equity"),
    ]


def shown(picture: ET.Element) -> Pairs:
    """Give each label of a picture with the amount below it."""
    said = words(picture)
    return list(zip(said[::2], said[1::2], strict=True))


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
    apart(picture)
    legible(picture)
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


def apart(picture: ET.Element) -> None:
    """See that bars of one column do not lie over each other."""
    columns: dict[str, list[tuple[int, int]]] = {}
    for one in picture.iter(f"{SVG}rect"):
        top, high = int(str(one.get("y"))), int(str(one.get("height")))
        columns.setdefault(str(one.get("x")), []).append((top, top + high))
    for bars in columns.values():
        for above, below in pairwise(sorted(bars)):
            assert above[1] <= below[0]


def least_width(text: str) -> int:
    """Give what a text takes at least in 12 pixels: a Chinese character is square."""
    return sum(12 if east_asian_width(one) in ("W", "F") else 6 for one in text)


def legible(picture: ET.Element) -> None:
    """See that all words end before the next column, and no line is over another."""
    bars = sorted({int(str(one.get("x"))) for one in picture.iter(f"{SVG}rect")})
    ends = dict(zip(bars, [*bars[1:], box(picture)[0]], strict=True))
    lines: dict[int, list[int]] = {}
    for one in picture.iter(f"{SVG}text"):
        x, y = int(str(one.get("x"))), int(str(one.get("y")))
        lines.setdefault(x, []).append(y)
        bar = max(left for left in bars if left < x)
        assert x + least_width(one.text or "") < ends[bar]
    for found in lines.values():
        for above, below in pairwise(sorted(found)):
            assert below - above >= LINE


@every_locale
@every_file
def test_every_label_and_amount_is_drawn(path: Path, locale: str) -> None:
    found = result(path)
    assert sorted(shown(drawn(found, locale))) == sorted(expected(found, locale))


@given(found=results())
def test_every_random_case_can_be_drawn(found: rc.Calculation) -> None:
    assert sorted(shown(drawn(found, "en"))) == sorted(expected(found, "en"))


@st.composite
def mixed(draw: st.DrawFn) -> rc.Calculation:
    """Give a deal that brought money beside its shares or its part of the capital."""
    contributed = cases().filter(lambda one: "equity" in one)
    ruled = st.one_of(contributed, capital()).filter(
        lambda one: one["regulation"]["basis"] != "none"
    )
    case: dict[str, Any] = draw(ruled)
    case["receipts"] = draw(receipts(10**6))
    splits = case["regulation"].get("splits", [])
    case["regulation"] |= {
        "splits": [
            *splits,
            *({**one, "of": "net_income"} for one in splits if one["of"] == "equity"),
        ]
    }
    return calculated(case)


@given(found=mixed())
def test_money_and_equity_of_random_cases_are_drawn(found: rc.Calculation) -> None:
    assert found.amounts
    assert found.equity
    picture = drawn(found, "zh_CN")
    assert sorted(shown(picture)) == sorted(expected(found, "zh_CN"))


MIXED = """
format = "rewardcalc-case/1"
institution = { name = "X", kind = "university", state_founded = true, region = "CN-65" }
conversion = { method = "equity", agreed_on = 2025-01-02 }
receipts = [{ on = 2025-04-01, amount = "100.00" }]
equity = EQUITY
regulation = { completers = "70%", transfer_staff = "10%" }
people.completers = [{ name = "Li", share = "1/3" }, { name = "Wang", share = "2/3" }]
"""


def bottom(bar: ET.Element) -> int:
    return int(str(bar.get("y"))) + int(str(bar.get("height")))


def heights(picture: ET.Element) -> list[tuple[str, str, int]]:
    """Give label, amount and height of each bar from the top on, tree by tree."""
    bars = [int(str(one.get("height"))) for one in picture.iter(f"{SVG}rect")]
    return [(*pair, bar) for pair, bar in zip(shown(picture), bars, strict=True)]


MONEY = [
    ("net income", "100.00", TALLEST),
    ("completers", "70.00", 210),
    ("Li", "23.33", 69),
    ("Wang", "46.67", 140),
    ("retained part", "30.00", 90),
    ("transfer staff", "3.00", 9),
    ("unit", "27.00", 81),
]


def test_money_and_shares_are_drawn_below_each_other_each_to_its_scale() -> None:
    """Ten shares are as tall as a hundred yuan."""
    case = MIXED.replace("EQUITY", "{ shares = 10 }")
    picture = drawn(rc.calculate(rc.read_case(case)), "en")
    assert heights(picture) == [
        *MONEY,
        ("equity", "10 shares", TALLEST),
        ("completers", "7 shares", 210),
        ("Li", "2 shares", 60),
        ("Wang", "5 shares", 150),
        ("retained part", "3 shares", 90),
        ("transfer staff", "0 shares", SELDOM),
        ("unit", "3 shares", 90),
    ]
    bars = list(picture.iter(f"{SVG}rect"))
    money, shares = bars[: len(MONEY)], bars[len(MONEY) :]
    assert max(bottom(one) for one in money) < int(str(shares[0].get("y")))


@every_locale
@pytest.mark.parametrize("equity", ["{ shares = 10 }", '{ capital_ratio = "2/37" }'])
def test_the_page_shows_the_drawing_of_all_trees(equity: str, locale: str) -> None:
    found = rc.calculate(rc.read_case(MIXED.replace("EQUITY", equity)))
    source = drawing.of(found, locale)
    assert len(shown(parsed(source))) == 2 * len(MONEY)
    assert source in page.of(language(locale), found, "sha256:0")


def test_a_part_of_the_capital_is_drawn_by_its_exact_ratios() -> None:
    """2/37 of the capital are the whole; a seventh of a part stays a seventh."""
    case = MIXED.replace("EQUITY", '{ capital_ratio = "2/37" }')
    picture = drawn(rc.calculate(rc.read_case(case)), "en")
    assert heights(picture) == [
        *MONEY,
        ("equity", "2/37", TALLEST),
        ("completers", "7/185", 210),
        ("Li", "7/555", 70),
        ("Wang", "14/555", 140),
        ("retained part", "3/185", 90),
        ("transfer staff", "3/1850", 9),
        ("unit", "27/1850", 81),
    ]
    whole = Fraction(2, 37)
    for _, amount, height in heights(picture)[len(MONEY) :]:
        assert height == int(Fraction(amount) / whole * TALLEST)


def test_a_result_without_a_tree_has_an_empty_drawing() -> None:
    found = result(TESTS / "unit" / "cases" / "licence.toml")
    assert list(parsed(drawing.of(evolve(found, flows=()), "en"))) == []
    assert list(parsed(drawing.of(found.case, "en"))) == []


MOVED = """
format = "rewardcalc-case/1"
institution = { name = "X", kind = "university", state_founded = true, region = "CN-65" }
conversion = { method = "licence", agreed_on = 2024-01-02 }
receipts = [
    { on = 2024-04-01, amount = "100.00" }, { on = 2025-04-01, amount = "200.00" },
]
[regulation]
governed_by = "receipt-day"
[[regulation.versions]]
from = 2024-01-01
[[regulation.versions.splits]]
of = "net_income"
into = { completers = "70%", retained = "30%" }
[[regulation.versions.splits]]
of = "retained"
into = { college = "20%", unit = "80%" }
[[regulation.versions]]
from = 2025-01-01
[[regulation.versions.splits]]
of = "net_income"
into = { completers = "70%", college = "30%" }
[[regulation.versions.splits]]
of = "college"
into = { retained = "50%", unit = "50%" }
"""


def test_a_node_that_moves_in_another_version_has_one_bar() -> None:
    """College hangs below the retained part, then above it: two bands come in."""
    found = rc.calculate(rc.read_case(MOVED))
    picture = drawn(found, "en")
    assert sorted(shown(picture)) == sorted(expected(found, "en"))
    assert dict(shown(picture))["college"] == "66.00"
    bands = [str(one.get("d")) for one in picture.iter(f"{SVG}path")]
    assert len(bands) == 7
    thick = [
        int(low) - int(top)
        for top, low in (
            (re.findall(r" \d+,(\d+) L", one)[0], re.findall(r"L\d+,(\d+)", one)[0])
            for one in bands
        )
    ]
    assert thick == [210, 30, 6, 24, 60, 30, 30]


def test_long_words_are_not_cut_off() -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    for name in ("名" * 40, "x 名" * 30, "W" * 40):
        named = {"completers": [rc.Person(name, share="100%", main=True)]}
        found = rc.calculate(case.with_(people=named))
        assert name in words(drawn(found, "zh_TW"))


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
    tall = {height for _, _, height in heights(picture)}
    assert max(tall) == (TALLEST if received == "100.01" else SELDOM)
    assert len(words(picture)) == 2 * len(expected(found, locale))


@every_locale
def test_shares_are_drawn_as_whole_numbers(locale: str) -> None:
    said = words(drawn(result(TESTS / "unit" / "cases" / "equity.toml"), locale))
    unit = " shares" if locale == "en" else "股"
    assert said[:2] == [language(locale).term("equity"), f"1,000,003{unit}"]
    assert not [one for one in said[1::2] if "." in one]


def test_heights_are_parts_of_the_whole() -> None:
    """70% of 300 are 210; 60% of the whole's 70% are 126."""
    picture = parsed(
        drawing.of(result(TESTS / "unit" / "cases" / "licence.toml"), "en")
    )
    tall = {label: height for label, _, height in heights(picture)}
    assert tall["net income"] == TALLEST
    assert tall["completers"] == 210
    assert (tall["Li"], tall["Wang"]) == (126, 84)
    assert tall["transfer staff"] == 9


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
    assert sorted(shown(drawn(found, "en"))) == sorted(expected(found, "en"))


@pytest.mark.parametrize(
    ("equity", "nothing"),
    [("{ shares = 10 }", "0 shares"), ('{ capital_ratio = "1/7" }', "0%")],
)
def test_people_without_a_rate_are_drawn_beside_the_tree(
    equity: str, nothing: str
) -> None:
    text = MIXED.replace(', transfer_staff = "10%"', "").replace("EQUITY", equity)
    text += 'people.transfer_staff = [{ name = "Zhao", weight = 1 }]\n'
    found = rc.calculate(rc.read_case(text))
    said = shown(drawn(found, "en"))
    assert said[5:7] == [("transfer staff", "0.00"), ("Zhao", "0.00")]
    assert said[-2:] == [("transfer staff", nothing), ("Zhao", nothing)]
    assert sorted(said) == sorted(expected(found, "en"))
