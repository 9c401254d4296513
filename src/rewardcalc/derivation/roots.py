"""The steps of what came to be divided: net income, shares, a year's profit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rewardcalc.bases import base_of
from rewardcalc.derivation.places import is_moved, place_of
from rewardcalc.derivation.shares import Root, Taken
from rewardcalc.distribution import Capital, Course, Flow
from rewardcalc.facts import Case
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.net_income import Ledger
from rewardcalc.plan import Plan
from rewardcalc.ratio import ZERO
from rewardcalc.terms import EQUITY
from rewardcalc.trace import Args, Step

money = Money.of_fen


def root(case: Case, plan: Plan, ledger: Ledger, flow: Flow) -> Root:
    """Give what makes the steps of the root of a flow."""
    if flow.root == EQUITY:
        return _shares(case, flow)
    if case.operating_profit:
        return _profit(case, plan)
    return _net_income(case, ledger, flow)


def _by_day(case: Case, ledger: Ledger) -> dict[date, list[str]]:
    """Give the figures of what happened on each day that the net income rests on."""
    found: dict[date, list[str]] = {}
    for one in ledger.receipts:
        found.setdefault(one.on, []).append(f"inputs.receipts[{one.place}].amount")
    for cost in ledger.costs:
        if cost.deductible:
            found.setdefault(cost.on, []).append(f"inputs.costs[{cost.place}].amount")
    for place, reserve in enumerate(case.reserves):
        for on in (reserve.on, reserve.until):
            found.setdefault(on, []).append(f"inputs.reserves[{place}].amount")
    return found


def _net_income(case: Case, ledger: Ledger, flow: Flow) -> Root:
    """Give the steps of the net income of a day."""
    entries = _by_day(case, ledger)
    several = len(flow.courses) > 1
    numbers = {one.label: number for number, one in enumerate(flow.courses)}

    def step(course: Course, at: int, figure: str) -> Iterator[Step]:
        top, day = course.nodes[0], ledger.days[at]
        due, now = top.due(at), top.standing[at]
        uses = (*_before(flow, course, at), *entries.get(day.on, ()))
        here = day.segments[numbers[course.label]]
        if day.deducted != day.costs:
            covered = f"{figure}#covered"
            about: Args = (("on", day.on), ("costs", money(day.costs)))
            about += (("receipts", money(day.receipts)),)
            rule = "covered-of-day-by-version" if several else "covered-of-day"
            yield Step(covered, rule, money(day.deducted), about, uses)
            uses = (covered, *uses)
        less = bool(here.held or here.sliced)
        args: Args = (
            ("on", day.on),
            ("receipts", money(here.receipts)),
            ("deducted", money(here.deducted)),
        )
        if not at and not several and not less:
            yield Step(figure, "net-income-of-first-day", money(due), args, uses)
            return
        kind = "segment" if several else "day"
        rule = f"net-income-of-{kind}-less" if less else f"net-income-of-{kind}"
        args += (
            ("held", money(here.held)),
            ("sliced", money(here.sliced)),
            ("net", money(now)),
            ("before", money(now - due)),
        )
        yield Step(figure, rule, money(due), args, uses)

    return step


def taken(case: Case, ledger: Ledger, flow: Flow) -> Taken | None:
    """Give the steps of what a house takes from the receipts of each day first."""
    own, column = case.regulation.income, flow.taken
    if own is None or own.top_slice is None or column is None:
        return None
    came: dict[date, list[str]] = {}
    for one in ledger.receipts:
        came.setdefault(one.on, []).append(f"inputs.receipts[{one.place}].amount")
    ratio, figure = own.top_slice.ratio, f"amounts.{column.payee}"

    def step(at: int) -> Step:
        day, due, now = ledger.days[at], column.due(at), column.standing[at]
        before = (f"due[{at - 1}].{figure}",) if at else ()
        return Step(
            f"due[{at}].{figure}",
            "top-slice",
            money(due),
            (
                ("payee", column.payee),
                ("on", day.on),
                ("ratio", ratio),
                ("receipts", money(day.receipts)),
                ("standing", money(now)),
                ("before", money(now - due)),
            ),
            (*before, *came.get(day.on, ())),
            tail=Amount(now) - Amount(day.receipts) * ratio,
        )

    return step


def _before(flow: Flow, course: Course, at: int) -> tuple[str, ...]:
    """Give the figure of the root of a course on the last day before on which it moved."""
    for earlier in range(at - 1, -1, -1):
        if is_moved(flow, course, earlier):
            return (f"{place_of(flow, course, earlier)}.amounts.{flow.root}",)
    return ()


def _shares(case: Case, flow: Flow) -> Root:
    """Give the steps of the shares of a day: no cost is deducted."""
    came: dict[date, list[str]] = {}
    if case.equity is not None and case.equity.shares is not None:
        came[case.conversion.agreed_on] = ["inputs.equity.shares"]
    for place, one in enumerate(case.equity.tranches if case.equity else ()):
        figure = f"inputs.equity.tranches[{place}].shares"
        came.setdefault(one.on, []).append(figure)

    def step(course: Course, at: int, figure: str) -> Iterator[Step]:
        due = Shares(course.nodes[0].due(at))
        yield Step(figure, "shares", due, (), tuple(came[flow.days[at]]))

    return step


def _profit(case: Case, plan: Plan) -> Root:
    """Give the steps of the operating profit of a year."""
    places = {str(one.year): at for at, one in enumerate(case.operating_profit)}

    def step(course: Course, at: int, figure: str) -> Iterator[Step]:
        year = course.label
        one = case.operating_profit[places[year]]
        frame = plan.window.window if plan.window else None
        yield Step(
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
            about = (("payee", one.payee),)
            if one.person:
                yield Step(figure, "no-rate", one.ratio, about)
            else:
                given = ("inputs.equity.capital_ratio",)
                yield Step(figure, "capital", one.ratio, about, given)
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
