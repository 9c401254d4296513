"""Floors and duties judged: what a result keeps, and what it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from rewardcalc.distribution import Course, Flow, Part, exact_amounts
from rewardcalc.facts import Case
from rewardcalc.law.provision import Duty, Floor
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.outcome import Outcome
from rewardcalc.plan import Plan, PlannedTree
from rewardcalc.ratio import ZERO, Ratio
from rewardcalc.settle import rounded_up
from rewardcalc.terms import (
    CONTRIBUTORS,
    EQUITY,
    MAIN_CONTRIBUTORS,
    NET_INCOME,
    OPERATING_PROFIT,
    REWARD_TOTAL,
    TRANSFER_STAFF,
    Severity,
    Strength,
    UnitPart,
)
from rewardcalc.trace import Args, Finding

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


def _held_capital(tree: PlannedTree, parts: Sequence[Part]) -> Holding:
    exact = {
        (one.payee, one.person): Amount(one.ratio.numerator, one.ratio.denominator)
        for one in parts
    }
    return Holding(tree.root, "", exact[tree.base, ""], exact, {}, tree.paths)


def judged(outcome: Outcome) -> Iterator[Finding]:
    """Judge every floor and every duty of a plan, each by itself."""
    case, plan = outcome.case, outcome.plan
    if case.rights is not None and case.rights.unit_part == UnitPart.KEPT:
        # The owners' share replaces the reward: no base is left to divide.
        return
    held = tuple(_held(outcome))
    for floor in plan.floors:
        for one in held:
            yield from _judge(case, plan, floor, one)
    for duty in plan.duties:
        for one in (one for one in held if one.base > NOTHING):
            met = one.share(one.members(plan.contributors)) > NOTHING
            yield _duty(duty, one, met=met)


def _held(outcome: Outcome) -> Iterator[Holding]:
    """Give every base to judge; a year without reward is none."""
    for flow in outcome.flows:
        legal = outcome.legal if flow.root == NET_INCOME else None
        for one in holdings(flow, legal):
            if not one.year or one.base > NOTHING:
                yield one
    if outcome.capital:
        yield _held_capital(outcome.plan.trees_of(EQUITY)[-1], outcome.capital)


def _judge(case: Case, plan: Plan, floor: Floor, held: Holding) -> Iterator[Finding]:
    """Judge one floor on one base, if it speaks of that base."""
    if floor.base == REWARD_TOTAL:
        base = held.share(held.members(plan.contributors))
    elif floor.base == held.root:
        base = held.base
    else:
        return
    members = _members(case, plan, floor, held)
    if not members and floor.payees == (MAIN_CONTRIBUTORS,):
        yield Finding(
            code="main-contributors-unnamed",
            severity=Severity.NOTE,
            text="main-contributors-unnamed",
            args=(("ratio", floor.at_least),),
            citation=floor.citation,
        )
        return
    yield _floor(floor, held, base, members)
    if floor.base == held.root and floor.payees == (CONTRIBUTORS,):
        yield from _by_whom(case, floor, held, members)


def _members(case: Case, plan: Plan, floor: Floor, held: Holding) -> list[Who]:
    """Give who counts for a floor: nodes, or the persons who contributed most."""
    if floor.payees == (MAIN_CONTRIBUTORS,):
        nodes = [node for node, _ in held.members(plan.contributors)]
        return [
            (payee, person.key)
            for payee, people in case.people
            if payee in nodes
            for person in people
            if person.main
        ]
    if floor.payees == (CONTRIBUTORS,):
        return held.members(plan.contributors)
    return held.members(floor.payees)


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


def _floor(
    floor: Floor, held: Holding, base: Amount, members: Sequence[Who]
) -> Finding:
    bound, share = base * floor.at_least, held.share(members)
    met = share >= bound
    needed, settled = rounded_up(bound, units=1), held.whole(members)
    severity, text = _VERDICTS[met, floor.strength]
    if severity == Severity.VIOLATION and floor.citation.second_hand:
        # A source that was not seen at first hand can warn but never condemn.
        severity, text = Severity.WARNING, "floor-broken-second-hand"
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
        root=held.root,
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
    case: Case, floor: Floor, held: Holding, members: Sequence[Who]
) -> Iterator[Finding]:
    """Note a floor that transfer staff alone lift, or that unnamed sums help to reach."""
    bound = held.base * floor.at_least
    if held.share(members) < bound:
        return
    without = [who for who in members if who[0] != TRANSFER_STAFF]
    if held.share(without) < bound:
        yield Finding(
            code="floor-by-transfer-staff",
            severity=Severity.NOTE,
            text="floor-by-transfer-staff",
            args=(("ratio", floor.at_least), ("base", floor.base)),
            citation=floor.citation,
        )
    for who in members:
        if not case.group(who[0]) and held.share([who]) > NOTHING:
            amount = held.value(held.share([who]), held.whole([who]))
            yield Finding(
                code="unnamed-people",
                severity=Severity.NOTE,
                text="unnamed-people",
                args=(("payee", who[0]), ("amount", amount)),
                citation=floor.citation,
                payees=(who[0],),
            )
