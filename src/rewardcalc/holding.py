"""What was given of each base in the end, ready to be judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import field, frozen

from rewardcalc.distribution import Capital, Course, Flow, exact_amounts
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.outcome import Outcome
from rewardcalc.plan import PlannedTree
from rewardcalc.ratio import ZERO, Ratio, total
from rewardcalc.terms import EQUITY, NET_INCOME, OPERATING_PROFIT
from rewardcalc.trace import exactly

Who: TypeAlias = tuple[str, str]
NOTHING = Amount(0)


@frozen(eq=False, repr=False)
class Holding:
    """What was given of one base in the end: exact amounts and settled sums.

    ``year`` is that of an operating profit, of which each year is its own base; it is
    empty for the other bases. Nodes and persons go by payee and person, with an empty
    person for the node. A part of a capital is exact, and nothing of it is settled.
    """

    root: str
    trees: tuple[PlannedTree, ...]
    year: str
    base: Amount
    courses: tuple[Course, ...]
    capital: Capital | None = None
    _known: dict[tuple[Who, ...], Amount] = field(init=False, factory=dict)

    def word(self, base: str) -> str:
        """Give what a base is called: the unit's part where completers own the rest."""
        return self.trees[0].base if base == self.root else base

    def members(self, wanted: tuple[str, ...]) -> tuple[Who, ...]:
        """Give the nodes that count for some payees, none inside another of them."""
        if len(self.trees) == 1:
            return self.trees[0].members(wanted)
        found = (who for tree in self.trees for who in tree.members(wanted))
        return tuple(dict.fromkeys(found))

    def below(self, wanted: tuple[str, ...]) -> frozenset[str]:
        """Give the nodes that count for some payees, and all nodes inside them."""
        if len(self.trees) == 1:
            return self.trees[0].below(wanted)
        return frozenset(node for tree in self.trees for node in tree.below(wanted))

    def lumps(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Give the nodes at or below some payees that are paid as sums, to nobody."""
        inside = self.below(wanted)
        found = (node for tree in self.trees for node in tree.lumps if node in inside)
        return tuple(dict.fromkeys(found))

    def share(self, members: tuple[Who, ...]) -> Amount:
        """Give the exact sum of some nodes or persons."""
        if members not in self._known:
            self._known[members] = self._share(members)
        return self._known[members]

    def _share(self, members: tuple[Who, ...]) -> Amount:
        if self.capital is not None:
            held = {(one.payee, one.person): one.ratio for one in self.capital.parts}
            whole = total([held[who] for who in members])
            return Amount(whole.numerator, whole.denominator)
        if len(self.courses) == 1:
            return exact_share(self.courses[0], members)
        return sum((exact_share(one, members) for one in self.courses), NOTHING)

    def whole(self, members: Sequence[Who]) -> int:
        """Give the settled sum of some nodes or persons."""
        wanted = frozenset(members)
        settled = 0
        for one in self.courses:
            totals = one.totals
            for who in one.tree.outermost(wanted):
                settled += totals.get(who, 0)
        return settled

    def value(self, exact: Amount, units: int) -> Money | Shares | Ratio:
        """Give money or shares in whole units, or the exact part of a capital."""
        if self.capital is not None:
            return Ratio(exact.numerator, exact.denominator)
        return Shares(units) if self.root == EQUITY else Money.of_fen(units)

    def exactly(self, exact: Amount) -> Money | Shares | Ratio | str:
        """Give an exact amount as money or shares, as a fraction if between two."""
        if self.capital is not None:
            return Ratio(exact.numerator, exact.denominator)
        if self.root != EQUITY:
            return exactly(exact)
        units, rest = divmod(exact.numerator, exact.denominator)
        return str(exact.to_fraction()) if rest else Shares(units)

    def difference(
        self, one: Amount, other: Amount, units: int
    ) -> Money | Shares | Ratio:
        """Give how far two exact amounts are apart, or whole units where they are."""
        if self.capital is None:
            return self.value(one, units)
        return self.value(one - other if other < one else other - one, units)


def exact_share(course: Course, members: tuple[Who, ...]) -> Amount:
    """Give what some nodes or persons have of a course, without any settling."""
    tree, came = course.tree, course.nodes[0].total
    if tree.ratios is not None:
        ratio = tree.ratio_of(members)
        return Amount(came * ratio.numerator, ratio.denominator)
    amounts = exact_amounts(tree, came)
    claims = {
        (split.of, child.name): child.ratio or ZERO
        for split in tree.people
        for child in split.children
    }
    parts = [
        amounts[payee] * claims[payee, person] if person else amounts[payee]
        for payee, person in tree.outermost(frozenset(members))
        if payee in amounts
    ]
    return sum(parts, NOTHING)


def holdings(flow: Flow, legal: int | None = None) -> Iterator[Holding]:
    """Sum up a flow for judging: as one base, or each year as its own.

    ``legal`` is the net income that the law's own rule gives, where it differs.
    """
    by_year = flow.root == OPERATING_PROFIT
    groups = [(one,) for one in flow.courses] if by_year else [flow.courses]
    for courses in groups:
        trees = tuple(one.tree for one in courses)
        node = trees[0].base
        if legal is None:
            base = sum((exact_share(one, ((node, ""),)) for one in courses), NOTHING)
        else:
            base = exact_amounts(trees[0], legal)[node]
        yield Holding(
            flow.root, trees, courses[0].label if by_year else "", base, courses
        )


def held_of(outcome: Outcome) -> Iterator[Holding]:
    """Give every base to judge; a year without reward is none."""
    for flow in outcome.flows:
        legal = outcome.legal if flow.root == NET_INCOME else None
        for one in holdings(flow, legal):
            if not one.year or one.base > NOTHING:
                yield one
    held = outcome.capital
    if held is not None:
        ratio = held.parts[0].ratio * (held.tree.ratios or {})[held.tree.base, ""]
        base = Amount(ratio.numerator, ratio.denominator)
        yield Holding(held.tree.root, (held.tree,), "", base, (), held)
