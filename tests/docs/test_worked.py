"""The worked examples: ten pages in two languages, about the same files and figures.

That every block prints what it says is run by Sybil (``conftest.py``).
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "docs" / "examples", ROOT / "docs" / "zh" / "examples")
INDEXES = (ROOT / "docs" / "index.md", ROOT / "docs" / "zh" / "index.md")
CASES = sorted((ROOT / "examples" / "worked").glob("*.toml"))
PAGES = [folder / f"{case.stem}.md" for case in CASES for folder in FOLDERS]
HOW_MANY = 10
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUOTE = re.compile("「([^」]+)」")
LAW = ROOT / "src" / "rewardcalc" / "law"


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fences(page: Path, language: str) -> list[str]:
    return [text for kind, text in FENCE.findall(read(page)) if kind == language]


def closed_up(text: str) -> str:
    """Give a text without blanks and line ends: pages wrap what they quote."""
    return re.sub(r"\s+", "", text)


def test_there_are_ten_in_two_languages() -> None:
    assert len(CASES) == HOW_MANY
    found = [path for folder in FOLDERS for path in folder.glob("*.md")]
    assert sorted(found) == sorted(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_the_page_shows_its_file(page: Path) -> None:
    (shown,) = fences(page, "toml")
    assert shown == read(ROOT / "examples" / "worked" / f"{page.stem}.toml")
    assert f'id = "{page.stem}"' in shown


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_the_page_says_what_is_made_up(page: Path) -> None:
    text = FENCE.sub("", read(page))
    assert ("虚构" if "zh" in page.parts else "fictitious") in text


@pytest.mark.parametrize("case", CASES, ids=place)
def test_both_pages_print_the_same(case: Path) -> None:
    first, second = (fences(folder / f"{case.stem}.md", "pycon") for folder in FOLDERS)
    assert first == second
    assert len(first) > 1


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_what_is_quoted_is_in_the_law(page: Path) -> None:
    """Each 「quote」 stands in a stored text, or in the instrument that cites it."""
    known = closed_up(
        "\n".join(
            read(path)
            for path in (*sorted(LAW.glob("cn_*.py")), *(LAW / "text").glob("*.md"))
        )
    )
    quoted = QUOTE.findall(FENCE.sub("", read(page)))
    assert quoted
    assert [one for one in quoted if closed_up(one) not in known] == []


@pytest.mark.parametrize("index", INDEXES, ids=place)
def test_the_index_names_every_page(index: Path) -> None:
    """Also those of the other language that have no page of their own."""
    here = set(re.findall(r"\(([^)#\s]+)\)", read(index)))
    pages = {path.relative_to(index.parent).as_posix() for path in known_pages(index)}
    assert pages - here == set()


def known_pages(index: Path) -> list[Path]:
    everything = index.parent.rglob("*.md")
    english = index.parent.name == "docs"
    return [
        path
        for path in everything
        if path != index and not (english and "zh" in path.parts)
    ]
