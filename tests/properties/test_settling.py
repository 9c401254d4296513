"""The settling rule of domain.md §4: every small case, and random large ones."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import naive
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rewardcalc.settle import Division, settle

State = tuple[int, tuple[int, ...]]

LARGEST_SUM = 7
UNITS = 9


def small_weights() -> Iterator[tuple[int, ...]]:
    """Give all tuples of 2 to 4 weights above zero that sum to at most 7."""
    for count in (2, 3, 4):
        for weights in product(range(1, LARGEST_SUM), repeat=count):
            if sum(weights) <= LARGEST_SUM:
                yield weights


def check(division: Division, total: int, reached: State) -> State:
    """Move to a new total, and compare with the two steps read literally."""
    old, standing = reached
    parts = settle(division, total, old, standing)
    ratios = [Fraction(one, division.whole) for one in division.weights]
    before = (old, list(standing))
    assert list(parts) == naive.settle(total, ratios, before, division.protected)
    assert sum(parts) == total
    for place, part in enumerate(parts):
        exact = ratios[place] * total
        assert part >= standing[place] or total < old
        assert abs(part - exact) < 1
        assert place != division.protected or part >= exact
    return total, parts


@pytest.mark.parametrize("weights", list(small_weights()), ids=str)
def test_every_small_division_over_every_way_to_pay(weights: tuple[int, ...]) -> None:
    """(a) the parts sum exactly to what came in so far, (b) nobody ever gives a fen back, (c) everybody is within one fen of the exact cumulative share."""
    for protected in (None, *range(len(weights))):
        division = Division(weights, protected)
        seen: set[State] = set()
        waiting: list[State] = [(0, division.nothing())]
        while waiting:
            reached = waiting.pop()
            if reached in seen:
                continue
            seen.add(reached)
            waiting += [
                check(division, total, reached)
                for total in range(reached[0] + 1, UNITS + 1)
            ]


@pytest.mark.parametrize("weights", list(small_weights()), ids=str)
def test_a_smaller_total_stands_where_one_payment_would(
    weights: tuple[int, ...],
) -> None:
    """When a total shrinks, the node stands where one single payment of the new total would have put it."""
    division = Division(weights)
    once = settle(division, UNITS, 0, division.nothing())
    for total in range(UNITS):
        back = settle(division, total, UNITS, once)
        assert back == settle(division, total, 0, division.nothing())


@st.composite
def divisions(draw: st.DrawFn) -> Division:
    """Give a division of up to seven children, some of them with nothing."""
    weights = draw(st.lists(st.integers(0, 40), min_size=1, max_size=7))
    weights[draw(st.integers(0, len(weights) - 1))] += 1
    places = [None, *(place for place, one in enumerate(weights) if one)]
    return Division(tuple(weights), draw(st.sampled_from(places)))


def payments(most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, most), min_size=1, max_size=25)


@given(
    division=divisions(),
    paid=st.one_of(payments(3), payments(50), payments(10**32)),
)
def test_any_division_over_any_way_to_pay(division: Division, paid: list[int]) -> None:
    """Earliest deadline first keeps all three, for jumps of any size."""
    reached: State = (0, division.nothing())
    for one in paid:
        reached = check(division, reached[0] + one, reached)


@given(division=divisions(), paid=payments(60))
def test_one_fen_at_a_time(division: Division, paid: list[int]) -> None:
    """For one fen at a time it is the chairman assignment of Tijdeman."""
    reached: State = (0, division.nothing())
    for _ in range(sum(paid[:4])):
        now = check(division, reached[0] + 1, reached)
        moved = [new - old for new, old in zip(now[1], reached[1], strict=True)]
        assert sorted(moved) == [0] * (len(moved) - 1) + [1]
        reached = now


@given(division=divisions(), paid=payments(50))
def test_a_smaller_unit(division: Division, paid: list[int]) -> None:
    """Settling in a unit 100 times smaller moves no one by more than one of the larger units."""
    large: State = (0, division.nothing())
    small: State = (0, division.nothing())
    for one in paid:
        large = check(division, large[0] + one, large)
        small = check(division, small[0] + 100 * one, small)
        for coarse, fine in zip(large[1], small[1], strict=True):
            assert abs(100 * coarse - fine) <= 100
