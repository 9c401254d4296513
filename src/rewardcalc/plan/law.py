"""What the law says of one deal."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from rewardcalc.facts import Institution
from rewardcalc.facts.deciding import Terms
from rewardcalc.law.instrument import Instrument
from rewardcalc.law.provision import (
    Deadline,
    DoubleReward,
    Duty,
    Floor,
    HeadRule,
    OpenRate,
    Publicity,
    Reading,
    RightsRule,
)
from rewardcalc.terms import (
    CONTRIBUTORS,
    GROUPS,
    OWNERS,
    REWARD_TOTAL,
)

__all__ = ["Law", "Terms"]


def _on_route(floor: Floor, terms: Terms) -> bool:
    """Say whether a floor is for the way in which shares were got, if that is said."""
    return floor.routes is None or terms.route in floor.routes


@frozen
class Law:
    """What the law says of a deal, and who counts as a contributor.

    Contributors are the payees of people and what the regulation adds (``added``).
    """

    found: tuple[Instrument, ...]
    institution: Institution
    floors: tuple[Floor, ...]
    duties: tuple[Duty, ...]
    open_rates: tuple[OpenRate, ...]
    readings: tuple[Reading, ...]
    deadlines: tuple[Deadline, ...]
    rights: tuple[RightsRule, ...]
    double_rewards: tuple[DoubleReward, ...]
    publicity: tuple[Publicity, ...]
    heads: tuple[HeadRule, ...]
    contributors: tuple[str, ...]
    added: tuple[str, ...]

    @classmethod
    def of(cls, found: tuple[Instrument, ...], terms: Terms) -> Law:
        """Give what some instruments say of a deal of these terms."""
        method, there, ruled = terms.method, terms.institution, terms.regulation
        added = tuple(name for one in ruled.versions for name in one.contributors)
        return cls(
            found=found,
            institution=there,
            floors=tuple(
                floor
                for one in found
                for floor in one.floors
                if method in floor.methods
                and floor.scope.covers(there)
                and _on_route(floor, terms)
            ),
            duties=tuple(
                each for one in found for each in one.duties if each.scope.covers(there)
            ),
            open_rates=tuple(
                rate
                for one in found
                for rate in one.open_rates
                if method in rate.methods and rate.scope.covers(there)
            ),
            readings=tuple(reading for one in found for reading in one.readings),
            deadlines=tuple(
                each
                for one in found
                for each in one.deadlines
                if each.scope.covers(there)
            ),
            rights=tuple(
                each
                for one in found
                for each in one.rights
                if terms.rights is not None and each.scope.covers(there)
            ),
            double_rewards=tuple(
                each
                for one in found
                for each in one.double_rewards
                if each.scope.covers(there)
            ),
            publicity=tuple(
                each
                for one in found
                for each in one.publicity
                if each.scope.covers(there)
            ),
            heads=tuple(
                each for one in found for each in one.heads if each.scope.covers(there)
            ),
            contributors=tuple(
                dict.fromkeys(
                    (
                        *GROUPS,
                        *(payee for payee, _ in terms.people if payee != OWNERS),
                        *ruled.contributors,
                        *added,
                    )
                )
            ),
            added=(*ruled.contributors, *added),
        )

    @property
    def binding(self) -> tuple[str, ...]:
        """The instruments that bind the institution in what it gives to people.

        Which ones do goes by day, region and institution, not by the method: one that
        sets no floor for this method is listed as well.
        """
        bound = {one.citation.instrument for one in self.rights}
        provisions: list[Floor | Duty | OpenRate]
        for one in self.found:
            provisions = [*one.floors, *one.duties, *one.open_rates]
            if any(each.scope.covers(self.institution) for each in provisions):
                bound.add(one.id)
        return tuple(one.id for one in self.found if one.id in bound)

    @property
    def shares(self) -> tuple[Floor, ...]:
        """The floors on a part of all rewards, which are no part of one root alone."""
        return tuple(one for one in self.floors if one.base == REWARD_TOTAL)

    def about(self, root: str) -> Law:
        """Give the part of it that speaks of one root."""
        return evolve(
            self,
            floors=tuple(one for one in self.floors if one.base == root),
            open_rates=tuple(one for one in self.open_rates if one.root == root),
        )

    def named(self, floor: Floor, names: Sequence[str]) -> list[str]:
        """Give the names that a floor means, themselves or as contributors."""
        all_of_them = floor.payees == (CONTRIBUTORS,)
        wanted = self.contributors if all_of_them else floor.payees
        return [name for name in names if name in wanted]
