"""The steps of the floors: what a clause requires, and what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rewardcalc.distribution import Column, Part
from rewardcalc.outcome import Outcome
from rewardcalc.plan.trees import Who
from rewardcalc.terms import EQUITY, NET_INCOME, REWARD_TOTAL
from rewardcalc.trace import Finding, Step


def floors(
    outcome: Outcome,
    findings: Sequence[Finding],
    people: Mapping[str, Sequence[Column | Part]],
) -> Iterator[Step]:
    """Give the steps of every floor that was judged.

    ``people`` are the columns of the persons of each root.
    """
    places = {
        root: {(each.payee, each.person): at for at, each in enumerate(columns)}
        for root, columns in people.items()
    }
    for place, one in enumerate(findings):
        if one.ratio is None or one.required is None or one.actual is None:
            continue
        root = one.root
        where = "equity." if root == EQUITY else ""
        uses = tuple([_figure(where, who, places[root]) for who in one.members])
        base = uses if one.base == REWARD_TOTAL else (_base(outcome, where, one),)
        yield Step(
            f"findings[{place}].required",
            "floor-required",
            one.required,
            (("ratio", one.ratio), ("base", one.base)),
            base,
            one.citation,
        )
        names = tuple([person or payee for payee, person in one.members])
        yield Step(
            f"findings[{place}].actual",
            "floor-actual" if names else "floor-nobody",
            one.actual,
            (("payees", names or one.payees),),
            uses,
        )


def _base(outcome: Outcome, where: str, one: Finding) -> str:
    """Give the figure that a floor is measured on."""
    if one.base == NET_INCOME and outcome.legal is not None:
        return "legal_net_income"
    tree = next(iter(outcome.plan.trees_of(one.root)))
    return f"{where}amounts.{tree.base}"


def _figure(where: str, who: Who, places: Mapping[Who, int]) -> str:
    """Give the figure of a node or a person that counts for a floor."""
    payee, person = who
    if person:
        return f"{where}awards[{places[who]}].amount"
    return f"{where}amounts.{payee}"
