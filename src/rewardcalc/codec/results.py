"""Results as canonical JSON, with a digest; and back, by calculating again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rewardcalc.bases import base_of
from rewardcalc.calculation import calculate
from rewardcalc.citation import Citation
from rewardcalc.codec.encoding import encode_case, plain
from rewardcalc.codec.reading import read_case
from rewardcalc.codec.source import Source, load
from rewardcalc.errors import InputError, ReplayError, fault
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.performance_pay import PayYear
from rewardcalc.result import Award, Calculation, Due
from rewardcalc.trace import Finding, Step
from rewardcalc.version import __version__

RESULT_FORMAT: Final = "rewardcalc-result/1"
_NOT_DIGESTED: Final = ("engine", "digest")


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
    last = result.ledger.last
    citations = _Citations()
    data = {
        "format": RESULT_FORMAT,
        "case": result.case.id,
        "engine": f"rewardcalc {__version__}",
        "law": list(result.plan.law),
        "currency": result.case.conversion.currency,
        "receipts": _fen(last.receipts),
        "deducted": _fen(last.deducted),
        "not_deducted": _fen(last.not_deducted),
        "deficit": _fen(last.deficit),
        "reserved": _fen(last.held),
        "net_income": _fen(last.net),
        "amounts": plain_amounts(result.amounts),
        "awards": _awards(
            one for one in result.awards if isinstance(one.amount, Money)
        ),
        "due": _dues(result.due),
        **_equity(result),
        **_profits(result),
        **_accounts(result),
        "findings": [_finding(one) for one in result.findings],
        "performance_pay": [_pay(one) for one in result.performance_pay],
        "reimbursements": [
            {
                "on": one.on.isoformat(),
                "name": one.line.cost.borne_by,
                "category": one.line.cost.category.value,
                "amount": _fen(one.fen),
            }
            for one in result.ledger.reimbursed
        ],
        "steps": [_step(one, citations) for one in result.steps],
        "citations": citations.data,
        "inputs": encode_case(result.case),
    }
    return {**data, "digest": digest(data)}


def _fen(fen: int) -> str:
    return str(Money.of_fen(fen))


def plain_amounts(amounts: Mapping[str, object]) -> dict[str, str]:
    """Give amounts by node as text, in tree order."""
    return {node: str(amount) for node, amount in amounts.items()}


def _awards(awards: Iterable[Award]) -> list[dict[str, str]]:
    return [
        {
            "payee": one.payee,
            "name": one.name,
            **({"id": one.id} if one.id else {}),
            "amount": str(one.amount),
        }
        for one in awards
    ]


def _dues(dues: Iterable[Due]) -> list[dict[str, Any]]:
    return [
        {
            "on": one.on.isoformat(),
            "amounts": plain_amounts(one.amounts),
            "awards": _awards(one.awards),
        }
        for one in dues
    ]


def _equity(result: Calculation) -> dict[str, Any]:
    if not result.equity:
        return {}
    return {
        "equity": {
            "amounts": plain_amounts(result.equity),
            "awards": _awards(result.equity_awards),
            "due": _dues(result.equity_due),
        }
    }


def _profits(result: Calculation) -> dict[str, Any]:
    if not result.case.operating_profit:
        return {}
    return {
        "operating_profit": [
            {
                "year": one.year,
                "on": one.day.isoformat(),
                "amount": str(one.amount),
                "rewarded": _fen(base_of(one, result.plan)),
            }
            for one in result.case.operating_profit
        ]
    }


def _accounts(result: Calculation) -> dict[str, Any]:
    if not result.accounts:
        return {}
    return {
        "as_of": result.as_of.isoformat(),
        "accounts": [
            {
                "payee": one.payee,
                **({"name": one.person} if one.person else {}),
                "due": _fen(one.due),
                "paid": _fen(one.paid),
                "open": _fen(one.open),
                "overdue": _fen(one.overdue),
                "overpaid": _fen(one.overpaid),
                "recoverable": _fen(one.recoverable),
            }
            for one in result.accounts
        ],
    }


def _finding(one: Finding) -> dict[str, Any]:
    data: dict[str, Any] = {
        "code": one.code,
        "severity": one.severity.value,
        "text": {"id": one.text, "args": {key: plain(arg) for key, arg in one.args}},
    }
    if one.citation:
        data["instrument"] = one.citation.instrument
        data["provision"] = one.citation.provision
        data["citation"] = _citation(one.citation)
    if one.payees:
        data["payees"] = list(one.payees)
    if one.base:
        data["base"] = one.base
    if one.ratio is not None:
        data["ratio"] = str(one.ratio)
        data["required"] = str(one.required)
        data["actual"] = str(one.actual)
    if one.settled_below:
        data["settled_below_fen"] = one.settled_below
    if one.year:
        data["year"] = one.year
    if one.acknowledged:
        data["acknowledged"] = plain(one.acknowledged)
    return data


def _citation(one: Citation) -> dict[str, Any]:
    data: dict[str, Any] = {
        "instrument": one.instrument,
        "article": one.article,
        "quote": one.quote,
    }
    if one.paragraph:
        data["paragraph"] = one.paragraph
    if one.item:
        data["item"] = one.item
    if one.second_hand:
        data["second_hand"] = True
    return data


class _Citations:
    """The citations that steps refer to by number, each written once."""

    def __init__(self) -> None:
        self.data: list[dict[str, Any]] = []
        self._places: dict[Citation, int] = {}

    def number(self, citation: Citation) -> int:
        """Give the place of a citation in the list."""
        if citation not in self._places:
            self._places[citation] = len(self.data)
            self.data.append(_citation(citation))
        return self._places[citation]


def _step(one: Step, citations: _Citations) -> dict[str, Any]:
    data: dict[str, Any] = {
        "figure": one.figure,
        "rule": one.rule,
        "inputs": {key: plain(arg) for key, arg in one.args},
        "uses": list(one.uses),
        "output": str(one.output),
    }
    if one.citation:
        data["citation"] = citations.number(one.citation)
    if one.tail is not None:
        data["tail"] = str(one.tail)
    return data


def _pay(year: PayYear) -> dict[str, Any]:
    return {
        "year": year.block.year,
        "total": _fen(year.total),
        "against_cap": _fen(year.against_cap),
        "headroom": _fen(year.headroom),
        "next_year_base": _fen(year.next_year_base),
        "conversion_cash": _fen(year.conversion_cash),
        "social_insurance_wages": {
            key: _fen(fen) for key, fen in year.social_insurance_wages
        },
    }


def read_result(source: Source) -> Calculation:
    """Read a stored result by calculating its inputs again (重算).

    Raises:
        ReplayError: a line of the stored result is not what comes out now.
        InputError: the file is no result, or its inputs are no case.
    """
    stored = load(source)
    if stored.get("format") != RESULT_FORMAT:
        said = stored.get("format", "")
        raise InputError(
            (fault("format-unknown", said, "format", expected=RESULT_FORMAT),)
        )
    result = calculate(read_case(stored.get("inputs", {})))
    found = encode_result(result)
    stored = {**stored, "engine": found["engine"]}
    for path, mine, now in differences(stored, found):
        raise ReplayError((fault("replay-differs", mine, path, found=now),))
    return result


def differences(
    stored: object, found: object, path: str = ""
) -> Iterator[tuple[str, object, object]]:
    """Give every place in which two pieces of plain data differ."""
    if isinstance(stored, Mapping) and isinstance(found, Mapping):
        for key in dict.fromkeys([*found, *stored]):
            below = f"{path}.{key}" if path else str(key)
            yield from differences(stored.get(key), found.get(key), below)
    elif isinstance(stored, list) and isinstance(found, list):
        for place in range(max(len(stored), len(found))):
            mine = stored[place] if place < len(stored) else None
            now = found[place] if place < len(found) else None
            yield from differences(mine, now, f"{path}[{place}]")
    elif type(stored) is not type(found) or stored != found:
        yield path, stored, found
