"""The terms of a deal that decide who gets what share of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from rewardcalc.facts.groups import Groups
from rewardcalc.facts.parties import Institution
from rewardcalc.facts.rights import Rights
from rewardcalc.money import Money
from rewardcalc.regulation import Regulation
from rewardcalc.terms import EQUITY, NET_INCOME, OPERATING_PROFIT, Method, Route

if TYPE_CHECKING:
    from rewardcalc.facts.case import Case


@frozen(cache_hash=True)
class Terms:
    """The part of a case that decides who gets what share; amounts are no part of it.

    Cases with the same terms have the same law and the same trees, so both are made
    once for all of them.
    """

    institution: Institution
    method: Method
    agreed_on: date
    contract_amount: Money | None
    licensee_region: str | None
    route: Route | None
    regulation: Regulation
    people: Groups
    rights: Rights | None
    law: tuple[str, ...] | None
    roots: tuple[str, ...]

    @classmethod
    def of(cls, case: Case) -> Terms:
        """Give the terms of a case."""
        roots: tuple[str, ...] = (NET_INCOME,) if case.receipts else ()
        if case.equity is not None:
            roots += (EQUITY,)
        if case.operating_profit:
            roots += (OPERATING_PROFIT,)
        return cls(
            case.institution,
            case.conversion.method,
            case.conversion.agreed_on,
            case.conversion.contract_amount,
            case.conversion.licensee_region,
            case.conversion.route,
            case.regulation,
            case.people,
            case.rights,
            case.law,
            roots,
        )
