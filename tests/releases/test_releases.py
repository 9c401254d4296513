"""Results of each release recalculate to the same digest, for good.

What is stored here is evidence. A test that fails says which line differs; a change
that is meant needs an entry under *Figures that change* in ``CHANGELOG.md`` first, and
``tools/releases.py --again`` then.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import rewardcalc as rc

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STORED = sorted(HERE.glob("*/*.json"))
CASES = sorted((ROOT / "examples" / "worked").glob("*.toml"))
PAGES = [
    ROOT / folder / f"{case.stem}.md"
    for case in CASES
    for folder in ("docs/examples", "docs/zh/examples")
]
PYCON = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", STORED, ids=place)
def test_a_stored_result_recalculates(path: Path) -> None:
    text = read(path)
    kept = json.loads(text)
    found = json.loads(rc.read_result(text).to_json())
    assert found["digest"] == kept["digest"]
    assert kept["engine"] == f"rewardcalc {path.parent.name}"


def test_this_version_has_a_result_of_each_case() -> None:
    kept = {path.stem for path in STORED if path.parent.name == rc.__version__}
    assert kept == {path.stem for path in CASES}


@pytest.mark.parametrize("case", CASES, ids=place)
def test_the_file_still_gives_what_was_stored(case: Path) -> None:
    stored = HERE / rc.__version__ / f"{case.stem}.json"
    assert rc.calculate(rc.read_case(case)).to_json() + "\n" == read(stored)


@pytest.mark.parametrize("path", STORED[:1], ids=place)
def test_a_changed_fen_is_found(path: Path) -> None:
    """Seen to fail: one fen more for a person."""
    data = json.loads(read(path))
    assert data["awards"][0]["amount"] == "399000.00"
    data["awards"][0]["amount"] = "399000.01"
    with pytest.raises(rc.ReplayError) as caught:
        rc.read_result(json.dumps(data))
    assert caught.value.faults[0].path == "awards[0].amount"


# --- the figures at the end of the worked examples ------------------------------------


def figure(data: Any, path: str) -> str:  # noqa: ANN401
    """Give what stands at a path as ``awards[0].amount``."""
    for key, number in re.findall(r"(\w+)|\[(\d+)\]", path):
        data = data[key] if key else data[int(number)]
    assert isinstance(data, str)
    return data


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_the_page_ends_in_a_figure_of_a_stored_result(page: Path) -> None:
    text = read(page)
    end = text[text.rindex("\n## ") :]
    (link,) = re.findall(r"\]\(([^)]+\.json)\)", end)
    (path,) = re.findall(r"`([a-z_]+[\[.][^`]*)`", end.partition("```")[0])
    stored = (page.parent / link).resolve()
    assert stored in STORED
    assert stored.stem == page.stem
    last = PYCON.findall(text)[-1]
    assert f'rc.read_result("{place(stored)}")' in last
    assert last.splitlines()[-1] == figure(json.loads(read(stored)), path)


# --- the tool -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    """Give the tool that stores results."""
    sys.path.insert(0, str(ROOT / "tools"))
    yield import_module("releases")
    sys.path.remove(str(ROOT / "tools"))


def test_what_is_stored_is_not_overwritten(tool: ModuleType, tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    case = CASES[0]
    assert tool.store(case, target, again=False) == "stored"
    first = read(target)
    assert tool.store(case, target, again=False) == "same"
    target.write_text("something else", encoding="utf-8")
    assert tool.store(case, target, again=False) == "differs"
    assert read(target) == "something else"
    assert tool.store(case, target, again=True) == "replaced"
    assert read(target) == first
