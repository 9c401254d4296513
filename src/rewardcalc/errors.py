"""The exception tree: one base class, one class per decision a caller can take."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

from attrs import define, evolve, frozen

from rewardcalc.rim import told
from rewardcalc.values import Shown, english, shown
from rewardcalc.wording import FAULTS

_LONGEST = 400


@frozen
class Fault:
    """One fault of an input: where it is, what was written, what to write instead.

    ``code`` is a stable word that names the sentence, ``path`` the place
    (``receipts[1].amount``), ``value`` what was written (shortened), ``args`` what
    else the sentence needs: text, or a list of names.

    >>> print(Fault("money-form", path="amount", value="1,000"))
    amount: '1,000' is not an amount of money; write digits with at most two decimals and no separators, like "1000.00"
    """

    code: str
    path: str = ""
    value: str = ""
    args: tuple[tuple[str, Shown], ...] = ()

    def under(self, prefix: str) -> Fault:
        """Give the same fault with its path below ``prefix``."""
        if not prefix or not self.path:
            return evolve(self, path=prefix or self.path)
        joint = "" if self.path.startswith("[") else "."
        return evolve(self, path=f"{prefix}{joint}{self.path}")

    def values(self) -> dict[str, Shown]:
        """Give everything the sentence may name."""
        return {**dict(self.args), "value": self.value}

    def sentence(
        self,
        template: str | None = None,
        placed: Callable[[str, Shown], str] = english,
    ) -> str:
        """Fill the English sentence, or a translated ``template`` of it.

        ``placed`` gives what stands at each place, by its name and what was written.
        """
        places = {key: placed(key, item) for key, item in self.values().items()}
        return seen((template or FAULTS[self.code]).format(**places))

    def __str__(self) -> str:
        path = seen(self.path)
        return f"{path}: {self.sentence()}" if path else self.sentence()


def seen(text: str) -> str:
    r"""Spell out what a terminal would obey instead of showing it.

    >>> seen("\x1b[2J 奖励")
    '\\x1b[2J 奖励'
    """
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode("ascii")
        for one in text
    )


def fault(code: str, value: object = "", path: str = "", **args: object) -> Fault:
    """Make a fault; every value is turned into short text, a tuple into a list."""
    said = tuple((key, _names(item)) for key, item in args.items())
    return Fault(code, path, shown(value), said)


def _names(item: object) -> Shown:
    if isinstance(item, tuple):
        return tuple(map(shown, item))
    return shown(item, _LONGEST)


@define(eq=False)
class RewardcalcError(Exception):
    """The base of all errors of this library; ``faults`` holds each single fault."""

    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return "\n".join(str(one) for one in self.faults)

    def to_text(self, locale: str | None = None) -> str:
        """Give the faults one a line; by default in the reader's own language."""
        return told(self.faults, locale)


@define(eq=False)
class InputError(RewardcalcError, ValueError):
    """An input is wrong or missing; correct it and call again.

    >>> raise InputError((fault("ratio-form", "7/0", "completers"),))
    Traceback (most recent call last):
    rewardcalc.errors.InputError: completers: '7/0' is not a ratio; write it like "70%", "0.7" or "2/37"
    """


@define(eq=False)
class LawError(RewardcalcError, LookupError):
    """The law asked for cannot be given; choose another day or instrument."""


@define(eq=False)
class LawGapError(LawError):
    """An instrument existed on that day, but no version of it is encoded here."""


@define(eq=False)
class LawOverlapError(LawError):
    """Two versions of one instrument claim the same day: an error of the catalogue."""


@define(eq=False)
class UnknownInstrumentError(LawError):
    """A case names an instrument that the catalogue does not have."""


@define(eq=False)
class UnknownNameError(RewardcalcError, LookupError):
    """A result is asked for a payee or a person that it does not have."""


@define(eq=False)
class ReplayError(RewardcalcError, ValueError):
    """A stored result does not recalculate from its own inputs."""


def refuse(code: str, value: object = "", path: str = "", **args: object) -> InputError:
    """Make the error for a single fault, to be raised by the caller."""
    return InputError((fault(code, value, path, **args),))


def written(value: object, kind: str) -> str:
    """Give a value that is text; a binary float and anything else are refused.

    Raises:
        InputError: the value is not text; ``kind`` (money, ratio) picks the sentence.
    """
    if isinstance(value, str):
        plain = value if value.isascii() else normalize("NFKC", value)
        if plain != value and plain.isascii():
            raise refuse("wide-signs", value, plain=plain)
        return value
    raise refuse(f"{kind}-float" if isinstance(value, float) else f"{kind}-type", value)
