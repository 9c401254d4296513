"""The words behind the name of a command: each read, or refused in words."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rewardcalc.checks import region
from rewardcalc.errors import RewardcalcError
from rewardcalc.report.language import Language
from rewardcalc.report.locales import is_locale

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LAW = "--law"
_FILES = (".toml", ".json")


def day(said: Language, word: str) -> date:
    """Read the day of an option."""
    try:
        if _DAY.fullmatch(word):
            return date.fromisoformat(word)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(said.say("option-day", value=word))


def place(said: Language, word: str) -> str:
    """Read the region of an option."""
    try:
        return region(word)
    except RewardcalcError as error:
        message = "\n".join(said.fault(one) for one in error.faults)
        raise argparse.ArgumentTypeError(message) from None


def locale(said: Language, word: str) -> str:
    """Read the language of an option; what is no language at all is refused."""
    if is_locale(word):
        return word
    raise argparse.ArgumentTypeError(said.say("option-locale", value=word))


def in_order(words: Sequence[str]) -> list[str]:
    """Put the files that stand among the ids of ``--law`` before it.

    >>> in_order(["calculate", "--law", "cn-national-2015", "a.toml"])
    ['calculate', 'a.toml', '--law', 'cn-national-2015']
    """
    found = list(words)
    if _LAW not in found:
        return found
    start = found.index(_LAW)
    ids = found[start + 1 :]
    end = next((at for at, one in enumerate(ids) if one.startswith("-")), len(ids))
    files = [one for one in ids[:end] if _is_file(one)]
    ids[:end] = [one for one in ids[:end] if not _is_file(one)]
    return [*found[:start], *files, _LAW, *ids]


def _is_file(word: str) -> bool:
    return word.endswith(_FILES) or Path(word).is_file()


def together(said: Language, asked: argparse.Namespace) -> str:
    """Say what options of ``calculate`` cannot be asked for together, if any."""
    if asked.format in ("json", "html") and len(asked.case) > 1:
        return said.say("one-case", format=asked.format)
    if asked.why is not None and asked.statement is not None:
        return said.say("why-statement", option="--why", other="--statement")
    if asked.why is not None and asked.format != "text":
        return said.say("why-text", option="--why", other="--format")
    if asked.statement is not None and asked.format not in ("text", "html"):
        return said.say("statement-format", option="--statement")
    return ""
