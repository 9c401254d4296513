"""Findings about what a case says oddly, leaves out or asks in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rewardcalc.facts import Case
from rewardcalc.findings.posts import of_people
from rewardcalc.law import catalogue
from rewardcalc.net_income import Ledger
from rewardcalc.plan import Plan
from rewardcalc.terms import (
    COMPLETERS,
    CONVERTERS,
    GROUPS,
    NET_INCOME,
    TRANSFER_STAFF,
    Severity,
)
from rewardcalc.trace import Finding

# The law's groups as people write them; a payee of such a name would be another one.
_MEANT: Final[Mapping[str, str]] = {
    "完成人": COMPLETERS,
    "完成人（团队）": COMPLETERS,
    "完成人(团队)": COMPLETERS,
    "转化人员": CONVERTERS,
    "轉化人員": CONVERTERS,
    "技术转移专职人员": TRANSFER_STAFF,
    "技術轉移專職人員": TRANSFER_STAFF,
}


def doubted(case: Case, plan: Plan, ledger: Ledger) -> Iterator[Finding]:
    """Say what somebody should look at again."""
    yield from _named_alike(case, plan)
    yield from _local(case)
    yield from _on_a_route(case, plan)
    yield from _unlimited(case, plan)
    yield from _before(case, plan, ledger)
    yield from _idle(case, plan)


def _named_alike(case: Case, plan: Plan) -> Iterator[Finding]:
    """Warn of a payee that is probably one of the law's groups, written otherwise."""
    nodes = [node for tree in plan.trees for node in tree.nodes]
    for payee in dict.fromkeys(nodes):
        meant = _MEANT.get(payee) or next(
            (one for one in GROUPS if _plain(one) == _plain(payee)), None
        )
        if meant not in (None, payee) and not case.is_people(payee):
            yield Finding(
                code="payee-named-alike",
                severity=Severity.WARNING,
                text="payee-named-alike",
                args=(("name", payee), ("word", str(meant))),
                payees=(payee,),
            )


def _plain(name: str) -> str:
    kept = name.casefold().replace("_", "").replace("-", "").replace(" ", "")
    return kept.removesuffix("s")


def _local(case: Case) -> Iterator[Finding]:
    """Note a province of which no instrument is encoded: its law was not asked."""
    region = case.institution.region
    known = {one.region for one in catalogue.all_instruments()}
    if case.law is None and region.startswith("CN-") and region not in known:
        yield Finding(
            code="no-local-law",
            severity=Severity.NOTE,
            text="no-local-law",
            args=(("region", region),),
        )


def _on_a_route(case: Case, plan: Plan) -> Iterator[Finding]:
    """Say which floor was not judged because the way of contributing is not said."""
    if case.equity is None or case.conversion.route is not None:
        return
    asked = [one for one in plan.instruments if one.id in plan.law]
    for one in asked:
        for floor in one.floors:
            if floor.routes is not None and floor.scope.covers(case.institution):
                yield Finding(
                    code="route-unsaid",
                    severity=Severity.NOTE,
                    text="route-unsaid",
                    args=(("ratio", floor.at_least), ("base", floor.base)),
                    citation=floor.citation,
                )


def _unlimited(case: Case, plan: Plan) -> Iterator[Finding]:
    """Say that nothing limits the years of own or joint use, so that all count."""
    if case.operating_profit and plan.window is None:
        yield Finding(
            code="reward-years-unlimited",
            severity=Severity.NOTE,
            text="reward-years-unlimited",
        )


def _before(case: Case, plan: Plan, ledger: Ledger) -> Iterator[Finding]:
    """Say why accounts as of an early day have zeros only."""
    days = [one.day for one in case.operating_profit]
    if plan.trees_of(NET_INCOME):
        days = [one.on for one in ledger.days]
    if case.as_of is not None and days and case.as_of < min(days):
        yield Finding(
            code="as-of-before",
            severity=Severity.NOTE,
            text="as-of-before",
            args=(("day", case.as_of), ("first", min(days))),
        )


def _idle(case: Case, plan: Plan) -> Iterator[Finding]:
    """Note whoever answers for a warning that nobody gave."""
    answered = [one.acknowledged for one in of_people(case, plan, ())]
    for one in case.acknowledgements:
        if one not in answered:
            yield Finding(
                code="acknowledgement-idle",
                severity=Severity.NOTE,
                text="acknowledgement-idle",
                args=(("code", one.code), ("by", one.by)),
            )
