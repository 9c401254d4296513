"""Results as canonical JSON, with a digest; and back, by calculating again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rewardcalc.calculation import calculate
from rewardcalc.codec.encoding import encode_case, plain
from rewardcalc.codec.reading import OTHERS, read_case
from rewardcalc.codec.result_data import RESULT_FORMAT, result_data
from rewardcalc.codec.source import RESULT_LIMIT_MB, Source, load
from rewardcalc.errors import Fault, InputError, ReplayError, fault, refuse
from rewardcalc.facts import Case
from rewardcalc.result import Calculation

_NOT_DIGESTED: Final = ("engine", "digest")

# What is not there; a null that somebody wrote is something else.
_ABSENT: Final = object()


def canonical(data: object) -> str:
    """Give plain data as one line of JSON: keys sorted, no blanks, text as it is."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_json(value: object) -> str:
    """Give a case or a result as one line of canonical JSON."""
    if isinstance(value, Calculation):
        return canonical(encode_result(value))
    return canonical(
        plain(value) if not isinstance(value, Case) else encode_case(value)
    )


def digest(data: Mapping[str, Any]) -> str:
    """Give the SHA-256 of everything in a result but the engine and the digest."""
    kept = {key: one for key, one in data.items() if key not in _NOT_DIGESTED}
    return "sha256:" + hashlib.sha256(canonical(kept).encode()).hexdigest()


def encode_result(result: Calculation) -> dict[str, Any]:
    """Give a result as plain data, digest included."""
    data = result_data(result)
    return {**data, "digest": digest(data)}


def read_result(source: Source) -> Calculation:
    """Read a stored result by calculating its inputs again (重算).

    Raises:
        ReplayError: a line of the stored result is not what comes out now.
        InputError: the file is no result, or its inputs are no case.

    >>> from rewardcalc import calculate
    >>> result = calculate(read_case("examples/hubei-licence.toml"))
    >>> read_result(result.to_json()) == result
    True
    """
    stored = load(source, RESULT_LIMIT_MB)
    if stored.get("format") != RESULT_FORMAT:
        said = stored.get("format", "")
        if isinstance(said, str) and said in OTHERS:
            raise refuse("format-other", said, "format", command=OTHERS[said])
        raise InputError(
            (fault("format-unknown", said, "format", expected=RESULT_FORMAT),)
        )
    inputs = stored.get("inputs")
    if not isinstance(inputs, Mapping):
        raise InputError((fault("table-type", inputs, "inputs"),))
    result = calculate(read_case(inputs))
    found = encode_result(result)
    stored = {**stored, "engine": found["engine"]}
    # The digest is that of all lines: it says something only where they are the same.
    lines = sorted(differences(stored, found), key=lambda one: one[0] == "digest")
    if lines:
        raise ReplayError((_difference(*lines[0]),))
    return result


def _difference(path: str, mine: object, now: object) -> Fault:
    """Say what the line is that differs first."""
    if mine is _ABSENT:
        return fault("replay-missing", path=path, found=now)
    if now is _ABSENT:
        return fault("replay-extra", mine, path)
    if path == "digest":
        return fault("replay-digest", path=path)
    return fault("replay-differs", mine, path, found=now)


def differences(
    stored: object, found: object, path: str = ""
) -> Iterator[tuple[str, object, object]]:
    """Give every place in which two pieces of plain data differ."""
    if isinstance(stored, Mapping) and isinstance(found, Mapping):
        for key in dict.fromkeys([*found, *stored]):
            below = f"{path}.{key}" if path else str(key)
            mine, now = stored.get(key, _ABSENT), found.get(key, _ABSENT)
            yield from differences(mine, now, below)
    elif isinstance(stored, list) and isinstance(found, list):
        for place in range(max(len(stored), len(found))):
            mine = stored[place] if place < len(stored) else _ABSENT
            now = found[place] if place < len(found) else _ABSENT
            yield from differences(mine, now, f"{path}[{place}]")
    elif type(stored) is not type(found) or stored != found:
        yield path, stored, found
