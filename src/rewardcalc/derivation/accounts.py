"""The steps of the accounts: due, paid, open, overdue and owed back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rewardcalc.accounts import Account
from rewardcalc.distribution import Flow
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.trace import Args, Step, Word

money = Money.of_fen


def _dues(flow: Flow, one: Account, as_of: date) -> tuple[str, ...]:
    """Give the figures of what fell due to an account, day by day up to its day."""
    days = [at for at, day in enumerate(flow.days) if day <= as_of]
    if one.person:
        places = {(each.payee, each.person): at for at, each in enumerate(flow.people)}
        at = places[one.payee, one.person]
        return tuple(f"due[{day}].awards[{at}].amount" for day in days)
    return tuple(f"due[{day}].amounts.{one.payee}" for day in days)


def accounts(
    case: Case, found: Sequence[Account], as_of: date, flow: Flow
) -> Iterator[Step]:
    """Give the steps of every account, as of its day."""
    for at, paid in enumerate(case.payments if found else ()):
        who: Args = (("on", paid.on), ("payee", paid.payee))
        rule = "payment-to-payee"
        if paid.name is not None:
            rule = "payment"
            who += (("name", case.person(paid.payee, paid.name).label),)
        yield Step(f"inputs.payments[{at}].amount", rule, paid.amount, who)
    for place, one in enumerate(found):
        where = f"accounts[{place}]"
        payments = tuple(
            f"inputs.payments[{at}].amount"
            for at, each in enumerate(case.payments)
            if each.payee == one.payee
            and (each.name or "") == one.person
            and each.on <= as_of
        )
        name = Word(one.payee)
        if one.person:
            name = Word(case.person(one.payee, one.person).label)
        about: Args = (("name", name), ("on", as_of))
        both = (("due", money(one.due)), ("paid", money(one.paid)))
        uses = (f"{where}.due", f"{where}.paid")
        yield Step(
            f"{where}.due",
            "account-due",
            money(one.due),
            about,
            _dues(flow, one, as_of),
        )
        yield Step(f"{where}.paid", "account-paid", money(one.paid), about, payments)
        figures = (
            ("open", one.open),
            ("overdue", one.overdue),
            ("overpaid", one.overpaid),
            ("recoverable", one.recoverable),
        )
        for key, fen in figures:
            args = (*about, *both)
            yield Step(f"{where}.{key}", f"account-{key}", money(fen), args, uses)
