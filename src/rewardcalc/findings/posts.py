"""Findings about people: heads, leaders, and rewards that must be made public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rewardcalc.distribution import Flow
from rewardcalc.facts import Acknowledgement, Case, Person
from rewardcalc.plan import Plan
from rewardcalc.terms import Role, Severity
from rewardcalc.trace import Finding


def of_people(case: Case, plan: Plan, flows: Sequence[Flow]) -> Iterator[Finding]:
    """Say what a leading post means for a reward, and what must be made public."""
    equity = case.equity is not None
    for payee, people in case.people:
        for person in people:
            if person.role == Role.HEAD and equity:
                yield _head(case, plan, payee, person)
            if person.role == Role.HEAD:
                yield from _head_made_public(plan, payee, person, equity=equity)
            if person.role == Role.LEADER:
                yield _leader(plan, payee, person)
    for rule in plan.publicity:
        if not rule.posts and any(flow.nodes[0].total for flow in flows):
            yield Finding(
                code="publicity",
                severity=Severity.NOTE,
                text="publicity-all" if rule.days is None else "publicity-days",
                args=(("days", rule.days or 0),),
                citation=rule.citation,
            )


def _head(case: Case, plan: Plan, payee: str, person: Person) -> Finding:
    rule = plan.heads[-1] if plan.heads else None
    return Finding(
        code="head-equity",
        severity=Severity.WARNING,
        text="head-equity-first-hand" if rule else "head-equity",
        args=(("payee", payee), ("name", person.label)),
        citation=rule.citation if rule else None,
        acknowledged=_acknowledged(case, "head-equity", person.key),
    )


def _head_made_public(
    plan: Plan, payee: str, person: Person, *, equity: bool
) -> Iterator[Finding]:
    """Give what a clause on leading posts asks where the person is a head."""
    for rule in plan.publicity:
        heads_alone = rule.posts == (Role.HEAD,)
        if Role.HEAD in rule.posts and not (heads_alone and equity):
            yield Finding(
                code="publicity",
                severity=Severity.NOTE,
                text="publicity-head" if heads_alone else "publicity",
                args=(("payee", payee), ("name", person.label)),
                citation=rule.citation,
            )


def _leader(plan: Plan, payee: str, person: Person) -> Finding:
    rules = [one for one in plan.publicity if Role.LEADER in one.posts]
    return Finding(
        code="publicity",
        severity=Severity.NOTE,
        text="publicity",
        args=(("payee", payee), ("name", person.label)),
        citation=rules[-1].citation if rules else None,
    )


def _acknowledged(case: Case, code: str, key: str) -> Acknowledgement | None:
    """Give who answers for a warning, about this person or about all."""
    return next(
        (
            one
            for one in case.acknowledgements
            if one.code == code and one.name in (None, key)
        ),
        None,
    )
