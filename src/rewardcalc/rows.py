"""A result as flat rows, for tables and for imports into other software."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rewardcalc.distribution import Course
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.plan import PlannedChild
from rewardcalc.terms import EQUITY


def rows(case: Case, one: Course) -> Iterator[dict[str, Any]]:
    """Give one flat row for each day, node and person of a course.

    ``amount`` is what falls due that day and ``total`` what fell due so far: a
    ``Decimal`` for money, an ``int`` for shares. ``name`` is empty for a node.
    """
    shares = one.tree.root == EQUITY
    children = _children(one)
    for at, day in enumerate(one.days):
        for column in (*one.nodes, *one.people):
            child = children.get((column.payee, column.person))
            person = case.person(column.payee, column.person) if column.person else None
            due, total = column.due(at), column.standing[at]
            yield {
                "case": case.id,
                "on": day,
                "root": one.tree.root,
                "payee": column.payee,
                "name": person.name if person else "",
                "id": (person.id or "") if person else "",
                "ratio": str(child.ratio) if child else "",
                "amount": due if shares else Money.of_fen(due).to_decimal(),
                "total": total if shares else Money.of_fen(total).to_decimal(),
                "currency": "" if shares else case.conversion.currency,
                "instrument": _said(child)[0],
                "provision": _said(child)[1],
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


def _said(child: PlannedChild | None) -> tuple[str, str]:
    if child is None or child.citation is None:
        return "", ""
    return child.citation.instrument, child.citation.place
