"""Dividing: once by largest remainder, over time by earliest deadline."""

import pytest

import rewardcalc as rc
from rewardcalc.settle import Division, booked, rounded_up, settle


@pytest.mark.parametrize(
    ("total", "ratios", "parts"),
    [
        (100, ["2", "3", "1"], (33, 50, 17)),
        (14, ["80%", "10%", "10%"], (11, 2, 1)),
        (1, [1, 1], (1, 0)),
        (-1, [1, 1], (-1, 0)),
        (0, [1, 2], (0, 0)),
        (10, [0, 1], (0, 10)),
        (7, ["0", "1/3", "1/3"], (0, 4, 3)),
        (10**60, [1], (10**60,)),
    ],
)
def test_apportion(total: int, ratios: list[str | int], parts: tuple[int, ...]) -> None:
    assert rc.apportion(total, ratios) == parts


def test_apportion_money() -> None:
    assert rc.apportion(rc.Money("0.05"), ["1/2", "50%"]) == (
        rc.Money("0.03"),
        rc.Money("0.02"),
    )


@pytest.mark.parametrize(
    ("total", "ratios", "code"),
    [
        (True, [1], "apportion-total"),
        ("1", [1], "apportion-total"),
        (1.0, [1], "apportion-total"),
        (1, [0, 0], "apportion-ratios"),
        (1, [], "apportion-ratios"),
        (1, [0.5], "ratio-float"),
        (1, [True], "ratio-type"),
        (1, [-1], "ratio-sign"),
        (1, ["x"], "ratio-form"),
    ],
)
def test_apportion_refused(total: object, ratios: list[object], code: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.apportion(total, ratios)  # type: ignore[call-overload]
    assert [one.code for one in caught.value.faults] == [code]


def run(division: Division, *totals: int) -> list[tuple[int, ...]]:
    """Give where everyone stands after each total."""
    found = []
    reached, standing = 0, division.nothing()
    for total in totals:
        standing = settle(division, total, reached, standing)
        reached = total
        found.append(standing)
    return found


def test_domain_examples() -> None:
    """80:10:10 of 14 fen is 12, 1, 1 over time."""
    division = Division.of([rc.Ratio.of("80%"), rc.Ratio.of("10%"), rc.Ratio.of("10%")])
    assert run(division, 14) == [(12, 1, 1)]


def test_nobody_gives_a_fen_back() -> None:
    """5:3:1 and 27:27:2:2:2 are where largest remainder fails."""
    for weights in ((5, 3, 1), (27, 27, 2, 2, 2)):
        division = Division(weights)
        before = division.nothing()
        for at, now in enumerate(run(division, *range(1, 200)), 1):
            assert sum(now) == at
            for old, new, share in zip(before, now, division.shares(at), strict=True):
                assert old <= new
                assert -1 < new - share < 1
            before = now


def test_a_protected_child_is_never_settled_down() -> None:
    plain = Division.of([rc.Ratio.of("1/3"), rc.Ratio.of("2/3")])
    guarded = Division.of([rc.Ratio.of("1/3"), rc.Ratio.of("2/3")], protected=0)
    assert run(plain, 100) == [(33, 67)]
    assert run(guarded, 100) == [(34, 66)]
    for at, now in enumerate(run(guarded, *range(1, 100)), 1):
        assert now[0] == -(-at // 3)


def test_a_falling_total_stands_as_one_payment_would_have() -> None:
    division = Division((3, 3, 1))
    assert run(division, 5, 9, 4)[-1] == run(division, 4)[0]
    assert run(division, 5, 0)[-1] == (0, 0, 0)


def test_a_division_has_somebody() -> None:
    with pytest.raises(rc.InputError) as caught:
        Division((0, 0))
    assert [one.code for one in caught.value.faults] == ["apportion-ratios"]


@pytest.mark.parametrize(
    ("fen", "rate", "yuan"),
    [
        (1, "0.5", 1),
        (-1, "0.5", -1),
        (1, "0.49", 0),
        (100, "7.1234", 712),
        (1234567, "7.1883", 8874438),
        (0, "7", 0),
    ],
)
def test_booked_at_the_nearest_fen(fen: int, rate: str, yuan: int) -> None:
    assert booked(fen, rc.Ratio.of(rate)) == yuan


def test_rounded_up() -> None:
    assert rounded_up(rc.Amount(1, 3)) == 34
    assert rounded_up(rc.Amount(1, 3), units=1) == 1
    assert rounded_up(rc.Amount(2)) == 200
