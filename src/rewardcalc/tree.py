"""The tree that splits make: each name once, every split below a root."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rewardcalc.errors import Fault, fault
from rewardcalc.split import Split
from rewardcalc.terms import ROOTS

# No rule goes as deep; below it, Python itself could not follow.
DEPTH: Final = 100


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
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        reached.add(node)
        if node not in divided:
            continue
        place = divided[node]
        if depth == DEPTH:
            yield fault("split-depth", node, f"[{place}].of", limit=DEPTH)
        for key in splits[place].children():
            if key in seen:
                yield fault("node-twice", key, f"[{place}].into.{key}")
            else:
                seen.add(key)
                waiting.append((key, depth + 1))


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
            yield fault("split-orphan", node, f"[{place}].of", roots=ROOTS)
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
