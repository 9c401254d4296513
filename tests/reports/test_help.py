"""The help of every command: it fits a terminal; a Chinese character takes two."""

import re
from itertools import pairwise
from unicodedata import combining, east_asian_width

import pytest

from rewardcalc.cli import main
from rewardcalc.report.language import language

COMMANDS = ("", "calculate", "check", "compare", "laws", "verify")
LOCALES = ("en", "zh_CN", "zh_TW")
LEAST = 40
WIDE = ("W", "F")
STOPS = tuple("，。、；：！？）」』》〕”%,.;:!?)")
OPENS = tuple("（「『《〔“(")

every_command = pytest.mark.parametrize("command", COMMANDS)
every_locale = pytest.mark.parametrize("locale", LOCALES)
every_width = pytest.mark.parametrize("width", [20, 40, 50, 66, 79, 80, 81, 120, 300])


def columns(line: str) -> int:
    """Count columns, without asking the library."""
    return sum(
        0 if combining(one) else 1 + (east_asian_width(one) in WIDE) for one in line
    )


class Asked:
    """What a command prints on a terminal of some width."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def help(self, command: str, locale: str, width: int) -> str:
        out, err = self._printed([command, "--help", "--locale", locale], 0, width)
        assert err == ""
        return out

    def usage(self, command: str, locale: str, width: int) -> str:
        """Give the usage that a wrong option prints, without the error at its end."""
        out, err = self._printed([command, "--no", "--locale", locale], 2, width)
        assert out == ""
        usage, _, _ = err.rstrip("\n").rpartition("\n")
        return usage

    def _printed(self, words: list[str], status: int, width: int) -> tuple[str, str]:
        self._monkeypatch.setenv("COLUMNS", str(width))
        with pytest.raises(SystemExit) as ended:
            main([one for one in words if one])
        assert ended.value.code == status
        found = self._capsys.readouterr()
        return found.out, found.err


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    return Asked(monkeypatch, capsys)


def test_every_command_is_asked(asked: Asked) -> None:
    found = re.findall(r"^ {4}(\w+)", asked.help("", "en", 80), re.MULTILINE)
    assert found == list(COMMANDS[1:])


@every_width
@every_locale
@every_command
def test_help_fits(command: str, locale: str, width: int, asked: Asked) -> None:
    printed = asked.help(command, locale, width).splitlines()
    printed += asked.usage(command, locale, width).splitlines()
    most = max(width, LEAST)
    assert [one for one in printed if columns(one) > most] == []


@every_width
@every_locale
@every_command
def test_a_line_of_help_begins_with_no_stop(
    command: str, locale: str, width: int, asked: Asked
) -> None:
    for line in asked.help(command, locale, width).splitlines():
        assert line == line.rstrip()
        assert not line.lstrip().startswith(STOPS)
        assert not line.endswith(OPENS)


@every_width
@every_locale
@every_command
def test_no_help_is_lost_where_a_line_breaks(
    command: str, locale: str, width: int, asked: Asked
) -> None:
    narrow, wide = (asked.help(command, locale, one) for one in (width, 1000))
    assert "".join(narrow.split()) == "".join(wide.split())
    about = language(locale).say(f"help-{command}" if command else "help")
    assert "".join(about.split()) in "".join(wide.split())


@every_locale
@every_command
def test_help_uses_the_width_it_has(command: str, locale: str, asked: Asked) -> None:
    """More room never takes more lines, and most of it is used."""
    for narrower, wider in pairwise((40, 60, 80, 100)):
        few = len(asked.help(command, locale, wider).splitlines())
        assert few <= len(asked.help(command, locale, narrower).splitlines())
    assert max(map(columns, asked.help(command, locale, 80).splitlines())) > 60


@every_locale
def test_the_commands_stand_beside_what_they_do(locale: str, asked: Asked) -> None:
    said = language(locale)
    out = asked.help("", locale, 80)
    for name in COMMANDS[1:]:
        assert re.search(rf"^ +{name} +{said.say(f'help-{name}')}$", out, re.MULTILINE)


@every_locale
@every_command
def test_what_options_do_stands_in_one_column(
    command: str, locale: str, asked: Asked
) -> None:
    lines = asked.help(command, locale, 80).splitlines()
    found = [re.match(r" {2}\S+(?: \S+)* {2,}(?=\S)", one) for one in lines]
    assert len({columns(one[0]) for one in found if one}) == 1


@pytest.mark.parametrize("locale", ["zh_CN", "zh_TW"])
def test_a_name_of_wide_signs_keeps_its_distance(locale: str, asked: Asked) -> None:
    """The longest option of ``compare`` has no room for its text beside it."""
    lines = asked.help("compare", locale, 80).splitlines()
    (line,) = [one for one in lines if one.startswith("  --transfer-staff ")]
    assert line.rstrip().endswith("比例")
