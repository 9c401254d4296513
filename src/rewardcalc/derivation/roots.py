"""The steps of what came to be divided: net income, shares, a year's profit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rewardcalc.bases import base_of
from rewardcalc.derivation.shares import Root
from rewardcalc.distribution import Capital, Course, Flow
from rewardcalc.facts import Case
from rewardcalc.money import Money, Shares
from rewardcalc.net_income import Ledger
from rewardcalc.plan import Plan
from rewardcalc.ratio import ZERO
from rewardcalc.terms import EQUITY
from rewardcalc.trace import Step

money = Money.of_fen


def root(case: Case, plan: Plan, ledger: Ledger, flow: Flow) -> Root:
    """Give what makes the steps of the root of a flow."""
    if flow.root == EQUITY:
        return _shares
    return _profit(case, plan) if case.operating_profit else _net_income(ledger)


def _net_income(ledger: Ledger) -> Root:
    """Give the steps of the net income of a day."""
    entries: dict[date, list[str]] = {}
    for one in ledger.receipts:
        entries.setdefault(one.on, []).append(f"inputs.receipts[{one.place}].amount")
    for cost in ledger.costs:
        if cost.deductible:
            figure = f"inputs.costs[{cost.place}].amount"
            entries.setdefault(cost.on, []).append(figure)

    def step(course: Course, at: int, figure: str) -> Step:
        top = course.nodes[0]
        due, now = top.due(at), top.standing[at]
        day = ledger.days[at]
        before = figure.replace(f"due[{at}]", f"due[{at - 1}]", 1)
        uses = (*((before,) if at else ()), *entries.get(day.on, ()))
        if not at and not course.label and not day.held and not day.sliced:
            first = (
                ("on", day.on),
                ("receipts", money(day.receipts)),
                ("deducted", money(day.deducted)),
            )
            return Step(figure, "net-income-of-first-day", money(due), first, uses)
        if course.label:
            args = (("on", day.on), ("net", money(now)), ("before", money(now - due)))
            return Step(figure, "net-income-of-segment", money(due), args, uses)
        return Step(
            figure,
            "net-income-of-day-less" if day.held or day.sliced else "net-income-of-day",
            money(due),
            (
                ("on", day.on),
                ("receipts", money(day.receipts)),
                ("deducted", money(day.deducted)),
                ("held", money(day.held)),
                ("sliced", money(day.sliced)),
                ("net", money(day.net)),
                ("before", money(day.net - due)),
            ),
            uses,
        )

    return step


def _shares(course: Course, at: int, figure: str) -> Step:
    """Give the step of the shares of a day: no cost is deducted."""
    top = course.nodes[0]
    return Step(figure, "shares", Shares(top.due(at)))


def _profit(case: Case, plan: Plan) -> Root:
    """Give the steps of the operating profit of a year."""
    places = {str(one.year): at for at, one in enumerate(case.operating_profit)}

    def step(course: Course, at: int, figure: str) -> Step:
        year = course.label
        one = case.operating_profit[places[year]]
        frame = plan.window.window if plan.window else None
        return Step(
            figure,
            "profit" if base_of(one, plan) else "profit-without-reward",
            money(course.nodes[0].due(at)),
            (("year", year), ("amount", one.amount)),
            (f"inputs.operating_profit[{places[year]}].amount",),
            frame.citation if frame else None,
        )

    return step


def capital(held_parts: Capital | None) -> Iterator[Step]:
    """Give the steps of a part of a company's capital, exact throughout."""
    if held_parts is None:
        return
    tree, parts = held_parts.tree, held_parts.parts
    claims = {
        (child.name, ""): (split.of, child)
        for split in tree.splits
        for child in split.children
    } | {
        (split.of, child.name): (split.of, child)
        for split in tree.people
        for child in split.children
    }
    held = {one.payee: one.ratio for one in parts if not one.person}
    place = 0
    for one in parts:
        figure = f"equity.amounts.{one.payee}"
        if one.person:
            figure = f"equity.awards[{place}].amount"
            place += 1
        found = claims.get((one.payee, one.person))
        if found is None:
            rule = "no-rate" if one.person else "capital"
            yield Step(figure, rule, one.ratio, (("payee", one.payee),))
            continue
        of, child = found
        args = (
            ("payee", child.name),
            ("of", of),
            ("ratio", child.ratio or ZERO),
            ("total", held[of]),
        )
        uses = (f"equity.amounts.{of}",)
        yield Step(figure, "capital-share", one.ratio, args, uses, child.citation)
