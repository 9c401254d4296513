"""From a path or a text to plain data, with nothing lost on the way.

Binary floats stay recognisable (each remembers its text), a key that stands twice is
an error, and so is a file that is too large, not UTF-8 or nested too deeply.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Final, Self, TypeAlias

from rewardcalc.errors import refuse

Source: TypeAlias = "str | PathLike[str] | Mapping[str, Any]"

LIMIT_MB: Final = 10
RESULT_LIMIT_MB: Final = 1_000
_MB = 1_000_000
_DEPTH: Final = 64
_BOM: Final = "\ufeff"


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


def load(source: Source, limit: int = LIMIT_MB) -> Mapping[str, Any]:
    """Load a path, a file's text, or a mapping that is loaded already.

    A text with a line break, or one that begins like a table, is the file's text;
    every other text is a path. ``limit`` is the largest size in MB.

    Raises:
        InputError: the file cannot be read as TOML or JSON.
    """
    if isinstance(source, Mapping):
        loaded = source
    elif isinstance(source, str) and is_text(source):
        loaded = parse(source.removeprefix(_BOM), limit)
    elif isinstance(source, str | PathLike):
        loaded = parse(read_text(Path(source), limit), limit)
    else:
        raise refuse("source-type", source)
    _shallow(loaded)
    return loaded


def _shallow(loaded: object) -> None:
    """Refuse tables within tables without end, level by level."""
    level = [loaded]
    for _ in range(_DEPTH):
        # One table that stands in many places is looked at once.
        below: dict[int, Any] = {}
        for one in level:
            if isinstance(one, Mapping):
                below |= {id(each): each for each in one.values()}
            elif isinstance(one, list | tuple):
                below |= {id(each): each for each in one}
        level = list(below.values())
    if level:
        raise refuse("file-depth")


def is_text(source: object) -> bool:
    """Say whether a source is the text of a file, and not its path."""
    return isinstance(source, str) and (
        "\n" in source or source.removeprefix(_BOM).lstrip()[:1] in ("{", "[")
    )


def read_text(path: Path, limit: int) -> str:
    """Read a file of UTF-8 text that is not too large.

    Raises:
        InputError: there is no such file, it is too large, or it is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(limit * _MB + 1)
    except (OSError, ValueError):
        raise refuse("file-missing", str(path)) from None
    if len(raw) > limit * _MB:
        raise refuse("file-size", limit=limit)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("file-encoding") from None


def parse(text: str, limit: int) -> Mapping[str, Any]:
    """Parse the text of a file; text that begins with a brace is JSON, else TOML.

    Raises:
        InputError: the text is neither, or not a table.
    """
    if len(text.encode(errors="replace")) > limit * _MB:
        raise refuse("file-size", limit=limit)
    try:
        loaded = _json(text) if text.lstrip()[:1] == "{" else _toml(text)
    except RecursionError:
        raise refuse("file-depth") from None
    return loaded


def _toml(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text, parse_float=WrittenFloat)
    except ValueError as error:
        raise refuse("file-toml", detail=str(error)) from None


def _json(text: str) -> Mapping[str, Any]:
    try:
        loaded: Mapping[str, Any] = json.loads(
            text,
            parse_float=WrittenFloat,
            parse_constant=WrittenFloat,
            object_pairs_hook=_once,
        )
    except ValueError as error:
        raise refuse("file-json", detail=str(error)) from None
    return loaded


def _once(entries: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(entries)
    if len(found) < len(entries):
        counts = Counter(key for key, _ in entries)
        twice = next(key for key, count in counts.items() if count > 1)
        raise ValueError(f"the key {twice!r} stands twice")  # noqa: TRY003, EM102
    return found
