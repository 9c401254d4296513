"""Ratios: exact, written in three ways, never a float."""

from fractions import Fraction

import pytest

import rewardcalc as rc
from rewardcalc.ratio import ONE, ZERO, share_of, total


@pytest.mark.parametrize(
    ("written", "numerator", "denominator"),
    [
        ("70%", 7, 10),
        ("0.7", 7, 10),
        ("2/37", 2, 37),
        ("4/6", 2, 3),
        ("0", 0, 1),
        ("0%", 0, 1),
        ("12.5%", 1, 8),
        ("1.05", 21, 20),
        ("33.333333333333333333333333%", 33333333333333333333333333, 10**26),
        (Fraction(6, 4), 3, 2),
        ("1/" + "9" * 40, 1, int("9" * 40)),
    ],
)
def test_read(written: str | Fraction, numerator: int, denominator: int) -> None:
    ratio = rc.Ratio.of(written)
    assert (ratio.numerator, ratio.denominator) == (numerator, denominator)
    assert ratio.to_fraction() == Fraction(numerator, denominator)
    assert rc.Ratio.of(str(ratio)) == ratio
    assert rc.Ratio.of(ratio) is ratio


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "ratio-form"),
        ("-1/2", "ratio-form"),
        ("7/0", "ratio-form"),
        ("01/2", "ratio-form"),
        ("1_000", "ratio-form"),
        (" 1/3 ", "ratio-form"),
        ("1/3\n", "ratio-form"),
        ("1/2%", "ratio-form"),
        ("70 %", "ratio-form"),
        ("70％", "wide-signs"),  # noqa: RUF001
        ("\u0667/\u0668", "ratio-form"),
        ("1e3", "ratio-form"),
        (".5", "ratio-form"),
        ("5.", "ratio-form"),
        ("NaN", "ratio-form"),
        ("1/" + "9" * 41, "ratio-digits"),
        ("9" * 41, "ratio-digits"),
        ("0." + "1" * 41, "ratio-digits"),
        ("0." + "1" * 200, "ratio-digits"),
        (Fraction(1, 10**41), "ratio-digits"),
        (Fraction(-1, 2), "ratio-sign"),
        (0.5, "ratio-float"),
        (float("nan"), "ratio-float"),
        (1, "ratio-type"),
        (True, "ratio-type"),
        (None, "ratio-type"),
    ],
)
def test_refused(written: object, code: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Ratio.of(written)  # type: ignore[arg-type]
    assert [one.code for one in caught.value.faults] == [code]


@pytest.mark.parametrize(
    ("numerator", "denominator", "code"),
    [
        (1.0, 2, "ratio-parts"),
        (1, True, "ratio-parts"),
        (-1, 2, "ratio-sign"),
        (1, 0, "ratio-sign"),
        (1, -2, "ratio-sign"),
    ],
)
def test_parts_refused(numerator: object, denominator: object, code: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Ratio(numerator, denominator)  # type: ignore[arg-type]
    assert [one.code for one in caught.value.faults] == [code]


def test_a_long_value_is_shortened_in_the_error() -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Ratio.of("9" * 1000)
    assert caught.value.faults[0].value == "9" * 60 + "…"
    assert "at most 40 digits" in str(caught.value)


def test_arithmetic_and_order() -> None:
    third, half = rc.Ratio.of("1/3"), rc.Ratio.of("1/2")
    assert third + half == rc.Ratio.of("5/6")
    assert third * half == rc.Ratio.of("1/6")
    assert third < half
    assert third <= half
    assert half <= rc.Ratio.of("50%")
    assert half > third
    assert half >= third
    assert bool(third)
    assert not ZERO
    assert str(ONE) == "1"
    assert str(third) == "1/3"
    assert repr(third) == "Ratio('1/3')"
    assert total([third, half, third]) == rc.Ratio.of("7/6")
    assert total([]) == ZERO
    assert hash(rc.Ratio(2, 4)) == hash(half)


def test_a_ratio_is_no_number() -> None:
    half = rc.Ratio.of("1/2")
    with pytest.raises(TypeError):
        half + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        half * 2  # type: ignore[operator]
    with pytest.raises(TypeError):
        half < 1  # type: ignore[operator]  # noqa: B015
    with pytest.raises(TypeError):
        half <= 1  # type: ignore[operator]  # noqa: B015
    assert half != Fraction(1, 2)


def test_frozen() -> None:
    with pytest.raises(AttributeError):
        ONE.numerator = 2  # type: ignore[misc]


def test_a_share_is_at_most_the_whole() -> None:
    assert share_of("100%") == ONE
    with pytest.raises(rc.InputError) as caught:
        share_of("100.01%")
    assert [(one.code, one.value) for one in caught.value.faults] == [
        ("share-over", "100.01%")
    ]
