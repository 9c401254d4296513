"""All steps of a result, each after those it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rewardcalc.derivation.accounts import accounts
from rewardcalc.derivation.entries import (
    brought,
    by_law,
    entries,
    profits,
    reimbursements,
    reserves,
    totals,
)
from rewardcalc.derivation.judgement import floors
from rewardcalc.derivation.pay import pay
from rewardcalc.derivation.roots import capital, root, taken
from rewardcalc.derivation.shares import dues, sums
from rewardcalc.derivation.told import falls, taken_back
from rewardcalc.outcome import Outcome
from rewardcalc.terms import EQUITY
from rewardcalc.trace import Finding, Step


def steps(outcome: Outcome, judged: Sequence[Finding]) -> Iterator[Step]:
    """Give the steps of everything that an outcome and its judged floors say."""
    case, plan, books = outcome.case, outcome.plan, outcome.ledger
    yield from entries(case, books)
    yield from reserves(case)
    yield from brought(case)
    yield from totals(case, plan, books)
    if outcome.by_law is not None:
        yield from by_law(case, plan, outcome.by_law)
    yield from profits(case, plan)
    for flow in outcome.flows:
        yield from dues(flow, root(case, plan, books, flow), taken(case, books, flow))
        yield from taken_back(case, flow)
        yield from sums(flow)
    yield from capital(outcome.capital)
    yield from falls(plan)
    yield from reimbursements(books)
    yield from floors(outcome, judged)
    if outcome.accounts and outcome.money is not None:
        yield from accounts(outcome, outcome.money)
    money = [one for one in outcome.flows if one.root != EQUITY]
    for place, year in enumerate(outcome.performance_pay):
        yield from pay(case, money, place, year)
