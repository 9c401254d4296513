"""Findings about the life of a deal: the years that count, and payments made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rewardcalc.accounts import Account, months_to_pay
from rewardcalc.bases import base_of
from rewardcalc.distribution import Flow
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.outcome import Outcome
from rewardcalc.plan import Plan
from rewardcalc.plan.parts import PlannedWindow
from rewardcalc.terms import EQUITY, FirstYear, Severity, Strength
from rewardcalc.trace import Args, Finding


def windows(case: Case, plan: Plan) -> Iterator[Finding]:
    """Say which years of own or joint use are rewarded, and why the others are not."""
    window = plan.window
    frame = window.window if window else None
    if window is not None:
        yield from _chosen_years(plan, window)
    for one in sorted(case.operating_profit, key=lambda one: one.year):
        if base_of(one, plan) == 0:
            inside = window is None or one.year in window
            yield Finding(
                code="year-without-reward",
                severity=Severity.NOTE,
                text="year-of-loss" if inside else "year-outside-window",
                args=(("year", str(one.year)), ("amount", one.amount)),
                citation=frame.citation if frame else None,
                year=str(one.year),
            )


def _chosen_years(plan: Plan, window: PlannedWindow) -> Iterator[Finding]:
    frame = window.window
    for floor in plan.floors:
        if floor.window is not None and window.years < floor.window.least:
            binds = floor.strength == Strength.BINDING
            yield Finding(
                code="reward-years-too-few",
                severity=Severity.VIOLATION if binds else Severity.NOTE,
                text="reward-years-too-few",
                args=(("years", window.years), ("least", floor.window.least)),
                citation=floor.window.citation,
            )
    if frame is not None:
        profit = frame.first == FirstYear.PROFIT
        yield Finding(
            code="reading-first-year",
            severity=Severity.NOTE,
            text="reading-first-profit" if profit else "reading-first-year",
            args=(("years", window.years), ("first", str(window.first or "-"))),
            citation=frame.citation,
        )


def at_registration(case: Case, plan: Plan) -> Iterator[Finding]:
    """Say when shares are handed over, where neither rule nor agreement says it."""
    said = [one.equity for one in plan.deadlines if one.equity is not None]
    if said and case.equity and case.regulation.pay_within_months is None:
        yield Finding(
            code="equity-at-registration",
            severity=Severity.NOTE,
            text="equity-at-registration",
            citation=said[-1],
        )


def settled(outcome: Outcome) -> Iterator[Finding]:
    """Say who owes something back, was paid too much, or has waited too long."""
    case, plan = outcome.case, outcome.plan
    yield from _taken_back(case, outcome.flows)
    own = case.regulation.pay_within_months is not None
    for one in outcome.accounts:
        figures = (
            ("overpayment", one.overpaid, Severity.WARNING),
            ("recoverable", one.recoverable, Severity.WARNING),
            ("overdue", one.overdue, Severity.WARNING if own else Severity.VIOLATION),
            ("paid-late", one.paid_late, Severity.WARNING),
        )
        for code, fen, severity in figures:
            if fen:
                late = code in ("overdue", "paid-late")
                yield Finding(
                    code=code,
                    severity=severity,
                    text=code if one.person else f"{code}-payee",
                    args=(
                        *_who(case, one),
                        ("amount", Money.of_fen(fen)),
                        *(
                            (("months", months_to_pay(case, plan) or 0),)
                            if late
                            else ()
                        ),
                    ),
                    citation=plan.deadlines[-1].citation if late and not own else None,
                    payees=(one.payee,),
                )


def _who(case: Case, one: Account) -> Args:
    if not one.person:
        return (("payee", one.payee),)
    name = case.person(one.payee, one.person).label
    return (("payee", one.payee), ("name", name))


def _taken_back(case: Case, flows: Sequence[Flow]) -> Iterator[Finding]:
    """Without recorded payments, what falls back counts as paid and is owed back."""
    if case.payments:
        return
    for flow in flows:
        if flow.root == EQUITY:
            continue
        for at, day in enumerate(flow.days):
            for one in flow.people:
                if one.due(at) < 0:
                    person = case.person(one.payee, one.person)
                    yield Finding(
                        code="recoverable",
                        severity=Severity.WARNING,
                        text="recoverable-on",
                        args=(
                            ("on", day),
                            ("payee", one.payee),
                            ("name", person.label),
                            ("amount", Money.of_fen(-one.due(at))),
                        ),
                        payees=(one.payee,),
                    )
