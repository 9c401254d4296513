"""The words of the law beside each number are the words of the stored text."""

import hashlib
import re
from collections.abc import Iterator
from importlib import import_module, resources
from pkgutil import iter_modules
from types import ModuleType

import attrs
import pytest

import rewardcalc
from rewardcalc import Citation, law
from rewardcalc.law.instrument import Instrument
from rewardcalc.law.provision import (
    Floor,
)
from rewardcalc.law.texts import text_of
from rewardcalc.terms import Evidence

MODULES: tuple[ModuleType, ...] = tuple(
    import_module(f"{law.__name__}.{found.name}")
    for found in iter_modules(law.__path__)
    if found.name.startswith("cn_")
)
INSTRUMENTS: tuple[Instrument, ...] = tuple(one.INSTRUMENT for one in MODULES)
DIGITS = "零一二三四五六七八九十"


def inside(value: object) -> Iterator[object]:
    """Give a value and everything that it is made of, whatever its attrs fields."""
    yield value
    kind = type(value)
    if attrs.has(kind):
        for field in attrs.fields(kind):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from inside(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from inside(key)
            yield from inside(one)


def citations(value: object) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(x for x in inside(value) if isinstance(x, Citation)))


CITED = [(one, cited) for one in INSTRUMENTS for cited in citations(one)]
FLOORS = [(one, floor) for one in INSTRUMENTS for floor in one.floors]


def chinese(number: int) -> str:
    """Write a whole number below 100 as the law does (``七十``, ``八十五``)."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"


def article(one: Instrument, cited: Citation) -> str:
    """Give the words of the article that is cited, up to the next one.

    Where the number is not known, the words may stand anywhere in the text.
    """
    text = text_of(one)
    if not cited.article:
        assert one.source.evidence == Evidence.SECOND_HAND
        return text
    number = "([一二三四五六七八九十百]+)"
    headings = (
        [f"第{number}条\\s"] if one.articles else [f"\\({number}\\)", f"{number}、"]
    )
    pattern = "|".join([*headings, "(#+ )"])
    found = list(re.finditer(f"^(?:{pattern})", text, re.MULTILINE))
    for here, after in zip(found, [*found[1:], None], strict=True):
        if cited.article in here.groups():
            return text[here.end() : after.start() if after else len(text)]
    return pytest.fail(f"{cited.instrument} has no article {cited.article}")


def part(words: str, cited: Citation) -> str:
    """Give the paragraph (款) and the item (项) that are cited, 0 being the whole."""
    lines = [line for line in words.splitlines() if line.strip()]
    paragraphs: list[list[str]] = []
    for line in lines:
        if line.startswith(("（", "(")) and paragraphs:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    if not cited.paragraph:
        return "\n".join(lines)
    chosen = paragraphs[cited.paragraph - 1]
    if not cited.item:
        return chosen[0]
    item = chosen[cited.item]
    number = chinese(cited.item)
    assert item.startswith((f"（{number}）", f"({number})"))
    return item


def label(value: object) -> str:
    return str(value.id) if isinstance(value, Instrument) else ""


def test_there_is_something_to_test() -> None:
    assert len(INSTRUMENTS) == len(MODULES) >= 3
    assert set(INSTRUMENTS) == set(rewardcalc.all_instruments())
    assert {one.instrument for _, one in CITED} == {one.id for one in INSTRUMENTS}


@pytest.mark.parametrize(
    ("one", "cited"),
    CITED,
    ids=[f"{cited.instrument}-{place}" for place, (_, cited) in enumerate(CITED)],
)
def test_each_quote_stands_in_the_stored_text(one: Instrument, cited: Citation) -> None:
    """Every quote is found word for word, in the article that is cited."""
    assert cited.instrument == one.id
    assert cited.quote
    assert cited.quote in text_of(one)
    assert cited.quote in part(article(one, cited), cited)


@pytest.mark.parametrize(
    ("one", "cited"),
    CITED,
    ids=[f"{cited.instrument}-{place}" for place, (_, cited) in enumerate(CITED)],
)
def test_second_hand_words_are_marked(one: Instrument, cited: Citation) -> None:
    """Words of a text, or of a line alone, marked second-hand are cited as such."""
    holding = [line for line in text_of(one).splitlines() if cited.quote in line]
    marked = [line for line in holding if "second-hand" in line]
    whole = one.source.evidence == Evidence.SECOND_HAND
    assert whole == ("\nEvidence: second-hand" in text_of(one))
    assert cited.second_hand == (whole or len(marked) == len(holding))


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.__name__)
def test_an_instrument_cites_itself_alone(module: ModuleType) -> None:
    """Its id is the name of its module; no clause is written down and not used."""
    one: Instrument = module.INSTRUMENT
    assert module.__name__.rpartition(".")[2] == one.id.replace("-", "_")
    written = {cited for value in vars(module).values() for cited in citations(value)}
    assert {cited.instrument for cited in written} == {one.id}
    assert written == set(citations(one))


@pytest.mark.parametrize("one", INSTRUMENTS, ids=label)
def test_each_text_has_the_recorded_hash(one: Instrument) -> None:
    stored = resources.files(law) / "text" / one.source.file
    assert hashlib.sha256(stored.read_bytes()).hexdigest() == one.source.sha256


def test_each_text_belongs_to_an_instrument() -> None:
    stored = {one.name for one in (resources.files(law) / "text").iterdir()}
    assert stored == {one.source.file for one in INSTRUMENTS}


@pytest.mark.parametrize("one", INSTRUMENTS, ids=label)
def test_the_text_is_that_of_the_instrument(one: Instrument) -> None:
    """The stored text begins with the title, and names its own source."""
    first = text_of(one).partition("\n")[0].removeprefix("# ")
    for word in ("中华人民共和国", "湖北省"):
        first = first.removeprefix(word)
    assert first
    assert first in one.title
    assert "\nSource: " in text_of(one) or "\nEvidence: " in text_of(one)


@pytest.mark.parametrize(
    ("one", "floor"),
    FLOORS,
    ids=[f"{one.id}-{place}" for place, (one, _) in enumerate(FLOORS)],
)
def test_each_number_stands_in_its_quote(one: Instrument, floor: Floor) -> None:
    """The ratio of a floor is written in the words that stand beside it."""
    percent = floor.at_least.to_fraction() * 100
    assert percent.denominator == 1, one.id
    number = int(percent)
    digits, words = f"{number}%", f"百分之{chinese(number)}(?![{DIGITS[1:]}])"
    written = f"{digits}以上|不低于(?:奖励总额的)?(?:{digits}|{words})"
    assert re.search(written, floor.citation.quote)


def test_numbers_are_written_as_in_the_law() -> None:
    written = [chinese(number) for number in (5, 10, 15, 50, 85)]
    assert written == ["五", "十", "十五", "五十", "八十五"]
