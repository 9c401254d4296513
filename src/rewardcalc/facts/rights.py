"""Rights in the achievement granted to its completers (赋权)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.ratio import ZERO, Ratio, RatioLike, share_of
from rewardcalc.terms import RightsKind, UnitPart, word

_WORDS = {"unit_part": tuple(UnitPart)}


@frozen(init=False)
class Rights:
    """A long-term use right, or co-ownership with the completers (长期使用权、所有权).

    A use right has ``years``; co-ownership has ``completers_share`` and says what
    happens to the unit's part: ``kept`` (the owners' share replaces the reward) or
    ``split`` (the unit's part is divided again).

    >>> Rights("long-term-use", years=12).years
    12
    >>> Rights("co-ownership", completers_share="70%", unit_part="split").unit_part
    <UnitPart.SPLIT: 'split'>
    """

    kind: RightsKind
    years: int | None
    granted_on: date | None
    completers_share: Ratio | None
    unit_part: UnitPart | None

    def __init__(
        self,
        kind: RightsKind | str,
        *,
        years: int | None = None,
        granted_on: date | None = None,
        completers_share: RatioLike | None = None,
        unit_part: UnitPart | str | None = None,
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("kind", lambda one: word(RightsKind, one), kind),
            checks.optional("years", read.count, years),
            checks.optional("granted_on", read.day, granted_on),
            checks.optional("completers_share", share_of, completers_share),
            checks.optional("unit_part", lambda one: word(UnitPart, one), unit_part),
        )
        owned = {"completers_share": completers_share, "unit_part": unit_part}
        if checks.sound("kind"):
            use = parts[0] == RightsKind.LONG_TERM_USE
            needed = {"years": years} if use else owned
            needless = owned if use else {"years": years}
            for key in (key for key, one in needed.items() if one is None):
                words = _WORDS.get(key)
                if words is None:
                    checks.add("missing", path=key, name=key)
                else:
                    checks.add("missing-word", path=key, name=key, words=words)
            if parts[3] == ZERO:
                checks.add("owners-share-zero", path="completers_share")
            for key in (key for key, one in needless.items() if one is not None):
                checks.add("rights-needless", kind, key)
        checks.done()
        self.__attrs_init__(*parts)
