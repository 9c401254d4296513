"""Reading parts: each fault is kept, with its path, until all parts were read."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc import checks
from rewardcalc.checks import BROKEN, MISSING, Checks


def faults(error: rc.InputError) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in error.faults]


def test_all_faults_at_once() -> None:
    check = Checks()
    assert check.read("name", checks.name, "Li") == "Li"
    broken: list[object] = [
        check.read("on", checks.day, "2025"),
        check.read("main", checks.flag, MISSING),
        check.read("later", checks.flag, BROKEN),
    ]
    assert all(one is BROKEN for one in broken)
    assert check.optional("note", checks.text, None) is None
    assert check.optional("title", checks.text, "x") == "x"
    check.add("weights-zero", path="people")
    assert check.sound("name", "title")
    assert not check.sound("name", "on")
    assert not check.sound("main")
    assert not check.sound("later")
    with pytest.raises(rc.InputError) as caught:
        check.done()
    assert faults(caught.value) == [
        ("on", "date-type"),
        ("main", "missing"),
        ("people", "weights-zero"),
    ]


def test_nothing_wrong() -> None:
    Checks().done()


def test_the_marks_name_themselves() -> None:
    assert (repr(MISSING), repr(BROKEN)) == ("MISSING", "BROKEN")


def test_a_broken_part_alone_still_fails() -> None:
    check = Checks()
    check.read("x", checks.text, BROKEN)
    with pytest.raises(rc.InputError) as caught:
        check.done()
    assert caught.value.faults == ()


@pytest.mark.parametrize(
    ("reader", "value", "code"),
    [
        (checks.text, 1, "text-type"),
        (checks.name, 1, "text-type"),
        (checks.name, "", "name-empty"),
        (checks.name, " ", "name-empty"),
        (checks.name, "\u3000", "name-empty"),
        (checks.name, " Li", "name-blank"),
        (checks.name, "Li\n", "name-blank"),
        (checks.name, "L\u200bi", "name-blank"),
        (checks.name, "L\x00i", "name-blank"),
        (checks.flag, 1, "flag-type"),
        (checks.flag, "true", "flag-type"),
        (checks.day, "2025-01-01", "date-type"),
        (checks.day, datetime(2025, 1, 1, tzinfo=UTC), "date-type"),
        (checks.whole, True, "whole-type"),
        (checks.whole, "1", "whole-type"),
        (checks.whole, 1.0, "whole-type"),
        (checks.names, "Li", "list-type"),
        (checks.names, 1, "list-type"),
        (checks.pairs, "Li", "table-type"),
        (checks.pairs, 1, "table-type"),
        (checks.items(rc.Receipt), 1, "list-type"),
        (
            checks.items(rc.Receipt),
            rc.Receipt(date(2025, 1, 1), "1"),
            "list-type",
        ),
    ],
)
def test_refused(reader: Callable[[Any], Any], value: object, code: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        reader(value)
    assert faults(caught.value) == [("", code)]


def test_read() -> None:
    assert checks.text("e\u0301") == "\u00e9"
    assert checks.name("李 明") == "李 明"
    assert checks.flag(value=True) is True
    assert checks.day(date(2025, 1, 1)) == date(2025, 1, 1)
    assert checks.whole(-3) == -3
    assert checks.names(["b", "a"]) == ("b", "a")
    assert checks.pairs({"b": 1, "a": 2}) == (("b", 1), ("a", 2))
    assert checks.pairs([["b", 1], ("a", 2)]) == (("b", 1), ("a", 2))
    assert checks.items(str)(one for one in ["x"]) == ("x",)


def test_lists_of_names() -> None:
    with pytest.raises(rc.InputError) as caught:
        checks.names(["a", "", "a"])
    assert faults(caught.value) == [("[1]", "name-empty"), ("[2]", "name-twice")]


def test_faulty_names_are_not_alike() -> None:
    with pytest.raises(rc.InputError) as caught:
        checks.names(["", 3])
    assert faults(caught.value) == [("[0]", "name-empty"), ("[1]", "text-type")]


def test_faulty_keys_are_not_alike() -> None:
    with pytest.raises(rc.InputError) as caught:
        checks.pairs([["", 1], [3, 1]])
    assert faults(caught.value) == [("[0]", "name-empty"), ("[1]", "text-type")]


def test_tables() -> None:
    with pytest.raises(rc.InputError) as caught:
        checks.pairs([["a", 1], "ab", ["a", 2], ["b"], [3, 4]])
    assert faults(caught.value) == [
        ("[1]", "pair-type"),
        ("[2]", "name-twice"),
        ("[3]", "pair-type"),
        ("[4]", "text-type"),
    ]


def test_lists_of_values() -> None:
    with pytest.raises(rc.InputError) as caught:
        checks.items(str)(["a", 1, BROKEN, None])
    assert faults(caught.value) == [("[1]", "item-type"), ("[3]", "item-type")]
    with pytest.raises(rc.InputError) as caught:
        checks.items(str)(["a", BROKEN])
    assert faults(caught.value) == []
