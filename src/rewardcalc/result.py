"""The result of a calculation: a value that is asked for figures and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from attrs import frozen

from rewardcalc import derivation
from rewardcalc.distribution import Column, Course
from rewardcalc.errors import UnknownNameError, fault
from rewardcalc.facts import Case
from rewardcalc.money import Money, Shares
from rewardcalc.nearest import nearest
from rewardcalc.net_income import Ledger
from rewardcalc.performance_pay import PayYear
from rewardcalc.plan import Plan
from rewardcalc.rim import Shown
from rewardcalc.rows import rows
from rewardcalc.terms import EQUITY, NET_INCOME, Severity
from rewardcalc.trace import Finding, Step


@frozen
class Award:
    """What a person of a payee gets (奖励和报酬)."""

    payee: str
    name: str
    amount: Money | Shares
    id: str | None = None


@frozen
class Due:
    """What falls due on a day: every node and every person, zeros included."""

    on: date
    amounts: Mapping[str, Money]
    awards: tuple[Award, ...]


@frozen(repr=False)
class Calculation(Shown):
    """The result of a case: its figures, what they rest on, and what they break.

    It holds the case and the plan, so that the whole can be calculated again.
    """

    case: Case
    plan: Plan
    ledger: Ledger
    courses: tuple[Course, ...]
    performance_pay: tuple[PayYear, ...]
    findings: tuple[Finding, ...]

    def course(self, root: str) -> Course | None:
        """Give the course of one root, None if the deal has none."""
        return next((one for one in self.courses if one.tree.root == root), None)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps behind all figures, each after those it rests on."""
        return tuple(_steps(self))

    @cached_property
    def amounts(self) -> Mapping[str, Money]:
        """What each node of the money tree gets in all, in tree order."""
        money = self.course(NET_INCOME)
        nodes = money.nodes if money else ()
        return {one.payee: Money.of_fen(one.total) for one in nodes}

    @cached_property
    def equity(self) -> Mapping[str, Shares]:
        """What each node of the equity tree gets in all, in tree order."""
        shares = self.course(EQUITY)
        nodes = shares.nodes if shares else ()
        return {one.payee: Shares(one.total) for one in nodes}

    @cached_property
    def awards(self) -> tuple[Award, ...]:
        """What each person gets in all, in the order of the file; money first."""
        return tuple(
            _award(self.case, one, _unit(each)(one.total))
            for each in self.courses
            for one in each.people
        )

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """What falls due, day by day."""
        money = self.course(NET_INCOME)
        return (
            tuple(_due(self.case, money, at) for at in range(len(money.days)))
            if money
            else ()
        )

    @property
    def lawful(self) -> bool:
        """Whether nothing is violated."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that make the result unlawful."""
        return tuple(one for one in self.findings if one.severity == Severity.VIOLATION)

    def __getitem__(self, node: str) -> Money | Shares:
        found: Mapping[str, Money | Shares] = {**self.equity, **self.amounts}
        if node not in found:
            near = nearest(node, found) or ", ".join(found)
            raise UnknownNameError((fault("result-node", node, near=near),))
        return found[node]

    def award(self, name: str, payee: str | None = None) -> Award:
        """Give the award of a person, of one payee where several have the person.

        Raises:
            UnknownNameError: no such person, or a person of several payees.
        """
        found = [
            one
            for one in self.awards
            if name in (one.name, one.id) and payee in (None, one.payee)
        ]
        if len(found) > 1:
            payees = ", ".join(one.payee for one in found)
            raise UnknownNameError((fault("result-several", name, payees=payees),))
        if not found:
            names = [one.name for one in self.awards]
            near = nearest(name, names) or ", ".join(names) or "-"
            raise UnknownNameError((fault("result-person", name, near=near),))
        return found[0]

    def why(self, name: str) -> tuple[Step, ...]:
        """Give the steps that lead to what a person or a node gets, facts first.

        Raises:
            UnknownNameError: the result has no such person and no such node.
        """
        return _leading(self, name)

    def rows(self) -> list[dict[str, Any]]:
        """Give flat rows, one for each day, node and person: for tables and imports."""
        return [row for one in self.courses for row in rows(self.case, one)]


def _unit(one: Course) -> Any:  # noqa: ANN401
    return Shares if one.tree.root == EQUITY else Money.of_fen


def _award(case: Case, column: Column, amount: Money | Shares) -> Award:
    person = case.person(column.payee, column.person)
    return Award(column.payee, person.name, amount, person.id)


def _names(case: Case, column: Column) -> tuple[str, str | None]:
    person = case.person(column.payee, column.person)
    return person.name, person.id


def _due(case: Case, money: Course, at: int) -> Due:
    return Due(
        money.days[at],
        {one.payee: Money.of_fen(one.due(at)) for one in money.nodes},
        tuple(_award(case, one, Money.of_fen(one.due(at))) for one in money.people),
    )


def _steps(result: Calculation) -> Iterator[Step]:
    case, books = result.case, result.ledger
    money = result.course(NET_INCOME)
    yield from derivation.entries(case, books)
    yield from derivation.totals(result.plan, books)
    if money:
        yield from derivation.dues(money, books)
        yield from derivation.sums(money)
    shares = result.course(EQUITY)
    if shares:
        yield from derivation.equity(shares)
    yield from derivation.reimbursements(books)
    yield from derivation.floors(result.findings)
    for place, year in enumerate(result.performance_pay):
        yield from derivation.pay(case, place, year, money)


def _leading(result: Calculation, name: str) -> tuple[Step, ...]:
    wanted = set(_figures(result, name))
    if not wanted:
        names = [*result.amounts, *result.equity, *(one.name for one in result.awards)]
        near = nearest(name, names) or ", ".join(names)
        raise UnknownNameError((fault("result-name", name, near=near),))
    found = []
    for step in reversed(result.steps):
        if step.figure in wanted:
            wanted.update(step.uses)
            found.append(step)
    return tuple(reversed(found))


def _figures(result: Calculation, name: str) -> Iterator[str]:
    for one in result.courses:
        prefix = "equity." if one.tree.root == EQUITY else ""
        for node in one.nodes:
            if node.payee == name:
                yield f"{prefix}amounts.{name}"
        for place, person in enumerate(one.people):
            if name in _names(result.case, person):
                yield f"{prefix}awards[{place}].amount"
