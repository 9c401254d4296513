"""Where the figures of a flow stand: those of the day, or of its courses one by one."""

from __future__ import annotations

from collections.abc import Iterable

from rewardcalc.distribution import Column, Course, Flow, Part
from rewardcalc.plan.trees import Who
from rewardcalc.terms import EQUITY


def prefix(flow: Flow) -> str:
    """Give where the figures of a flow stand in the result."""
    return "equity." if flow.root == EQUITY else ""


def day_of(flow: Flow, at: int) -> str:
    """Give the place of a day in the result."""
    return f"{prefix(flow)}due[{at}]"


def place_of(flow: Flow, course: Course, at: int) -> str:
    """Give the place of a course's figures of a day: the day itself, if none beside it.

    Where several courses move on a day, each has a place of its own.
    """
    day = day_of(flow, at)
    return f"{day}.parts[{course.label}]" if len(flow.moves[at]) > 1 else day


def first_day(flow: Flow, course: Course) -> int:
    """Give the first day on which a course moved."""
    return next(at for at in range(len(flow.days)) if is_moved(flow, course, at))


def is_moved(flow: Flow, course: Course, at: int) -> bool:
    """Say whether a course moved on a day; their labels tell courses apart."""
    return any(one.label == course.label for one in flow.moves[at])


def numbered(columns: Iterable[Column | Part]) -> dict[Who, int]:
    """Give the place of each person in a row of columns."""
    return {(one.payee, one.person): place for place, one in enumerate(columns)}
