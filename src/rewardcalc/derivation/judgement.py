"""The steps of the floors: what a clause requires, and what it is compared with."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from rewardcalc.derivation.places import first_day, numbered, place_of
from rewardcalc.outcome import Outcome
from rewardcalc.plan.trees import Who
from rewardcalc.ratio import ZERO, Ratio
from rewardcalc.terms import EQUITY, NET_INCOME, REWARD_TOTAL
from rewardcalc.trace import Args, Finding, Step, Value


def floors(outcome: Outcome, findings: Sequence[Finding]) -> Iterator[Step]:
    """Give the steps of every floor that was judged."""
    known: dict[tuple[str, str], _Figures] = {}
    for number, one in enumerate(findings):
        ratio, required, actual = one.ratio, one.required, one.actual
        if ratio is None or required is None or actual is None:
            continue
        key = (one.root, one.year)
        if key not in known:
            known[key] = _figures_of(outcome, one)
        where, told = f"findings[{number}]", dict(one.args)
        base = yield from _base(outcome, one, known[key], f"{where}#base")
        about = (("ratio", ratio), ("base", told["base"]), ("amount", one.measured))
        figure = f"{where}.required"
        yield Step(figure, "floor-required", required, about, (base,), one.citation)
        yield Step(
            f"{where}.actual",
            "floor-actual" if one.members else "floor-nobody",
            actual,
            (("payees", _names(one.members) or one.payees),),
            known[key].of(one.members),
        )
        if "difference" in told:
            yield _difference(where, told)


def _base(
    outcome: Outcome, one: Finding, figures: _Figures, where: str
) -> Generator[Step, None, str]:
    """Give the steps of the base of a floor, if it is no figure yet; return its name."""
    if one.base == REWARD_TOTAL:
        about: Args = (("payees", _names(one.rewarded) or one.payees),)
        uses = figures.of(one.rewarded)
        yield Step(where, "floor-rewards", one.measured, about, uses)
        return where
    base = figures.node(one.root)
    if one.base == NET_INCOME and outcome.legal is not None:
        base = "legal_net_income"
    word = str(dict(one.args)["base"])
    if word == one.root:
        return base
    about = (("base", word), ("ratio", _ratio(outcome, one.root, word)))
    yield Step(where, "floor-base", one.measured, about, (base,))
    return where


def _names(members: Iterable[Who]) -> tuple[str, ...]:
    return tuple([person or payee for payee, person in members])


def _ratio(outcome: Outcome, root: str, node: str) -> Ratio:
    """Give the part that a node right below a root has of it, in every version."""
    return next(
        child.ratio or ZERO
        for tree in outcome.plan.trees_of(root)
        for split in tree.splits
        for child in split.children
        if (split.of, child.name) == (root, node)
    )


def _difference(where: str, told: Mapping[str, Value]) -> Step:
    """Give how much is missing, which the sentence tells."""
    return Step(
        f"{where}.text.args.difference",
        "floor-difference",
        told["difference"],
        (("required", told["required"]), ("actual", told["actual"])),
        (f"{where}.required", f"{where}.actual"),
    )


@frozen
class _Figures:
    """Where the amounts of nodes and persons stand that a floor speaks of."""

    where: str
    places: Mapping[Who, int]

    def node(self, payee: str) -> str:
        """Give the figure of a node."""
        return f"{self.where}amounts.{payee}"

    def of(self, members: Iterable[Who]) -> tuple[str, ...]:
        """Give the figures of nodes and persons that are there."""
        return tuple(
            f"{self.where}awards[{self.places[who]}].amount"
            if who[1]
            else self.node(who[0])
            for who in members
            if not who[1] or who in self.places
        )


def _figures_of(outcome: Outcome, one: Finding) -> _Figures:
    """Give the figures in all, or those of the year that a floor is judged for."""
    where = "equity." if one.root == EQUITY else ""
    flow = outcome.flow(one.root)
    if flow is None:
        parts = outcome.capital.parts if outcome.capital else ()
        return _Figures(where, numbered(one for one in parts if one.person))
    if not one.year:
        return _Figures(where, numbered(flow.people))
    course = next(each for each in flow.courses if each.label == one.year)
    place = place_of(flow, course, first_day(flow, course))
    return _Figures(f"{place}.", numbered(flow.people))
