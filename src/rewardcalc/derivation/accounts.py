"""The steps of the accounts: due, paid, open, overdue and owed back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rewardcalc.accounts import Account, Late, months_to_pay
from rewardcalc.derivation.places import numbered, place_of
from rewardcalc.distribution import Flow
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.outcome import Outcome
from rewardcalc.trace import Args, Step, Word

money = Money.of_fen


def _dues(flow: Flow, one: Account, as_of: date) -> tuple[str, ...]:
    """Give the figures of what fell due to an account, day by day up to its day."""
    days = [at for at, day in enumerate(flow.days) if day <= as_of]
    if one.person:
        place = numbered(flow.people)[one.payee, one.person]
        column = flow.people[place]
        return tuple(
            f"due[{at}].awards[{place}].amount" for at in days if column.due(at)
        )
    if flow.taken is not None and one.payee == flow.taken.payee:
        return tuple(f"due[{at}].amounts.{one.payee}" for at in days)
    return tuple(
        f"{place_of(flow, course, at)}.amounts.{one.payee}"
        for at in days
        for course in flow.moves[at]
        if one.payee in course.tree.lumps
        and any(each.payee == one.payee and each.due(at) for each in course.nodes)
    )


def accounts(outcome: Outcome, flow: Flow) -> Iterator[Step]:
    """Give the steps of every account, as of its day."""
    case, as_of = outcome.case, outcome.as_of
    for at, paid in enumerate(case.payments):
        who: Args = (("on", paid.on), ("payee", paid.payee))
        rule = "payment-to-payee"
        if paid.name is not None:
            rule = "payment"
            who += (("name", case.person(paid.payee, paid.name).label),)
        yield Step(f"inputs.payments[{at}].amount", rule, paid.amount, who)
    for place, one in enumerate(outcome.accounts):
        where = f"accounts[{place}]"
        name = Word(one.payee)
        if one.person:
            name = Word(case.person(one.payee, one.person).label)
        about: Args = (("name", name), ("on", as_of))
        uses = (f"{where}.due", f"{where}.paid")
        due, paid_by = money(one.due), money(one.paid)
        dues = _dues(flow, one, as_of)
        yield Step(uses[0], "account-due", due, about, dues)
        yield Step(uses[1], "account-paid", paid_by, about, _payments(case, one, as_of))
        args = (*about, ("due", due), ("paid", paid_by))
        yield Step(f"{where}.open", "account-open", money(one.open), args, uses)
        yield from _too_much(one, where, (args, uses))
        yield from _in_time(outcome, one, where, (about, uses))


def _too_much(
    one: Account, where: str, shared: tuple[Args, tuple[str, ...]]
) -> Iterator[Step]:
    """Give what is owed back, and what was paid although it was never due."""
    args, uses = shared
    back, over = money(one.recoverable), money(one.overpaid)
    figure = f"{where}.recoverable"
    if one.paid <= one.due:
        yield Step(figure, "account-recoverable", back, args, uses)
        yield Step(f"{where}.overpaid", "account-overpaid", over, args, uses)
        return
    once = (*args, ("once", money(one.once)))
    yield Step(figure, "account-recoverable-once", back, once, uses)
    args += (("back", back),)
    used = (*uses, figure)
    yield Step(f"{where}.overpaid", "account-overpaid-less", over, args, used)


def _payments(case: Case, one: Account, as_of: date) -> tuple[str, ...]:
    """Give the figures of what was paid to an account up to its day."""
    return tuple(
        f"inputs.payments[{at}].amount"
        for at, each in enumerate(case.payments)
        if each.payee == one.payee
        and (each.name or "") == one.person
        and each.on <= as_of
    )


def _in_time(
    outcome: Outcome, one: Account, where: str, shared: tuple[Args, tuple[str, ...]]
) -> Iterator[Step]:
    """Give what is overdue, and what was paid after its time."""
    case, plan = outcome.case, outcome.plan
    about, uses = shared
    months = months_to_pay(case, plan)
    clause = None
    if case.regulation.pay_within_months is None and plan.deadlines:
        clause = plan.deadlines[-1].citation
    overdue = money(one.overdue)
    if one.now is None or months is None:
        yield Step(f"{where}.overdue", "account-in-time", overdue, about[:1], uses)
    else:
        args = (*about, ("months", months), *_stand(one.now))
        yield Step(f"{where}.overdue", "account-overdue", overdue, args, uses, clause)
    if one.worst is not None and months is not None and one.paid_late:
        args = (
            *about[:1],
            ("on", one.worst.on),
            ("months", months),
            *_stand(one.worst),
            ("overdue", overdue),
        )
        late = money(one.paid_late)
        used = (f"{where}.overdue",)
        yield Step(f"{where}#late", "account-late", late, args, used, clause)


def _stand(one: Late) -> Args:
    return (("ripe", money(one.ripe)), ("paid", money(one.paid)))
