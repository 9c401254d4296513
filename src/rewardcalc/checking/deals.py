"""Every kind of deal that a regulation tells apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, product
from typing import Final

from attrs import evolve

from rewardcalc.checking.parts import Deal
from rewardcalc.facts import Institution
from rewardcalc.law.instrument import Instrument
from rewardcalc.money import Money
from rewardcalc.plan.choosing import chosen
from rewardcalc.plan.law import Terms
from rewardcalc.plan.making import found_for
from rewardcalc.regulation import Regulation, Version
from rewardcalc.terms import (
    EQUITY,
    NET_INCOME,
    OPERATING_PROFIT,
    USE,
    Method,
    Route,
)

# A region that no split names; no region has this code.
ELSEWHERE: Final = "XX-XX"


def deals(
    regulation: Regulation,
    institution: Institution,
    on: date,
    law: tuple[str, ...] | None,
) -> Iterator[tuple[Terms, Deal]]:
    """Give every kind of deal that the regulation tells apart."""
    for version in regulation.versions_for(on):
        one = Regulation(
            basis=regulation.basis,
            income=regulation.income,
            reward_years=regulation.reward_years,
            reward_from=regulation.reward_from,
            completers=version.completers,
            transfer_staff=version.transfer_staff,
            contributors=(*regulation.contributors, *version.contributors),
            splits=version.splits,
        )
        for method in Method:
            for (amount, least, under), region, route in product(
                _amounts(version, method),
                _regions(version, method),
                _routes(method, found_for(law, institution, on)),
            ):
                deal = Deal(
                    method, version.from_, amount, region, route, (least, under)
                )
                yield (
                    Terms(
                        institution=institution,
                        method=method,
                        agreed_on=on,
                        contract_amount=amount,
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


def _amounts(version: Version, method: Method) -> list[tuple[Money | None, ...]]:
    """Give, for every stretch between bounds that splits go by, an amount in it.

    With the amount come the stretch's own bounds: from the one, under the other.
    """
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
        return [(None, None, None)]
    ends = [None, *map(Money.of_fen, bounds), None]
    if bounds[0] == 1:
        # Nothing is below one fen.
        del ends[0]
    below = Money.of_fen(max(bounds[0] - 1, 1))
    return [(one or below, one, under) for one, under in pairwise(ends)]


def _regions(version: Version, method: Method) -> list[str | None]:
    """Give every region of a licensee that splits name, and one that none names."""
    named = {
        region
        for split in version.splits
        if not split.methods or method in split.methods
        for region in (*split.licensee_in, *split.licensee_outside)
    }
    return [*sorted(named), ELSEWHERE] if named else [None]


def _routes(method: Method, found: Sequence[Instrument]) -> list[Route | None]:
    """Give every route where a floor goes by it."""
    asked = any(
        floor.routes is not None and method in floor.methods
        for one in found
        for floor in one.floors
    )
    return list(Route) if asked else [None]


def for_all_amounts(terms: Terms) -> Terms:
    """Give the terms of a kind of deal with the splits that hold for it, and no others.

    Then the contract may be of any amount: it reaches into the last band of each split.
    """
    (version,) = terms.regulation.versions_for(terms.agreed_on)
    splits = tuple(
        evolve(
            one,
            methods=(),
            contract_from=None,
            contract_under=None,
            licensee_in=(),
            licensee_outside=(),
        )
        for one in chosen(terms, version)
    )
    ends = [
        end.fen
        for split in splits
        for band in split.bands
        for end in (band.up_to, *(each.amount for each in band.thresholds))
        if end is not None
    ]
    return evolve(
        terms,
        regulation=evolve(terms.regulation, splits=splits),
        contract_amount=Money.of_fen(max(ends, default=0) + 1),
    )
