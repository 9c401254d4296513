"""What the parts of a case must be to each other: one small check for each matter.

Every check names the parts it needs. A file with a faulty receipt is still checked for
everything that needs no receipt, so that all faults come out in one report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rewardcalc.errors import Fault, fault
from rewardcalc.facts import flows, groups
from rewardcalc.facts.booking import first_day
from rewardcalc.facts.deal import Conversion, Cost, Receipt, Reserve
from rewardcalc.facts.equity import Equity
from rewardcalc.facts.groups import Groups
from rewardcalc.facts.parties import Institution
from rewardcalc.facts.pay import PerformancePay
from rewardcalc.facts.payments import Acknowledgement, Payment
from rewardcalc.facts.profit import OperatingProfit
from rewardcalc.money import Money
from rewardcalc.regulation import Regulation
from rewardcalc.terms import (
    EQUITY,
    OPERATING_PROFIT,
    PUBLIC_KINDS,
    USE,
    GovernedBy,
    InstitutionKind,
    Method,
)
from rewardcalc.unknown import unknown

# The warnings that somebody can answer for.
ACKNOWLEDGED = ("head-equity",)


def _receipts(conversion: Conversion, receipts: tuple[Receipt, ...]) -> Iterator[Fault]:
    for one in flows.receipt_faults(conversion, receipts):
        yield one.under("receipts")


def _costs(
    conversion: Conversion, receipts: tuple[Receipt, ...], costs: tuple[Cost, ...]
) -> Iterator[Fault]:
    for one in flows.cost_faults(conversion, receipts, costs):
        yield one.under("costs")


def _what_came(
    conversion: Conversion,
    receipts: tuple[Receipt, ...],
    equity: Equity | None,
    operating_profit: tuple[OperatingProfit, ...],
) -> Iterator[Fault]:
    """Find what the method needs and is not there, and what it has no use for."""
    method = conversion.method
    needed = (
        EQUITY if method == Method.EQUITY else OPERATING_PROFIT if method in USE else ""
    )
    came = {EQUITY: equity is not None, OPERATING_PROFIT: bool(operating_profit)}
    for part, there in came.items():
        if there and part != needed:
            yield fault(f"{part}-needless".replace("_", "-"), method, part)
        if not there and part == needed:
            yield fault(f"{part}-missing".replace("_", "-"), path=part)
    if not needed and not receipts:
        yield fault("receipts-missing", path="receipts")


def _use(conversion: Conversion, receipts: tuple[Receipt, ...]) -> Iterator[Fault]:
    """Find what own and joint use need, and what only they or equity have use for."""
    method = conversion.method
    if conversion.production_on is not None and method not in USE:
        yield fault("production-needless", method, "conversion.production_on")
    if conversion.route is not None and method != Method.EQUITY:
        yield fault("route-needless", method, "conversion.route")
    if method in USE and receipts:
        yield fault("receipts-needless", method, "receipts")


def _profits(operating_profit: tuple[OperatingProfit, ...]) -> Iterator[Fault]:
    years: set[int] = set()
    for place, one in enumerate(operating_profit):
        if one.year in years:
            where = f"operating_profit[{place}].year"
            yield fault("profit-year-twice", one.year, where)
        years.add(one.year)
        if one.day.year < one.year:
            where = f"operating_profit[{place}].on"
            yield fault("profit-early", one.day, where, year=one.year)


def _reserves(
    receipts: tuple[Receipt, ...], reserves: tuple[Reserve, ...]
) -> Iterator[Fault]:
    if reserves and not receipts:
        yield fault("reserve-needless", path="reserves")
    first = first_day(receipts)
    for place, one in enumerate(reserves):
        if first is not None and one.on < first:
            yield fault("reserve-early", one.on, f"reserves[{place}].on", first=first)


def _versions(
    conversion: Conversion,
    regulation: Regulation,
    receipts: tuple[Receipt, ...],
    equity: Equity | None,
    operating_profit: tuple[OperatingProfit, ...],
) -> Iterator[Fault]:
    """Find days for which the regulation has no version, and nameless refunds."""
    versions = regulation.versions_for(conversion.agreed_on)
    if not versions:
        first = min(one.from_ for one in regulation.versions)
        where = "regulation.versions"
        yield fault("version-none", conversion.agreed_on, where, first=first)
        return
    first = versions[0].from_
    days = [
        *((f"receipts[{at}].on", one.on) for at, one in enumerate(receipts)),
        *(
            (f"equity.tranches[{at}].on", one.on)
            for at, one in enumerate(equity.tranches if equity else ())
        ),
        *(
            (f"operating_profit[{at}].on", one.day)
            for at, one in enumerate(operating_profit)
        ),
    ]
    if regulation.governed_by == GovernedBy.RECEIPT_DAY:
        for where, day in days:
            if day < first:
                yield fault("version-none", day, where, first=first)
    for place, one in enumerate(receipts):
        if len(versions) > 1 and one.amount.fen < 0 and one.refunds is None:
            yield fault("refund-nameless", one.amount, f"receipts[{place}].refunds")


def _acknowledgements(
    people: Groups, acknowledgements: tuple[Acknowledgement, ...]
) -> Iterator[Fault]:
    """Find acknowledgements of nothing that is warned of, or about nobody."""
    keys = [person.key for _, group in people for person in group]
    for place, one in enumerate(acknowledgements):
        if one.code not in ACKNOWLEDGED:
            where = f"acknowledgements[{place}].code"
            yield fault("acknowledgement-code", one.code, where, words=ACKNOWLEDGED)
        if one.name is not None and one.name not in keys:
            where = f"acknowledgements[{place}].name"
            yield unknown("wages-unknown", one.name, where, keys)


def _payments(people: Groups, payments: tuple[Payment, ...]) -> Iterator[Fault]:
    """Find payments to nobody: a payee of people is paid person by person."""
    groups_by_payee = dict(people)
    for place, one in enumerate(payments):
        keys = [person.key for person in groups_by_payee.get(one.payee, ())]
        if keys and one.name not in keys:
            where = f"payments[{place}].name"
            if one.name is None:
                yield fault("payment-name-missing", path=where, words=tuple(keys))
            else:
                yield unknown("payment-nobody", one.name, where, keys)
        if not keys and one.name is not None:
            where = f"payments[{place}].payee"
            yield fault("payment-name-needless", one.name, where, payee=one.payee)


def _paid_back(payments: tuple[Payment, ...]) -> Iterator[Fault]:
    """Find payments back of more than somebody had been paid by that day."""
    paid: dict[tuple[str, str | None], int] = {}
    by_day = sorted(
        enumerate(payments), key=lambda one: (one[1].on, -one[1].amount.fen)
    )
    for place, one in by_day:
        who = (one.payee, one.name)
        before = paid.get(who, 0)
        paid[who] = before + one.amount.fen
        if paid[who] < 0:
            where = f"payments[{place}].amount"
            had = Money.of_fen(max(before, 0))
            yield fault("payment-back", one.amount, where, paid=had)


def _identities(people: Groups) -> Iterator[Fault]:
    for one in groups.identity_faults(people):
        yield one.under("people")


def _pay(
    institution: Institution,
    conversion: Conversion,
    performance_pay: tuple[PerformancePay, ...],
) -> Iterator[Fault]:
    if not performance_pay:
        return
    if conversion.currency != "CNY":
        yield fault("pay-currency", conversion.currency, "performance_pay")
    public = institution.kind in PUBLIC_KINDS and institution.state_founded
    if not public and institution.kind != InstitutionKind.STATE_ENTERPRISE:
        yield fault("pay-kind", institution.kind, "performance_pay")
    years: set[int] = set()
    for place, block in enumerate(performance_pay):
        if block.year in years:
            yield fault("pay-year-twice", block.year, f"performance_pay[{place}].year")
        years.add(block.year)


def _wages(
    people: Groups, performance_pay: tuple[PerformancePay, ...]
) -> Iterator[Fault]:
    known = [person.key for _, group in people for person in group]
    for place, block in enumerate(performance_pay):
        for key, _ in block.wages:
            if key not in known:
                where = f"performance_pay[{place}].wages.{key}"
                yield unknown("wages-unknown", key, where, known)


CONSISTENCY: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("conversion", "receipts"), _receipts),
    (("conversion", "receipts", "costs"), _costs),
    (("conversion", "receipts", "equity", "operating_profit"), _what_came),
    (("conversion", "receipts"), _use),
    (("conversion", "reserves", "operating_profit"), flows.decimal_faults),
    (("operating_profit",), _profits),
    (("receipts", "reserves"), _reserves),
    (
        ("conversion", "regulation", "receipts", "equity", "operating_profit"),
        _versions,
    ),
    (("people",), _identities),
    (("people", "payments"), _payments),
    (("payments",), _paid_back),
    (("people", "acknowledgements"), _acknowledgements),
    (("regulation", "people"), groups.equal_faults),
    (("regulation", "people"), groups.split_people_faults),
    (("institution", "conversion", "performance_pay"), _pay),
    (("people", "performance_pay"), _wages),
)
