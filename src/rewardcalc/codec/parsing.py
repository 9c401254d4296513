"""From the text of a file to plain data; what a parser says is said again in our words."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Final, Self

from rewardcalc.errors import InputError, refuse

_PLACE = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)$")
_END = "(at end of document)"

# What the parsers say, in parts, and the sentence of ours that names the usual cause.
_TOML: Final[Mapping[str, str]] = {
    "twice": "file-toml-twice",
    "Cannot overwrite": "file-toml-twice",
    "Cannot mutate": "file-toml-twice",
    "Duplicate": "file-toml-twice",
    "string": "file-toml-string",
    "Illegal character": "file-toml-string",
    "Expected '='": "file-toml-equals",
    "Invalid statement": "file-toml-equals",
    "Invalid initial character": "file-toml-equals",
    "Unclosed": "file-toml-open",
    _END: "file-toml-open",
    "Invalid value": "file-toml-value",
    "Expected newline": "file-toml-end",
}
_JSON: Final[Mapping[str, str]] = {
    "property name": "file-json-key",
    "':' delimiter": "file-json-key",
    "comma": "file-json-comma",
    "',' delimiter": "file-json-comma",
    "Expecting value": "file-json-value",
    "Unterminated": "file-json-string",
    "control character": "file-json-string",
    "Invalid \\": "file-json-string",
    "Extra data": "file-json-more",
}


# What people write by habit: dates, truth, thousands, wide signs, names as keys.
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_HABITS: Final[Mapping[str, re.Pattern[str]]] = {
    "file-toml-date": re.compile(
        r"=\s*(?P<it>[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}日?)"
    ),
    "file-toml-truth": re.compile(r"=\s*(?P<it>True|False|TRUE|FALSE|是|否|yes|no)\b"),
    "file-toml-thousands": re.compile(r"=\s*(?P<it>[0-9]{1,3}(?:[,，'][0-9]{3})+)"),
    "file-toml-sign": re.compile(
        r"(?P<it>[\u00a0\u200b\u2018-\u201d\u3000-\u3003\u3010\u3011\ufeff\uff01-\uff5e])"
    ),
    "file-toml-name": re.compile(r"(?P<it>[\u4e00-\u9fff][\u4e00-\u9fff·]*)\s*="),
}


class WrittenFloat(float):
    """A float that remembers how it was written, so that an error can show it."""

    text: str

    def __new__(cls, text: str) -> Self:
        """Make it from the text of a file."""
        made = super().__new__(cls, text)
        made.text = text
        return made

    def __repr__(self) -> str:
        return self.text


def parsed(text: str) -> Mapping[str, Any]:
    """Parse a text; one that begins with a brace is JSON, else TOML.

    Raises:
        InputError: the text is neither: where, and the usual cause.
    """
    try:
        return _json(text) if text.lstrip()[:1] == "{" else _toml(text)
    except InputError:
        raise
    except RecursionError:
        raise refuse("file-depth") from None
    except ValueError:
        # Python reads no number of so many digits, and says no place.
        raise refuse("file-digits") from None


def _toml(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text, parse_float=WrittenFloat)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        found = _PLACE.search(said)
        lines = text.split("\n")
        line, column = found.groups() if found else (len(lines), len(lines[-1]) + 1)
        code, value = _habit(lines[int(line) - 1] if found else "")
        raise refuse(
            code or _cause(said, _TOML, "file-toml"), value, line=line, column=column
        ) from None


def _habit(line: str) -> tuple[str, str]:
    """Find what people write by habit in a line that is not TOML: its code, and it."""
    bare = _QUOTED.sub('""', line.partition("#")[0])
    for code, pattern in _HABITS.items():
        found = pattern.search(bare)
        if found and not _is_day(found["it"]):
            sign = found["it"]
            hidden = (len(sign) == 1 and not sign.isprintable()) or sign.isspace()
            return code, f"U+{ord(sign):04X}" if hidden else sign
    return "", ""


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        return len(text) == len("2025-03-01") and bool(date.fromisoformat(text))
    return False


def _json(text: str) -> Mapping[str, Any]:
    try:
        loaded: Mapping[str, Any] = json.loads(
            text,
            parse_float=WrittenFloat,
            parse_constant=WrittenFloat,
            object_pairs_hook=_once,
        )
    except json.JSONDecodeError as error:
        code = _cause(error.msg, _JSON, "file-json")
        raise refuse(code, line=error.lineno, column=error.colno) from None
    return loaded


def _cause(said: str, causes: Mapping[str, str], other: str) -> str:
    return next((code for part, code in causes.items() if part in said), other)


def _once(entries: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(entries)
    if len(found) < len(entries):
        counts = Counter(key for key, _ in entries)
        raise refuse(
            "file-json-twice", next(key for key, count in counts.items() if count > 1)
        )
    return found
