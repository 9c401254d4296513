"""Is this institution's rule lawful? Every floor, for every amount at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import product

from attrs import frozen

from rewardcalc.errors import Fault, InputError, refuse
from rewardcalc.facts import Institution
from rewardcalc.law.instrument import Instrument
from rewardcalc.law.provision import Floor
from rewardcalc.money import Money
from rewardcalc.piecewise import (
    IDENTITY,
    Pieces,
    Span,
    added,
    least_share,
    less,
    negative,
    of_tree,
)
from rewardcalc.plan import PlannedTree
from rewardcalc.plan.law import Law, Terms
from rewardcalc.plan.making import found_for, law_of, trees_of
from rewardcalc.ratio import Ratio
from rewardcalc.regulation import Regulation, Version
from rewardcalc.schedules import Cliff, cliffs
from rewardcalc.split import Schedule
from rewardcalc.terms import (
    CONTRIBUTORS,
    EQUITY,
    MAIN_CONTRIBUTORS,
    NET_INCOME,
    OPERATING_PROFIT,
    REWARD_TOTAL,
    USE,
    Method,
    Route,
    Strength,
)


class Standing(StrEnum):
    """How a regulation stands to a floor."""

    MET = "met"
    NOT_MET = "not-met"
    WARNED = "warned"
    PERMITTED = "permitted"
    DISPLACED = "displaced"
    OPEN = "open"


@frozen
class Deal:
    """The kind of deal that a verdict is for: what the regulation asks about one.

    ``contract_amount`` and ``licensee_region`` are given where splits go by them.
    """

    method: Method
    version: date
    contract_amount: Money | None = None
    licensee_region: str | None = None
    route: Route | None = None


@frozen
class Verdict:
    """How a regulation stands to one floor, for one kind of deal.

    ``least`` is the smallest share of the base that it ever comes to; ``spans`` are the
    amounts in fen (of the base, or of the contract) for which the floor is not met.
    """

    deal: Deal
    floor: Floor
    standing: Standing
    least: Ratio | None
    spans: tuple[Span, ...]
    by_contract: bool = False


@frozen
class Trouble:
    """Why a regulation gives no tree for one kind of deal: rates missing or doubled."""

    deal: Deal
    faults: tuple[Fault, ...]


@frozen
class Check:
    """All verdicts on a regulation, its cliffs and its gaps (合法性检查)."""

    regulation: Regulation
    institution: Institution
    on: date
    verdicts: tuple[Verdict, ...]
    cliffs: tuple[tuple[Deal, Cliff], ...]
    troubles: tuple[Trouble, ...]

    @property
    def lawful(self) -> bool:
        """Whether no binding floor is missed and no rate is missing."""
        missed = any(one.standing == Standing.NOT_MET for one in self.verdicts)
        return not missed and not self.troubles


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
    on = on or regulation.in_force
    if on is None:
        raise refuse("missing", path="in_force", name="in_force")
    verdicts: list[Verdict] = []
    falls: list[tuple[Deal, Cliff]] = []
    troubles: list[Trouble] = []
    named = None if law is None else tuple(law)
    for terms, deal in _deals(regulation, institution, on, named):
        try:
            tree = trees_of(terms)[0]
            found = law_of(terms)
        except InputError as error:
            troubles.append(Trouble(deal, error.faults))
            continue
        verdicts += _verdicts(deal, tree, found)
        falls += [(deal, fall) for split in tree.splits for fall in cliffs(split)]
    return Check(
        regulation,
        institution,
        on,
        tuple(verdicts),
        tuple(dict.fromkeys(falls)),
        tuple(troubles),
    )


def _deals(
    regulation: Regulation,
    institution: Institution,
    on: date,
    law: tuple[str, ...] | None,
) -> Iterator[tuple[Terms, Deal]]:
    """Give every kind of deal that the regulation tells apart."""
    for version in regulation.versions_for(on):
        one = Regulation(
            basis=regulation.basis,
            completers=version.completers,
            transfer_staff=version.transfer_staff,
            contributors=(*regulation.contributors, *version.contributors),
            splits=version.splits,
        )
        for method in Method:
            for amount, region, route in product(
                _amounts(version, method),
                _regions(version, method),
                _routes(method, found_for(law, institution, on)),
            ):
                deal = Deal(method, version.from_, amount, region, route)
                yield (
                    Terms(
                        institution=institution,
                        method=method,
                        agreed_on=on,
                        contract_amount=amount or _beyond(version),
                        licensee_region=region,
                        route=route,
                        regulation=one,
                        people=(),
                        rights=None,
                        law=law,
                        roots=(_root(method),),
                    ),
                    deal,
                )


def _root(method: Method) -> str:
    if method == Method.EQUITY:
        return EQUITY
    return OPERATING_PROFIT if method in USE else NET_INCOME


def _amounts(version: Version, method: Method) -> list[Money | None]:
    """Give an amount of contract on each side of every bound that splits go by."""
    bounds = sorted(
        {
            bound.fen
            for split in version.splits
            if not split.methods or method in split.methods
            for bound in (split.contract_from, split.contract_under)
            if bound is not None
        }
    )
    if not bounds:
        return [None]
    below = [max(bounds[0] - 1, 1)]
    return [Money.of_fen(fen) for fen in below + bounds]


def _regions(version: Version, method: Method) -> list[str | None]:
    """Give every region of a licensee that splits name, and one that none names."""
    named = {
        region
        for split in version.splits
        if not split.methods or method in split.methods
        for region in (*split.licensee_in, *split.licensee_outside)
    }
    return [*sorted(named), "CN-XX"] if named else [None]


def _routes(method: Method, found: Sequence[Instrument]) -> list[Route | None]:
    """Give every route where a floor goes by it."""
    asked = any(
        floor.routes is not None and method in floor.methods
        for one in found
        for floor in one.floors
    )
    return list(Route) if asked else [None]


def _beyond(version: Version) -> Money:
    """Give a contract amount that reaches into the last band of every split."""
    ends = [
        end.fen
        for split in version.splits
        for band in split.bands
        for end in (band.up_to, *(each.amount for each in band.thresholds))
        if end is not None
    ]
    return Money.of_fen(max(ends, default=0) + 1)


def _verdicts(deal: Deal, tree: PlannedTree, law: Law) -> Iterator[Verdict]:
    schedules = {split.schedule for split in tree.splits}
    by_contract = Schedule.CONTRACT in schedules
    mixed = by_contract and bool({Schedule.MARGINAL, Schedule.SLAB} & schedules)
    given = of_tree(tree)
    for floor in law.floors:
        if floor.base not in (tree.root, REWARD_TOTAL):
            continue
        if mixed or floor.payees == (MAIN_CONTRIBUTORS,):
            yield Verdict(deal, floor, Standing.OPEN, None, ())
            continue
        got = _given(tree, law, given, floor.payees)
        base = IDENTITY
        if floor.base == REWARD_TOTAL:
            base = _given(tree, law, given, (CONTRIBUTORS,))
        spans = negative(less(got, base, floor.at_least.to_fraction()))
        least = least_share(got, base)
        yield Verdict(
            deal,
            floor,
            _standing(floor, met=not spans),
            Ratio(least.numerator, least.denominator),
            spans,
            by_contract,
        )


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
