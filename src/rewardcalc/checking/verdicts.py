"""A regulation judged against every floor, for every amount at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from rewardcalc import checks as read
from rewardcalc.band import rest_of
from rewardcalc.checking.deals import deals, for_all_amounts
from rewardcalc.checking.parts import (
    Check,
    Deal,
    Standing,
    Trouble,
    Unrewarded,
    Verdict,
)
from rewardcalc.checks import Checks
from rewardcalc.errors import InputError, refuse
from rewardcalc.facts import Institution
from rewardcalc.income import OwnIncome
from rewardcalc.law.provision import Floor
from rewardcalc.piecewise import IDENTITY, ZERO, Pieces, added, less, of_tree
from rewardcalc.plan import PlannedTree
from rewardcalc.plan.law import Law, Terms
from rewardcalc.plan.making import law_of, trees_of
from rewardcalc.ratio import Ratio
from rewardcalc.regulation import Regulation
from rewardcalc.schedules import cliffs
from rewardcalc.spans import Span, least_share, negative
from rewardcalc.split import Schedule
from rewardcalc.terms import (
    CONTRIBUTORS,
    MAIN_CONTRIBUTORS,
    NET_INCOME,
    REWARD_TOTAL,
    Strength,
)


def check(
    regulation: Regulation,
    institution: Institution,
    on: date | None = None,
    law: Sequence[str] | None = None,
) -> Check:
    """Check a regulation against every floor that binds an institution (合法性检查).

    Each method of conversion is checked, under each version of the regulation and for
    each kind of contract and licensee that its splits tell apart. ``on`` is the day of
    a contract, by default the first day of the regulation; ``law`` names instruments,
    None lets the catalogue choose.

    Raises:
        InputError: no day is given, and the regulation has none.
        LawError: no version of an instrument answers for the day.

    >>> university = Institution("某大学", kind="university", state_founded=True, region="CN-42", pilot=True)
    >>> found = check(Regulation(completers="60%"), university, date(2025, 1, 1))
    >>> [one.standing.value for one in found.verdicts if one.deal.method == "licence"][-1]
    'not-met'
    """
    named = _named(regulation, institution, on, law)
    on = regulation.in_force if on is None else on
    if on is None:
        raise refuse("missing", path="in_force", name="in_force")
    planned: list[tuple[Deal, Terms, PlannedTree, Law]] = []
    troubles: list[Trouble] = []
    unset: list[Deal] = []
    for one, deal in deals(regulation, institution, on, named):
        try:
            terms = for_all_amounts(one)
            planned.append((deal, one, trees_of(terms)[0], law_of(terms)))
        except InputError as error:
            if all(one.code == "rate-unknown" for one in error.faults):
                unset.append(deal)
            else:
                troubles.append(Trouble(deal, error.faults))
    falls = [
        (deal, fall)
        for deal, _, tree, _ in planned
        for split in tree.splits
        for fall in cliffs(split)
    ]
    return Check(
        regulation,
        institution,
        on,
        tuple(
            verdict
            for deal, _, tree, found in planned
            for verdict in (
                *_verdicts(deal, tree, found, regulation.income),
                *_years(deal, found, regulation.reward_years),
            )
        ),
        tuple(dict.fromkeys(falls)),
        tuple(troubles),
        tuple(deal for deal, terms, tree, _ in planned if _fills_in(terms, tree)),
        tuple(unset),
        tuple(
            (deal, rate)
            for deal, _, tree, found in planned
            for rate in found.open_rates
            if rate.root == tree.root and rate.payee not in tree.nodes
        ),
        tuple(
            one
            for deal, _, tree, found in planned
            for one in _unrewarded(deal, tree, found)
        ),
    )


def _named(
    regulation: object, institution: object, on: object, law: object
) -> tuple[str, ...] | None:
    """Read what is asked for, and give the instruments that are named."""
    checks = Checks()
    checks.read("regulation", read.one(Regulation), regulation)
    checks.read("institution", read.one(Institution), institution)
    checks.optional("on", read.day, on)
    named = checks.optional("law", read.names, law)
    checks.done()
    return named


def _fills_in(terms: Terms, tree: PlannedTree) -> bool:
    """Say whether the law's standard stands where the regulation has other splits."""
    by_law = any(one.by_law for split in tree.splits for one in split.children)
    return by_law and bool(terms.regulation.splits)


