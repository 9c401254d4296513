"""The lines of plain data: each place with its value, and a digest of each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Final

# Enough to tell any two values of a line apart; the whole result has a full one.
_DIGITS: Final = 16


def canonical(data: object) -> str:
    """Give plain data as one line of JSON: keys sorted, no blanks, text as it is."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(data: object) -> str:
    """Give the SHA-256 of plain data, as hexadecimal digits."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def below(path: str, key: object) -> str:
    """Give the path of what a table has under a key."""
    return f"{path}.{key}" if path else str(key)


def lines(data: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Give place and value of everything that is no table and no list, or is empty."""
    if isinstance(data, Mapping) and data:
        for key, one in data.items():
            yield from lines(one, below(path, key))
    elif isinstance(data, list) and data:
        for place, one in enumerate(data):
            yield from lines(one, f"{path}[{place}]")
    else:
        yield path, data


def line_digests(data: object) -> dict[str, str]:
    """Give a short digest of each line, so that a changed one can be named.

    >>> line_digests({"id": "2025-017"})
    {'id': 'sha256:63a0c13ee85e6a72'}
    """
    return {path: f"sha256:{sha256(one)[:_DIGITS]}" for path, one in lines(data)}
