"""Floors and duties judged: what a result keeps, and what it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from rewardcalc.distribution import Course, exact_shares
from rewardcalc.facts import Case
from rewardcalc.law.instrument import Floor
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.plan import Plan
from rewardcalc.settle import rounded_up
from rewardcalc.terms import (
    CONTRIBUTORS,
    EQUITY,
    TRANSFER_STAFF,
    Severity,
    Strength,
)
from rewardcalc.trace import Finding


@frozen
class Holding:
    """What one tree gave in the end: exact shares of its root and settled sums."""

    course: Course
    shares: tuple[tuple[str, Fraction], ...]
    settled: tuple[tuple[str, int], ...]
    paths: tuple[tuple[str, tuple[str, ...]], ...]
    base: int

    def members(self, payees: Sequence[str], contributors: Sequence[str]) -> list[str]:
        """Give the nodes that count for some payees, none inside another of them."""
        wanted = contributors if tuple(payees) == (CONTRIBUTORS,) else payees
        return [
            node
            for node, above in self.paths
            if node in wanted and not any(one in wanted for one in above)
        ]

    def exact(self, nodes: Sequence[str]) -> Fraction:
        """Give the exact sum of some nodes, in whole units of the root."""
        shares = dict(self.shares)
        return self.base * sum((shares[node] for node in nodes), Fraction(0))

    def whole(self, nodes: Sequence[str]) -> int:
        """Give the settled sum of some nodes."""
        settled = dict(self.settled)
        return sum(settled[node] for node in nodes)

    def value(self, units: int) -> Money | Shares:
        """Give whole units as money or as shares."""
        is_equity = self.course.tree.root == EQUITY
        return Shares(units) if is_equity else Money.of_fen(units)


def holding(course: Course) -> Holding:
    """Sum up a course for judging."""
    return Holding(
        course,
        tuple(exact_shares(course.tree).items()),
        tuple((one.payee, one.total) for one in course.nodes),
        tuple(course.tree.paths().items()),
        course.nodes[0].total,
    )


def judged(case: Case, plan: Plan, courses: Sequence[Course]) -> Iterator[Finding]:
    """Judge every floor and every duty of a plan, each by itself."""
    holdings = {one.tree.root: holding(one) for one in courses}
    for floor in plan.floors:
        if floor.base in holdings:
            held = holdings[floor.base]
            members = held.members(floor.payees, plan.contributors)
            yield _floor(floor, held, members)
            yield from _by_whom(case, floor, held, members)
    for duty in plan.duties:
        for held in holdings.values():
            if held.base > 0:
                members = held.members((CONTRIBUTORS,), plan.contributors)
                met = held.exact(members) > 0
                yield Finding(
                    code="duty-to-reward",
                    severity=Severity.OK if met else Severity.VIOLATION,
                    text="duty-met" if met else "duty-broken",
                    args=(("base", held.course.tree.root),),
                    citation=duty.citation,
                    payees=(CONTRIBUTORS,),
                    base=held.course.tree.root,
                )


def required(floor: Floor, base: int) -> Fraction:
    """Give the exact bound of a floor in whole units of its base."""
    return base * floor.at_least.to_fraction()


def _floor(floor: Floor, held: Holding, members: Sequence[str]) -> Finding:
    bound = required(floor, held.base)
    met = held.exact(members) >= bound
    needed = rounded_up(Amount(bound.numerator, bound.denominator), units=1)
    settled = held.whole(members)
    severity, text = _VERDICTS[met, floor.strength]
    below = needed - settled if met and settled < needed else 0
    return Finding(
        code="floor",
        severity=severity,
        text="floor-met-settled-below" if below else text,
        args=(
            ("payees", floor.payees),
            ("base", floor.base),
            ("ratio", floor.at_least),
            ("required", held.value(needed)),
            ("actual", held.value(settled)),
            ("difference", held.value(abs(needed - settled))),
        ),
        citation=floor.citation,
        payees=floor.payees,
        members=tuple(members),
        base=floor.base,
        ratio=floor.at_least,
        required=held.value(needed),
        actual=held.value(settled),
        settled_below=below,
    )


_VERDICTS: Mapping[tuple[bool, Strength], tuple[Severity, str]] = {
    (True, Strength.BINDING): (Severity.OK, "floor-met"),
    (True, Strength.DEFAULT): (Severity.OK, "floor-met"),
    (True, Strength.PERMITTED): (Severity.OK, "floor-met"),
    (False, Strength.BINDING): (Severity.VIOLATION, "floor-broken"),
    # A default only fills in: a rule or agreement that goes below it is lawful.
    (False, Strength.DEFAULT): (Severity.OK, "floor-displaced"),
    (False, Strength.PERMITTED): (Severity.NOTE, "floor-permitted"),
}


def _by_whom(
    case: Case, floor: Floor, held: Holding, members: Sequence[str]
) -> Iterator[Finding]:
    """Note a national half reached by transfer staff only, or by unnamed sums."""
    if floor.payees != (CONTRIBUTORS,):
        return
    bound = required(floor, held.base)
    if held.exact(members) < bound:
        return
    without = [node for node in members if node != TRANSFER_STAFF]
    if held.exact(without) < bound:
        yield Finding(
            code="floor-by-transfer-staff",
            severity=Severity.NOTE,
            text="floor-by-transfer-staff",
            args=(("ratio", floor.at_least), ("base", floor.base)),
            citation=floor.citation,
        )
    unnamed = [node for node in members if not case.group(node) and held.whole([node])]
    for node in unnamed:
        yield Finding(
            code="unnamed-people",
            severity=Severity.NOTE,
            text="unnamed-people",
            args=(("payee", node), ("amount", held.value(held.whole([node])))),
            citation=floor.citation,
            payees=(node,),
        )
