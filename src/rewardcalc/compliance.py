"""Floors and duties judged: what a result keeps, and what it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rewardcalc.facts import Case
from rewardcalc.holding import NOTHING, Holding, Who, held_of
from rewardcalc.law.provision import Duty, Floor
from rewardcalc.money import Amount, Money
from rewardcalc.outcome import Outcome
from rewardcalc.plan import Plan
from rewardcalc.settle import rounded_up
from rewardcalc.terms import (
    CONTRIBUTORS,
    MAIN_CONTRIBUTORS,
    NET_INCOME,
    REWARD_TOTAL,
    TRANSFER_STAFF,
    Severity,
    Strength,
    UnitPart,
)
from rewardcalc.trace import Args, Finding


def judged(outcome: Outcome) -> Iterator[Finding]:
    """Judge every floor and every duty of a plan, each by itself."""
    case, plan = outcome.case, outcome.plan
    if case.rights is not None and case.rights.unit_part == UnitPart.KEPT:
        # The owners' share replaces the reward: no base is left to divide.
        return
    held = tuple(held_of(outcome))
    two = _two_net_incomes(outcome)
    for floor in plan.floors:
        for one in held:
            about = two if floor.base == NET_INCOME else ()
            yield from _judge(case, plan, floor, one, about)
    for duty in plan.duties:
        for one in held:
            if one.base > NOTHING:
                met = one.share(one.members(plan.contributors)) > NOTHING
                yield _duty(duty, one, met=met)


def _two_net_incomes(outcome: Outcome) -> Args:
    """Give the institution's net income and that of the law, where they differ."""
    own, legal = outcome.ledger.last.net, outcome.legal
    if legal is None or legal == own:
        return ()
    return (("own", Money.of_fen(own)), ("legal", Money.of_fen(legal)))


def _judge(
    case: Case, plan: Plan, floor: Floor, held: Holding, about: Args
) -> Iterator[Finding]:
    """Judge one floor on one base, if it speaks of that base."""
    rewarded: tuple[Who, ...] = ()
    if floor.base == REWARD_TOTAL:
        rewarded = held.members(plan.contributors)
        base = held.share(rewarded)
    elif floor.base == held.root:
        base = held.base
    else:
        return
    members = _members(case, plan, floor, held)
    if not members and floor.payees == (MAIN_CONTRIBUTORS,):
        yield Finding(
            code="main-contributors-unnamed",
            severity=Severity.NOTE,
            text="main-contributors-unnamed",
            args=(("ratio", floor.at_least),),
            citation=floor.citation,
        )
        return
    bound = base * floor.at_least
    yield _floor(floor, held, (base, bound), (members, rewarded), about)
    if floor.base == held.root and floor.payees == (CONTRIBUTORS,):
        yield from _by_whom(plan, floor, held, bound)


def _members(case: Case, plan: Plan, floor: Floor, held: Holding) -> tuple[Who, ...]:
    """Give who counts for a floor: nodes, or the persons who contributed most."""
    if floor.payees == (MAIN_CONTRIBUTORS,):
        below = held.below(plan.contributors)
        return tuple(
            (payee, person.key)
            for payee, people in case.people
            if payee in below
            for person in people
            if person.main
        )
    if floor.payees == (CONTRIBUTORS,):
        return held.members(plan.contributors)
    return held.members(floor.payees)


def _duty(duty: Duty, held: Holding, *, met: bool) -> Finding:
    return Finding(
        code="duty-to-reward",
        severity=Severity.OK if met else Severity.VIOLATION,
        text="duty-met" if met else "duty-broken",
        args=(("base", held.root), *_year(held)),
        citation=duty.citation,
        payees=(CONTRIBUTORS,),
        base=held.root,
        year=held.year,
    )


def _year(held: Holding) -> Args:
    return (("year", held.year),) if held.year else ()


def _floor(
    floor: Floor,
    held: Holding,
    measured: tuple[Amount, Amount],
    counted: tuple[tuple[Who, ...], tuple[Who, ...]],
    about: Args,
) -> Finding:
    base, bound = measured
    members, rewarded = counted
    share = held.share(members)
    met = bound <= share
    needed, settled = rounded_up(bound, units=1), held.whole(members)
    severity, text = _VERDICTS[met, floor.strength]
    if severity == Severity.VIOLATION and floor.citation.second_hand:
        # A source that was not seen at first hand can warn but never condemn.
        severity, text = Severity.WARNING, "floor-broken-second-hand"
    whole = held.capital is None
    if severity == Severity.VIOLATION and whole and settled >= needed:
        text = "floor-broken-share"
    below = needed - settled if whole and met and settled < needed else 0
    required, actual = held.value(bound, needed), held.value(share, settled)
    text = "floor-met-settled-below" if below else text
    apart: Args = ()
    if text in _SHORT:
        gap = held.difference(bound, share, abs(needed - settled))
        apart = (("difference", gap),)
    return Finding(
        code="floor",
        severity=severity,
        text=text,
        args=(
            ("payees", floor.payees),
            ("base", held.word(floor.base)),
            ("ratio", floor.at_least),
            ("required", required),
            ("actual", actual),
            *apart,
            *_year(held),
            *about,
        ),
        citation=floor.citation,
        payees=floor.payees,
        members=tuple(members),
        base=floor.base,
        root=held.root,
        ratio=floor.at_least,
        required=required,
        actual=actual,
        measured=held.exactly(base),
        rewarded=rewarded,
        settled_below=below,
        year=held.year,
    )


_VERDICTS: Mapping[tuple[bool, Strength], tuple[Severity, str]] = {
    (True, Strength.BINDING): (Severity.OK, "floor-met"),
    (True, Strength.DEFAULT): (Severity.OK, "floor-met"),
    (True, Strength.PERMITTED): (Severity.OK, "floor-met"),
    (False, Strength.BINDING): (Severity.VIOLATION, "floor-broken"),
    # A default only fills in: a rule or agreement that goes below it is lawful.
    (False, Strength.DEFAULT): (Severity.OK, "floor-displaced"),
    (False, Strength.PERMITTED): (Severity.NOTE, "floor-permitted"),
}


# The sentences that tell how far apart the two are.
_SHORT: Final = (
    "floor-broken",
    "floor-broken-second-hand",
    "floor-met-settled-below",
)


def _by_whom(
    plan: Plan, floor: Floor, held: Holding, bound: Amount
) -> Iterator[Finding]:
    """Note a floor that transfer staff alone lift, or that unnamed sums help to reach."""
    members = held.members(plan.contributors)
    if held.share(members) < bound:
        return
    without = tuple([who for who in members if who[0] != TRANSFER_STAFF])
    if len(without) < len(members) and held.share(without) < bound:
        yield Finding(
            code="floor-by-transfer-staff",
            severity=Severity.NOTE,
            text="floor-by-transfer-staff",
            args=(("ratio", floor.at_least), ("base", held.word(floor.base))),
            citation=floor.citation,
        )
    for payee in held.lumps(plan.contributors):
        who = ((payee, ""),)
        share = held.share(who)
        if share > NOTHING:
            amount = held.value(share, held.whole(who))
            yield Finding(
                code="unnamed-people",
                severity=Severity.NOTE,
                text="unnamed-people",
                args=(("payee", payee), ("amount", amount)),
                citation=floor.citation,
                payees=(payee,),
            )
