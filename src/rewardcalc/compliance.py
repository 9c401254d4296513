"""Floors and duties judged: what a result keeps, and what it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from rewardcalc.distribution import Flow, Part, exact_amounts
from rewardcalc.facts import Case
from rewardcalc.law.provision import (
    Duty,
    Floor,
)
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.plan import Plan, PlannedTree
from rewardcalc.ratio import Ratio
from rewardcalc.settle import rounded_up
from rewardcalc.terms import (
    CONTRIBUTORS,
    EQUITY,
    OPERATING_PROFIT,
    TRANSFER_STAFF,
    Severity,
    Strength,
    UnitPart,
)
from rewardcalc.trace import Args, Finding

NOTHING = Amount(0)


@frozen
class Holding:
    """What was given of one base in the end: exact amounts and settled sums.

    ``year`` is that of an operating profit, of which each year is its own base; it is
    empty for the other bases. A part of a capital is exact, and nothing is settled.
    """

    root: str
    year: str
    base: Amount
    exact: Mapping[str, Amount]
    settled: Mapping[str, int]
    above: Mapping[str, tuple[str, ...]]

    def members(self, payees: Sequence[str], contributors: Sequence[str]) -> list[str]:
        """Give the nodes that count for some payees, none inside another of them."""
        wanted = contributors if tuple(payees) == (CONTRIBUTORS,) else payees
        return [
            node
            for node, above in self.above.items()
            if node in wanted and not any(one in wanted for one in above)
        ]

    def share(self, nodes: Sequence[str]) -> Amount:
        """Give the exact sum of some nodes."""
        return sum((self.exact[node] for node in nodes), NOTHING)

    def whole(self, nodes: Sequence[str]) -> int:
        """Give the settled sum of some nodes."""
        return sum(self.settled.get(node, 0) for node in nodes)

    def reaches(self, floor: Floor, nodes: Sequence[str]) -> bool:
        """Say whether some nodes reach a floor: exactly equal is enough (不低于)."""
        return self.share(nodes) >= self.base * floor.at_least

    def value(self, exact: Amount, units: int) -> Money | Shares | Ratio:
        """Give money or shares in whole units, or the exact part of a capital."""
        if not self.settled:
            return Ratio(exact.numerator, exact.denominator)
        return Shares(units) if self.root == EQUITY else Money.of_fen(units)


def holdings(flow: Flow) -> Iterator[Holding]:
    """Sum up a flow for judging: as one base, or each year as its own."""
    by_year = flow.root == OPERATING_PROFIT
    groups = [[one] for one in flow.courses] if by_year else [flow.courses]
    for courses in groups:
        exact: dict[str, Amount] = {}
        settled: dict[str, int] = {}
        above: dict[str, tuple[str, ...]] = {}
        for one in courses:
            amounts = exact_amounts(one.tree, one.nodes[0].total)
            for column in one.nodes:
                node = column.payee
                exact[node] = exact.get(node, NOTHING) + amounts[node]
                settled[node] = settled.get(node, 0) + column.total
            above.update(one.tree.paths)
        base = courses[0].tree.base
        year = courses[0].label if by_year else ""
        yield Holding(flow.root, year, exact[base], exact, settled, above)


def _held_capital(tree: PlannedTree, parts: Sequence[Part]) -> Holding:
    exact = {
        one.payee: Amount(one.ratio.numerator, one.ratio.denominator)
        for one in parts
        if not one.person
    }
    return Holding(tree.root, "", exact[tree.base], exact, {}, tree.paths)


def judged(
    case: Case, plan: Plan, flows: Sequence[Flow], parts: Sequence[Part] = ()
) -> Iterator[Finding]:
    """Judge every floor and every duty of a plan, each by itself.

    ``parts`` are those of a company's capital, where the deal brought one.
    """
    if case.rights is not None and case.rights.unit_part == UnitPart.KEPT:
        # The owners' share replaces the reward: no base is left to divide.
        return
    held = [one for flow in flows for one in holdings(flow) if _counts(one)]
    if parts:
        held.append(_held_capital(plan.trees_of(EQUITY)[-1], parts))
    for floor in plan.floors:
        for one in (one for one in held if one.root == floor.base):
            members = one.members(floor.payees, plan.contributors)
            yield _floor(floor, one, members)
            yield from _by_whom(case, floor, one, members)
    for duty in plan.duties:
        for one in (one for one in held if one.base > NOTHING):
            members = one.members((CONTRIBUTORS,), plan.contributors)
            yield _duty(duty, one, met=one.share(members) > NOTHING)


def _counts(held: Holding) -> bool:
    """Say whether there is a base to judge: a year without reward is none."""
    return not held.year or held.base > NOTHING


def _duty(duty: Duty, held: Holding, *, met: bool) -> Finding:
    return Finding(
        code="duty-to-reward",
        severity=Severity.OK if met else Severity.VIOLATION,
        text="duty-met" if met else "duty-broken",
        args=(("base", held.root), *_year(held)),
        citation=duty.citation,
        payees=(CONTRIBUTORS,),
        base=held.root,
        year=held.year,
    )


def _year(held: Holding) -> Args:
    return (("year", held.year),) if held.year else ()


def _floor(floor: Floor, held: Holding, members: Sequence[str]) -> Finding:
    bound, share = held.base * floor.at_least, held.share(members)
    met = share >= bound
    needed, settled = rounded_up(bound, units=1), held.whole(members)
    severity, text = _VERDICTS[met, floor.strength]
    below = needed - settled if held.settled and met and settled < needed else 0
    required, actual = held.value(bound, needed), held.value(share, settled)
    short = bound - share if share < bound else share - bound
    return Finding(
        code="floor",
        severity=severity,
        text="floor-met-settled-below" if below else text,
        args=(
            ("payees", floor.payees),
            ("base", floor.base),
            ("ratio", floor.at_least),
            ("required", required),
            ("actual", actual),
            ("difference", held.value(short, abs(needed - settled))),
            *_year(held),
        ),
        citation=floor.citation,
        payees=floor.payees,
        members=tuple(members),
        base=floor.base,
        ratio=floor.at_least,
        required=required,
        actual=actual,
        settled_below=below,
        year=held.year,
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
    if not held.reaches(floor, members):
        return
    without = [node for node in members if node != TRANSFER_STAFF]
    if not held.reaches(floor, without):
        yield Finding(
            code="floor-by-transfer-staff",
            severity=Severity.NOTE,
            text="floor-by-transfer-staff",
            args=(("ratio", floor.at_least), ("base", floor.base)),
            citation=floor.citation,
        )
    unnamed = [
        node
        for node in members
        if not case.group(node) and held.share([node]) > NOTHING
    ]
    for node in unnamed:
        yield Finding(
            code="unnamed-people",
            severity=Severity.NOTE,
            text="unnamed-people",
            args=(
                ("payee", node),
                ("amount", held.value(held.share([node]), held.whole([node]))),
            ),
            citation=floor.citation,
            payees=(node,),
        )
