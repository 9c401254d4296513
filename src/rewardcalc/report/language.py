"""The reader's language: catalogs, terms, and how values are written in it."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Final, assert_never

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from rewardcalc.errors import Fault, seen
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.ratio import Ratio
from rewardcalc.report.locales import ENGLISH, fitting, own
from rewardcalc.report.numbers import Numbers
from rewardcalc.terms import Method
from rewardcalc.trace import Step, Value, Word
from rewardcalc.values import Bare, Kind, Shown, english, listed
from rewardcalc.wording import (
    ARGUMENTS,
    FAULTS,
    FINDINGS,
    INTERFACE,
    PLACES,
    STEPS,
    TERMS,
)

_DOMAIN = "rewardcalc"
_TERM_KEYS: Final = frozenset(
    {
        "payee",
        "payees",
        "base",
        "basis",
        "of",
        "category",
        "profile",
        "aspect",
        "method",
        "route",
        "routes",
    }
)


# What somebody has, or should have: a ratio there is a part of a company's capital.
_HELD: Final = frozenset({"required", "actual", "amount"})


class Language(Numbers):
    """One language: every word and every value that a person reads goes through it."""

    def __init__(self, identifier: str) -> None:
        super().__init__(Locale.parse(identifier))
        self.identifier = identifier
        self._catalog = _catalog(identifier)

    @property
    def tag(self) -> str:
        """The language as pages name it."""
        return self.identifier.replace("_", "-")

    def _translated(self, sentence: str) -> str:
        return self._catalog.gettext(sentence)

    def argument(self, sentence: str) -> str:
        """Give a sentence of argparse, whose places it fills itself."""
        return self._translated(sentence) if sentence in ARGUMENTS else sentence

    def say(self, key: str, **args: Value) -> str:
        """Give a label or a heading."""
        return self._filled(INTERFACE[key], args)

    def finding(self, text: str, args: Mapping[str, Value]) -> str:
        """Give the sentence of a finding."""
        return self._filled(FINDINGS[text], args)

    def step(self, rule: str, args: Mapping[str, Value]) -> str:
        """Give the sentence of a step."""
        return self._filled(STEPS[rule], args)

    def derived(self, step: Step) -> str:
        """Give a step in words: its sentence, and what settling moved."""
        sentence = self.step(step.rule, {**dict(step.args), "output": step.output})
        if not step.tail:
            return sentence
        shares = isinstance(step.output, Shares)
        key = "tail-shares" if shares else "tail"
        return self.say(key, sentence=sentence, tail=str(step.tail))

    def fault(self, one: Fault) -> str:
        """Give the sentence of a fault, its path in front."""
        sentence = self.fault_sentence(one)
        path = seen(one.path)
        return self.say("fault", path=path, sentence=sentence) if path else sentence

    def fault_sentence(self, one: Fault) -> str:
        """Give the sentence of a fault without its path."""
        return one.sentence(self._translated(FAULTS[one.code]), self._placed)

    def _placed(self, key: str, item: Shown) -> str:
        """Give what stands at a place of a fault: a list has its own words for it."""
        if isinstance(item, tuple):
            between = self.locale.list_patterns["standard"]["middle"].format("", "")
            return listed(item, self._translated, between.join)
        if isinstance(item, Kind):
            return Bare(self._translated(item))
        return english(key, item)

    def _filled(self, sentence: str, args: Mapping[str, Value]) -> str:
        words = {
            key: self._words(key, value)
            if key in _TERM_KEYS
            else self._said(key, value)
            for key, value in args.items()
        }
        return self._translated(sentence).format(**words)

    def _said(self, key: str, value: Value) -> str:
        if key == "rate" and isinstance(value, Ratio):
            return self.rate(value)
        if isinstance(value, Word):
            return self.term(value)
        if key == "region":
            return self.place(str(value))
        if key in _HELD and isinstance(value, Ratio):
            return self.part(value)
        return self.value(value)

    def _words(self, key: str, value: Value) -> str:
        if isinstance(value, tuple):
            words = [self.term(one) for one in value]
            if key == "routes":
                return format_list(words, "or", locale=self.locale)
            return format_list(words, locale=self.locale)
        if isinstance(value, Method):
            return self.method(value)
        return self.term(str(value))

    def term(self, word: str) -> str:
        """Give a word of the field; a name that is none stays as it is."""
        return self._translated(TERMS[word]) if word in TERMS else word

    def place(self, code: str) -> str:
        """Give the name of a region or city with its code, or the code alone."""
        if code not in PLACES:
            return code
        name = self._translated(PLACES[code])
        return self.say("place", name=name, code=code)

    def method(self, method: Method) -> str:
        """Give a method of conversion: equity is a base as well as a method."""
        return self.term("equity-method" if method == Method.EQUITY else method.value)

    def points(self, gap: Fraction) -> str:
        """Write how far two percentages are apart; empty text if that is not short."""
        points = self.decimal(Amount(gap.numerator * 100, gap.denominator))
        return self.say("points", points=points) if points else ""

    def value(self, value: Value) -> str:
        """Write a value as this language does, exactly."""
        match value:
            case Money():
                return self.money(value)
            case Shares():
                return self._shares(value)
            case int():
                return self.whole(value)
            case Ratio() | Amount():
                return self.ratio(value)
            case date():
                return format_date(value, "medium", locale=self.locale)
            case tuple() | str():
                return self._text(value)
            case _:
                assert_never(value)

    def _text(self, value: str | tuple[str, ...]) -> str:
        return (
            value if isinstance(value, str) else format_list(value, locale=self.locale)
        )

    def _shares(self, shares: Shares) -> str:
        key = "share-counted" if shares.count == 1 else "shares-counted"
        return self.say(key, count=self.whole(shares.count))

    def part(self, ratio: Ratio) -> str:
        """Write a part of a company's capital."""
        return self.say("part", part=self.ratio(ratio))

    def added(self, values: Sequence[Value]) -> str:
        """Write a sum: what comes in with a plus, what goes back with a minus.

        >>> Language("en").added([Money("1000"), Money("-0.50")])
        '1,000.00 - 0.50'
        """
        first, *others = [self.value(one) for one in values]
        signed = [f" - {one[1:]}" if one[0] == "-" else f" + {one}" for one in others]
        return first + "".join(signed)


@cache
def _catalog(identifier: str) -> gettext.NullTranslations:
    locale = Locale.parse(identifier)
    if locale.language == ENGLISH:
        return gettext.NullTranslations()
    folder = resources.files("rewardcalc") / "locale"
    name = f"{locale.language}_{locale.script}"
    catalog = folder / name / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    with catalog.open("rb") as file:
        return gettext.GNUTranslations(file)


@cache
def language(wanted: str | None = None) -> Language:
    """Give the language that fits a locale; by default the user's own, else English.

    >>> language("zh_CN.UTF-8").identifier
    'zh_Hans_CN'
    >>> language("fr_FR").identifier
    'en'
    """
    return Language(fitting(wanted or own()))
