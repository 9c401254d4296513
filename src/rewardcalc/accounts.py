"""Due, paid and open: what each payee and person stands at on a day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from rewardcalc.distribution import Column, Flow
from rewardcalc.facts import Case
from rewardcalc.plan import Plan
from rewardcalc.terms import EQUITY


@frozen
class Late:
    """What had to be paid before a day, as its time was over, and what was; in fen."""

    on: date
    ripe: int
    paid: int

    @property
    def missing(self) -> int:
        """What was past its time that day."""
        return max(self.ripe - self.paid, 0)


@frozen
class Account:
    """What one payee or person is owed and got, as of a day; all in fen.

    ``person`` is empty for a lump-sum payee. ``paid`` and ``due`` are cumulative.
    ``overpaid`` is what was paid although it was never due, ``recoverable`` what was
    due when it was paid and is not due any more, and ``once`` the most that was due and
    paid at the same time. ``now`` says what had to be paid by the
    day of the account, ``worst`` the same for the day of payment on which most was past
    its time; they are None where nothing sets a time, or nothing was past it.
    """

    payee: str
    person: str
    due: int
    paid: int
    overpaid: int
    recoverable: int
    once: int = 0
    now: Late | None = None
    worst: Late | None = None

    @property
    def open(self) -> int:
        """What is still to be paid; never netted against somebody else."""
        return max(self.due - self.paid, 0)

    @property
    def overdue(self) -> int:
        """The part of what is open whose time to pay has run out."""
        return self.now.missing if self.now else 0

    @property
    def paid_late(self) -> int:
        """What was past its time on a day of payment, although it was paid since."""
        return max(self.worst.missing - self.overdue, 0) if self.worst else 0


def accounts(case: Case, plan: Plan, flows: Sequence[Flow]) -> tuple[Account, ...]:
    """Give the accounts of all payees and persons as of the case's day (收付台账).

    The day is ``as_of``, or the last day on which anything happened. Without recorded
    payments nothing is known to be paid, and there are no accounts unless a day is asked
    for: then everything due is open.
    """
    if not case.payments and case.as_of is None:
        return ()
    return tuple(
        _account(case, plan, flow, column)
        for flow in flows
        if flow.root != EQUITY
        for column in _accountable(flow)
    )


def day_of_accounts(case: Case, flows: Sequence[Flow]) -> date:
    """Give the day as of which the accounts stand."""
    if case.as_of is not None:
        return case.as_of
    days = [day for flow in flows if flow.root != EQUITY for day in flow.days]
    return max([*days, *(one.on for one in case.payments)])


def _accountable(flow: Flow) -> Iterator[Column]:
    """Give whoever is paid: the persons, and leaves without persons."""
    yield from flow.leaves
    yield from flow.people


def _account(case: Case, plan: Plan, flow: Flow, column: Column) -> Account:
    as_of = day_of_accounts(case, [flow])
    dues = [
        (day, column.standing[at]) for at, day in enumerate(flow.days) if day <= as_of
    ]
    due = dues[-1][1] if dues else 0
    payments = sorted(
        (one.on, one.amount.fen)
        for one in case.payments
        if one.payee == column.payee
        and (one.name or "") == column.person
        and one.on <= as_of
    )
    paid = sum(fen for _, fen in payments)
    over = max(paid - due, 0)
    # What was once both due and paid is owed back when it is not due any more.
    once = _once_due_and_paid(dues, payments)
    back = min(over, max(once - min(paid, due), 0))
    contributes = column.person or column.payee in plan.contributors
    months = months_to_pay(case, plan) if contributes else None
    return Account(
        payee=column.payee,
        person=column.person,
        due=due,
        paid=paid,
        overpaid=over - back,
        recoverable=back,
        once=once,
        now=_now(months, dues, (as_of, paid)),
        worst=_worst(months, dues, payments),
    )


def _once_due_and_paid(
    dues: Sequence[tuple[date, int]], payments: Sequence[tuple[date, int]]
) -> int:
    """Give the most that was due and paid at the same time."""
    most = due = paid = 0
    steps = sorted(
        [(day, 0, total) for day, total in dues]
        + [(day, 1, fen) for day, fen in payments]
    )
    for _, is_payment, fen in steps:
        if is_payment:
            paid += fen
        else:
            due = fen
        most = max(most, min(due, paid))
    return most


def _now(
    months: int | None, dues: Sequence[tuple[date, int]], stand: tuple[date, int]
) -> Late | None:
    """Give what fell due so long ago that it had to be paid by now."""
    as_of, paid = stand
    if months is None:
        return None
    ripe = [total for day, total in dues if later(day, months) < as_of]
    # What has become due and was taken back since is not owed any more.
    return Late(as_of, min(ripe[-1], dues[-1][1]), paid) if ripe else None


def _worst(
    months: int | None,
    dues: Sequence[tuple[date, int]],
    payments: Sequence[tuple[date, int]],
) -> Late | None:
    """Give the day of payment on which most was past its time, None if nothing was."""
    if months is None:
        return None
    days = [day for day, _ in dues]
    ends = [later(day, months) for day in days]
    worst, paid = None, 0
    for day, fen in payments:
        ripe = bisect_left(ends, day)
        if fen > 0 and ripe:
            # What has become due and was taken back since is not owed any more.
            owed = min(dues[ripe - 1][1], dues[bisect_right(days, day) - 1][1])
            late = Late(day, owed, paid)
            if late.missing > (worst.missing if worst else 0):
                worst = late
        paid += fen
    return worst


def months_to_pay(case: Case, plan: Plan) -> int | None:
    """Give how many months there are to pay: the house's rule, else the law's."""
    own = case.regulation.pay_within_months
    if own is not None:
        return own
    return plan.deadlines[-1].months if plan.deadlines else None


def later(day: date, months: int) -> date:
    """Give the same day some months later, or the last day of a shorter month.

    The calendar ends with the year 9999: a later day is its last one.

    >>> later(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
