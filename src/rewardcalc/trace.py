"""What a result says about itself: steps behind its figures, and findings."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from attrs import frozen

from rewardcalc.citation import Citation
from rewardcalc.facts import Acknowledgement
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.ratio import Ratio
from rewardcalc.terms import Severity


class Word(str):
    """A word of the field or a payee's name, which reports give in their language."""

    __slots__ = ()


Value: TypeAlias = Money | Shares | Amount | Ratio | date | int | str | tuple[str, ...]
Args: TypeAlias = tuple[tuple[str, Value], ...]


def exactly(fen: Amount) -> Money | str:
    """Give an exact amount as money, or as a fraction of yuan where it is none."""
    units, rest = divmod(fen.numerator, fen.denominator)
    return str(fen.to_fraction() / 100) if rest else Money.of_fen(units)


# Without slots: a result makes these by the dozen, and attrs fills the ``__dict__`` of a
# frozen class in two thirds of the time that its slots take.


@frozen(slots=False)
class Step:
    """One figure of a result and how it came about (计算步骤).

    ``figure`` is the place of the figure in the result's JSON (``amounts.unit``),
    ``rule`` a stable word for the way, ``args`` the numbers that went in, ``uses`` the
    figures it rests on. ``tail`` is what settling moved: the settled figure less its
    exact share, in fen (or in shares).
    """

    figure: str
    rule: str
    output: Value
    args: Args = ()
    uses: tuple[str, ...] = ()
    citation: Citation | None = None
    tail: Amount | None = None


@frozen(slots=False)
class Finding:
    """Something the result says about the deal: a floor, a duty, a reading, a warning.

    ``code`` and ``text`` are stable words; ``text`` names the sentence, ``args`` what it
    tells. A floor has its payees, the nodes and persons that count for them
    (``members``), its base and ratio, the amount required and the actual one;
    ``measured`` is the base itself, exactly (a fraction where it is between two fen),
    ``rewarded`` whose rewards make it up where it is the reward total; ``year`` is that
    of an operating profit. ``acknowledged`` keeps who answers for a warning, when and
    why.
    """

    code: str
    severity: Severity
    text: str
    args: Args = ()
    citation: Citation | None = None
    payees: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    base: str = ""
    root: str = ""
    ratio: Ratio | None = None
    required: Money | Shares | Ratio | None = None
    actual: Money | Shares | Ratio | None = None
    measured: Money | Shares | Ratio | str = ""
    rewarded: tuple[tuple[str, str], ...] = ()
    settled_below: int = 0
    year: str = ""
    acknowledged: Acknowledgement | None = None

    @property
    def instrument(self) -> str:
        """The instrument that the finding rests on, empty where none does."""
        return self.citation.instrument if self.citation else ""
