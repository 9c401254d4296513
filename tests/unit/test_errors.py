"""Errors: a class for each decision, fields for programs, a sentence for people."""

import copy
import pickle
from datetime import date
from fractions import Fraction
from string import Formatter

import pytest

import rewardcalc as rc
from rewardcalc.errors import fault, refuse, written
from rewardcalc.terms import Method
from rewardcalc.values import shown
from rewardcalc.wording import FAULTS

CLASSES = [
    rc.RewardcalcError,
    rc.InputError,
    rc.LawError,
    rc.LawGapError,
    rc.LawOverlapError,
    rc.UnknownInstrumentError,
    rc.UnknownNameError,
    rc.ReplayError,
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__name__))
def test_errors_survive_pickling(kind: type[rc.RewardcalcError]) -> None:
    error = kind((fault("money-form", "1,000", "receipts[1].amount"),))
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
        assert type(again) is kind
        assert again.faults == error.faults
        assert str(again) == str(error)
    assert isinstance(error, rc.RewardcalcError)
    assert error != kind(error.faults)


def test_what_errors_also_are() -> None:
    assert issubclass(rc.InputError, ValueError)
    assert issubclass(rc.ReplayError, ValueError)
    for kind in (rc.LawGapError, rc.LawOverlapError, rc.UnknownInstrumentError):
        assert issubclass(kind, rc.LawError)
    assert issubclass(rc.LawError, LookupError)
    assert issubclass(rc.UnknownNameError, LookupError)


def test_one_line_for_each_fault() -> None:
    error = rc.InputError((fault("flag-type", 1, "pilot"), fault("weights-zero")))
    assert str(error).splitlines() == [
        "pilot: 1 is neither yes nor no; write true or false",
        "all weights are zero; give at least one person a weight",
    ]


@pytest.mark.parametrize(
    ("path", "prefix", "joined"),
    [
        ("", "", ""),
        ("amount", "", "amount"),
        ("", "receipts", "receipts"),
        ("amount", "receipts[0]", "receipts[0].amount"),
        ("[0].amount", "receipts", "receipts[0].amount"),
    ],
)
def test_paths(path: str, prefix: str, joined: str) -> None:
    assert rc.Fault("weights-zero", path).under(prefix).path == joined


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Method.OWN_USE, "own-use"),
        ("Li", "Li"),
        (date(2025, 1, 2), "2025-01-02"),
        (Fraction(1, 3), "1/3"),
        (rc.Money("1"), "1.00"),
        (rc.Ratio.of("50%"), "1/2"),
        (0.5, "0.5"),
        (None, "nothing"),
        ([1], "a list"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
    ],
)
def test_values_are_shown_short(value: object, text: str) -> None:
    assert shown(value) == text


def test_fields_for_programs() -> None:
    (one,) = refuse("missing", path="amount", name="amount").faults
    assert (one.code, one.path, one.value) == ("missing", "amount", "")
    assert one.args == (("name", "amount"),)
    assert one.values() == {"name": "amount", "value": ""}
    assert str(one) == "amount: 'amount' is missing; write it"
    assert one.sentence("{name}!") == "amount!"


def test_text_is_wanted() -> None:
    assert written("x", "money") == "x"
    for value, code in ((1.0, "money-float"), (1, "money-type")):
        with pytest.raises(rc.InputError) as caught:
            written(value, "money")
        assert [one.code for one in caught.value.faults] == [code]


@pytest.mark.parametrize("code", FAULTS)
def test_every_sentence_can_be_filled(code: str) -> None:
    places = [name for _, name, _, _ in Formatter().parse(FAULTS[code]) if name]
    one = fault(code, "it", **{name: "x" for name in places if name != "value"})
    assert str(one)