def _years(deal: Deal, law: Law, years: int | None) -> Iterator[Verdict]:
    """Judge for how many years own or joint use is rewarded, against every frame."""
    for floor in law.floors:
        if floor.window and years is not None and years < floor.window.least:
            standing = _standing(floor, met=False)
            yield Verdict(deal, floor, standing, None, (), years=years)


def _unrewarded(deal: Deal, tree: PlannedTree, law: Law) -> Iterator[Unrewarded]:
    """Find the amounts of which those who contributed get nothing at all."""
    got = _given(tree, law, of_tree(tree), (CONTRIBUTORS,))
    spans = tuple(
        Span(one.lower, one.upper) for one in got if not one.slope and not one.offset
    )
    for duty in law.duties:
        if spans:
            yield Unrewarded(deal, duty, spans)


def _own_costs(own: OwnIncome | None, tree: PlannedTree) -> bool:
    """Say whether the house deducts costs of its own choice from the net income.

    Then a floor on the law's net income depends on the costs of the deal.
    """
    chosen = own is not None and own.deductible is not None
    return chosen and tree.root == NET_INCOME


def _verdicts(
    deal: Deal, tree: PlannedTree, law: Law, own: OwnIncome | None
) -> Iterator[Verdict]:
    schedules = {split.schedule for split in tree.splits}
    by_contract = Schedule.CONTRACT in schedules
    banded = {Schedule.MARGINAL, Schedule.SLAB} & schedules
    mixed = by_contract and (bool(banded) or _nested(tree))
    given = of_tree(tree)
    for floor in law.floors:
        elsewhere = floor.base not in (tree.root, REWARD_TOTAL)
        unnamed = floor.payees == (MAIN_CONTRIBUTORS,)
        if mixed or elsewhere or unnamed or _own_costs(own, tree):
            yield Verdict(deal, floor, Standing.OPEN, None, ())
            continue
        got = _given(tree, law, given, floor.payees)
        base = IDENTITY
        if floor.base == REWARD_TOTAL:
            base = _given(tree, law, given, (CONTRIBUTORS,))
        sliced = own is not None and own.top_slice and floor.base == NET_INCOME
        if own and own.top_slice and floor.base == NET_INCOME:
            kept = rest_of([own.top_slice.ratio]).to_fraction()
            got = less(ZERO, got, -kept)
        spans = negative(less(got, base, floor.at_least.to_fraction()))
        if by_contract:
            spans = _within(deal, spans)
        least = least_share(got, base)
        yield Verdict(
            deal,
            floor,
            # The law knows no top slice: beside costs it may lower the share further.
            Standing.OPEN if sliced and not spans else _standing(floor, met=not spans),
            Ratio(least.numerator, least.denominator),
            spans,
            by_contract,
        )


def _nested(tree: PlannedTree) -> bool:
    """Say whether a split by the contract stands below another one."""
    by_contract = {one.of for one in tree.splits if one.schedule == Schedule.CONTRACT}
    return any(
        above in by_contract for node in by_contract for above in tree.paths[node]
    )


def _within(deal: Deal, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Keep the part of spans of the contract that is of the kind of deal."""
    least, under = deal.bounds
    found = []
    for one in spans:
        above, up_to = one.above, one.up_to
        if least is not None:
            above = max(above, Fraction(least.fen - 1))
        if under is not None:
            last = Fraction(under.fen - 1)
            up_to = last if up_to is None else min(up_to, last)
        if up_to is None or above < up_to:
            found.append(Span(above, up_to))
    return tuple(found)


def _given(
    tree: PlannedTree, law: Law, given: dict[str, Pieces], payees: tuple[str, ...]
) -> Pieces:
    wanted = law.contributors if payees == (CONTRIBUTORS,) else payees
    return added(
        given[node]
        for node, above in tree.paths.items()
        if node in wanted and not any(one in wanted for one in above)
    )


def _standing(floor: Floor, *, met: bool) -> Standing:
    if met:
        return Standing.MET
    if floor.strength == Strength.PERMITTED:
        return Standing.PERMITTED
    if floor.strength == Strength.DEFAULT:
        return Standing.DISPLACED
    return Standing.WARNED if floor.citation.second_hand else Standing.NOT_MET
