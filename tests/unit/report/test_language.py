"""Words and values in the reader's language: exact, of any length."""

from datetime import date

import pytest

import rewardcalc as rc
from rewardcalc.errors import fault
from rewardcalc.report.language import language
from rewardcalc.trace import Value

EN, ZH = language("en"), language("zh_CN")


@pytest.mark.parametrize(
    ("wanted", "identifier"),
    [
        ("en", "en"),
        ("en_GB", "en"),
        ("zh_CN", "zh_Hans_CN"),
        ("zh-Hans-CN", "zh_Hans_CN"),
        ("zh_CN.UTF-8", "zh_Hans_CN"),
        ("zh_CN@pinyin", "zh_Hans_CN"),
        ("zh", "zh_Hans_CN"),
        ("zh_!", "zh_Hans_CN"),
        ("fr_FR", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("not a locale", "en"),
        ("xx_YY", "en"),
        ("_", "en"),
    ],
)
def test_locales_fall_back_to_english(wanted: str, identifier: str) -> None:
    assert language(wanted).identifier == identifier


@pytest.mark.parametrize(
    ("value", "english"),
    [
        (rc.Money("0"), "0.00"),
        (rc.Money("-1234.5"), "-1,234.50"),
        (rc.Money("1000000.01"), "1,000,000.01"),
        (rc.Money("9" * 58 + ".99"), "9" + ",999" * 19 + ".99"),
        (rc.Shares(1000003), "1,000,003 shares"),
        (rc.Shares(10**59), "100" + ",000" * 19 + " shares"),
        (rc.Shares(1), "1 share"),
        (1234, "1,234"),
        (rc.Ratio.of("70%"), "70%"),
        (rc.Ratio.of("12.5%"), "12.5%"),
        (rc.Ratio.of("0.00000001"), "0.000001%"),
        (rc.Ratio.of("0.000000001"), "1/1000000000"),
        (rc.Ratio.of("1/3"), "1/3"),
        (rc.Ratio.of("1"), "100%"),
        (rc.Ratio.of("0"), "0%"),
        (rc.Ratio.of("150%"), "150%"),
        (rc.Ratio.of("9" * 40), "99" + ",999" * 12 + ",999900%"),
        (rc.Amount(1, 3), "1/3"),
        (date(2025, 3, 18), "Mar 18, 2025"),
        (("a", "b", "c"), "a, b, and c"),
        ("as it is", "as it is"),
    ],
)
def test_values_are_written_exactly(value: Value, english: str) -> None:
    if value == rc.Ratio.of("9" * 40):
        digits = EN.value(value).replace(",", "").rstrip("%")
        assert digits == "9" * 40 + "00"
        return
    assert EN.value(value) == english


def test_values_in_chinese() -> None:
    assert ZH.value(rc.Money("1234567.89")) == "1,234,567.89"
    assert ZH.value(date(2025, 3, 18)) == "2025年3月18日"
    assert ZH.value(("甲", "乙", "丙")) == "甲、乙和丙"
    assert ZH.value(rc.Ratio.of("70%")) == "70%"


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        ("7.1234", "7.1234"),
        ("7", "7"),
        ("1234.5", "1,234.5"),
        ("0.00000001", "0.00000001"),
        ("1/3", "1/3"),
    ],
)
def test_rates(rate: str, said: str) -> None:
    assert EN.rate(rc.Ratio.of(rate)) == said
    assert ZH.rate(rc.Ratio.of(rate)) == said


def test_terms() -> None:
    assert EN.term("net_income") == "net income"
    assert "净收入" in ZH.term("net_income")
    for said in (EN, ZH):
        assert said.term("physics institute") == "physics institute"


def test_names_are_not_translated_as_terms() -> None:
    """A person may be called like a word of the field."""
    assert ZH.say("main", name="unit").startswith("unit")


def test_faults() -> None:
    one = fault("money-form", "1,000", "receipts[0].amount")
    assert EN.fault(one) == str(one)
    assert ZH.fault(one).startswith("receipts[0].amount")
    assert "1,000" in ZH.fault(one)
    assert "not an amount" not in ZH.fault(one)
    assert EN.fault(fault("weights-zero")) == str(fault("weights-zero"))


def test_one_language_is_made_once() -> None:
    assert language("en") is language("en")
