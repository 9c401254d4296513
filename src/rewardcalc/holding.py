"""What was given of each base in the end, ready to be judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from rewardcalc.distribution import Capital, Course, Flow, exact_amounts
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.outcome import Outcome
from rewardcalc.ratio import ZERO, Ratio
from rewardcalc.terms import (
    EQUITY,
    NET_INCOME,
    OPERATING_PROFIT,
)

Who: TypeAlias = tuple[str, str]
NOTHING = Amount(0)


@frozen
class Holding:
    """What was given of one base in the end: exact amounts and settled sums.

    ``year`` is that of an operating profit, of which each year is its own base; it is
    empty for the other bases. ``exact`` and ``settled`` go by payee and person, with an
    empty person for the node. A part of a capital is exact, and nothing is settled.
    """

    root: str
    year: str
    base: Amount
    exact: Mapping[Who, Amount]
    settled: Mapping[Who, int]
    above: Mapping[str, tuple[str, ...]]

    def members(self, wanted: Sequence[str]) -> list[Who]:
        """Give the nodes that count for some payees, none inside another of them."""
        return [
            (node, "")
            for node, above in self.above.items()
            if node in wanted and not any(one in wanted for one in above)
        ]

    def share(self, members: Sequence[Who]) -> Amount:
        """Give the exact sum of some nodes or persons."""
        first, *others = members or [("", "")]
        return sum((self.exact[one] for one in others), self.exact.get(first, NOTHING))

    def whole(self, members: Sequence[Who]) -> int:
        """Give the settled sum of some nodes or persons."""
        return sum(self.settled.get(one, 0) for one in members)

    def value(self, exact: Amount, units: int) -> Money | Shares | Ratio:
        """Give money or shares in whole units, or the exact part of a capital."""
        if not self.settled:
            return Ratio(exact.numerator, exact.denominator)
        return Shares(units) if self.root == EQUITY else Money.of_fen(units)


def holdings(flow: Flow, legal: int | None = None) -> Iterator[Holding]:
    """Sum up a flow for judging: as one base, or each year as its own.

    ``legal`` is the net income that the law's own rule gives, where it differs.
    """
    by_year = flow.root == OPERATING_PROFIT
    groups = [[one] for one in flow.courses] if by_year else [flow.courses]
    for courses in groups:
        exact: dict[Who, Amount] = {}
        settled: dict[Who, int] = {}
        above: dict[str, tuple[str, ...]] = {}
        for one in courses:
            _add(exact, settled, one)
            above.update(one.tree.paths)
        tree = courses[0].tree
        base = exact[tree.base, ""]
        if legal is not None:
            base = exact_amounts(tree, legal)[tree.base]
        year = courses[0].label if by_year else ""
        yield Holding(flow.root, year, base, exact, settled, above)


def _add(exact: dict[Who, Amount], settled: dict[Who, int], course: Course) -> None:
    amounts = exact_amounts(course.tree, course.nodes[0].total)
    claims = {
        (split.of, child.name): child.ratio or ZERO
        for split in course.tree.people
        for child in split.children
    }
    for column in (*course.nodes, *course.people):
        who = (column.payee, column.person)
        share = amounts.get(column.payee, NOTHING)
        if column.person:
            share *= claims.get(who, ZERO)
        exact[who] = exact[who] + share if who in exact else share
        settled[who] = settled.get(who, 0) + column.total


def _held_capital(capital: Capital) -> Holding:
    tree = capital.tree
    exact = {
        (one.payee, one.person): Amount(one.ratio.numerator, one.ratio.denominator)
        for one in capital.parts
    }
    return Holding(tree.root, "", exact[tree.base, ""], exact, {}, tree.paths)


def held_of(outcome: Outcome) -> Iterator[Holding]:
    """Give every base to judge; a year without reward is none."""
    for flow in outcome.flows:
        legal = outcome.legal if flow.root == NET_INCOME else None
        for one in holdings(flow, legal):
            if not one.year or one.base > NOTHING:
                yield one
    if outcome.capital:
        yield _held_capital(outcome.capital)
