"""Reading a case: a path, a file's text, or the same table as a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rewardcalc.codec.source import Source, load
from rewardcalc.codec.structure import structure
from rewardcalc.errors import Fault, InputError, fault
from rewardcalc.facts import Case

CASE_FORMAT: Final = "rewardcalc-case/1"


def read_case(source: Source) -> Case:
    """Read a case (案例文件) from TOML or JSON.

    ``source`` is a path, the text of a file, or the same table as a mapping.

    Raises:
        InputError: all faults of the file at once, each with its path.

    >>> read_case("examples/hubei-licence.toml").conversion.method.value
    'licence'
    """
    loaded = load(source)
    faults = [*_format(loaded), *_regulation_file(loaded)]
    body = {key: value for key, value in loaded.items() if key != "format"}
    try:
        case: Case = structure(body, Case)
    except InputError as error:
        found = (*faults, *error.faults)
        raise InputError(tuple(dict.fromkeys(found))) from None
    if faults:
        raise InputError(tuple(faults))
    return case


def _format(loaded: Mapping[str, Any]) -> list[Fault]:
    said = loaded.get("format")
    if said is None:
        return [fault("format-missing", path="format", expected=CASE_FORMAT)]
    if said != CASE_FORMAT:
        return [fault("format-unknown", said, "format", expected=CASE_FORMAT)]
    return []


def _regulation_file(loaded: Mapping[str, Any]) -> list[Fault]:
    named = loaded.get("regulation")
    return (
        [fault("file-regulation", named, "regulation")]
        if isinstance(named, str)
        else []
    )
