"""Findings about a house's own rule: its net income, its payees, its bands."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.net_income import Ledger
from rewardcalc.plan import Plan
from rewardcalc.schedules import cliffs
from rewardcalc.settle import rounded_up
from rewardcalc.terms import (
    RETAINED,
    UNIT,
    Severity,
)
from rewardcalc.trace import Finding


def ruled(
    case: Case, plan: Plan, ledger: Ledger, legal: int | None
) -> Iterator[Finding]:
    """Say where the house's own rule needs a second look."""
    own = ledger.last.net
    if legal is not None and legal != own:
        yield Finding(
            code="net-income-definition",
            severity=Severity.NOTE,
            text="net-income-differs",
            args=(("own", Money.of_fen(own)), ("legal", Money.of_fen(legal))),
            citation=plan.income.citation,
        )
    begins, agreed = case.regulation.in_force, case.conversion.agreed_on
    if begins is not None and agreed < begins:
        yield Finding(
            code="regulation-not-in-force",
            severity=Severity.WARNING,
            text="regulation-not-in-force",
            args=(("agreed_on", agreed), ("begins", begins)),
        )
    yield from _counted(case, plan)
    yield from _contract(case, ledger)
    yield from _cliffs(plan)


def _counted(case: Case, plan: Plan) -> Iterator[Finding]:
    """Warn where the law's floors are filled with what goes to no person."""
    divided = {split.of for tree in plan.trees for split in tree.splits}
    for payee in plan.contributors:
        if payee in (UNIT, RETAINED, *divided) and not case.is_people(payee):
            yield Finding(
                code="contributor-unit",
                severity=Severity.WARNING,
                text="contributor-unit",
                args=(("payee", payee),),
                payees=(payee,),
            )


def _contract(case: Case, ledger: Ledger) -> Iterator[Finding]:
    amount = case.conversion.contract_amount
    if amount is not None and ledger.last.receipts > amount.fen:
        yield Finding(
            code="receipts-above-contract",
            severity=Severity.WARNING,
            text="receipts-above-contract",
            args=(("receipts", Money.of_fen(ledger.last.receipts)), ("amount", amount)),
        )


def _cliffs(plan: Plan) -> Iterator[Finding]:
    for tree in plan.trees:
        for split in tree.splits:
            for one in cliffs(split):
                fall = one.below - one.above
                yield Finding(
                    code="cliff",
                    severity=Severity.NOTE,
                    text="cliff",
                    args=(
                        ("payee", one.payee),
                        ("of", split.of),
                        ("amount", Money.of_fen(one.threshold)),
                        ("fall", Money.of_fen(rounded_up(fall, units=1))),
                    ),
                    payees=(one.payee,),
                )
