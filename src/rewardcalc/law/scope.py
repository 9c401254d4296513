"""Whom a provision is for: by kind of institution, founder and pilot."""

from __future__ import annotations

from attrs import evolve, frozen

from rewardcalc.errors import refuse
from rewardcalc.facts.parties import Institution
from rewardcalc.terms import PUBLIC_KINDS, InstitutionKind


@frozen
class Scope:
    """Whom a provision is for; None asks for nothing, ``others`` turns it round."""

    kinds: frozenset[InstitutionKind] | None = None
    state_founded: bool | None = None
    pilot: bool | None = None
    others: bool = False

    def covers(self, institution: Institution) -> bool:
        """Say whether an institution is meant.

        Raises:
            InputError: the provision asks for pilot units, and the case does not say.
        """
        if self.pilot is not None and institution.pilot is None:
            raise refuse("pilot-missing", path="institution.pilot")
        meant = (
            (self.kinds is None or institution.kind in self.kinds)
            and self.state_founded in (None, institution.state_founded)
            and self.pilot in (None, institution.pilot)
        )
        return meant != self.others


EVERYONE = Scope()
PILOT_UNITS = Scope(pilot=True)
PUBLIC_INSTITUTIONS = Scope(kinds=PUBLIC_KINDS, state_founded=True)
UNIVERSITIES_AND_INSTITUTES = Scope(
    kinds=frozenset({InstitutionKind.UNIVERSITY, InstitutionKind.RESEARCH_INSTITUTE})
)
STATE_FOUNDED = evolve(UNIVERSITIES_AND_INSTITUTES, state_founded=True)
ALL_BUT_STATE_FOUNDED = evolve(STATE_FOUNDED, others=True)
STATE_ENTERPRISES = Scope(kinds=frozenset({InstitutionKind.STATE_ENTERPRISE}))
