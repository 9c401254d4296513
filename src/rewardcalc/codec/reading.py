"""Reading cases and regulations: a path, a file's text, or the same table as a mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from rewardcalc.codec.further import further
from rewardcalc.codec.source import Source, is_text, load
from rewardcalc.codec.structure import structure
from rewardcalc.errors import Fault, InputError, fault, refuse
from rewardcalc.facts import Case
from rewardcalc.regulation import Regulation

CASE_FORMAT: Final = "rewardcalc-case/1"
REGULATION_FORMAT: Final = "rewardcalc-regulation/1"
OTHERS: Final[Mapping[str, str]] = {
    CASE_FORMAT: "calculate",
    REGULATION_FORMAT: "check",
    "rewardcalc-result/1": "verify",
}
_IN_A_FILE: Final = ("id", "institution", "title", "in_force", "evidence", "source")


def read_case(source: Source) -> Case:
    """Read a case (案例文件) from TOML or JSON.

    ``source`` is a path, the text of a file, or the same table as a mapping. A case may
    name a regulation in a file of its own, relative to itself.

    Raises:
        InputError: all faults of the file at once, each with its path.

    >>> read_case("examples/hubei-licence.toml").conversion.method.value
    'licence'
    """
    loaded = load(source)
    faults = list(_format(loaded, CASE_FORMAT))
    body = {key: value for key, value in loaded.items() if key != "format"}
    if isinstance(body.get("regulation"), str):
        try:
            body["regulation"] = _own_file(source, body["regulation"])
        except InputError as error:
            file = f"regulation {body['regulation']}"
            faults += [one.under(file) for one in error.faults]
            del body["regulation"]
    case: Case = _structured(body, Case, faults)
    return case


def read_regulation(source: Source) -> Regulation:
    """Read a regulation in a file of its own (制度文件).

    It says which regulation it is: id, institution, title, first day, evidence and
    source; and every split names its clause in ``citation``.

    Raises:
        InputError: all faults of the file at once, each with its path.

    >>> read_regulation("examples/regulations/model.toml").institution
    '示范大学（虚构）'
    """
    loaded = load(source)
    faults = [*_format(loaded, REGULATION_FORMAT), *_unsaid(loaded)]
    body = {key: value for key, value in loaded.items() if key != "format"}
    regulation: Regulation = _structured(body, Regulation, faults)
    return regulation


def _structured(body: Mapping[str, Any], kind: type[Any], faults: list[Fault]) -> Any:  # noqa: ANN401
    try:
        made = structure(body, kind)
    except InputError as error:
        # A part that was refused already is not reported again as missing.
        known = {one.path.partition(".")[0].partition(" ")[0] for one in faults}
        new = [
            one
            for one in error.faults
            if not (one.code == "missing" and one.path in known)
        ]
        found = (*faults, *new)
        more = further(body, found) if kind is Case else ()
        raise InputError((*found, *more)) from None
    if faults:
        raise InputError(tuple(faults))
    return made


def _format(loaded: Mapping[str, Any], expected: str) -> Iterator[Fault]:
    said = loaded.get("format")
    if said is None:
        yield fault("format-missing", path="format", expected=expected)
    elif isinstance(said, str) and said in OTHERS and said != expected:
        # Its keys say nothing here: one fault is all there is to say.
        raise refuse("format-other", said, "format", command=OTHERS[said])
    elif said != expected:
        yield fault("format-unknown", said, "format", expected=expected)


def _own_file(source: Source, name: str) -> Regulation:
    """Read the regulation that a case names, relative to the case's own file."""
    if isinstance(source, Mapping) or is_text(source):
        return read_regulation(Path(name))
    return read_regulation(Path(source).parent / name)


def files_of(path: Path) -> Iterator[Path]:
    """Give the files that a case was read from: its own, and its regulation's."""
    yield path
    try:
        named = load(path).get("regulation")
    except InputError:
        return
    if isinstance(named, str):
        yield path.parent / named


def _unsaid(loaded: Mapping[str, Any]) -> Iterator[Fault]:
    """Find what a regulation in a file of its own must say of itself."""
    for key in _IN_A_FILE:
        if key not in loaded:
            yield fault("missing", path=key, name=key)
    for where, splits in _splits(loaded):
        for place, split in enumerate(splits):
            if isinstance(split, Mapping) and "citation" not in split:
                path = f"{where}[{place}].citation"
                yield fault("missing", path=path, name="citation")


def _splits(loaded: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    own = loaded.get("splits")
    if isinstance(own, list):
        yield "splits", own
    versions = loaded.get("versions")
    for place, one in enumerate(versions if isinstance(versions, list) else []):
        below = one.get("splits") if isinstance(one, Mapping) else None
        if isinstance(below, list):
            yield f"versions[{place}].splits", below
