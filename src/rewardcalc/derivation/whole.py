"""All steps of a result, each after those it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rewardcalc.derivation.accounts import accounts
from rewardcalc.derivation.entries import entries, profits, reimbursements, totals
from rewardcalc.derivation.judgement import floors
from rewardcalc.derivation.pay import pay
from rewardcalc.derivation.roots import capital, root
from rewardcalc.derivation.shares import dues, sums
from rewardcalc.derivation.told import falls, taken_back
from rewardcalc.distribution import Column, Part
from rewardcalc.money import Money
from rewardcalc.outcome import Outcome
from rewardcalc.terms import EQUITY
from rewardcalc.trace import Finding, Step


def steps(outcome: Outcome, judged: Sequence[Finding]) -> Iterator[Step]:
    """Give the steps of everything that an outcome and its judged floors say."""
    case, plan, books = outcome.case, outcome.plan, outcome.ledger
    yield from entries(case, books)
    yield from totals(case, plan, books)
    if outcome.legal is not None:
        legal = Money.of_fen(outcome.legal)
        citation = plan.income.citation
        yield Step("legal_net_income", "legal-net-income", legal, (), (), citation)
    yield from profits(case, plan)
    for flow in outcome.flows:
        yield from dues(flow, root(case, plan, books, flow))
        yield from taken_back(case, flow)
        yield from sums(flow)
    yield from capital(outcome.capital)
    yield from falls(plan)
    yield from reimbursements(books)
    people: dict[str, Sequence[Column | Part]] = {
        flow.root: flow.people for flow in outcome.flows
    }
    if outcome.capital is not None:
        people[EQUITY] = [one for one in outcome.capital.parts if one.person]
    yield from floors(outcome, judged, people)
    if outcome.accounts and outcome.money is not None:
        yield from accounts(outcome, outcome.money)
    for place, year in enumerate(outcome.performance_pay):
        yield from pay(case, place, year)
