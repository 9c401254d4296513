"""Where a deal stands day by day: receipts, costs and what is left of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from attrs import frozen

from rewardcalc.band import rest_of
from rewardcalc.income import OwnIncome
from rewardcalc.settle import Division, Parts, settle


class Share(NamedTuple):
    """What one segment has of a day: receipts, and what is taken from them."""

    receipts: int
    sliced: int
    deducted: int
    held: int


@frozen
class Day:
    """Where the deal stands at the end of a day on which something happened.

    All in fen and cumulative: what came in, the deductible costs, those that are not
    deducted, what the receipts cover of the costs (``deducted``), what is held back,
    what was taken from the receipts first (``sliced``), where each segment of the
    regulation stands, the net income of each, and that of all (转化净收入), never below
    zero.
    """

    on: date
    receipts: int
    costs: int
    not_deducted: int
    deducted: int
    held: int
    sliced: int
    segments: tuple[Share, ...]
    nets: tuple[int, ...]
    net: int

    @property
    def deficit(self) -> int:
        """The costs not covered yet, carried to the next receipt."""
        return self.costs - self.deducted


class Move(NamedTuple):
    """A change of one kind on a day, in the segment of another day."""

    on: date
    kind: int
    fen: int
    of: date


CAME, SPENT, REFUSED, HELD = range(4)


def running_days(
    moves: Iterable[Move], starts: Sequence[date], own: OwnIncome | None
) -> Iterator[Day]:
    """Give where the deal stands at the end of each day on which something moved."""
    by_day: dict[date, list[Move]] = {}
    for move in moves:
        by_day.setdefault(move.on, []).append(move)
    segments = [_Segment(own) for _ in starts]
    for on in sorted(by_day):
        for _, kind, fen, of in by_day[on]:
            place = max(bisect_right(starts, of) - 1, 0)
            segments[place].standing[kind] += fen
        yield _day(on, segments)


class _Segment:
    """Where one segment of the regulation stands while the days go by."""

    def __init__(self, own: OwnIncome | None) -> None:
        self.standing = [0, 0, 0, 0]
        self.cap = own.cost_cap if own else None
        taken = own.top_slice.ratio if own and own.top_slice else None
        self.division = Division.of([taken, rest_of([taken])]) if taken else None
        self.reached = 0
        self.slices: Parts = (0, 0)

    def sliced(self) -> int:
        """Settle what is taken from the receipts first, over time like all else."""
        came = self.standing[CAME]
        if self.division is not None:
            self.slices = settle(self.division, came, self.reached, self.slices)
            self.reached = came
        return self.slices[0]

    def limit(self) -> int:
        """Give the most that costs may eat of the receipts, in whole fen."""
        came = self.standing[CAME]
        if self.cap is None:
            return came
        return came * self.cap.numerator // self.cap.denominator


def _day(on: date, segments: Sequence[_Segment]) -> Day:
    """Give where each segment stands; costs that are not covered go to the next."""
    carried = deducted = held = sliced = 0
    shares, nets = [], []
    for segment in segments:
        came, spent, _, reserve = segment.standing
        first = segment.sliced()
        covered = min(came - first, segment.limit(), spent + carried)
        carried += spent - covered
        back = min(came - first - covered, reserve)
        deducted += covered
        held += back
        sliced += first
        shares.append(Share(came, first, covered, back))
        nets.append(came - first - covered - back)
    came = spent = refused = 0
    for segment in segments:
        came += segment.standing[CAME]
        spent += segment.standing[SPENT]
        refused += segment.standing[REFUSED]
    stand = (came, spent, refused, deducted, held, sliced)
    return Day(on, *stand, tuple(shares), tuple(nets), sum(nets))
