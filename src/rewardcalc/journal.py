"""Journal lines of a deal for the finance system, as data: each line balances."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from rewardcalc.distribution import Flow
from rewardcalc.money import Money
from rewardcalc.outcome import Outcome
from rewardcalc.terms import EQUITY, OPERATING_PROFIT, OWNERS


class Ledger(StrEnum):
    """The accounts that the lines speak of (会计科目): yours have their own names."""

    BANK = "bank"
    UNDISTRIBUTED = "undistributed"
    COSTS = "costs-recovered"
    FRONTED = "reimbursements-payable"
    PAYABLE = "rewards-payable"
    OWNERS = "owners-payable"
    RETAINED = "retained-income"


@frozen
class JournalLine:
    """One line: the same amount on the debit and on the credit side (借、贷).

    ``amount`` is never below zero: what goes back stands with its sides changed.
    ``party`` is the person or the payee it concerns.

    >>> from rewardcalc import calculate, read_case
    >>> line = calculate(read_case("examples/hubei-licence.toml")).journal()[0]
    >>> line.debit.value, line.credit.value, line.amount
    ('bank', 'undistributed', Money('1000000.00'))
    """

    on: date
    debit: Ledger
    credit: Ledger
    amount: Money
    party: str


def journal(outcome: Outcome) -> tuple[JournalLine, ...]:
    """Give the journal lines of a deal's money in order of days (记账分录).

    What comes in stands as undistributed until it is deducted for costs, due to
    somebody, or paid back; what is held back stays undistributed.
    """
    lines = [*_received(outcome), *_costs(outcome)]
    for flow in outcome.flows:
        if flow.root != EQUITY:
            lines += [*_profits(flow), *_dues(outcome, flow)]
    lines += _paid(outcome)
    return tuple(sorted(lines, key=lambda one: one.on))


def _line(
    on: date, sides: tuple[Ledger, Ledger], fen: int, party: str
) -> Iterator[JournalLine]:
    debit, credit = sides if fen > 0 else (sides[1], sides[0])
    if fen:
        yield JournalLine(on, debit, credit, Money.of_fen(abs(fen)), party)


def _received(outcome: Outcome) -> Iterator[JournalLine]:
    for line in outcome.ledger.receipts:
        entry = outcome.case.receipts[line.place]
        sides = (Ledger.BANK, Ledger.UNDISTRIBUTED)
        yield from _line(line.on, sides, line.fen, entry.id or "")


def _profits(flow: Flow) -> Iterator[JournalLine]:
    """Give what is set aside of the operating profit to be divided."""
    if flow.root == OPERATING_PROFIT:
        for at, on in enumerate(flow.days):
            sides = (Ledger.RETAINED, Ledger.UNDISTRIBUTED)
            yield from _line(on, sides, flow.nodes[0].due(at), "")


def _costs(outcome: Outcome) -> Iterator[JournalLine]:
    """Give what is deducted, less what goes back to somebody who fronted a cost."""
    fronted: dict[date, int] = {}
    for each in outcome.ledger.reimbursed:
        party = each.line.cost.borne_by or ""
        sides = (Ledger.UNDISTRIBUTED, Ledger.FRONTED)
        yield from _line(each.on, sides, each.fen, party)
        fronted[each.on] = fronted.get(each.on, 0) + each.fen
    before = 0
    for day in outcome.ledger.days:
        own = day.deducted - before - fronted.get(day.on, 0)
        yield from _line(day.on, (Ledger.UNDISTRIBUTED, Ledger.COSTS), own, "")
        before = day.deducted


def _dues(outcome: Outcome, flow: Flow) -> Iterator[JournalLine]:
    for at, on in enumerate(flow.days):
        for column in flow.people:
            sides = (Ledger.UNDISTRIBUTED, Ledger.PAYABLE)
            yield from _line(on, sides, column.due(at), column.person)
        for column in flow.leaves:
            sides = (Ledger.UNDISTRIBUTED, _owed(outcome, column.payee))
            yield from _line(on, sides, column.due(at), column.payee)


def _owed(outcome: Outcome, payee: str) -> Ledger:
    """Give where what is due to a payee stands until it is paid."""
    if payee == OWNERS:
        return Ledger.OWNERS
    people = outcome.case.is_people(payee)
    return Ledger.PAYABLE if people else Ledger.RETAINED


def _paid(outcome: Outcome) -> Iterator[JournalLine]:
    for one in outcome.case.payments:
        party = one.name or one.payee
        sides = (_owed(outcome, one.payee), Ledger.BANK)
        yield from _line(one.on, sides, one.amount.fen, party)
