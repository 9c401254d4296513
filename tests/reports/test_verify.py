"""A stored result is the same, or the line that was changed is named."""

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rewardcalc as rc
from rewardcalc.cli import main

Table = dict[str, Any]
Place = tuple[str | int, ...]

TESTS = Path(__file__).parents[1]
NAMES = ("licence", "equity", "own-use", "versions", "enterprise", "rich")
MONEY = re.compile(r"-?\d+\.\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def stored_of(name: str) -> Table:
    case = rc.read_case(TESTS / "unit" / "cases" / f"{name}.toml")
    found: Table = json.loads(rc.calculate(case).to_json())
    return found


STORED = {name: stored_of(name) for name in NAMES}


def leaves(value: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Give place and value of everything that is no table and no list."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, (*place, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from leaves(one, (*place, at))
    else:
        yield place, value


LEAVES = [
    (name, place, value)
    for name, stored in STORED.items()
    for place, value in leaves(stored)
]


def path(place: Place) -> str:
    """Write a place as the library does: a.b[0].c."""
    words = (f"[{one}]" if isinstance(one, int) else f".{one}" for one in place)
    return "".join(words).removeprefix(".")


def changed(stored: Table, place: Place, value: object) -> Table:
    """Give a copy with another value at a place."""
    copy: Any = deepcopy(stored)
    *above, last = place
    inner = copy
    for one in above:
        inner = inner[one]
    assert inner[last] != value
    inner[last] = value
    found: Table = copy
    return found


def one_fen_more(amount: str) -> str:
    fen = int(amount.replace(".", "")) + 1
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


class Verifier:
    """Stores a result and asks the command whether it is still the same."""

    def __init__(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.file, self._capsys = file, capsys

    def __call__(self, stored: Table, locale: str = "en") -> tuple[int, str, str]:
        self.file.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        status = main(["verify", str(self.file), "--locale", locale])
        found = self._capsys.readouterr()
        return status, found.out, found.err


@pytest.fixture
def verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Verifier:
    return Verifier(tmp_path / "result.json", capsys)


def differs(verify: Verifier, stored: Table, line: str) -> None:
    """See that a stored result differs, and first in this line."""
    status, out, err = verify(stored)
    assert (status, out) == (3, "")
    head, *lines = err.splitlines()
    assert str(verify.file) in head
    assert [one.strip().partition(": ")[0] for one in lines] == [line]


@pytest.mark.parametrize("locale", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("name", NAMES)
def test_a_stored_result_is_the_same(name: str, locale: str, verify: Verifier) -> None:
    status, out, err = verify(STORED[name], locale)
    assert (status, err) == (0, "")
    assert str(verify.file) in out


@pytest.mark.parametrize("name", NAMES)
def test_another_engine_with_the_same_figures_is_the_same(
    name: str, verify: Verifier
) -> None:
    for engine in ("rewardcalc 99.0.0", "another", ""):
        stored = {**STORED[name], "engine": engine}
        assert verify(stored)[0] == 0


@pytest.mark.parametrize("name", NAMES)
def test_order_of_keys_and_blanks_do_not_matter(name: str, verify: Verifier) -> None:
    verify.file.write_text(
        json.dumps(dict(reversed(STORED[name].items())), indent=3), encoding="utf-8"
    )
    assert main(["verify", str(verify.file), "--locale", "en"]) == 0


def of_a_kind(wanted: Callable[[Place, str], bool], most: int) -> list[Any]:
    """Give the leaves of text of a kind outside the inputs, spread over the file."""
    found = [
        (name, place, value)
        for name, place, value in LEAVES
        if isinstance(value, str) and place[0] != "inputs" and wanted(place, value)
    ]
    step = max(len(found) // most, 1)
    return [
        pytest.param(*one, id=f"{one[0]}:{path(one[1])}")
        for one in found[::step][:most]
    ]


def figure_or_not(place: Place, value: str) -> bool:
    return bool(MONEY.fullmatch(value)) and place[0] not in ("steps", "citations")


def step_amount(place: Place, value: str) -> bool:
    return bool(MONEY.fullmatch(value)) and place[0] == "steps"


FIGURES = of_a_kind(figure_or_not, 60)
STEP_AMOUNTS = of_a_kind(step_amount, 40)
DAYS = of_a_kind(lambda _, value: bool(DAY.fullmatch(value)), 30)
QUOTES = of_a_kind(lambda place, _: place[-1] == "quote", 30)
RULES = of_a_kind(lambda place, _: place[-1] == "rule", 20)
FIGURE_NAMES = of_a_kind(lambda place, _: place[-1] == "figure", 20)
SEVERITIES = of_a_kind(lambda place, _: place[-1] == "severity", 30)
TOPS = [
    pytest.param(name, key, id=f"{name}:{key}")
    for name in NAMES
    for key in ("digest", "case", "currency")
]


@pytest.mark.parametrize(("name", "place", "value"), [*FIGURES, *STEP_AMOUNTS])
def test_one_fen_more_is_named(
    name: str, place: Place, value: str, verify: Verifier
) -> None:
    stored = changed(STORED[name], place, one_fen_more(value))
    differs(verify, stored, path(place))


@pytest.mark.parametrize(("name", "place", "value"), DAYS)
def test_another_day_is_named(
    name: str, place: Place, value: str, verify: Verifier
) -> None:
    stored = changed(STORED[name], place, f"1{value[1:]}")
    differs(verify, stored, path(place))


@pytest.mark.parametrize(("name", "place", "value"), [*QUOTES, *RULES, *FIGURE_NAMES])
def test_another_word_is_named(
    name: str, place: Place, value: str, verify: Verifier
) -> None:
    stored = changed(STORED[name], place, value[:-1] or "x")
    differs(verify, stored, path(place))


@pytest.mark.parametrize(("name", "place", "value"), SEVERITIES)
def test_another_severity_is_named(
    name: str, place: Place, value: str, verify: Verifier
) -> None:
    other = "note" if value == "violation" else "violation"
    differs(verify, changed(STORED[name], place, other), path(place))


@pytest.mark.parametrize(("name", "key"), TOPS)
def test_another_digest_case_or_currency_is_named(
    name: str, key: str, verify: Verifier
) -> None:
    stored = {**STORED[name], key: f"{STORED[name][key]}0"}
    differs(verify, stored, key)


@pytest.mark.parametrize("name", NAMES)
def test_a_step_or_a_finding_less_or_more_is_named(name: str, verify: Verifier) -> None:
    for key in ("steps", "findings"):
        every = STORED[name][key]
        status, out, err = verify({**STORED[name], key: every[:-1]})
        assert (status, out) == (3, "")
        assert f"{key}[{len(every) - 1}]" in err
        status, out, err = verify({**STORED[name], key: [*every, every[0]]})
        assert (status, out) == (3, "")
        assert f"{key}[{len(every)}]" in err


@pytest.mark.parametrize("name", NAMES)
def test_a_part_that_is_missing_is_named(name: str, verify: Verifier) -> None:
    for key in STORED[name]:
        less = {one: part for one, part in STORED[name].items() if one != key}
        status, out, err = verify(less)
        assert (status, out) == {
            "format": (2, ""),
            "inputs": (2, ""),
        }.get(key, (0 if key == "engine" else 3, out if key == "engine" else "")), key
        assert key == "engine" or key in err


@pytest.mark.parametrize("name", NAMES)
def test_a_part_that_nobody_wrote_is_named(name: str, verify: Verifier) -> None:
    for more in ("remark", "amount"):
        differs(verify, {**STORED[name], more: "1.00"}, more)


@pytest.mark.parametrize("key", ["remark", "steps", "findings"])
def test_a_null_that_nobody_wrote_is_named(key: str, verify: Verifier) -> None:
    stored = deepcopy(STORED["licence"])
    stored[key] = None if key == "remark" else [*stored[key], None]
    assert verify(stored)[0] == 3


# --- inputs ----------------------------------------------------------------------------


CHANGED_INPUTS = (
    ("licence", ("title",), "another"),
    ("licence", ("receipts", 0, "amount"), "1000000.01"),
    ("licence", ("costs", 0, "amount"), "49999.99"),
    ("licence", ("people", 0, 1, 0, "name"), "Lu"),
    ("licence", ("conversion", "agreed_on"), "2025-03-19"),
    ("licence", ("institution", "name"), "某学院"),
    ("equity", ("equity", "shares"), 1000004),
    ("own-use", ("operating_profit", 1, "amount"), "3000000.01"),
    ("versions", ("receipts", 1, "on"), "2025-04-02"),
    ("rich", ("payments", 0, "amount"), "1000.01"),
    ("rich", ("reserves", 0, "until"), "2025-12-02"),
    ("rich", ("acknowledgements", 0, "by"), "somebody"),
    ("rich", ("costs", 0, "note"), "another"),
    ("rich", ("regulation", "title"), "another"),
)


@pytest.mark.parametrize(("name", "place", "value"), CHANGED_INPUTS)
def test_other_inputs_are_another_result(
    name: str, place: Place, value: object, verify: Verifier
) -> None:
    stored = changed(STORED[name], ("inputs", *place), value)
    differs(verify, stored, path(("inputs", *place)))


NO_CASES = (
    (("receipts", 0, "amount"), "1_000"),
    (("receipts", 0, "amount"), 1),
    (("receipts", 0, "on"), "2025-02-30"),
    (("people", 0, 1, 0, "share"), "61%"),
    (("institution", "kind"), "school"),
    (("format",), "rewardcalc-case/2"),
)


@pytest.mark.parametrize(("place", "value"), NO_CASES)
def test_inputs_that_are_no_case_any_more_are_named(
    place: Place, value: object, verify: Verifier
) -> None:
    stored = changed(STORED["licence"], ("inputs", *place), value)
    differs(verify, stored, path(("inputs", *place)))


@pytest.mark.parametrize(("place", "value"), NO_CASES)
def test_inputs_that_never_were_a_case_cannot_be_verified(
    place: Place, value: object, verify: Verifier
) -> None:
    stored = changed(STORED["licence"], ("inputs", *place), value)
    del stored["input_digests"]
    status, out, err = verify(stored)
    assert (status, out) == (2, "")
    assert str(place[0]) in err


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_inputs_is_named(name: str) -> None:
    """Whether a figure depends on it or not: a title, a note, a clause, a day."""
    lines = [place for at, place, _ in LEAVES if at == name and place[0] == "inputs"]
    assert len(lines) > 10
    for place in lines:
        other = changed(STORED[name], place, ["something", "else"])
        with pytest.raises(rc.ReplayError) as caught:
            rc.read_result(other)
        (one,) = caught.value.faults
        assert one.path == f"{path(place)}[0]" or one.path == path(place)


# --- any leaf --------------------------------------------------------------------------


def others(value: object) -> st.SearchStrategy[object]:
    """Give something else: of the same type or of another, near or far."""
    near: list[object] = [None, True, False, 0, 1, "", "x", [], {}]
    if isinstance(value, str):
        near += [value + " ", value[:-1], value.upper(), value + "0", f"-{value}"]
        if MONEY.fullmatch(value):
            near += [one_fen_more(value), int(value.replace(".", ""))]
    if isinstance(value, int):
        near += [value + 1, -value, str(value), not value]
    return st.sampled_from(near).filter(
        lambda one: type(one) is not type(value) or one != value
    )


@st.composite
def mutated(draw: st.DrawFn) -> tuple[Place, Table]:
    """Give a stored result with something else in one place, and the place."""
    name, place, value = draw(st.sampled_from(LEAVES))
    copy: Any = deepcopy(STORED[name])
    *above, last = place
    inner = copy
    for one in above:
        inner = inner[one]
    if draw(st.integers(0, 5)):
        inner[last] = draw(others(value))
    else:
        del inner[last]
    return place, copy


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=mutated())
def test_something_else_anywhere_is_never_the_same(
    found: tuple[Place, Table], verify: Verifier
) -> None:
    place, stored = found
    status, _, err = verify(stored)
    if place == ("engine",):
        assert status == 0
        return
    if place in (("format",), ("inputs",)):
        assert status == 2
    else:
        assert status == 3
        # A list that lost an item differs from there on; the last is missing then.
        names = (path(place), path(place[:-1]) or str(place[0]))
        assert any(one in err for one in names)
