"""What a finance office must know beside the floors: readings, gaps, oddities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rewardcalc.citation import Citation
from rewardcalc.facts import Case
from rewardcalc.findings.doubts import doubted
from rewardcalc.findings.house import ruled
from rewardcalc.findings.life import at_registration, settled, windows
from rewardcalc.findings.posts import of_people
from rewardcalc.findings.readings import readings
from rewardcalc.findings.titles import granted
from rewardcalc.money import Money
from rewardcalc.net_income import Ledger
from rewardcalc.outcome import Outcome
from rewardcalc.performance_pay import PayYear
from rewardcalc.plan import Plan
from rewardcalc.terms import (
    CONTRACT_WORK,
    NET_INCOME,
    TRANSFER_STAFF,
    Aspect,
    Severity,
    UnitPart,
)
from rewardcalc.trace import Finding


def noted(outcome: Outcome) -> Iterator[Finding]:
    """Give all findings that are no floors and no duties."""
    case, plan, flows = outcome.case, outcome.plan, outcome.flows
    years = outcome.performance_pay
    yield from _rates(case, plan)
    yield from _money(case, plan, outcome.ledger)
    yield from ruled(case, plan, outcome.ledger, outcome.legal)
    yield from doubted(case, plan, outcome.ledger)
    yield from of_people(case, plan, flows)
    yield from granted(case, plan)
    yield from windows(case, plan)
    yield from at_registration(case, plan)
    yield from settled(outcome)
    yield from _pay(case, plan, years)
    yield from readings(case, plan, years)
    yield from _unchecked(case, plan)


def _kept(case: Case) -> bool:
    """Say whether the owners' part replaces the reward, so that nothing is divided."""
    return case.rights is not None and case.rights.unit_part == UnitPart.KEPT


def _rates(case: Case, plan: Plan) -> Iterator[Finding]:
    ruled = case.regulation
    splits = any((ruled.splits, *(one.splits for one in ruled.versions)))
    for tree in plan.trees:
        for split in tree.splits:
            for child in split.children:
                if child.by_law and child.ratio is not None:
                    yield Finding(
                        code="default-rate",
                        severity=Severity.WARNING if splits else Severity.NOTE,
                        text="default-rate-uncovered" if splits else "default-rate",
                        args=(("payee", child.name), ("ratio", child.ratio)),
                        citation=child.citation,
                        payees=(child.name,),
                    )
        for rate in () if _kept(case) else plan.open_rates:
            if rate.root == tree.root and rate.payee not in tree.nodes:
                yield Finding(
                    code="no-transfer-staff-rate",
                    severity=Severity.WARNING,
                    text="no-transfer-staff-rate",
                    args=(("payee", rate.payee),),
                    citation=rate.citation,
                    payees=(rate.payee,),
                )
    unasked = not _kept(case) and not any(
        rate.payee == TRANSFER_STAFF for rate in plan.open_rates
    )
    if unasked and any(TRANSFER_STAFF in tree.idle for tree in plan.trees):
        yield Finding(
            code="no-transfer-staff-rate",
            severity=Severity.WARNING,
            text="transfer-staff-without-rate",
            payees=(TRANSFER_STAFF,),
        )


