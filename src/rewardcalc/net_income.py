"""The net income of a deal, day by day: receipts less the costs that they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from rewardcalc.facts import Case, Cost
from rewardcalc.facts.flows import booked, day_of
from rewardcalc.law.instrument import IncomeRule
from rewardcalc.ratio import Ratio
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
class Day:
    """Where the deal stands at the end of a day on which something happened.

    All in fen and cumulative: what came in, the deductible costs, the part of them
    that the receipts cover (``deducted``), and the net income.
    """

    on: date
    receipts: int
    costs: int
    not_deducted: int

    @property
    def deducted(self) -> int:
        """What the receipts so far cover of the costs."""
        return min(self.receipts, self.costs)

    @property
    def deficit(self) -> int:
        """The costs not covered yet, carried to the next receipt."""
        return self.costs - self.deducted

    @property
    def net(self) -> int:
        """The net income (转化净收入), never below zero."""
        return self.receipts - self.deducted


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
        return self.days[-1] if self.days else Day(date.min, 0, 0, 0)


def ledger(case: Case, rule: IncomeRule) -> Ledger:
    """Book receipts and costs by day under an income rule (净收入核算).

    A cost is covered by what has come in so far; what is not covered is carried to
    the next receipt. Money paid back does not undo a reimbursement already made.
    """
    by_id = {one.id: one for one in case.receipts if one.id is not None}
    receipts = tuple(
        ReceiptLine(place, one.on, *booked(case.conversion, one, by_id))
        for place, one in enumerate(case.receipts)
    )
    costs = tuple(
        CostLine(
            place,
            one,
            day_of(one, case.receipts),
            *booked(case.conversion, one, by_id),
            _reason(case, one, rule),
        )
        for place, one in enumerate(case.costs)
    )
    days = tuple(_days(receipts, costs))
    return Ledger(receipts, costs, days, tuple(_reimbursed(days, costs)))


def _reason(case: Case, cost: Cost, rule: IncomeRule) -> str:
    if not case.receipts:
        return "equity-without-costs"
    if cost.category in rule.deductible:
        return ""
    research = cost.category in (
        CostCategory.RESEARCH_FISCAL,
        CostCategory.RESEARCH_OWN,
    )
    return "research" if research else "not-in-rule"


def _days(receipts: Sequence[ReceiptLine], costs: Sequence[CostLine]) -> Iterator[Day]:
    came: dict[date, int] = {}
    spent: dict[date, int] = {}
    refused: dict[date, int] = {}
    for receipt in receipts:
        came[receipt.on] = came.get(receipt.on, 0) + receipt.fen
    for line in costs:
        kind = spent if line.deductible else refused
        kind[line.on] = kind.get(line.on, 0) + line.fen
    total = (0, 0, 0)
    for on in sorted({*came, *spent, *refused}):
        total = (
            total[0] + came.get(on, 0),
            total[1] + spent.get(on, 0),
            total[2] + refused.get(on, 0),
        )
        yield Day(on, *total)


def _reimbursed(days: Sequence[Day], costs: Sequence[CostLine]) -> Iterator[Covered]:
    """Give what is paid back to those who fronted costs: the earliest cost first.

    Costs of one day go by category, then by who bore them, then by amount, so that
    the order in which they are written changes nothing.
    """
    if not any(line.cost.borne_by for line in costs):
        return
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
