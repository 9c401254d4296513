"""The trees of a result as a drawing: bands of money from the left to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate

from attrs import frozen

from rewardcalc.report.columns import width
from rewardcalc.report.language import Language, language
from rewardcalc.report.scaled import Key, Scaled, trees
from rewardcalc.result import Calculation

COLUMN, BAR, HEIGHT, LEAST, LINES, GAP, TOP = 190, 14, 300, 2, 28, 14, 20
BESIDE, AFTER = 5, 20
HALO = 'stroke="Canvas" stroke-width="3" paint-order="stroke"'
COLOURS = ("#3b6ea5", "#5b9279", "#b8864b", "#8a6bb0", "#a3545c", "#5f7f8f")
FONTS = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"


@frozen
class Bar:
    """A node or a person: its place, its height, and what is written beside it."""

    label: str
    amount: str
    column: int
    top: int
    height: int
    colour: str


@frozen
class Band:
    """What goes from one bar to another: where it leaves and comes in, how much."""

    left: Bar
    leaves: int
    right: Bar
    enters: int
    height: int


def of(value: object, wanted: str | None = None) -> str:
    """Give the trees of a result as an SVG picture, in the language that fits a locale."""
    if not isinstance(value, Calculation) or not (value.flows or value.capital):
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'
    said = language(wanted)
    drawn: list[_Drawing] = []
    top = TOP
    for tree in trees(said, value):
        drawn.append(_Drawing(said, value, tree))
        top = drawn[-1].place_all(top) + TOP
    bars = [bar for one in drawn for bar in one.bars.values()]
    bands = [band for one in drawn for band in one.bands()]
    return "".join(_picture(said.say("tree"), bars, bands))


class _Drawing:
    """Places the bars of one tree from the root on, and draws the bands between them."""

    def __init__(self, said: Language, result: Calculation, tree: Scaled) -> None:
        self.bars: dict[Key, Bar] = {}
        self._said, self._result, self._tree = said, result, tree
        self._below: dict[str, list[Key]] = {}
        for node, key in tree.edges:
            self._below.setdefault(node, []).append(key)
        self._whole = max(1, *tree.sizes.values())

    def place_all(self, top: int) -> int:
        """Place the tree, and below it the payees that have no place in it."""
        for key in self._tree.sizes:
            if not key[1] and key not in self.bars:
                top = self._place(key, 0, top)
        return top

    def _place(self, key: Key, column: int, top: int) -> int:
        """Place a bar and everything to its right; give where the next begins."""
        height = self._height(self._tree.sizes[key])
        self.bars[key] = Bar(
            self._label(*key),
            self._tree.amounts[key],
            column,
            top,
            height,
            COLOURS[len(self.bars) % len(COLOURS)],
        )
        below = top
        # In another version of the tree a node may hang elsewhere: it has one bar.
        for child in () if key[1] else self._below.get(key[0], ()):
            if child not in self.bars:
                below = self._place(child, column + 1, below)
        return max(below, top + max(height, LINES) + GAP)

    def _height(self, size: int) -> int:
        return max(HEIGHT * max(size, 0) // self._whole, LEAST)

    def _label(self, node: str, person: str) -> str:
        if not person:
            return self._said.term(node)
        return self._result.case.person(node, person).label

    def bands(self) -> Iterator[Band]:
        """Give the bands of the tree: those of a bar follow each other downwards."""
        leaves = {key: bar.top for key, bar in self.bars.items()}
        enters = dict(leaves)
        for (node, child), size in self._tree.edges.items():
            height, parent = self._height(size), (node, "")
            yield Band(
                self.bars[parent],
                leaves[parent],
                self.bars[child],
                enters[child],
                height,
            )
            leaves[parent] += height
            enters[child] += height


def _picture(title: str, bars: Sequence[Bar], bands: Sequence[Band]) -> Iterator[str]:
    lefts = _lefts(bars)
    ends = [bar.top + bar.height for bar in bars]
    ends += [band.leaves + band.height for band in bands]
    height = max(ends) + TOP
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lefts[-1]} {height}"'
        f' width="{lefts[-1]}" style="--height:{height}px" role="img"'
        f' font-size="12" font-family="{FONTS}">'
        f"<title>{escape(title)}</title>"
    )
    yield from (_path(lefts, one) for one in bands)
    for bar in bars:
        yield (
            f'<rect x="{lefts[bar.column]}" y="{bar.top}" width="{BAR}"'
            f' height="{bar.height}" fill="{bar.colour}"/>'
        )
    yield f'<g fill="currentColor" {HALO}>'
    for bar in bars:
        x, middle = lefts[bar.column] + BAR + BESIDE, bar.top + bar.height // 2
        yield (
            f'<text x="{x}" y="{middle - 2}">{escape(bar.label)}</text>'
            f'<text x="{x}" y="{middle + 12}" opacity="0.75">'
            f"{escape(bar.amount)}</text>"
        )
    yield "</g>"
    yield "</svg>"


def _lefts(bars: Sequence[Bar]) -> list[int]:
    """Give where each column begins and the last one ends: its words have room."""
    wide = [COLUMN] * (1 + max(bar.column for bar in bars))
    for bar in bars:
        words = max(_pixels(bar.label), _pixels(bar.amount))
        wide[bar.column] = max(wide[bar.column], BAR + BESIDE + words + AFTER)
    return list(accumulate(wide, initial=0))


def _pixels(text: str) -> int:
    """Give how much room a text takes at most; no font is at hand to measure it."""
    return sum(
        13 if width(one) > 1 or one in "mwMW@%" else 10 if one.isupper() else 8
        for one in text
    )


def _path(lefts: Sequence[int], band: Band) -> str:
    left, right = lefts[band.left.column] + BAR, lefts[band.right.column]
    bend = (left + right) // 2
    start, top = band.leaves, band.enters
    end, low = start + band.height, top + band.height
    return (
        f'<path d="M{left},{start} C{bend},{start} {bend},{top} {right},{top}'
        f' L{right},{low} C{bend},{low} {bend},{end} {left},{end} Z"'
        f' fill="{band.right.colour}" opacity="0.3"/>'
    )
