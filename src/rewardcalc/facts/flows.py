"""What receipts and costs must be to each other before anything is booked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rewardcalc.errors import Fault, fault
from rewardcalc.facts import readers
from rewardcalc.facts.booking import bookings
from rewardcalc.facts.deal import Conversion, Cost, Receipt, Reserve
from rewardcalc.facts.profit import OperatingProfit


def receipt_faults(
    conversion: Conversion, receipts: Sequence[Receipt]
) -> Iterator[Fault]:
    """Find faults of currencies, of ids, and of money paid back that never came."""
    by_id: dict[str, Receipt] = {}
    for place, receipt in enumerate(receipts):
        if receipt.id is not None:
            if receipt.id in by_id:
                yield fault("id-twice", receipt.id, f"[{place}].id")
            by_id.setdefault(receipt.id, receipt)
    faults = []
    for place, receipt in enumerate(receipts):
        found = [
            *_currency_faults(conversion, receipt),
            *_refund_faults(conversion, receipt, by_id),
        ]
        faults += [one.under(f"[{place}]") for one in found]
    yield from faults
    if not faults:
        yield from _overdrawn(conversion, receipts, by_id)


def _currency_faults(conversion: Conversion, entry: Receipt | Cost) -> Iterator[Fault]:
    code = entry.currency or conversion.currency
    yield from readers.decimals(code, entry.amount, "amount")
    foreign = code != conversion.currency
    refund = isinstance(entry, Receipt) and entry.amount.fen < 0
    if foreign and entry.rate is None and not refund:
        yield fault("rate-missing", entry.currency, "rate", own=conversion.currency)
    if not foreign and entry.rate is not None:
        yield fault("rate-needless", entry.rate, "rate", own=conversion.currency)


def _refund_faults(
    conversion: Conversion, receipt: Receipt, by_id: Mapping[str, Receipt]
) -> Iterator[Fault]:
    if receipt.amount.fen >= 0 and receipt.refunds is None:
        return
    if receipt.refunds is None:
        if receipt.currency not in (None, conversion.currency):
            yield fault("refund-foreign", receipt.amount, "refunds")
        return
    paid_back = by_id.get(receipt.refunds)
    if paid_back is None or paid_back.amount.fen < 0:
        ids = tuple(key for key, one in by_id.items() if one.amount.fen >= 0)
        yield fault("refund-unknown", receipt.refunds, "refunds", known=ids)
        return
    if paid_back.on > receipt.on:
        yield fault("refund-early", receipt.on, "on", received=paid_back.on)
    own = conversion.currency
    if (receipt.currency or own) != (paid_back.currency or own):
        yield fault("refund-currency", receipt.currency or own, "currency")
    if receipt.rate not in (None, paid_back.rate):
        yield fault("refund-rate", receipt.rate, "rate", rate=paid_back.rate)


def _overdrawn(
    conversion: Conversion, receipts: Sequence[Receipt], by_id: Mapping[str, Receipt]
) -> Iterator[Fault]:
    left = {key: receipt.amount.fen for key, receipt in by_id.items()}
    running = 0
    order = sorted(enumerate(receipts), key=lambda entry: entry[1].on)
    booked = bookings(conversion, receipts)
    for here, (place, receipt) in enumerate(order):
        running += booked[place][0]
        if receipt.refunds is not None:
            left[receipt.refunds] += receipt.amount.fen
            if left[receipt.refunds] < 0:
                yield fault("refund-over", receipt.amount, f"[{place}].amount")
                return
        last_of_day = here + 1 == len(order) or order[here + 1][1].on > receipt.on
        if last_of_day and running < 0:
            yield fault("refund-before", receipt.amount, f"[{place}].amount")
            return


def cost_faults(
    conversion: Conversion, receipts: Sequence[Receipt], costs: Sequence[Cost]
) -> Iterator[Fault]:
    """Find faults of the costs' currencies and of days that nothing gives."""
    for place, cost in enumerate(costs):
        for one in _currency_faults(conversion, cost):
            yield one.under(f"[{place}]")
        if cost.on is None and not receipts:
            yield fault("cost-day", cost.category, f"[{place}].on")


def decimal_faults(
    conversion: Conversion,
    reserves: Sequence[Reserve],
    operating_profit: Sequence[OperatingProfit],
) -> Iterator[Fault]:
    """Find decimals in amounts that are always in the case's own currency."""
    amounts = [
        *((f"reserves[{at}].amount", one.amount) for at, one in enumerate(reserves)),
        *(
            (f"operating_profit[{at}].amount", one.amount)
            for at, one in enumerate(operating_profit)
        ),
    ]
    for path, amount in amounts:
        yield from readers.decimals(conversion.currency, amount, path)
