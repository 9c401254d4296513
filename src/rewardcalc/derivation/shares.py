"""The steps of the splits: what each node and each person gets, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from rewardcalc.derivation.claims import Claim, Unit, claims_of, prefix, unit_of
from rewardcalc.distribution import Column, Course, Flow
from rewardcalc.money import Money, Shares
from rewardcalc.trace import Step

Root: TypeAlias = Callable[[Course, int, str], Step]


def dues(flow: Flow, root: Root) -> Iterator[Step]:
    """Give the steps of each day: what came to be divided, then who gets what.

    ``root`` gives the step of the root of a course on a day, under a figure's name.
    """
    several, unit = len(flow.courses) > 1, unit_of(flow)
    claims = [claims_of(course) for course in flow.courses]
    for at in range(len(flow.days)):
        day = f"{prefix(flow)}due[{at}]"
        for course, found in zip(flow.courses, claims, strict=True):
            where = f"{day}.parts[{course.label}]" if several else day
            yield root(course, at, f"{where}.amounts.{flow.root}")
            yield from _of_day(course, found, (where, at), unit)
        if several:
            yield from _of_parts(flow, day, at)
        if flow.taken is not None:
            yield _of_slice(flow, flow.taken, day, at)


def _of_day(
    course: Course,
    claims: dict[tuple[str, str], Claim],
    day: tuple[str, int],
    unit: Unit,
) -> Iterator[Step]:
    where, at = day
    for one in course.nodes[1:]:
        claim = claims[one.payee, ""]
        above = f"{where}.amounts.{claim.split.of}"
        yield from claim.steps(f"{where}.amounts.{one.payee}", above, at, unit)
    for place, one in enumerate(course.people):
        figure = f"{where}.awards[{place}].amount"
        found = claims.get((one.payee, one.person))
        if found is None:
            yield Step(figure, "no-rate", unit(0), (("payee", one.payee),))
        else:
            yield from found.steps(figure, f"{where}.amounts.{one.payee}", at, unit)


def _of_slice(flow: Flow, taken: Column, day: str, at: int) -> Step:
    unit = unit_of(flow)
    now, due = taken.standing[at], taken.due(at)
    args = (
        ("payee", taken.payee),
        ("on", flow.days[at]),
        ("standing", unit(now)),
        ("before", unit(now - due)),
    )
    figure = f"{day}.amounts.{taken.payee}"
    return Step(figure, "top-slice", unit(due), args, ("receipts",))


def _of_parts(flow: Flow, day: str, at: int) -> Iterator[Step]:
    """Give the steps that add the courses of a day up."""
    unit = unit_of(flow)
    for one in flow.nodes[: len(flow.nodes) - (flow.taken is not None)]:
        uses = tuple(
            f"{day}.parts[{course.label}].amounts.{one.payee}"
            for course in flow.courses
            if any(each.payee == one.payee for each in course.nodes)
        )
        args = (("payee", one.payee), ("count", len(uses)))
        figure = f"{day}.amounts.{one.payee}"
        yield Step(figure, "sum-of-parts", unit(one.due(at)), args, uses)
    for place, one in enumerate(flow.people):
        uses = tuple(
            f"{day}.parts[{course.label}].awards[{number}].amount"
            for course in flow.courses
            for number, each in enumerate(course.people)
            if (each.payee, each.person) == (one.payee, one.person)
        )
        args = (("payee", one.person), ("count", len(uses)))
        figure = f"{day}.awards[{place}].amount"
        yield Step(figure, "sum-of-parts", unit(one.due(at)), args, uses)


def sums(flow: Flow) -> Iterator[Step]:
    """Give the steps of the totals: each is the sum of what was due."""
    where, unit = prefix(flow), unit_of(flow)
    days = [f"{where}due[{at}]" for at in range(len(flow.days))]
    for one in flow.nodes:
        figure = f"amounts.{one.payee}"
        uses = tuple([f"{day}.{figure}" for day in days])
        yield _sum(f"{where}{figure}", one.payee, unit(one.total), uses)
    for place, one in enumerate(flow.people):
        figure = f"awards[{place}].amount"
        uses = tuple([f"{day}.{figure}" for day in days])
        yield _sum(f"{where}{figure}", one.person, unit(one.total), uses)


def _sum(figure: str, name: str, total: Money | Shares, uses: tuple[str, ...]) -> Step:
    if len(uses) == 1:
        return Step(figure, "single-due", total, (("payee", name),), uses)
    args = (("payee", name), ("count", len(uses)))
    return Step(figure, "sum-of-dues", total, args, uses)
