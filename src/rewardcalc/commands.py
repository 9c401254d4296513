"""What the commands do: read, calculate, and write all of it or nothing."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from rewardcalc import options
from rewardcalc.calculation import calculate
from rewardcalc.checking import check
from rewardcalc.codec.lines import canonical
from rewardcalc.codec.reading import read_case, read_regulation
from rewardcalc.codec.replay import read_result
from rewardcalc.codec.results import encode_result
from rewardcalc.codec.source import load
from rewardcalc.comparison import compare, with_rate
from rewardcalc.errors import ReplayError, RewardcalcError, UnknownNameError
from rewardcalc.facts import Case, Institution
from rewardcalc.law import catalogue
from rewardcalc.report import checks, comparisons, derivations, markdown, page, text
from rewardcalc.report import laws as law_report
from rewardcalc.report.language import Language
from rewardcalc.result import Calculation
from rewardcalc.terms import Severity
from rewardcalc.writing import BAD_INPUT, DIFFERENT, LAWFUL, VIOLATED, Done

_HEADS: Final[Mapping[str, str]] = {
    "replay-digest": "verify-changed",
    "replay-input-differs": "verify-inputs",
    "replay-input-missing": "verify-inputs",
    "replay-input-extra": "verify-inputs",
}
_COLOURS: Final[Mapping[Severity, str]] = {
    Severity.OK: "32",
    Severity.NOTE: "0",
    Severity.WARNING: "33",
    Severity.VIOLATION: "31",
}


def calculated(asked: argparse.Namespace, said: Language) -> Done:
    """Calculate the cases that were asked for."""
    wrong = options.together(said, asked)
    if wrong:
        return Done(BAD_INPUT, err=wrong)
    found = [(path, _one(path, asked)) for path in asked.case]
    failed = [one for _, one in found if isinstance(one, RewardcalcError)]
    results = [(path, one) for path, one in found if isinstance(one, Calculation)]
    errors = "\n".join(
        _report(said, path, one)
        for path, one in found
        if isinstance(one, RewardcalcError)
    )
    lawful = all(one.lawful for _, one in results)
    status = BAD_INPUT if failed else LAWFUL if lawful else VIOLATED
    if asked.format == "jsonl":
        lines = [_line(path, one, said) for path, one in found]
        return Done(status, "\n".join(lines), errors)
    if failed:
        return Done(status, err=errors)
    return _printed(said, results, asked, status)


def _printed(
    said: Language,
    results: Sequence[tuple[str, Calculation]],
    asked: argparse.Namespace,
    status: int,
) -> Done:
    """Print all results, or say which of them lacks the name that was asked for."""
    printed = []
    for path, one in results:
        try:
            printed.append(_shown(said, one, asked))
        except UnknownNameError as error:
            head = said.say("why-unknown", file=path)
            return Done(BAD_INPUT, err="\n".join([head, *_lines(said, error)]))
    return Done(status, "\n\n".join(printed))


def _shown(said: Language, result: Calculation, asked: argparse.Namespace) -> str:
    """Give a result in the form that was asked for."""
    if asked.why is not None:
        return derivations.why_text(said, result, asked.why)
    if asked.statement is not None:
        found = result.statement(derivations.meant(said, result, asked.statement))
        as_page = asked.format == "html"
        return page.sheet(said, found) if as_page else text.of(found, said.identifier)
    if asked.format == "text":
        paint = _painted if _colourful(asked) else None
        return text.of(result, said.identifier, paint)
    data = encode_result(result)
    if asked.format == "json":
        return json.dumps(data, ensure_ascii=False, indent=2)
    digest: str = data["digest"]
    if asked.format == "md":
        return markdown.of(said, result, digest)
    return page.of(said, result, digest)


def _one(path: str, asked: argparse.Namespace) -> Calculation | RewardcalcError:
    changes = _given({"law": asked.law, "as_of": asked.on})
    try:
        return calculate(read_case(Path(path)).with_(**changes))
    except RewardcalcError as error:
        return error


def _report(said: Language, path: str, error: RewardcalcError) -> str:
    head = said.say("faults", file=path, count=len(error.faults))
    return "\n".join([head, *_lines(said, error)])


def _lines(said: Language, error: RewardcalcError) -> list[str]:
    return [f"  {said.fault(one)}" for one in error.faults]


def _line(path: str, one: Calculation | RewardcalcError, said: Language) -> str:
    if isinstance(one, Calculation):
        return canonical(encode_result(one))
    errors = [
        {
            "code": each.code,
            "path": each.path,
            "value": each.value,
            "message": said.fault_sentence(each),
        }
        for each in one.faults
    ]
    return canonical({"case": _id(path), "errors": errors})


def _id(path: str) -> str:
    """Give the id of a faulty case if it can be read, else its path."""
    try:
        found: Any = load(Path(path)).get("id")
    except RewardcalcError:
        found = None
    return found if isinstance(found, str) and found else path


def _colourful(asked: argparse.Namespace) -> bool:
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return asked.output is None and bool(
        sys.stdout and sys.stdout.isatty() and not plain
    )


def _painted(severity: Severity, line: str) -> str:
    return f"\x1b[{_COLOURS[severity]}m{line}\x1b[0m"


def verified(asked: argparse.Namespace, said: Language) -> Done:
    """Recalculate a stored result, and name the line that differs first."""
    path = asked.result
    try:
        read_result(Path(path))
    except ReplayError as error:
        head = said.say(_HEADS.get(error.faults[0].code, "verify-differs"), file=path)
        return Done(DIFFERENT, err="\n".join([head, *_lines(said, error)]))
    except RewardcalcError as error:
        return Done(BAD_INPUT, err=_report(said, path, error))
    return Done(LAWFUL, said.say("verify-same", file=path))


def laws(asked: argparse.Namespace, said: Language) -> Done:
    """Show the instruments in force on a day, at a place."""
    found = [
        one
        for one in catalogue.all_instruments()
        if asked.region is None or one.within(asked.region)
    ]
    try:
        if asked.on is not None:
            found = list(catalogue.in_force(found, asked.on))
    except RewardcalcError as error:
        return Done(BAD_INPUT, err="\n".join(said.fault(one) for one in error.faults))
    return Done(LAWFUL, law_report.laws(said, found))


def checked(asked: argparse.Namespace, said: Language) -> Done:
    """Check a regulation against the law of a place and a day."""
    try:
        regulation = read_regulation(Path(asked.regulation))
        institution = Institution(
            regulation.institution or "-",
            kind=asked.kind,
            state_founded=asked.state_founded,
            region=asked.region,
            pilot=asked.pilot,
            city=asked.city,
        )
        found = check(regulation, institution, asked.on, asked.law)
    except RewardcalcError as error:
        return Done(BAD_INPUT, err=_report(said, asked.regulation, error))
    status = LAWFUL if found.lawful else VIOLATED
    return Done(status, checks.check_text(said, found))


def compared(asked: argparse.Namespace, said: Language) -> Done:
    """Compare a case with another one, or with itself under a change."""
    path = asked.case
    try:
        case = read_case(Path(path))
        before = calculate(case)
        path = asked.other or path
        other = case if asked.other is None else read_case(Path(path))
        found = compare(before, calculate(_changed(other, asked)))
    except RewardcalcError as error:
        return Done(BAD_INPUT, err=_report(said, path, error))
    return Done(LAWFUL, comparisons.compare_text(said, found))


def _changed(case: Case, asked: argparse.Namespace) -> Case:
    """Give a case with the changes that were asked for."""
    there = {"region": asked.region, "pilot": asked.pilot}
    rates = {"completers": asked.completers, "transfer_staff": asked.transfer_staff}
    changes: dict[str, Any] = {}
    if any(one is not None for one in there.values()):
        changes["institution"] = evolve(case.institution, **_given(there))
    ruled = case.regulation
    for payee, rate in _given(rates).items():
        ruled = with_rate(ruled, payee, rate)
    changes["regulation"] = ruled
    if asked.agreed_on is not None:
        changes["conversion"] = evolve(case.conversion, agreed_on=asked.agreed_on)
    return case.with_(**changes, **_given({"law": asked.law}))


def _given(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in asked.items() if one is not None}
