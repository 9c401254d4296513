"""Entries in the case's own currency, and the days that entries fall on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from rewardcalc import settle
from rewardcalc.facts.deal import Conversion, Cost, Receipt
from rewardcalc.ratio import Ratio

Booking: TypeAlias = tuple[int, Ratio | None]


def bookings(
    conversion: Conversion, receipts: Sequence[Receipt]
) -> tuple[Booking, ...]:
    """Give each receipt in fen of the case's currency, and the rate of foreign money.

    Each entry is booked by itself; money paid back at the rate of the receipt that it
    pays back. The refund that pays back the last of a receipt takes what is left of it,
    so that nothing remains of a receipt that was paid back in parts.
    """
    found: dict[int, Booking] = {}
    left: dict[str, list[int]] = {}
    rates = {one.id: one.rate for one in receipts if one.id is not None}
    foreign = [
        place
        for place, one in enumerate(receipts)
        if one.currency not in (None, conversion.currency)
    ]
    for place in sorted(
        foreign, key=lambda at: (receipts[at].refunds is not None, receipts[at].on, at)
    ):
        one = receipts[place]
        rate = one.rate if one.refunds is None else rates[one.refunds]
        assert rate is not None  # noqa: S101 (the faults of the currencies came first)
        fen = settle.booked(one.amount.fen, rate)
        if one.refunds is not None:
            fen = _of_the_rest(left[one.refunds], one.amount.fen, fen)
        elif one.id is not None:
            left[one.id] = [one.amount.fen, fen]
        found[place] = (fen, rate)
    return tuple(
        found.get(place, (one.amount.fen, None)) for place, one in enumerate(receipts)
    )


def _of_the_rest(left: list[int], foreign: int, fen: int) -> int:
    """Give what a refund takes of a receipt, never more than is left of it."""
    rest = left[0] + foreign
    taken = -left[1] if rest <= 0 else max(fen, -left[1])
    left[0], left[1] = rest, left[1] + taken
    return taken


def booked_cost(conversion: Conversion, cost: Cost) -> Booking:
    """Give a cost in fen of the case's currency, and the rate of foreign money."""
    if cost.rate is None or cost.currency in (None, conversion.currency):
        return cost.amount.fen, None
    return settle.booked(cost.amount.fen, cost.rate), cost.rate


def first_day(receipts: Sequence[Receipt]) -> date | None:
    """Give the day of the first receipt, on which costs without a day fall."""
    return min((receipt.on for receipt in receipts), default=None)
