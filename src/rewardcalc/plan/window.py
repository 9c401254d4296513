"""The years in which own or joint use is rewarded."""

from __future__ import annotations

from collections.abc import Sequence

from rewardcalc.errors import refuse
from rewardcalc.facts import Case
from rewardcalc.law.provision import (
    Floor,
    Window,
)
from rewardcalc.plan.parts import PlannedWindow
from rewardcalc.terms import FirstYear, Strength


def window(case: Case, floors: Sequence[Floor]) -> PlannedWindow | None:
    """Give the years that count: the instrument's frame, the institution's choice.

    The most local floor that is not merely permitted has the frame, unless the
    regulation chooses one by its first year (``reward_from``). Where the frame leaves a
    choice of years, the regulation makes it in ``reward_years``.

    Raises:
        InputError: nothing says from when, or for how many years.
    """
    if not case.operating_profit:
        return None
    frame = _frame(case, floors)
    chosen = case.regulation.reward_years
    if chosen is None and not any(one.window for one in floors):
        # Nothing limits the years: every one counts.
        return None
    if case.conversion.production_on is None:
        raise refuse("production-missing", path="conversion.production_on")
    if chosen is None:
        if frame is None or frame.least != frame.most:
            where = "regulation.reward_years"
            if frame is None:
                raise refuse("reward-years-open", path=where)
            raise refuse(
                "reward-years-missing", frame.least, where, most=str(frame.most)
            )
        chosen = frame.most
    return PlannedWindow(_first(case, frame), chosen, frame)


def _frame(case: Case, floors: Sequence[Floor]) -> Window | None:
    """Give the frame that the regulation chose, else the most local that binds."""
    chosen = case.regulation.reward_from
    framed = [one for one in floors if one.window is not None]
    if chosen is None:
        found = [one.window for one in framed if one.strength != Strength.PERMITTED]
        return found[-1] if found else None
    found = [one.window for one in framed if one.window and one.window.first == chosen]
    if not found:
        raise refuse("reward-from-unknown", chosen, "regulation.reward_from")
    return found[-1]


def _first(case: Case, frame: Window | None) -> int | None:
    production = case.conversion.production_on
    assert production is not None  # noqa: S101 (a case of own or joint use has it)
    if frame is None or frame.first == FirstYear.PRODUCTION:
        return production.year
    profitable = [
        one.year
        for one in case.operating_profit
        if one.amount.fen > 0 and one.year >= production.year
    ]
    return min(profitable, default=None)
