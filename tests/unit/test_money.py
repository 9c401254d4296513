"""Money, amounts and shares: three types that do not mix."""

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest

import rewardcalc as rc


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("0", 0),
        ("-0.00", 0),
        ("1", 100),
        ("0.1", 10),
        ("0.01", 1),
        ("-12.5", -1250),
        ("1000000.00", 100000000),
        ("9" * 58 + ".99", 10**60 - 1),
        (Decimal("12.5"), 1250),
        (Decimal("1E+3"), 100000),
        (Decimal("-0.01"), -1),
        (rc.Money("3"), 300),
    ],
)
def test_read(written: str | Decimal | rc.Money, fen: int) -> None:
    assert rc.Money(written).fen == fen
    assert rc.Money.of(written) == rc.Money.of_fen(fen)
    assert rc.Money(str(rc.Money(written))).fen == fen


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "money-form"),
        ("1,000", "money-form"),
        ("1 000", "money-form"),
        ("1_000", "money-form"),
        ("1000元", "money-form"),
        ("+1", "money-form"),
        ("01", "money-form"),
        (".5", "money-form"),
        ("5.", "money-form"),
        ("1e3", "money-form"),
        ("1\n", "money-form"),
        ("NaN", "money-form"),
        ("Infinity", "money-form"),
        ("１", "wide-signs"),  # noqa: RUF001
        ("--1", "money-form"),
        ("1.234", "money-decimals"),
        ("-1.000", "money-decimals"),
        ("9" * 200, "money-digits"),
        ("9" * 60, "money-digits"),
        (Decimal("1.001"), "money-decimals"),
        (Decimal("1.000"), "money-decimals"),
        (Decimal("1E+60"), "money-digits"),
        (Decimal("9E+58"), "money-digits"),
        (Decimal("NaN"), "money-form"),
        (Decimal("Infinity"), "money-form"),
        (0.1, "money-float"),
        (float("inf"), "money-float"),
        (1, "money-type"),
        (True, "money-type"),
        (None, "money-type"),
        (Fraction(1, 2), "money-type"),
        (b"0", "money-type"),
    ],
)
def test_refused(written: object, code: str) -> None:
    for make in (rc.Money, rc.Money.of, rc.Amount.of):
        with pytest.raises(rc.InputError) as caught:
            make(written)  # type: ignore[arg-type]
        assert [one.code for one in caught.value.faults] == [code]


def test_the_decimal_context_changes_nothing() -> None:
    with decimal.localcontext(prec=2):  # noqa: TID251
        money = rc.Money(Decimal("123456789.12"))
        assert money.to_decimal().as_tuple() == Decimal("123456789.12").as_tuple()
    assert money.fen == 12345678912


def test_money_of_fen_needs_whole_fen() -> None:
    for wrong in (True, "1", None, Decimal(1)):
        with pytest.raises(rc.InputError) as caught:
            rc.Money.of_fen(wrong)  # type: ignore[arg-type]
        assert [one.code for one in caught.value.faults] == ["money-fen"]


def test_money_arithmetic_and_order() -> None:
    one, two = rc.Money("1.00"), rc.Money("2.50")
    assert one + two == rc.Money("3.5")
    assert one - two == rc.Money("-1.50")
    assert -one == rc.Money("-1")
    assert str(one - two) == "-1.50"
    assert repr(two) == "Money('2.50')"
    assert one < two
    assert one <= two
    assert one <= rc.Money("1")
    assert two > one
    assert two >= one
    assert two.to_amount() == rc.Amount(5, 2)
    assert two.to_decimal() == Decimal("2.50")
    assert rc.Money.of(one) is one
    assert {one, rc.Money("1")} == {one}


def test_amounts() -> None:
    third = rc.Amount.of("100") * rc.Ratio.of("1/3")
    assert third == rc.Amount(100, 3)
    assert third + third == rc.Amount(200, 3)
    assert third - third == rc.Amount(0)
    assert third < rc.Amount(34)
    assert third <= rc.Amount(100, 3)
    assert third.to_fraction() == Fraction(100, 3)
    assert rc.Amount(4, 2) == rc.Amount(2)
    assert str(third) == "100/3"
    assert {third, rc.Amount(200, 6)} == {third}
    assert repr(third) == "Amount('100/3')"


def test_shares() -> None:
    some = rc.Shares(3)
    assert some + rc.Shares(4) == rc.Shares(7)
    assert some - rc.Shares(4) == rc.Shares(-1)
    assert str(some) == "3"
    assert repr(some) == "Shares(3)"


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (True, "shares-type"),
        ("3", "shares-type"),
        (3.0, "shares-type"),
        (10**60, "shares-digits"),
    ],
)
def test_shares_refused(count: object, code: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Shares(count)  # type: ignore[arg-type]
    assert [one.code for one in caught.value.faults] == [code]


def test_money_and_amounts_do_not_mix() -> None:
    money, amount = rc.Money("1"), rc.Amount.of("1")
    with pytest.raises(TypeError):
        money + amount  # type: ignore[operator]
    with pytest.raises(TypeError):
        amount + money  # type: ignore[operator]
    with pytest.raises(TypeError):
        money - amount  # type: ignore[operator]
    with pytest.raises(TypeError):
        amount - money  # type: ignore[operator]
    with pytest.raises(TypeError):
        money < amount  # type: ignore[operator]  # noqa: B015
    with pytest.raises(TypeError):
        money <= amount  # type: ignore[operator]  # noqa: B015
    with pytest.raises(TypeError):
        amount < money  # type: ignore[operator]  # noqa: B015
    with pytest.raises(TypeError):
        amount <= money  # type: ignore[operator]  # noqa: B015
    assert money != amount


def test_money_mixes_with_no_number() -> None:
    money, amount, shares = rc.Money("1"), rc.Amount.of("1"), rc.Shares(1)
    with pytest.raises(TypeError):
        shares + money  # type: ignore[operator]
    with pytest.raises(TypeError):
        shares - money  # type: ignore[operator]
    with pytest.raises(TypeError):
        money + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        amount * 2  # type: ignore[operator]
    with pytest.raises(TypeError):
        money * rc.Ratio.of("1/2")  # type: ignore[operator]
    with pytest.raises(TypeError):
        sum([money])  # type: ignore[list-item]


def test_no_number_where_a_value_is_wanted() -> None:
    """A float is refused by the type checker and at run time, everywhere."""
    with pytest.raises(rc.InputError):
        rc.Money(1.5)  # type: ignore[arg-type]
    with pytest.raises(rc.InputError):
        rc.Ratio.of(0.7)  # type: ignore[arg-type]
    with pytest.raises(rc.InputError):
        rc.Regulation(completers=0.7)  # type: ignore[arg-type]
    with pytest.raises(rc.InputError):
        rc.Cost("tax", 3.0)  # type: ignore[arg-type]
