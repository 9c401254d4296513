"""All faults of a file in one report, those that only its plan finds included."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc

CASE = Path("examples/hubei-licence.toml").read_text(encoding="utf-8")
GHOST = {"name": "Chen", "share": "100%"}
Table = dict[str, Any]


def short(case: Table) -> None:
    case["people"]["completers"][0]["share"] = "59.5%"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda case: case["people"].update(ghost=[GHOST]),
            [("people.completers", "shares-under"), ("people.ghost", "people-unsplit")],
        ),
        (
            lambda case: case["conversion"].update(agreed_on="2010-03-18"),
            [
                ("people.completers", "shares-under"),
                ("conversion.agreed_on", "law-gap"),
            ],
        ),
        (
            lambda case: case["performance_pay"][0].update(wages={"Lee": "1.00"}),
            [
                ("people.completers", "shares-under"),
                ("performance_pay[0].wages.Lee", "wages-unknown"),
            ],
        ),
        # Nothing more: the rest is sound.
        (lambda _: None, [("people.completers", "shares-under")]),
    ],
    ids=["ghost", "day", "wages", "nothing"],
)
def test_what_only_the_plan_finds(
    change: Callable[[Table], None], expected: list[tuple[str, str]]
) -> None:
    case = tomllib.loads(CASE)
    short(case)
    change(case)
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(case)
    assert [
        (one.path, one.code.removesuffix("-near")) for one in caught.value.faults
    ] == expected


def test_two_payments_that_go_to_nobody() -> None:
    case = tomllib.loads(CASE)
    on, amount = "2025-05-01", "1.00"
    case["payments"] = [
        {"on": on, "payee": "completers", "amount": amount, "name": "Nobody"},
        {"on": on, "payee": "uni", "amount": amount},
    ]
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(case)
    assert [one.path for one in caught.value.faults] == [
        "payments[0].name",
        "payments[1].payee",
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda case: case.update(people=7),
        lambda case: case.update(institution=7),
        lambda case: case.update(receipts="x"),
        lambda case: case["people"].update(completers=[7]),
        lambda case: case.pop("conversion"),
        lambda case: case.update({"": 1}),
    ],
    ids=["people", "institution", "receipts", "persons", "conversion", "no-name"],
)
def test_what_has_no_rest_to_look_at(change: Callable[[Table], object]) -> None:
    """A part that is of the wrong kind is told alone; no other error comes of it."""
    case = tomllib.loads(CASE)
    change(case)
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(case)
    assert caught.value.faults
