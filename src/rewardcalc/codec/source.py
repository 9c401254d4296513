"""From a path or a text to plain data, with nothing lost on the way.

Binary floats stay recognisable (each remembers its text), a key that stands twice is
an error, and so is a file that is too large, not UTF-8 or nested too deeply.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import Any, Final, TypeAlias

from rewardcalc.codec.parsing import parsed
from rewardcalc.errors import refuse

Source: TypeAlias = "str | PathLike[str] | Mapping[str, Any]"

LIMIT_MB: Final = 10
RESULT_LIMIT_MB: Final = 1_000
_MB = 1_000_000
_DEPTH: Final = 64
_BOM: Final = "\ufeff"
_FAILURES: Final[Mapping[int | None, str]] = {
    errno.ENOENT: "file-missing",
    errno.ENOTDIR: "file-missing",
    errno.EISDIR: "file-directory",
    errno.EACCES: "file-permission",
    errno.EPERM: "file-permission",
}


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
        InputError: there is no such file, it cannot be read, it is too large, or it
            is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(limit * _MB + 1)
    except OSError as error:
        code = _failure(path, error)
        raise refuse(code, str(path), number=error.errno) from None
    except ValueError:
        raise refuse("file-missing", str(path)) from None
    if len(raw) > limit * _MB:
        raise refuse("file-size", limit=limit)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("file-encoding") from None


def _failure(path: Path, error: OSError) -> str:
    """Give the code of what the system says; a folder is refused in several ways."""
    with suppress(OSError):
        if path.is_dir():
            return "file-directory"
    return _FAILURES.get(error.errno, "file-unreadable")


def parse(text: str, limit: int) -> Mapping[str, Any]:
    """Parse the text of a file; text that begins with a brace is JSON, else TOML.

    Raises:
        InputError: the text is neither, or not a table.
    """
    if len(text.encode(errors="replace")) > limit * _MB:
        raise refuse("file-size", limit=limit)
    return parsed(text)
