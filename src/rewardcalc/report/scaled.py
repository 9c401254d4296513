"""The trees of a result as they are drawn: who has how much, and from whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import lcm
from typing import TypeAlias

from attrs import frozen

from rewardcalc.distribution import Capital, Flow
from rewardcalc.money import Money, Shares
from rewardcalc.plan import PlannedTree
from rewardcalc.ratio import ZERO
from rewardcalc.report.language import Language
from rewardcalc.result import Calculation
from rewardcalc.terms import EQUITY

Key: TypeAlias = tuple[str, str]
Edges: TypeAlias = Mapping[tuple[str, Key], int]


@frozen
class Scaled:
    """A tree in whole units of its own, and the same in words.

    A node has no person in its key, and the root comes first. An edge goes from a node
    to a node or a person below it, and has what that node gives.
    """

    sizes: Mapping[Key, int]
    amounts: Mapping[Key, str]
    edges: Edges


def trees(said: Language, result: Calculation) -> Iterator[Scaled]:
    """Give the trees of a result: money first, then shares or a part of the capital."""
    yield from (_of_flow(said, flow) for flow in result.flows)
    if result.capital:
        yield _of_capital(said, result.capital)


def _of_flow(said: Language, flow: Flow) -> Scaled:
    sizes = {(one.payee, one.person): one.total for one in (*flow.nodes, *flow.people)}
    edges: dict[tuple[str, Key], int] = {}
    for course in flow.courses:
        for edge, size in _edges(course.tree, course.totals):
            edges[edge] = edges.get(edge, 0) + size
        for payee in course.tree.idle:
            sizes.setdefault((payee, ""), 0)
    unit = Shares if flow.root == EQUITY else Money.of_fen
    return Scaled(
        sizes, {key: said.value(unit(size)) for key, size in sizes.items()}, edges
    )


def _of_capital(said: Language, held: Capital) -> Scaled:
    """Give the tree of a part of the capital, in units that make every part whole."""
    ratios = {(one.payee, one.person): one.ratio for one in held.parts}
    for payee in held.tree.idle:
        ratios[payee, ""] = ZERO
    units = lcm(*(one.denominator for one in ratios.values()))
    sizes = {
        key: one.numerator * (units // one.denominator) for key, one in ratios.items()
    }
    return Scaled(
        sizes,
        {key: said.ratio(one) for key, one in ratios.items()},
        dict(_edges(held.tree, sizes)),
    )


def _edges(
    tree: PlannedTree, sizes: Mapping[Key, int]
) -> Iterator[tuple[tuple[str, Key], int]]:
    """Give what each node of a planned tree gives to those below it."""
    for split in tree.splits:
        for child in split.children:
            yield (split.of, (child.name, "")), sizes[child.name, ""]
    for split in tree.people:
        for child in split.children:
            yield (split.of, (split.of, child.name)), sizes[split.of, child.name]
    for key in sizes:
        if key[1] and key[0] in tree.idle:
            yield (key[0], key), 0
