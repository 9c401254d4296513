"""Each boundary day of the law, the day before and the day after."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from attrs import evolve

import rewardcalc
from rewardcalc import Institution, LawGapError, LawOverlapError
from rewardcalc.interval import Interval
from rewardcalc.law import catalogue
from rewardcalc.law.instrument import Instrument

ONE_DAY = timedelta(days=1)
HUBEI = Institution(
    "某大学", kind="university", state_founded=True, region="CN-42", pilot=True
)
ELSEWHERE = Institution("某大学", kind="university", state_founded=True, region="CN-65")
ABROAD = Institution(
    "A university", kind="university", state_founded=True, region="US-CA"
)

NATIONAL = "cn-national-2015"
MOHRSS = "cn-mohrss-2021-14"
DECREE = "cn-state-council-2016-16"
MEASURES = "cn-hubei-2024"
ZHEJIANG = "cn-zhejiang-2021"
GAP = "gap"
SINCE_2016 = f"{NATIONAL} {DECREE}"
SINCE_2021 = f"{MOHRSS} {SINCE_2016}"

# day: in Hubei, in a region without an instrument of its own. Abroad: never any.
ANSWERS: dict[str, tuple[str, str]] = {
    # 促进科技成果转化法 of 1996, which is not encoded, then the version of 2015
    "1996-09-30": ("", ""),
    "1996-10-01": (GAP, GAP),
    "1996-10-02": (GAP, GAP),
    "2015-09-30": (GAP, GAP),
    "2015-10-01": (NATIONAL, NATIONAL),
    "2015-10-02": (NATIONAL, NATIONAL),
    # 国发〔2016〕16号
    "2016-02-25": (NATIONAL, NATIONAL),
    "2016-02-26": (SINCE_2016, SINCE_2016),
    "2016-02-27": (SINCE_2016, SINCE_2016),
    # 人社部发〔2021〕14号
    "2021-02-07": (SINCE_2016, SINCE_2016),
    "2021-02-08": (SINCE_2021, SINCE_2021),
    "2021-02-09": (SINCE_2021, SINCE_2021),
    # the measures of Hubei, from the day of their signature
    "2024-11-11": (SINCE_2021, SINCE_2021),
    "2024-11-12": (f"{SINCE_2021} {MEASURES}", SINCE_2021),
    "2024-11-13": (f"{SINCE_2021} {MEASURES}", SINCE_2021),
}
# region and city: day: what applies there.
THERE: dict[tuple[str, str | None], dict[str, str]] = {
    ("CN-11", None): {
        "2019-12-31": SINCE_2016,
        "2020-01-01": f"{SINCE_2016} cn-beijing-2020",
        "2020-01-02": f"{SINCE_2016} cn-beijing-2020",
    },
    ("CN-31", None): {
        "2017-05-31": SINCE_2016,
        "2017-06-01": f"{SINCE_2016} cn-shanghai-2017",
        "2017-06-02": f"{SINCE_2016} cn-shanghai-2017",
    },
    # neither the text of 2004 nor its revision of 2017 is encoded, only that of 2021
    ("CN-33", None): {
        "2004-01-15": GAP,
        "2004-01-16": GAP,
        "2004-01-17": GAP,
        "2017-09-30": GAP,
        "2017-10-01": GAP,
        "2017-10-02": GAP,
        "2021-09-28": GAP,
        "2021-09-29": f"{SINCE_2021} {ZHEJIANG}",
        "2021-09-30": f"{SINCE_2021} {ZHEJIANG}",
    },
    # in Zhoushan the law of the region applies too, so its gap is one there too
    ("CN-33", "330900"): {
        "2017-09-30": GAP,
        "2017-10-01": GAP,
        "2020-02-29": GAP,
        "2020-03-01": GAP,
        "2020-03-02": GAP,
        "2021-09-28": GAP,
        "2021-09-29": f"{SINCE_2021} {ZHEJIANG} cn-zhoushan-2020",
    },
    ("CN-33", "330100"): {"2021-09-29": f"{SINCE_2021} {ZHEJIANG}"},
    ("CN-37", None): {
        "2017-12-31": SINCE_2016,
        "2018-01-01": f"{SINCE_2016} cn-shandong-2018",
        "2018-01-02": f"{SINCE_2016} cn-shandong-2018",
    },
    # the text of 2001 is not encoded
    ("CN-41", None): {
        "2001-05-23": GAP,
        "2001-05-24": GAP,
        "2001-05-25": GAP,
        "2019-12-31": GAP,
        "2020-01-01": f"{SINCE_2016} cn-henan-2020",
        "2020-01-02": f"{SINCE_2016} cn-henan-2020",
    },
    ("CN-44", "440500"): {
        "2022-06-30": SINCE_2021,
        "2022-07-01": f"{SINCE_2021} cn-shantou-2022",
        "2022-07-02": f"{SINCE_2021} cn-shantou-2022",
    },
    ("CN-44", None): {"2022-07-01": SINCE_2021},
}
LOCAL = [
    (region, city, day, expected)
    for (region, city), days in THERE.items()
    for day, expected in days.items()
]


def asked(institution: Institution, day: date) -> str:
    """Give the ids of what applies, those of this table only, or that there is a gap."""
    try:
        found = rewardcalc.applicable(institution, day)
    except LawGapError:
        return GAP
    return " ".join(one.id for one in found)


@pytest.mark.parametrize("day", ANSWERS)
def test_what_applies_in_hubei(day: str) -> None:
    assert asked(HUBEI, date.fromisoformat(day)) == ANSWERS[day][0]


@pytest.mark.parametrize("day", ANSWERS)
def test_what_applies_where_no_region_speaks(day: str) -> None:
    assert asked(ELSEWHERE, date.fromisoformat(day)) == ANSWERS[day][1]


@pytest.mark.parametrize("day", ANSWERS)
def test_nothing_applies_abroad(day: str) -> None:
    assert asked(ABROAD, date.fromisoformat(day)) == ""


@pytest.mark.parametrize(("region", "city", "day", "expected"), LOCAL)
def test_what_applies_in_other_places(
    region: str, city: str | None, day: str, expected: str
) -> None:
    there = Institution(
        "某大学", kind="university", state_founded=True, region=region, city=city
    )
    assert asked(there, date.fromisoformat(day)) == expected


def boundaries(one: Instrument) -> Iterator[date]:
    """Give the days on which an instrument begins, ends, or came into the world."""
    for day in {one.valid.start, one.valid.end, one.origin} - {None}:
        assert day is not None
        yield from (day - ONE_DAY, day, day + ONE_DAY)


@pytest.mark.parametrize(
    "one", rewardcalc.all_instruments(), ids=lambda one: str(one.id)
)
def test_each_boundary_is_in_the_table(one: Instrument) -> None:
    """The day before, the boundary, and the day after are spelled out above."""
    days = THERE.get((one.region or "", one.city), ANSWERS)
    assert any(one.id in str(answer) for answer in days.values())
    missing = {day.isoformat() for day in boundaries(one)} - days.keys()
    assert not missing


def test_the_gap_says_what_is_missing_and_what_is_there() -> None:
    """Before 2015-10-01 a national law was in force that is not encoded here."""
    with pytest.raises(LawGapError) as caught:
        rewardcalc.applicable(ELSEWHERE, date(2015, 9, 30))
    (fault,) = caught.value.faults
    assert fault.code == "law-gap"
    assert fault.value == "2015-09-30"
    assert "促进科技成果转化法" in str(caught.value)
    assert "cn-national-2015 (2015-10-01)" in str(caught.value)


def national() -> Instrument:
    (found,) = catalogue.named((NATIONAL,))
    return found


@pytest.mark.parametrize("day", [date(2015, 10, 1), date(2016, 1, 1)])
def test_two_versions_of_one_family_are_an_overlap(day: date) -> None:
    """Two versions that claim a day are an error, another one than a gap."""
    copy = evolve(national(), id="cn-national-copy")
    with pytest.raises(LawOverlapError) as caught:
        catalogue.in_force([national(), copy], day)
    (fault,) = caught.value.faults
    assert fault.code == "law-overlap"
    assert "cn-national-2015, cn-national-copy" in str(caught.value)
    assert day.isoformat() in str(caught.value)
    assert not isinstance(caught.value, LawGapError)


def test_versions_meet_without_gap_or_overlap() -> None:
    """Spans are half-open: on the day of the change the new version answers alone."""
    change = date(2030, 1, 1)
    old = evolve(national(), valid=Interval(date(2015, 10, 1), change))
    new = evolve(national(), id="cn-national-2030", valid=Interval(change))
    assert catalogue.in_force([old, new], change - ONE_DAY) == (old,)
    assert catalogue.in_force([new, old], change) == (new,)
    assert catalogue.in_force([old, new], change + ONE_DAY) == (new,)


def test_a_hole_between_two_versions_is_a_gap() -> None:
    first, second = date(2030, 1, 1), date(2030, 1, 3)
    old = evolve(national(), valid=Interval(date(2015, 10, 1), first))
    new = evolve(national(), id="cn-national-2030", valid=Interval(second))
    assert catalogue.in_force([old, new], first - ONE_DAY) == (old,)
    for day in (first, second - ONE_DAY):
        with pytest.raises(LawGapError, match="cn-national-2030"):
            catalogue.in_force([old, new], day)
    assert catalogue.in_force([old, new], second) == (new,)


def test_a_repealed_instrument_leaves_a_gap() -> None:
    """After the end of the last version it is not known here what followed."""
    end = date(2030, 1, 1)
    old = evolve(national(), valid=Interval(date(2015, 10, 1), end))
    assert catalogue.in_force([old], end - ONE_DAY) == (old,)
    with pytest.raises(LawGapError):
        catalogue.in_force([old], end)


def test_before_its_origin_a_family_says_nothing() -> None:
    before = date(1996, 9, 30)
    assert catalogue.in_force([national()], before) == ()
    assert catalogue.in_force([], before) == ()


def test_two_families_do_not_disturb_each_other() -> None:
    """A gap is one of a family; other families on that day are no answer to it."""
    other = evolve(
        national(),
        id="other",
        family="other",
        valid=Interval(date(2000, 1, 1)),
        origin=date(2000, 1, 1),
    )
    day = date(2015, 10, 1)
    assert catalogue.in_force([national(), other], day) == (national(), other)
    with pytest.raises(LawGapError, match="cn-national-2015"):
        catalogue.in_force([national(), other], day - ONE_DAY)


def test_a_city_is_reached_by_its_code_alone() -> None:
    """An instrument of a city is law in that city, not in the rest of its region."""
    city = evolve(national(), region="CN-33", city="330900")
    region = evolve(national(), region="CN-33")
    assert (national().level, region.level, city.level) == (0, 1, 2)
    assert city.reaches("CN-33", "330900")
    assert not city.reaches("CN-33", "330100")
    assert not city.reaches("CN-33", None)
    assert region.reaches("CN-33", "330900")
    assert region.reaches("CN-33", None)
    assert not region.reaches("CN-42", None)
    assert national().reaches("CN-42", "420100")
    assert not national().reaches("US-CA", None)


def test_the_most_general_comes_first() -> None:
    levels = [one.level for one in rewardcalc.all_instruments()]
    assert levels == sorted(levels)
    assert [one.id for one in catalogue.named((MEASURES, NATIONAL))] == [
        NATIONAL,
        MEASURES,
    ]
