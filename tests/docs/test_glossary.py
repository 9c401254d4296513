"""The glossaries are what the words, the vocabularies and the catalogs make."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from rewardcalc.wording import TERMS

ROOT = Path(__file__).parents[2]
PAGES = {
    "en": ROOT / "docs" / "glossary.md",
    "zh": ROOT / "docs" / "zh" / "glossary.md",
}


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    """Give the tool that writes the glossaries."""
    sys.path.insert(0, str(ROOT / "tools"))
    yield import_module("glossary")
    sys.path.remove(str(ROOT / "tools"))


@pytest.mark.parametrize("tongue", PAGES)
def test_what_is_stored_is_what_is_made(tool: ModuleType, tongue: str) -> None:
    made = tool.Page(tongue).render()
    assert made == PAGES[tongue].read_text(encoding="utf-8"), "run tools/glossary.py"


@pytest.mark.parametrize("tongue", PAGES)
def test_every_word_is_there(tool: ModuleType, tongue: str) -> None:
    code = set(re.findall(r"`([^`]+)`", PAGES[tongue].read_text(encoding="utf-8")))
    words = {word.value for one in tool.vocabularies() for word in one}
    assert (words | TERMS.keys()) - code == {"equity-method"}


def test_nothing_in_the_tool_is_left_over(tool: ModuleType) -> None:
    """Each title is that of a vocabulary, each unsaid word is one and has no term."""
    enums = list(tool.vocabularies())
    assert {one.__name__ for one in enums} == set(tool.TITLES)
    words = {word.value for one in enums for word in one}
    assert set(tool.UNSAID) == words - TERMS.keys()


@pytest.mark.parametrize("path", PAGES.values())
def test_every_row_is_whole(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("|").split("|") for line in lines if line.startswith("|")]
    assert len(rows) > len(TERMS)
    assert [row for row in rows if not all(cell.strip() for cell in row)] == []