def _money(case: Case, plan: Plan, ledger: Ledger) -> Iterator[Finding]:
    own = case.regulation.income is not None
    if plan.trees_of(NET_INCOME) and (own or plan.income.citation is None):
        yield Finding(
            code="net-income-definition",
            severity=Severity.NOTE,
            text="net-income-own" if own else "net-income-definition",
            args=() if own else (("profile", plan.income.profile),),
        )
    for line in ledger.costs:
        if not line.deductible:
            yield Finding(
                code="cost-not-deducted",
                severity=Severity.NOTE,
                text=f"cost-not-deducted-{line.reason}",
                args=(
                    ("category", line.cost.category),
                    ("amount", Money.of_fen(line.fen)),
                    ("place", line.place + 1),
                ),
                citation=None if own else plan.income.citation,
            )
    if ledger.last.deficit:
        yield Finding(
            code="deficit",
            severity=Severity.NOTE,
            text="deficit",
            args=(("amount", Money.of_fen(ledger.last.deficit)),),
        )
    if ledger.last.deducted and len({line.on for line in ledger.receipts}) > 1:
        yield Finding(
            code="reading-running-costs",
            severity=Severity.NOTE,
            text="reading-running-costs",
        )
    agreed = case.conversion.agreed_on
    for receipt in case.receipts:
        if receipt.on < agreed:
            yield Finding(
                code="receipt-before-agreement",
                severity=Severity.WARNING,
                text="receipt-before-agreement",
                args=(("on", receipt.on), ("agreed_on", agreed)),
            )


def _pay(case: Case, plan: Plan, years: Sequence[PayYear]) -> Iterator[Finding]:
    work = case.conversion.method in CONTRACT_WORK
    if years and work and case.conversion.registration is None:
        said = next((one.contract_work for one in plan.pay if one.contract_work), None)
        yield Finding(
            code="unregistered-contract",
            severity=Severity.WARNING,
            text="unregistered-contract",
            citation=said,
        )
    yield from _conflicts(plan, years)
    for year in years:
        about = (("year", str(year.block.year)),)
        if year.headroom < 0:
            over = Money.of_fen(-year.headroom)
            yield Finding(
                code="cap-exceeded",
                severity=Severity.VIOLATION,
                text="cap-exceeded",
                args=(*about, ("amount", over)),
                citation=_cap_rule(year),
            )
        if year.cash and not case.payments:
            yield Finding(
                code="payment-day-assumed",
                severity=Severity.NOTE,
                text="payment-day-assumed",
                args=about,
            )
        silent = {
            aspect
            for one in year.cash
            for aspect in Aspect
            if one.treatment.rule(aspect) is None
        }
        for aspect in sorted(silent):
            yield Finding(
                code="pay-law-silent",
                severity=Severity.NOTE,
                text=f"pay-law-silent-{aspect}",
                args=about,
            )


def _conflicts(plan: Plan, years: Sequence[PayYear]) -> Iterator[Finding]:
    """Say where two instruments treat the cash differently, each pair once."""
    short = {one.id: one.short for one in plan.instruments}
    seen = set()
    for year in years:
        for cash in year.cash:
            for followed, other in cash.treatment.conflicts:
                if (followed, other) not in seen:
                    seen.add((followed, other))
                    yield Finding(
                        code="pay-treatment-conflict",
                        severity=Severity.WARNING,
                        text="pay-treatment-conflict",
                        args=(
                            ("aspect", followed.aspect.value),
                            ("followed", short[followed.citation.instrument]),
                            ("other", short[other.citation.instrument]),
                        ),
                        citation=followed.citation,
                    )


def _cap_rule(year: PayYear) -> Citation | None:
    for cash in year.cash:
        rule = cash.treatment.rule(Aspect.CAP)
        if rule is not None:
            return rule.citation
    return None


def _unchecked(case: Case, plan: Plan) -> Iterator[Finding]:
    """Note each instrument that governs a day after its text was last checked."""
    asked: dict[str, date] = dict.fromkeys(plan.law, case.conversion.agreed_on)
    for treatment in plan.pay:
        for _, rule in treatment.rules:
            key = rule.citation.instrument
            asked[key] = max(asked.get(key, treatment.on), treatment.on)
    for one in plan.instruments:
        day = asked.get(one.id)
        if day is not None and day > one.source.checked_on:
            yield Finding(
                code="law-not-checked",
                severity=Severity.NOTE,
                text="law-not-checked",
                args=(
                    ("title", one.title),
                    ("checked_on", one.source.checked_on),
                    ("day", day),
                    ("id", one.id),
                ),
            )
