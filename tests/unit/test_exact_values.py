"""Spans of days, citations and the nearest name."""

from datetime import date, timedelta

import pytest

import rewardcalc as rc
from rewardcalc.interval import Interval
from rewardcalc.nearest import nearest

START, END = date(2024, 11, 12), date(2025, 1, 1)
ONE_DAY = timedelta(days=1)


def test_a_span_is_half_open() -> None:
    span = Interval(START, END)
    assert START - ONE_DAY not in span
    assert START in span
    assert END - ONE_DAY in span
    assert END not in span
    assert date.max in Interval(START)


@pytest.mark.parametrize("end", [START, START - ONE_DAY])
def test_a_span_ends_after_its_start(end: date) -> None:
    with pytest.raises(rc.InputError) as caught:
        Interval(START, end)
    assert [one.code for one in caught.value.faults] == ["interval"]
    assert caught.value.faults[0].value == f"{START}/{end}"


def test_places_of_a_citation() -> None:
    assert rc.Citation("a", "十一").place == "十一"
    assert rc.Citation("a", "四十五", 1).place == "四十五(1)"
    assert rc.Citation("a", "四十五", 1, 3).place == "四十五(1)(3)"
    assert rc.Citation("a", "四十五", 1, 3).provision == "四十五"


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("recieptz", ["receipts", "costs"], "receipts"),
        ("own use", ["own-use", "licence"], "own-use"),
        ("TRANSFER-STAFF", ["transfer_staff"], "transfer_staff"),
        ("x", ["receipts"], ""),
        (3, ["receipts"], ""),
        (None, ["receipts"], ""),
        ("receipts", [], ""),
    ],
)
def test_nearest(name: object, known: list[str], found: str) -> None:
    assert nearest(name, known) == found
