"""The tree of a result as a drawing: bands of money from the left to the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from attrs import frozen

from rewardcalc.distribution import Flow
from rewardcalc.money import Money, Shares
from rewardcalc.report.language import Language, language
from rewardcalc.result import Calculation
from rewardcalc.terms import EQUITY

COLUMN, BAR, HEIGHT, GAP, TOP = 190, 14, 300, 14, 20
HALO = 'stroke="Canvas" stroke-width="3" paint-order="stroke"'
COLOURS = ("#3b6ea5", "#5b9279", "#b8864b", "#8a6bb0", "#a3545c", "#5f7f8f")


@frozen
class Bar:
    """A node or a person: its place, its height, and where its children begin."""

    label: str
    amount: str
    column: int
    top: int
    height: int
    colour: str


def of(value: object, wanted: str | None = None) -> str:
    """Give the tree of a result as an SVG picture, in the language that fits a locale."""
    if not isinstance(value, Calculation) or not value.flows:
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'
    said = language(wanted)
    return "".join(_picture(said, value, value.flows[0]))


def _picture(said: Language, result: Calculation, flow: Flow) -> Iterator[str]:
    drawn = _Drawing(said, result, flow)
    drawn.place_all()
    columns = 1 + max(bar.column for bar in drawn.bars)
    width = columns * COLUMN + 40
    height = max(bar.top + bar.height for bar in drawn.bars) + TOP
    title = said.say("tree")
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}"'
        f' role="img" font-size="12" font-family="system-ui, \'Noto Sans CJK SC\','
        f" 'PingFang SC', 'Microsoft YaHei', sans-serif\">"
        f"<title>{escape(title)}</title>"
    )
    yield from drawn.bands
    for bar in drawn.bars:
        yield (
            f'<rect x="{bar.column * COLUMN}" y="{bar.top}" width="{BAR}"'
            f' height="{bar.height}" fill="{bar.colour}"/>'
        )
    yield f'<g fill="currentColor" {HALO}>'
    for bar in drawn.bars:
        x, middle = bar.column * COLUMN + BAR + 5, bar.top + bar.height // 2
        yield (
            f'<text x="{x}" y="{middle - 2}">{escape(bar.label)}</text>'
            f'<text x="{x}" y="{middle + 12}" opacity="0.75">'
            f"{escape(bar.amount)}</text>"
        )
    yield "</g>"
    yield "</svg>"


class _Drawing:
    """Places bars from the root on, and draws the bands between them."""

    def __init__(self, said: Language, result: Calculation, flow: Flow) -> None:
        self.bars: list[Bar] = []
        self.bands: list[str] = []
        self._said, self._result, self._flow = said, result, flow
        self._children = _children(flow)
        self._totals = {
            (one.payee, one.person): one.total for one in (*flow.nodes, *flow.people)
        }
        self._whole = max(1, *(one.total for one in flow.nodes))

    def place_all(self) -> None:
        """Place the tree, and below it the payees that have no place in it."""
        _, below = self.place(self._flow.root, 0, TOP)
        inside = {self._flow.root}
        for children in self._children.values():
            inside.update(node for node, _ in children)
        for one in self._flow.nodes:
            if one.payee not in inside:
                _, below = self.place(one.payee, 0, below)

    def place(
        self, node: str, column: int, top: int, person: str = ""
    ) -> tuple[Bar, int]:
        """Place a bar and everything to its right; give it and where the next begins."""
        total = self._totals.get((node, person), 0)
        height = max(HEIGHT * max(total, 0) // self._whole, 2)
        bar = Bar(
            self._label(node, person),
            self._amount(total),
            column,
            top,
            height,
            COLOURS[len(self.bars) % len(COLOURS)],
        )
        self.bars.append(bar)
        below, start = top, top
        for child, key in () if person else self._children.get(node, ()):
            placed, below = self.place(child, column + 1, below, key)
            self.bands.append(_band(bar, start, placed))
            start += placed.height
        return bar, max(below, top + max(height, 28) + GAP)

    def _label(self, node: str, person: str) -> str:
        if not person:
            return self._said.term(node)
        return self._result.case.person(node, person).label

    def _amount(self, total: int) -> str:
        is_shares = self._flow.root == EQUITY
        return self._said.value(Shares(total) if is_shares else Money.of_fen(total))


def _children(flow: Flow) -> Mapping[str, list[tuple[str, str]]]:
    """Give nodes and persons below each node, those of all versions together."""
    found: dict[str, list[tuple[str, str]]] = {}
    for course in flow.courses:
        for split in course.tree.splits:
            names = found.setdefault(split.of, [])
            names += [
                (child.name, "")
                for child in split.children
                if (child.name, "") not in names
            ]
        for split in course.tree.people:
            found[split.of] = [(split.of, child.name) for child in split.children]
    return found


def _band(parent: Bar, start: int, child: Bar) -> str:
    """Draw the band of money between two bars."""
    left, right = parent.column * COLUMN + BAR, child.column * COLUMN
    bend = (left + right) // 2
    end, low = start + child.height, child.top + child.height
    return (
        f'<path d="M{left},{start} C{bend},{start} {bend},{child.top} {right},{child.top}'
        f' L{right},{low} C{bend},{low} {bend},{end} {left},{end} Z"'
        f' fill="{child.colour}" opacity="0.3"/>'
    )
