"""Text reports on a terminal of 80 columns; a Chinese character takes two."""

import sys
from pathlib import Path
from unicodedata import combining, east_asian_width

import pytest
from hypothesis import given, settings

sys.path.insert(0, str(Path(__file__).parent))
from lived_cases import results

import rewardcalc as rc
from rewardcalc.report import derivations, text, view
from rewardcalc.report.language import language

TESTS = Path(__file__).parents[1]
FILES = sorted(
    (*TESTS.glob("unit/cases/*.toml"), *TESTS.glob("acceptance/cases/*.toml"))
)
LOCALES = ("en", "zh_CN", "zh_TW")
WIDTH = 80
WIDE = ("W", "F")
MARKS = ("✓ ", "· ", "! ", "✗ ")

every_file = pytest.mark.parametrize("path", FILES, ids=lambda one: str(one.stem))
every_locale = pytest.mark.parametrize("locale", LOCALES)


def columns(line: str) -> int:
    """Count columns, without asking the library."""
    return sum(
        0 if combining(one) else 1 + (east_asian_width(one) in WIDE) for one in line
    )


def result(path: Path) -> rc.Calculation:
    return rc.calculate(rc.read_case(path))


def too_wide(lines: list[str]) -> list[str]:
    return [one for one in lines if columns(one) > WIDTH]


def prose(found: rc.Calculation, locale: str) -> list[str]:
    """Give the lines of the head and of the findings: neither a table nor a tree."""
    lines = text.of(found, locale).splitlines()
    head = lines[: lines.index("")]
    heading = language(locale).say("findings")
    if not found.findings:
        assert heading not in lines
        return head
    assert lines.count(heading) == 1
    return [*head, *lines[lines.index(heading) :]]


def check(found: rc.Calculation) -> None:
    for locale in LOCALES:
        every = text.of(found, locale).splitlines()
        assert [one for one in every if one != one.rstrip()] == []
        lines = prose(found, locale)
        assert too_wide(lines) == []
        marked = [one for one in lines if one.startswith(MARKS)]
        assert len(marked) == len(found.findings)


@every_locale
@every_file
def test_prose_and_findings_fit(path: Path, locale: str) -> None:
    assert too_wide(prose(result(path), locale)) == []


@every_locale
@every_file
def test_derivations_fit(path: Path, locale: str) -> None:
    found = result(path)
    names = [one.id or one.name for one in (*found.awards, *found.equity_awards)]
    for name in dict.fromkeys([*names, *found.amounts, *found.equity]):
        lines = derivations.why_text(language(locale), found, name).splitlines()
        assert too_wide(lines) == []


@settings(max_examples=20)
@given(found=results())
def test_prose_and_findings_of_random_cases_fit(found: rc.Calculation) -> None:
    check(found)


@every_locale
@every_file
def test_nothing_is_lost_where_a_line_breaks(path: Path, locale: str) -> None:
    """Put the lines of the findings together again: they are the sentences."""
    found, said = result(path), language(locale)
    joined = "".join(prose(found, locale)).replace(" ", "")
    for one in view.findings(said, found):
        for words in (one.words, one.quote, one.answer):
            assert words.replace(" ", "") in joined


@every_locale
@every_file
def test_a_line_begins_with_no_stop(path: Path, locale: str) -> None:
    for marked in prose(result(path), locale):
        line = marked[2:] if marked.startswith(MARKS) else marked
        assert not line.strip().startswith(tuple("，。、；：！？）」』》〕”%,;:!?)]"))
        assert not line.endswith(tuple("（「『《〔“(["))


def rows_of_tables(found: rc.Calculation, locale: str) -> list[str]:
    """Give the lines of trees and tables: all but the prose."""
    lines = text.of(found, locale).splitlines()
    heading = language(locale).say("findings")
    return lines[lines.index("") : lines.index(heading)]


def without_clause(line: str) -> str:
    """Leave out the last column, which is the clause, where there are others."""
    return line.rsplit("  ", 1)[0]


@every_locale
@every_file
def test_tables_fit_but_for_a_clause(path: Path, locale: str) -> None:
    """Trees may be wider only where the words of a clause at the end force them."""
    for line in too_wide(rows_of_tables(result(path), locale)):
        assert columns(without_clause(line)) <= WIDTH


@pytest.mark.parametrize("length", [1, 20, 40, 90])
@every_locale
def test_long_names_do_not_widen_prose(locale: str, length: int) -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    for letter in ("x", "名", "x 名"):
        name = letter * length
        people = {
            payee: [rc.Person(name, share="100%", main=True)]
            for payee, _ in case.people
        }
        found = rc.calculate(case.with_(title=name, people=people))
        lines = prose(found, locale)
        # A name of letters is one word: where it is too long alone, it stays whole.
        words = [one for one in too_wide(lines) if "xx" not in one]
        assert words == []
