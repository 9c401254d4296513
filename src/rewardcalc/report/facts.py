"""The facts of a case as rows of two columns."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.band import ratios_of
from rewardcalc.facts import Case, Cost, Person, Receipt
from rewardcalc.ratio import Ratio
from rewardcalc.report.language import Language


def fact_rows(said: Language, case: Case) -> Iterator[tuple[str, str]]:
    """Give label and value of every fact of a case."""
    if case.id or case.title:
        yield said.say("case"), said.say("title", id=case.id, title=case.title).strip()
    there, deal = case.institution, case.conversion
    yield said.say("institution"), there.name
    yield (
        said.say("conversion"),
        said.say(
            "deal",
            institution=said.term(there.kind.value),
            method=deal.method,
            day=deal.agreed_on,
            currency=deal.currency,
        ),
    )
    for receipt in case.receipts:
        kind = "receipt-of" if receipt.amount.fen >= 0 else "refund-of"
        label = said.say(kind, day=receipt.on)
        yield label, _amount(said, case, receipt)
    for cost in case.costs:
        label = said.say("cost-of", category=cost.category.value)
        yield label, _amount(said, case, cost)
    yield from _equity(said, case)
    for profit in case.operating_profit:
        label = said.say("profit-of", year=str(profit.year))
        yield label, said.money(profit.amount)
    yield said.say("regulation"), said.term(case.regulation.basis.value)
    for payee, ratio in _rates(case):
        yield said.term(payee), said.ratio(ratio)
    for payee, people in case.people:
        for person in people:
            label = said.say("person-of", payee=payee, name=person.label)
            yield label, _claim(said, person)


def _amount(said: Language, case: Case, entry: Receipt | Cost) -> str:
    amount = said.money(entry.amount)
    if entry.currency in (None, case.conversion.currency):
        return amount
    return said.say("foreign", amount=amount, currency=entry.currency or "")


def _equity(said: Language, case: Case) -> Iterator[tuple[str, str]]:
    equity = case.equity
    if equity is None:
        return
    if equity.shares is not None:
        yield said.say("shares"), said.whole(equity.shares.count)
    if equity.capital_ratio is not None:
        yield said.say("capital"), said.ratio(equity.capital_ratio)
    for one in equity.tranches:
        yield said.say("shares-of", day=one.on), said.value(one.shares)


def _rates(case: Case) -> Iterator[tuple[str, Ratio]]:
    ruled = case.regulation
    for split in ruled.splits:
        if split.into is not None:
            yield from ratios_of(split.into).items()
    if ruled.completers is not None:
        yield "completers", ruled.completers
    if ruled.transfer_staff is not None:
        yield "transfer_staff", ruled.transfer_staff


def _claim(said: Language, person: Person) -> str:
    if person.share is not None:
        return said.ratio(person.share)
    if person.weight is not None:
        return str(person.weight)
    return said.say("equally")
