"""The pages about the files: every file shown is read, every key is explained."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.codec import read_regulation

ROOT = Path(__file__).parents[2]
PAGES = (
    ROOT / "docs" / "case-format.md",
    ROOT / "docs" / "zh" / "case-format.md",
)
FENCE = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBERED = [(page, at) for page in PAGES for at in range(6)]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[str]:
    """Give the whole files that a page shows."""
    shown = FENCE.findall(page.read_text(encoding="utf-8"))
    return [text for text in shown if text.startswith("format =")]


def keys(schema: Any) -> Iterator[str]:  # noqa: ANN401
    """Give every key that a schema knows, at any depth."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "required" in schema:
            yield from schema["properties"]
        for one in schema.values():
            yield from keys(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from keys(one)


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_the_page_shows_whole_files(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(blocks(page)) == len(FENCE.findall(text)) == text.count("```toml")
    assert [(page, at) for at in range(len(blocks(page)))] == [
        one for one in NUMBERED if one[0] == page
    ]


@pytest.mark.parametrize(
    ("page", "at"), NUMBERED, ids=[f"{place(page)}-{at}" for page, at in NUMBERED]
)
def test_every_file_shown_is_read(page: Path, at: int) -> None:
    text = blocks(page)[at]
    if tomllib.loads(text)["format"] == "rewardcalc-regulation/1":
        assert read_regulation(text).splits
        return
    case = rc.read_case(text)
    result = rc.calculate(case)
    assert result.lawful
    assert rc.read_result(result.to_json()) == result


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_the_page_begins_with_a_small_case(page: Path) -> None:
    first = blocks(page)[0]
    result = rc.calculate(rc.read_case(first))
    assert str(result["completers"]) == "665000.00"
    assert page.read_text(encoding="utf-8").index(first) < 400


@pytest.mark.parametrize("page", PAGES, ids=place)
@pytest.mark.parametrize("kind", ["case", "regulation", "result"])
def test_every_key_and_word_is_explained(page: Path, kind: str) -> None:
    stored = files("rewardcalc") / "schema" / f"{kind}.schema.json"
    schema = json.loads(stored.read_text(encoding="utf-8"))
    code = set(re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8")))
    words = {word for one in schema["$defs"].values() for word in one.get("enum", ())}
    assert sorted(({*keys(schema)} | words) - code) == []


def test_both_pages_show_the_same_kinds_of_files() -> None:
    kinds = [[tomllib.loads(text)["format"] for text in blocks(page)] for page in PAGES]
    assert kinds[0] == kinds[1]
