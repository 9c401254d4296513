"""The steps of the floors: what a clause requires, and what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rewardcalc.distribution import Column, Part
from rewardcalc.outcome import Outcome
from rewardcalc.plan.trees import Who
from rewardcalc.terms import EQUITY, NET_INCOME, REWARD_TOTAL
from rewardcalc.trace import Args, Finding, Step


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
    bases = {tree.root: tree.base for tree in reversed(outcome.plan.trees)}
    for place, one in enumerate(findings):
        if one.ratio is None or one.required is None or one.actual is None:
            continue
        root = one.root
        where = "equity." if root == EQUITY else ""
        uses = tuple([_figure(where, who, places[root]) for who in one.members])
        base = (
            uses
            if one.base == REWARD_TOTAL
            else (_base(outcome, where, one, bases[root]),)
        )
        about: Args = (("ratio", one.ratio), ("base", dict(one.args)["base"]))
        if one.measured is not None:
            about += (("amount", one.measured),)
        yield Step(
            f"findings[{place}].required",
            "floor-required" if one.measured is None else "floor-required-of",
            one.required,
            about,
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
        yield from _difference(f"findings[{place}]", one)


def _difference(where: str, one: Finding) -> Iterator[Step]:
    """Give how much is missing, where the sentence tells it."""
    args = dict(one.args)
    if "difference" in args:
        yield Step(
            f"{where}.text.args.difference",
            "floor-difference",
            args["difference"],
            (("required", args["required"]), ("actual", args["actual"])),
            (f"{where}.required", f"{where}.actual"),
        )


def _base(outcome: Outcome, where: str, one: Finding, node: str) -> str:
    """Give the figure that a floor is measured on."""
    if one.base == NET_INCOME and outcome.legal is not None:
        return "legal_net_income"
    return f"{where}amounts.{node}"


def _figure(where: str, who: Who, places: Mapping[Who, int]) -> str:
    """Give the figure of a node or a person that counts for a floor."""
    payee, person = who
    if person:
        return f"{where}awards[{places[who]}].amount"
    return f"{where}amounts.{payee}"
