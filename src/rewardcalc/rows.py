"""A result as flat rows, for tables and for imports into other software."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rewardcalc.distribution import Column, Course, Flow
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.plan import PlannedChild
from rewardcalc.terms import EQUITY


def rows(case: Case, flow: Flow) -> Iterator[dict[str, Any]]:
    """Give one flat row for each day, part, node and person of a flow.

    ``amount`` is what falls due that day and ``total`` what fell due so far: a
    ``Decimal`` for money, an ``int`` for shares. ``name`` is empty for a node, ``part``
    where the flow has one part; it is the first day of a version of the regulation, or
    the year of an operating profit.
    """
    for at, day in enumerate(flow.days):
        for course in flow.courses:
            children = _children(course)
            for column in (*course.nodes, *course.people):
                child = children.get((column.payee, column.person))
                yield {
                    "case": case.id,
                    "on": day,
                    "root": flow.root,
                    "part": course.label,
                    **_who(case, column),
                    "ratio": str(child.ratio) if child else "",
                    **_amounts(case, flow, column, at),
                    **_said(child),
                }


def _children(one: Course) -> dict[tuple[str, str], PlannedChild]:
    nodes = {
        (child.name, ""): child for split in one.tree.splits for child in split.children
    }
    people = {
        (split.of, child.name): child
        for split in one.tree.people
        for child in split.children
    }
    return {**nodes, **people}


def _who(case: Case, column: Column) -> dict[str, str]:
    if not column.person:
        return {"payee": column.payee, "name": "", "id": ""}
    person = case.person(column.payee, column.person)
    return {"payee": column.payee, "name": person.name, "id": person.id or ""}


def _amounts(case: Case, flow: Flow, column: Column, at: int) -> dict[str, Any]:
    due, total = column.due(at), column.standing[at]
    if flow.root == EQUITY:
        return {"amount": due, "total": total, "currency": ""}
    return {
        "amount": Money.of_fen(due).to_decimal(),
        "total": Money.of_fen(total).to_decimal(),
        "currency": case.conversion.currency,
    }


def _said(child: PlannedChild | None) -> dict[str, str]:
    if child is None or child.citation is None:
        return {"instrument": "", "provision": ""}
    said = child.citation
    return {"instrument": said.instrument, "provision": said.place}
