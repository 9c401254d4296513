"""Statements: what one person, or the unit, has of a deal, and by which clause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from rewardcalc.accounts import Account
from rewardcalc.citation import Citation
from rewardcalc.distribution import Column, Flow
from rewardcalc.errors import UnknownNameError
from rewardcalc.money import Money, Shares
from rewardcalc.outcome import Outcome
from rewardcalc.performance_pay import exempt
from rewardcalc.terms import EQUITY
from rewardcalc.unknown import unknown


@frozen
class StatementLine:
    """An amount that fell due on a day, from which payee, and the clause behind it."""

    on: date
    payee: str
    amount: Money | Shares
    citation: Citation | None


@frozen
class InsuranceLine:
    """What the cash rewards of a year do to a person's social-insurance base."""

    year: int
    wages: Money
    outside: Money
    base: Money


@frozen
class Statement:
    """What one party has of a deal (个人、单位结算单).

    ``due`` sums the lines of money. ``accounts`` are there where payments are recorded.

    >>> from rewardcalc import calculate, read_case
    >>> calculate(read_case("examples/hubei-licence.toml")).statement("Li").due
    Money('399000.00')
    """

    case: str
    name: str
    lines: tuple[StatementLine, ...]
    due: Money
    accounts: tuple[Account, ...]
    insurance: tuple[InsuranceLine, ...] = ()


def statement(outcome: Outcome, name: str) -> Statement:
    """Give the statement of a person, by id or name.

    Raises:
        UnknownNameError: nobody of the case has that id or name.
    """
    people = [person for _, group in outcome.case.people for person in group]
    keys = {one.key for one in people if name in (one.key, one.name)}
    if not keys:
        names = [one.name for one in people]
        raise UnknownNameError((unknown("result-person", name, "", names),))
    lines = tuple(
        line
        for flow in outcome.flows
        for column in flow.people
        if column.person in keys
        for line in _lines(flow, column)
    )
    accounts = tuple(one for one in outcome.accounts if one.person in keys)
    insurance = tuple(
        InsuranceLine(
            year.block.year, wage, Money.of_fen(free), wage - Money.of_fen(free)
        )
        for year in outcome.performance_pay
        for key, wage in year.block.wages
        if key in keys
        for free in (exempt(year.cash, key),)
    )
    return Statement(outcome.case.id, name, lines, _due(lines), accounts, insurance)


def unit_statement(outcome: Outcome) -> Statement:
    """Give the statement of the unit: every part that goes to no person by name.

    What is due to a group whose people are not named yet is in it, until they are.
    """
    lines = tuple(
        line
        for flow in outcome.flows
        for column in flow.leaves
        for line in _lines(flow, column)
    )
    accounts = tuple(one for one in outcome.accounts if not one.person)
    name = outcome.case.institution.name
    return Statement(outcome.case.id, name, lines, _due(lines), accounts)


def _lines(flow: Flow, column: Column) -> Iterator[StatementLine]:
    said = _clause(flow, column.payee)
    for at, on in enumerate(flow.days):
        due = column.due(at)
        if due:
            amount = Shares(due) if flow.root == EQUITY else Money.of_fen(due)
            yield StatementLine(on, column.payee, amount, said)


def _clause(flow: Flow, payee: str) -> Citation | None:
    found = [
        child.citation
        for one in flow.courses
        for split in one.tree.splits
        for child in split.children
        if child.name == payee and child.citation is not None
    ]
    return found[-1] if found else None


def _due(lines: tuple[StatementLine, ...]) -> Money:
    return Money.of_fen(
        sum(one.amount.fen for one in lines if isinstance(one.amount, Money))
    )
