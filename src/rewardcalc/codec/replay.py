"""Stored results read back by calculating again, and the line that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rewardcalc.calculation import calculate
from rewardcalc.codec.lines import below, line_digests, lines
from rewardcalc.codec.reading import OTHERS, read_case
from rewardcalc.codec.result_data import LINE_DIGESTS, RESULT_FORMAT
from rewardcalc.codec.results import encode_result
from rewardcalc.codec.source import RESULT_LIMIT_MB, Source, load
from rewardcalc.errors import (
    Fault,
    InputError,
    ReplayError,
    RewardcalcError,
    fault,
    refuse,
)
from rewardcalc.result import Calculation

# What is not there; a null that somebody wrote is something else.
_ABSENT: Final = object()


def read_result(source: Source) -> Calculation:
    """Read a stored result by calculating its inputs again (重算).

    Raises:
        ReplayError: a line of the stored result is not what comes out now, or a line of
            its inputs is not what was calculated.
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
    result = _calculated(stored, inputs)
    found = encode_result(result)
    other = next(_other_inputs(stored), None)
    if other is not None and found["digest"] != stored.get("digest"):
        raise ReplayError((other,))
    stored = {**stored, "engine": found["engine"]}
    # The digest is that of all lines: it says something only where they are the same.
    differing = sorted(differences(stored, found), key=lambda one: one[0] == "digest")
    if differing:
        raise ReplayError((_difference(*differing[0]),))
    return result


def _calculated(stored: Mapping[str, Any], inputs: Mapping[str, Any]) -> Calculation:
    """Calculate the inputs again; where that fails, say which line made it fail."""
    try:
        return calculate(read_case(inputs))
    except RewardcalcError as error:
        other = next(_other_inputs(stored), None)
        if other is not None:
            raise ReplayError((other,)) from error
        faults = tuple(one.under("inputs") for one in error.faults)
        raise type(error)(faults) from error


def _other_inputs(stored: Mapping[str, Any]) -> Iterator[Fault]:
    """Find the lines of the inputs that are not those that were calculated."""
    before = stored.get(LINE_DIGESTS)
    if not isinstance(before, Mapping):
        return
    values = dict(lines(stored["inputs"]))
    now = line_digests(stored["inputs"])
    for path in dict.fromkeys([*now, *before]):
        place = below("inputs", path)
        if path not in now:
            yield fault("replay-input-missing", path=place)
        elif path not in before:
            yield fault("replay-input-extra", values[path], place)
        elif now[path] != before[path]:
            yield fault("replay-input-differs", values[path], place)


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
            mine, now = stored.get(key, _ABSENT), found.get(key, _ABSENT)
            yield from differences(mine, now, below(path, key))
    elif isinstance(stored, list) and isinstance(found, list):
        for place in range(max(len(stored), len(found))):
            mine = stored[place] if place < len(stored) else _ABSENT
            now = found[place] if place < len(found) else _ABSENT
            yield from differences(mine, now, f"{path}[{place}]")
    elif type(stored) is not type(found) or stored != found:
        yield path, stored, found
