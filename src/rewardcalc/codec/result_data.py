"""A result as plain data, with the keys of its JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rewardcalc.awards import Award, Due
from rewardcalc.bases import base_of
from rewardcalc.citation import Citation
from rewardcalc.codec.encoding import encode_case, plain
from rewardcalc.codec.lines import line_digests
from rewardcalc.money import Money
from rewardcalc.performance_pay import PayYear
from rewardcalc.result import Calculation
from rewardcalc.trace import Finding, Step
from rewardcalc.version import __version__

RESULT_FORMAT: Final = "rewardcalc-result/1"
LINE_DIGESTS: Final = "input_digests"


def result_data(result: Calculation) -> dict[str, Any]:
    """Give a result as plain data, the digest not yet in it."""
    last = result.ledger.last
    citations = _Citations()
    inputs = encode_case(result.case)
    return {
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
        **({} if result.legal is None else {"legal_net_income": _fen(result.legal)}),
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
        "inputs": inputs,
        LINE_DIGESTS: line_digests(inputs),
    }


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
        data["year"] = int(one.year)
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
