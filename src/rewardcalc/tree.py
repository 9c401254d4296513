"""Splits and the tree they make: who divides what, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeAlias

from attrs import frozen

from rewardcalc.checks import Checks, name, pairs
from rewardcalc.errors import Fault, fault, refuse
from rewardcalc.ratio import ONE, Ratio, RatioLike, total
from rewardcalc.terms import ROOTS, SUMS, word

REST: Final = "rest"

Into: TypeAlias = tuple[tuple[str, Ratio | str], ...]
IntoLike: TypeAlias = "Mapping[str, RatioLike] | Sequence[tuple[str, RatioLike]]"


class Schedule(StrEnum):
    """How the ratios of a split depend on the amount (分配方式)."""

    FLAT = "flat"


def _part(value: object) -> Ratio | str:
    return REST if value == REST else Ratio.of(value)  # type: ignore[arg-type]


def into(value: object) -> Into:
    """Read the children of a split with their ratios; at most one takes the rest.

    Raises:
        InputError: a ratio that is none, ratios that do not sum to exactly 1, a
            rest below zero, two rests, a name that is reserved.

    >>> into({"completers": "70%", "retained": "rest"})
    (('completers', Ratio('7/10')), ('retained', 'rest'))
    """
    checks = Checks()
    read = pairs(value)
    children = tuple((key, checks.read(key, _part, part)) for key, part in read)
    for key, _ in children:
        if key in ROOTS or key in SUMS or key == REST:
            checks.add("name-reserved", key, key)
    checks.done()
    _check_sum(children)
    return children


def _check_sum(children: Into) -> None:
    given = total([part for _, part in children if isinstance(part, Ratio)])
    rests = [key for key, part in children if not isinstance(part, Ratio)]
    if not children:
        raise refuse("into-empty")
    if len(rests) > 1:
        raise refuse("rest-twice", ", ".join(rests))
    if given > ONE:
        over = given.to_fraction() - 1
        raise refuse("rest-negative" if rests else "sum-over", given, over=over)
    if not rests and given < ONE:
        raise refuse("sum-under", given, under=1 - given.to_fraction())


@frozen(init=False)
class Split:
    """A node divided into named children with exact ratios (分配).

    ``of`` is the node, ``into`` its children in the order of the regulation (equal
    claims to a fen go by it); a ratio may be ``"rest"`` once.

    Raises:
        InputError: as ``into`` says; a schedule that is none.

    >>> Split("net_income", into={"completers": "70%", "retained": "rest"}).ratios()
    (('completers', Ratio('7/10')), ('retained', Ratio('3/10')))
    """

    of: str
    into: Into
    schedule: Schedule

    def __init__(
        self, of: str, into: IntoLike, *, schedule: Schedule | str = Schedule.FLAT
    ) -> None:
        checks = Checks()
        node = checks.read("of", name, of)
        children = checks.read("into", _into, into)
        kind = checks.read("schedule", lambda text: word(Schedule, text), schedule)
        checks.done()
        self.__attrs_init__(node, children, kind)

    def ratios(self) -> tuple[tuple[str, Ratio], ...]:
        """Give every child's exact ratio, the rest filled in."""
        rest = rest_of([part for _, part in self.into if isinstance(part, Ratio)])
        return tuple(
            (key, part if isinstance(part, Ratio) else rest) for key, part in self.into
        )

    def children(self) -> tuple[str, ...]:
        """Give the children's names in order."""
        return tuple(key for key, _ in self.into)


_into = into


def rest_of(ratios: list[Ratio]) -> Ratio:
    """Give what some ratios leave of 1.

    >>> rest_of([Ratio.of("70%")])
    Ratio('3/10')
    """
    given = total(ratios)
    return Ratio(given.denominator - given.numerator, given.denominator)


def check_tree(splits: Sequence[Split]) -> Iterator[Fault]:
    """Find what keeps splits from making trees.

    A node is divided once, every split hangs below a root, and a name stands once in
    the tree of each root (two roots may have the same names).
    """
    divided: dict[str, int] = {}
    for place, split in enumerate(splits):
        if split.of in divided:
            first = divided[split.of]
            yield fault("split-twice", split.of, f"[{place}].of", first=first)
        divided.setdefault(split.of, place)
    reached: set[str] = set()
    for root in ROOTS:
        yield from _walk(splits, divided, root, reached)
    yield from _unreached(splits, divided, reached)


def _walk(
    splits: Sequence[Split], divided: Mapping[str, int], root: str, reached: set[str]
) -> Iterator[Fault]:
    seen = {root}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        reached.add(node)
        if node not in divided:
            continue
        place = divided[node]
        for key in splits[place].children():
            if key in seen:
                yield fault("node-twice", key, f"[{place}].into.{key}")
            else:
                seen.add(key)
                waiting.append(key)


def _unreached(
    splits: Sequence[Split], divided: Mapping[str, int], reached: set[str]
) -> Iterator[Fault]:
    parent = {key: split.of for split in splits for key in split.children()}
    for node, place in divided.items():
        if node in reached:
            continue
        above = node
        for _ in parent:
            above = parent.get(above, above)
            if above == node:
                break
        if node not in parent:
            roots = ", ".join(ROOTS)
            yield fault("split-orphan", node, f"[{place}].of", roots=roots)
        elif above == node:
            yield fault("split-cycle", node, f"[{place}].of")


def in_order(splits: Iterable[Split], root: str) -> tuple[Split, ...]:
    """Give the splits of one root's tree, each before those of its children.

    >>> [split.of for split in in_order([Split("net_income", {"unit": "1"})], "equity")]
    []
    """
    by_node = {split.of: split for split in splits}
    waiting = [root]
    found = []
    while waiting:
        split = by_node.get(waiting.pop())
        if split is not None:
            found.append(split)
            waiting.extend(reversed(split.children()))
    return tuple(found)
