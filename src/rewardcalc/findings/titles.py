"""Findings about rights in the achievement granted to its completers (赋权)."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.facts import Case, Rights
from rewardcalc.law.provision import RightsRule
from rewardcalc.plan import Plan
from rewardcalc.terms import EQUITY, NET_INCOME, Severity, Strength, UnitPart
from rewardcalc.trace import Finding


def granted(case: Case, plan: Plan) -> Iterator[Finding]:
    """Judge the rights that were granted to the completers."""
    rights = case.rights
    if rights is None:
        return
    for rule in plan.rights:
        # A case without the answer was refused when the plan was made.
        if not rule.fiscal or case.conversion.fiscally_funded:
            yield from _years(rights, rule)
            yield from _share(rights, rule)
    for each in plan.double_rewards:
        yield Finding(
            code="double-reward",
            severity=Severity.NOTE,
            text=each.text,
            citation=each.citation,
        )
    yield from _owned(rights, plan)


def _years(rights: Rights, rule: RightsRule) -> Iterator[Finding]:
    if rights.years is not None and rule.least_years is not None:
        short = rights.years < rule.least_years
        yield Finding(
            code="use-right-too-short",
            severity=Severity.VIOLATION if short else Severity.OK,
            text="use-right-too-short" if short else "use-right-long-enough",
            args=(("years", rights.years), ("least", rule.least_years)),
            citation=rule.citation,
        )


def _share(rights: Rights, rule: RightsRule) -> Iterator[Finding]:
    share, least = rights.completers_share, rule.least_share
    if share is not None and least is not None:
        low = share < least
        yield Finding(
            code="owners-part-too-small",
            severity=Severity.VIOLATION if low else Severity.OK,
            text="owners-part-too-small" if low else "owners-part-enough",
            args=(("ratio", share), ("floor", least)),
            citation=rule.citation,
        )


def _owned(rights: Rights, plan: Plan) -> Iterator[Finding]:
    share = rights.completers_share
    if share is None:
        return
    kept = rights.unit_part == UnitPart.KEPT
    yield Finding(
        code="reading-owners-part",
        severity=Severity.NOTE,
        text="owners-part-kept" if kept else "owners-part-split",
        args=(("ratio", share),),
    )
    for floor in plan.floors:
        shared = floor.base in (NET_INCOME, EQUITY)
        low = kept and shared and share < floor.at_least
        if low and floor.strength == Strength.BINDING:
            yield Finding(
                code="owners-part-below-floor",
                severity=Severity.WARNING,
                text="owners-part-below-floor",
                args=(("ratio", share), ("floor", floor.at_least)),
                citation=floor.citation,
            )
