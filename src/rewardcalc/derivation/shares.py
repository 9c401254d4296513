"""The steps of the splits: what each node and each person gets, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from rewardcalc.derivation.claims import Claim, Unit, claims_of, unit_of
from rewardcalc.derivation.places import (
    day_of,
    numbered,
    place_of,
    prefix,
)
from rewardcalc.distribution import Column, Course, Flow
from rewardcalc.plan.trees import Who
from rewardcalc.split import Schedule
from rewardcalc.trace import Args, Step

Root: TypeAlias = Callable[[Course, int, str], Iterator[Step]]
Taken: TypeAlias = Callable[[int], Step]


def dues(flow: Flow, root: Root, taken: Taken | None) -> Iterator[Step]:
    """Give the steps of each day: what came to be divided, then who gets what.

    ``root`` gives the steps of the root of a course on a day, the last under a figure's
    name; ``taken`` gives that of what a house takes first.
    """
    claims = {course.label: claims_of(course) for course in flow.courses}
    places = numbered(flow.people)
    for at in range(len(flow.days)):
        courses = flow.moves[at]
        for course in courses:
            where = place_of(flow, course, at)
            yield from root(course, at, f"{where}.amounts.{flow.root}")
            spot = (where, at, unit_of(flow))
            yield from _of_day(course, claims[course.label], places, spot)
        if len(courses) > 1:
            yield from _of_parts(flow, places, at)
        elif len(flow.courses) > 1:
            yield from _of_others(flow, courses, at)
        if taken is not None:
            yield taken(at)


def _of_day(
    course: Course,
    claims: dict[Who, Claim],
    places: Mapping[Who, int],
    spot: tuple[str, int, Unit],
) -> Iterator[Step]:
    where, at, unit = spot
    nodes = f"{where}.amounts."
    for one in course.nodes[1:]:
        claim = claims[one.payee, ""]
        figure, above = f"{nodes}{one.payee}", f"{nodes}{claim.split.of}"
        if claim.split.schedule is Schedule.FLAT:
            yield claim.flat(figure, above, at, unit)
        else:
            yield from claim.steps(figure, above, at, unit)
    for one in course.people:
        figure = f"{where}.awards[{places[one.payee, one.person]}].amount"
        found = claims.get((one.payee, one.person))
        if found is None:
            yield Step(figure, "no-rate", unit(0), (("payee", one.payee),))
        else:
            yield found.flat(figure, f"{nodes}{one.payee}", at, unit)


def _of_others(flow: Flow, courses: tuple[Course, ...], at: int) -> Iterator[Step]:
    """Give the steps of those who stand in no course that moved on a day."""
    nodes = {one.payee for course in courses for one in course.nodes}
    people = {(one.payee, one.person) for course in courses for one in course.people}
    for figure, one in _figures(flow, at):
        who = (one.payee, one.person)
        if who in people if one.person else one.payee in nodes:
            continue
        yield _nothing(flow, figure, one, at)


def _nothing(flow: Flow, figure: str, one: Column, at: int) -> Step:
    about: Args = (("payee", one.person or one.payee), ("on", flow.days[at]))
    return Step(figure, "nothing-due", unit_of(flow)(0), about)


def _figures(flow: Flow, at: int) -> Iterator[tuple[str, Column]]:
    """Give the figures of a day with their columns, but for what is taken first."""
    day = day_of(flow, at)
    for one in flow.nodes[: len(flow.nodes) - (flow.taken is not None)]:
        yield f"{day}.amounts.{one.payee}", one
    for place, one in enumerate(flow.people):
        yield f"{day}.awards[{place}].amount", one


def _of_parts(flow: Flow, places: Mapping[Who, int], at: int) -> Iterator[Step]:
    """Give the steps that add up the courses that moved on a day."""
    parts: dict[Who, list[str]] = {}
    for course in flow.moves[at]:
        where = place_of(flow, course, at)
        for one in course.nodes:
            figure = f"{where}.amounts.{one.payee}"
            parts.setdefault((one.payee, ""), []).append(figure)
        for one in course.people:
            place = places[one.payee, one.person]
            figure = f"{where}.awards[{place}].amount"
            parts.setdefault((one.payee, one.person), []).append(figure)
    for figure, one in _figures(flow, at):
        uses = tuple(parts.get((one.payee, one.person), ()))
        if uses:
            args: Args = (("payee", one.person or one.payee), ("count", len(uses)))
            due = unit_of(flow)(one.due(at))
            yield Step(figure, "sum-of-parts", due, args, uses)
        else:
            yield _nothing(flow, figure, one, at)


def sums(flow: Flow) -> Iterator[Step]:
    """Give the steps of the totals: each is the sum of what was due."""
    where, unit = prefix(flow), unit_of(flow)
    for one in flow.nodes:
        yield _sum(unit, one, where, f"amounts.{one.payee}")
    for place, one in enumerate(flow.people):
        yield _sum(unit, one, where, f"awards[{place}].amount")


def _sum(unit: Unit, one: Column, where: str, figure: str) -> Step:
    """Add up the days on which something was due; the first day where nothing ever."""
    standing, name = one.standing, one.person or one.payee
    total, here = unit(standing[-1]), f"{where}{figure}"
    days = _days(one) if len(standing) > 1 else (0,)
    if len(days) == 1:
        used = f"{where}due[{days[0]}].{figure}"
        return Step(here, "single-due", total, (("payee", name),), (used,))
    uses = tuple([f"{where}due[{at}].{figure}" for at in days])
    args = (("payee", name), ("count", len(uses)))
    return Step(here, "sum-of-dues", total, args, uses)


def _days(one: Column) -> Sequence[int]:
    """Give the days on which something was due, the first one where nothing ever."""
    return [at for at in range(len(one.standing)) if one.due(at)] or (0,)
