"""The entrance documents say what is true now: outputs, links, tables, excerpts."""

import re
import shlex
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

import rewardcalc as rc
from rewardcalc import cli
from rewardcalc.law.instrument import Instrument
from rewardcalc.wording import FINDINGS

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
DOCUMENTS = (
    *READMES,
    CONTRIBUTING,
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
)
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
LEFT_OUT = "[…]"
PROMPT = "$ rewardcalc "
EXAMPLE = "examples/hubei-licence.toml"
ONE_DAY = timedelta(days=1)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fences(path: Path, *languages: str) -> list[str]:
    return [text for kind, text in FENCE.findall(read(path)) if kind in languages]


def trimmed(text: str) -> list[str]:
    """Give the lines without trailing blanks: all that is made the same."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


# --- outputs --------------------------------------------------------------------------

SHOWN = [
    (path, text)
    for path in DOCUMENTS
    for text in fences(path, "console")
    if text.startswith(PROMPT)
]


def matches(shown: list[str], printed: list[str]) -> bool:
    """Say whether an excerpt is the output, but for what is marked as left out."""
    if LEFT_OUT not in shown:
        return shown == printed
    at = shown.index(LEFT_OUT)
    head, rest = shown[:at], shown[at + 1 :]
    if printed[:at] != head:
        return False
    # At least one line is left out wherever the mark stands.
    return any(
        matches(rest, printed[start:]) for start in range(at + 1, len(printed) + 1)
    )


@pytest.mark.parametrize(
    ("path", "text"),
    SHOWN,
    ids=[f"{place(path)}-{text.splitlines()[0]}" for path, text in SHOWN],
)
def test_commands_print_what_is_shown(
    path: Path,
    text: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    command, _, shown = text.partition("\n")
    cli.main(shlex.split(command.removeprefix(PROMPT)))
    printed = capsys.readouterr()
    assert printed.err == ""
    assert matches(trimmed(shown), trimmed(printed.out)), (
        f"{place(path)}: {command} prints now:\n{printed.out}"
    )


def test_an_excerpt_is_compared_line_by_line() -> None:
    """Seen to fail: a changed line, a mark where nothing is missing, a lost end."""
    printed = ["a", "b", "c", "d"]
    for shown in (printed, ["a", LEFT_OUT, "d"], [LEFT_OUT, "c", LEFT_OUT]):
        assert matches(shown, printed)
    for shown in (
        ["a", "b", "c"],
        ["a", LEFT_OUT, "e"],
        ["a", "b", LEFT_OUT, "c", "d"],
        ["a", LEFT_OUT, "c"],
        ["b", LEFT_OUT, "d"],
    ):
        assert not matches(shown, printed)


@pytest.mark.parametrize("path", READMES, ids=place)
def test_each_readme_shows_every_command_once(path: Path) -> None:
    shown = [text for one, text in SHOWN if one == path]
    assert len(shown) == len(fences(path, "console"))
    names = [text.removeprefix(PROMPT).split()[0] for text in shown]
    assert names == ["calculate", "check", "compare", "verify", "laws"]


@pytest.mark.parametrize("path", READMES, ids=place)
def test_each_readme_begins_with_the_two_commands(path: Path) -> None:
    first = fences(path, "sh")[0]
    assert first.splitlines() == [
        f"pip install uv && uv run rewardcalc calculate {EXAMPLE}",
        "uv run pytest",
    ]


def test_the_case_file_shown_is_the_example() -> None:
    (shown,) = fences(ROOT / "README.zh-CN.md", "toml")
    assert shown == read(ROOT / EXAMPLE)


# --- links ----------------------------------------------------------------------------


def anchors(path: Path) -> set[str]:
    """Give the anchors of the headings, as they are made where the pages are shown."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", read(path)), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-")
        for head in heads
    }


def links(path: Path) -> Iterator[str]:
    """Give the links within the project."""
    prose = re.sub(r"`[^`\n]*`", "", FENCE.sub("", read(path)))
    for link in LINK.findall(prose):
        if "://" not in link:
            yield link


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    lost = []
    for link in links(path):
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        there = target.is_relative_to(ROOT) and target.exists()
        if not there or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_there_are_links() -> None:
    for path in READMES:
        found = set(links(path))
        assert {"CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"} <= found
        assert any(link.startswith("docs/") for link in found)


# --- the tables of instruments --------------------------------------------------------

INSTRUMENTS = rc.all_instruments()


