"""A deal over time in tables: what fell due day by day, and who stands where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from rewardcalc.distribution import Column, Flow
from rewardcalc.money import Money, Shares
from rewardcalc.report.language import Language
from rewardcalc.result import Calculation
from rewardcalc.terms import EQUITY

# What an account has, in the order in which reports show it.
ACCOUNT: Final = ("due", "paid", "open", "overdue", "overpaid", "recoverable")


@frozen
class Table:
    """A heading, the names of the columns, and rows; the first column is text."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(said: Language, result: Calculation) -> Iterator[Table]:
    """Give the deal over time: what fell due, what was paid, who stands where."""
    yield from timelines(said, result)
    yield from payments(said, result)
    yield from accounts(said, result)


def timelines(said: Language, result: Calculation) -> Iterator[Table]:
    """Give what fell due on each day, for deals with more than one."""
    for flow in result.flows:
        if len(flow.days) > 1:
            columns = list(_shown(flow))
            yield Table(
                said.say("dues"),
                (
                    said.say("day"),
                    *(_name(said, result, column) for column in columns),
                ),
                tuple(
                    (said.value(day), *(_due(said, flow, one, at) for one in columns))
                    for at, day in enumerate(flow.days)
                ),
            )


def _shown(flow: Flow) -> Iterator[Column]:
    """Give the root, the payees without people, and the people."""
    yield flow.nodes[0]
    yield from flow.leaves
    yield from flow.people


def _name(said: Language, result: Calculation, column: Column) -> str:
    if not column.person:
        return said.term(column.payee)
    return result.case.person(column.payee, column.person).label


def _due(said: Language, flow: Flow, column: Column, at: int) -> str:
    due = column.due(at)
    return said.value(Shares(due) if flow.root == EQUITY else Money.of_fen(due))


def payments(said: Language, result: Calculation) -> Iterator[Table]:
    """Give what was paid, day by day, in the order of days."""
    paid = sorted(result.case.payments, key=lambda one: one.on)
    if paid:
        yield Table(
            said.say("payments"),
            (said.say("day"), said.say("payee"), said.say("amount")),
            tuple(
                (
                    said.value(one.on),
                    _who(said, result, one.payee, one.name or ""),
                    said.money(one.amount),
                )
                for one in paid
            ),
        )


def accounts(said: Language, result: Calculation) -> Iterator[Table]:
    """Give what is due, paid and open, as of the case's day."""
    if not result.accounts:
        return
    yield Table(
        said.say("accounts", day=result.as_of),
        (said.say("payee"), *(said.say(f"account-{key}") for key in ACCOUNT)),
        tuple(
            (
                _who(said, result, one.payee, one.person),
                *(said.money(Money.of_fen(getattr(one, key))) for key in ACCOUNT),
            )
            for one in result.accounts
        ),
    )


def _who(said: Language, result: Calculation, payee: str, key: str) -> str:
    if not key:
        return said.term(payee)
    name = result.case.person(payee, key).label
    return said.say("person-of", payee=payee, name=name)
