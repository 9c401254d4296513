"""Spans of days, half-open: the first day is in, the last is not."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from rewardcalc.errors import refuse


@frozen
class Interval:
    """The days from ``start`` up to, but without, ``end``; no end means still going.

    >>> date(2024, 11, 12) in Interval(date(2024, 11, 12))
    True
    >>> date(2024, 11, 11) in Interval(date(2024, 11, 12))
    False
    """

    start: date
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise refuse("interval", f"{self.start}/{self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)
