"""The net income of a deal, day by day: receipts less the costs that they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from rewardcalc.facts import Case, Cost
from rewardcalc.facts.booking import booked_cost, bookings, first_day
from rewardcalc.income import OwnIncome
from rewardcalc.law.provision import (
    IncomeRule,
)
from rewardcalc.ratio import Ratio
from rewardcalc.running import CAME, HELD, REFUSED, SPENT, Day, Move, running_days
from rewardcalc.terms import CostCategory


@frozen
class CostLine:
    """A cost as booked: its day, its fen, and whether it may be deducted.

    ``place`` is where it stands in the case; ``reason`` says why it is not deducted.
    """

    place: int
    cost: Cost
    on: date
    fen: int
    rate: Ratio | None
    reason: str = ""

    @property
    def deductible(self) -> bool:
        """Whether the income rule lets it be deducted."""
        return not self.reason


@frozen
class ReceiptLine:
    """A receipt as booked in the case's currency; money paid back is negative.

    ``rate`` is that of foreign money, None for the case's own currency.
    """

    place: int
    on: date
    fen: int
    rate: Ratio | None


@frozen
class Covered:
    """A part of a cost that the receipts came to cover on a day."""

    on: date
    line: CostLine
    fen: int


@frozen
class Ledger:
    """Receipts and costs as booked, and where they stood day by day."""

    receipts: tuple[ReceiptLine, ...]
    costs: tuple[CostLine, ...]
    days: tuple[Day, ...]
    reimbursed: tuple[Covered, ...]

    @property
    def last(self) -> Day:
        """Where the deal stands in the end."""
        return (
            self.days[-1] if self.days else Day(date.min, 0, 0, 0, 0, 0, 0, (), (), 0)
        )


def ledger(
    case: Case,
    rule: IncomeRule,
    starts: Sequence[date] = (date.min,),
    own: OwnIncome | None = None,
) -> Ledger:
    """Book receipts and costs by day under an income rule (净收入核算).

    A cost is covered by what has come in so far; what is not covered is carried to
    the next receipt. Money paid back does not undo a reimbursement already made.
    ``starts`` are the first days of the segments of the regulation: a cost or a reserve
    belongs to the segment of its day, money paid back to that of its receipt. ``own``
    is the house's own rule, if it has one: its deductible costs, what it takes from the
    receipts first, and the highest part of them that costs may eat.
    """
    deductible = rule.deductible
    if own is not None and own.deductible is not None:
        deductible = frozenset(own.deductible)
    first = first_day(case.receipts) or date.min
    receipts = tuple(
        ReceiptLine(place, one.on, *booking)
        for place, (one, booking) in enumerate(
            zip(case.receipts, bookings(case.conversion, case.receipts), strict=True)
        )
    )
    costs = tuple(
        CostLine(
            place,
            one,
            one.on or first,
            *booked_cost(case.conversion, one),
            _reason(case, one, deductible),
        )
        for place, one in enumerate(case.costs)
    )
    days = tuple(running_days(_moves(case, receipts, costs), starts, own))
    fronted = any(line.cost.borne_by for line in costs)
    covered = tuple(_reimbursed(days, costs)) if fronted else ()
    return Ledger(receipts, costs, days, covered)


def _moves(
    case: Case, receipts: Sequence[ReceiptLine], costs: Sequence[CostLine]
) -> Iterator[Move]:
    by_id = {one.id: one.on for one in case.receipts if one.id is not None}
    for line in receipts:
        named = case.receipts[line.place].refunds
        of = by_id[named] if named is not None else line.on
        yield Move(line.on, CAME, line.fen, of)
    for cost in costs:
        kind = SPENT if cost.deductible else REFUSED
        yield Move(cost.on, kind, cost.fen, cost.on)
    for one in case.reserves:
        yield Move(one.on, HELD, one.amount.fen, one.on)
        yield Move(one.until, HELD, -one.amount.fen, one.on)


def _reason(case: Case, cost: Cost, deductible: frozenset[CostCategory]) -> str:
    if not case.receipts:
        return "no-receipts"
    if cost.category in deductible:
        return ""
    research = cost.category in (
        CostCategory.RESEARCH_FISCAL,
        CostCategory.RESEARCH_OWN,
    )
    return "research" if research else "not-in-rule"


def _reimbursed(days: Sequence[Day], costs: Sequence[CostLine]) -> Iterator[Covered]:
    """Give what is paid back to those who fronted costs: the earliest cost first.

    Costs of one day go by category, then by who bore them, then by amount, so that
    the order in which they are written changes nothing.
    """
    order = list(CostCategory)
    queue = sorted(
        (line for line in costs if line.deductible),
        key=lambda line: (
            line.on,
            order.index(line.cost.category),
            line.cost.borne_by or "",
            line.fen,
        ),
    )
    high = 0
    done = 0
    at = 0
    for day in days:
        while high < day.deducted:
            line = queue[at]
            part = min(line.fen - done, day.deducted - high)
            if line.cost.borne_by and part:
                yield Covered(day.on, line, part)
            high += part
            done += part
            if done == line.fen:
                at, done = at + 1, 0