def rows(path: Path) -> list[tuple[str, str, str, str]]:
    """Give id, first day, evidence and last checked day of each row."""
    cells = [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in read(path).splitlines()
        if line.startswith("| `cn-")
    ]
    found = []
    for row in cells:
        days = [cell for cell in row if re.fullmatch(r"\d{4}-\d\d-\d\d", cell)]
        words = [cell.strip("`") for cell in row[1:] if cell.startswith("`")]
        (begins, checked), (evidence,) = days, words
        name = re.match("`([^`]+)`", row[0])
        assert name is not None
        found.append((name[1], begins, evidence, checked))
    return found


@pytest.mark.parametrize("path", READMES, ids=place)
def test_the_table_of_instruments_is_the_catalogue(path: Path) -> None:
    assert rows(path) == [
        (
            one.id,
            one.valid.start.isoformat(),
            one.source.evidence.value,
            one.source.checked_on.isoformat(),
        )
        for one in INSTRUMENTS
    ]


@pytest.mark.parametrize(
    ("path", "one"),
    [
        (path, one)
        for path, one in product(READMES, INSTRUMENTS)
        if one.origin < one.valid.start
    ],
    ids=lambda value: place(value) if isinstance(value, Path) else value.id,
)
def test_each_gap_is_said(path: Path, one: Instrument) -> None:
    """The days for which an older text is not encoded stand in the README."""
    last = one.valid.start - ONE_DAY
    assert re.search(f"{one.origin} (to|至) {last}", read(path))


@pytest.mark.parametrize("path", READMES, ids=place)
def test_every_kind_of_evidence_is_explained(path: Path) -> None:
    said = [line for line in read(path).splitlines() if not line.startswith("|")]
    for one in INSTRUMENTS:
        assert f"`{one.source.evidence}`" in " ".join(said)


# --- readings -------------------------------------------------------------------------

READINGS = (ROOT / "docs" / "readings.md", ROOT / "docs" / "zh" / "readings.md")
SOURCES = sorted((ROOT / "src" / "rewardcalc").rglob("*.py"))
CODES = {
    code
    for path in SOURCES
    for code in re.findall(r'(?:\bcode=|\bReading\(\s*)"([a-z-]+)"', read(path))
}


@pytest.mark.parametrize("path", READINGS, ids=place)
def test_every_reading_in_code_is_on_the_page(path: Path) -> None:
    encoded = {reading.code for one in INSTRUMENTS for reading in one.readings}
    chosen = {code for code in CODES if code.startswith("reading-")} | encoded
    assert chosen <= CODES
    assert len(chosen) > len(encoded) > 0
    text = read(path)
    assert [code for code in sorted(chosen) if f"`{code}`" not in text] == []


@pytest.mark.parametrize("path", READINGS, ids=place)
def test_every_finding_on_the_page_is_said(path: Path) -> None:
    lines = [line for line in read(path).splitlines() if line.startswith("| ")]
    shown = {
        code
        for line in lines
        for code in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", line.split(" | ")[-1])
    }
    assert shown - CODES - FINDINGS.keys() == set()
    assert shown & FINDINGS.keys()


def codes_by_row(path: Path) -> list[set[str]]:
    rows = [line for line in read(path).splitlines() if line.startswith("| ")]
    return sorted(
        ({*re.findall(r"`([a-z]+(?:-[a-z]+)+)`", line)} & CODES for line in rows),
        key=sorted,
    )


def test_the_chinese_page_has_the_same_readings() -> None:
    english, chinese = map(codes_by_row, READINGS)
    assert english == chinese


# --- recipes and changes --------------------------------------------------------------


def test_recipes_quote_what_is_there() -> None:
    """Each line of a done example stands in the project, but for what has a mark."""
    homes = [
        *SOURCES,
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "examples").rglob("*.toml"),
    ]
    known = {line.strip() for path in homes for line in read(path).splitlines()}
    quoted = {
        line.strip()
        for text in fences(CONTRIBUTING, "text", "toml")
        for line in text.splitlines()
        if "…" not in line
    }
    assert len(quoted) > 20
    assert sorted(quoted - known - {""}) == []


def test_changes_begin_with_figures() -> None:
    """Each version names first what changes a figure; the version of now is there."""
    text = read(ROOT / "CHANGELOG.md")
    versions = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert versions
    for one in versions:
        assert re.findall(r"^### (.+)$", one, re.MULTILINE)[0] == "Figures that change"
    assert any(one.startswith(f"{rc.__version__} ") for one in versions)


# --- what no document says ------------------------------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_no_document_names_a_machine(path: Path) -> None:
    assert not re.search(r"(^|[\s(`\"'])/(home|work|tmp|root|Users)/", read(path))
    assert "localhost" not in read(path)
