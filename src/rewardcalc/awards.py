"""What each node and each person gets: in all, and day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from attrs import frozen

from rewardcalc.derivation import unit_of
from rewardcalc.distribution import Flow
from rewardcalc.facts import Case
from rewardcalc.money import Money, Shares
from rewardcalc.ratio import Ratio

Got: TypeAlias = Money | Shares | Ratio


@frozen
class Award:
    """What a person of a payee gets (奖励和报酬): money, shares or a part of a capital.

    ``id`` is that of the person where the case gives one.

    >>> Award("completers", "Li", Money("399000.00")).amount
    Money('399000.00')
    """

    payee: str
    name: str
    amount: Got
    id: str | None = None

    @property
    def key(self) -> str:
        """What tells the person from all others: the id, else the name."""
        return self.id or self.name


@frozen
class Due:
    """What falls due on a day: every node and every person, zeros included.

    >>> Due(date(2025, 4, 1), {"unit": Money("1.00")}, ()).amounts["unit"]
    Money('1.00')
    """

    on: date
    amounts: Mapping[str, Got]
    awards: tuple[Award, ...]


def totals_of(flow: Flow | None) -> Mapping[str, Got]:
    """Give what each node of a flow gets in all, in tree order."""
    if flow is None:
        return {}
    unit = unit_of(flow)
    return {one.payee: unit(one.total) for one in flow.nodes}


def awards_of(case: Case, flow: Flow | None) -> tuple[Award, ...]:
    """Give what each person of a flow gets in all."""
    if flow is None:
        return ()
    unit = unit_of(flow)
    return tuple(
        award_of(case, one.payee, one.person, unit(one.total)) for one in flow.people
    )


def dues_of(case: Case, flow: Flow | None) -> tuple[Due, ...]:
    """Give what falls due in a flow, day by day."""
    if flow is None:
        return ()
    unit = unit_of(flow)
    return tuple(
        Due(
            on,
            {one.payee: unit(one.due(at)) for one in flow.nodes},
            tuple(
                award_of(case, one.payee, one.person, unit(one.due(at)))
                for one in flow.people
            ),
        )
        for at, on in enumerate(flow.days)
    )


def award_of(case: Case, payee: str, key: str, amount: Got) -> Award:
    """Give the award of a person, by the id or else the name."""
    person = case.person(payee, key)
    return Award(payee, person.name, amount, person.id)
