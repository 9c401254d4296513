"""The result of a calculation: a value that is asked for figures and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

from rewardcalc.awards import (
    Award,
    Due,
    Got,
    award_of,
    awards_of,
    dues_of,
    totals_of,
)
from rewardcalc.compliance import judged
from rewardcalc.derivation import steps
from rewardcalc.errors import UnknownNameError, fault
from rewardcalc.findings import noted
from rewardcalc.journal import JournalLine, journal
from rewardcalc.nearest import is_name
from rewardcalc.outcome import Outcome
from rewardcalc.rim import Reported
from rewardcalc.rows import rows
from rewardcalc.statements import Statement, statement, unit_statement
from rewardcalc.terms import EQUITY, Severity
from rewardcalc.trace import Finding, Step
from rewardcalc.unknown import unknown


@frozen(slots=False, repr=False)
class Calculation(Outcome, Reported):
    """The result of a case: its figures, what they rest on, and what they break.

    It holds the case and the plan, so that the whole can be calculated again. Made by
    ``calculate``; ``result["unit"]`` is what a node gets, ``result.award("Li")`` what a
    person gets, ``result.why("Li")`` the steps that lead there.
    """

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the result says of the deal: floors and duties first."""
        return tuple(dict.fromkeys((*self._judged, *noted(self))))

    @cached_property
    def _judged(self) -> tuple[Finding, ...]:
        # A note that holds for several years or bases is said once.
        seen: set[Finding] = set()
        found = []
        for one in judged(self):
            if one.severity == Severity.NOTE:
                if one in seen:
                    continue
                seen.add(one)
            found.append(one)
        return tuple(found)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps behind all figures, each after those it rests on."""
        return tuple(steps(self, self._judged))

    @cached_property
    def amounts(self) -> Mapping[str, Got]:
        """What each node of the money tree gets in all, in tree order."""
        return totals_of(self.money)

    @cached_property
    def equity(self) -> Mapping[str, Got]:
        """What each node of the equity tree gets in all, in tree order."""
        if self.capital:
            parts = self.capital.parts
            return {one.payee: one.ratio for one in parts if not one.person}
        return totals_of(self.flow(EQUITY))

    @cached_property
    def awards(self) -> tuple[Award, ...]:
        """What each person gets in money, in the order of the file."""
        return awards_of(self.case, self.money)

    @cached_property
    def equity_awards(self) -> tuple[Award, ...]:
        """What each person gets in shares or of the capital."""
        if self.capital:
            return tuple(
                award_of(self.case, one.payee, one.person, one.ratio)
                for one in self.capital.parts
                if one.person
            )
        return awards_of(self.case, self.flow(EQUITY))

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """What falls due in money, day by day."""
        return dues_of(self.case, self.money)

    @cached_property
    def equity_due(self) -> tuple[Due, ...]:
        """What falls due in shares, tranche by tranche."""
        return dues_of(self.case, self.flow(EQUITY))

    @property
    def lawful(self) -> bool:
        """Whether nothing is violated."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that make the result unlawful."""
        return tuple(one for one in self.findings if one.severity == Severity.VIOLATION)

    def __getitem__(self, node: str) -> Got:
        found = {**self.equity, **self.amounts}
        if not is_name(node) or node not in found:
            raise UnknownNameError((unknown("result-node", node, "", found),))
        return found[node]

    def award(self, name: str, payee: str | None = None) -> Award:
        """Give the award of a person, of one payee where several have the person.

        Raises:
            UnknownNameError: no such person, several, or a person of several payees.
        """
        everything = (*self.awards, *self.equity_awards)
        key = self.case.key_of(name, payee)
        found = [
            one for one in everything if one.key == key and payee in (None, one.payee)
        ]
        if len(found) > 1:
            payees = tuple(one.payee for one in found)
            raise UnknownNameError((fault("result-several", name, payees=payees),))
        if not found:
            names = [one.name for one in everything]
            raise UnknownNameError((unknown("result-person", name, "", names),))
        return found[0]

    def why(self, name: str) -> tuple[Step, ...]:
        """Give the steps that lead to what a person or a node gets, facts first.

        Any other figure goes by its place in the JSON (``performance_pay[0].headroom``).

        Raises:
            UnknownNameError: the result has no such person, node or figure, or several
                people of that name.
        """
        wanted = set(_figures(self, name)) if is_name(name) else set()
        wanted = wanted or {one.figure for one in self.steps if one.figure == name}
        if not wanted:
            people = (one.name for one in (*self.awards, *self.equity_awards))
            names = [*self.amounts, *self.equity, *people]
            raise UnknownNameError((unknown("result-name", name, "", names),))
        found = []
        for step in reversed(self.steps):
            if step.figure in wanted:
                wanted.update(step.uses)
                found.append(step)
        return tuple(reversed(found))

    def statement(self, name: str) -> Statement:
        """Give what one person has of the deal: due, paid, clause, social insurance."""
        return statement(self, name)

    def unit_statement(self) -> Statement:
        """Give what the unit has of the deal: every part that goes to no person."""
        return unit_statement(self)

    def journal(self) -> tuple[JournalLine, ...]:
        """Give balanced journal lines for the finance system."""
        return journal(self)

    def rows(self) -> list[dict[str, Any]]:
        """Give flat rows for tables and imports: one for each day, node and person."""
        return [row for one in self.flows for row in rows(self.case, one)]

    def __repr__(self) -> str:
        state = "lawful" if self.lawful else f"{len(self.violations)} violated"
        return f"<Calculation of {self.case.id!r}: {state}>"


def _figures(result: Calculation, name: str) -> Iterator[str]:
    """Give the figures of a node or a person: what they get in all."""
    for where, totals in (("", result.amounts), ("equity.", result.equity)):
        if name in totals:
            yield f"{where}amounts.{name}"
    key = result.case.key_of(name)
    for where, awards in (("", result.awards), ("equity.", result.equity_awards)):
        for place, one in enumerate(awards):
            if one.key == key:
                yield f"{where}awards[{place}].amount"
