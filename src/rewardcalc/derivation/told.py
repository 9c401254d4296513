"""The steps of amounts that only a sentence tells: falls of a slab, what goes back."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.distribution import Flow
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.plan import Plan
from rewardcalc.schedules import cliffs
from rewardcalc.settle import rounded_up
from rewardcalc.trace import Step, exactly

money = Money.of_fen


def falls(plan: Plan) -> Iterator[Step]:
    """Give the thresholds of slabs at which somebody gets less, and how much less."""
    found = [
        (split.of, one)
        for tree in plan.trees
        for split in tree.splits
        for one in cliffs(split)
    ]
    for number, (of, one) in enumerate(found, 1):
        threshold = f"amounts.{of}#threshold{number}"
        about = (("of", of), ("payee", one.payee))
        yield Step(threshold, "slab-threshold", money(one.threshold), about[:1])
        yield Step(
            f"amounts.{one.payee}#fall{number}",
            "slab-fall",
            money(rounded_up(one.below - one.above, units=1)),
            (
                *about,
                ("amount", money(one.threshold)),
                ("below", exactly(one.below)),
                ("above", exactly(one.above)),
            ),
            (threshold,),
        )


def taken_back(case: Case, flow: Flow) -> Iterator[Step]:
    """Give what is owed back where no payments are recorded, day by day.

    Shares never go back: a tranche only adds to those before.
    """
    if case.payments:
        return
    for at, day in enumerate(flow.days):
        for place, one in enumerate(flow.people):
            if one.due(at) < 0:
                figure = f"due[{at}].awards[{place}].amount"
                yield Step(
                    f"{figure}#back",
                    "due-taken-back",
                    money(-one.due(at)),
                    (("payee", one.person), ("on", day)),
                    (figure,),
                )
