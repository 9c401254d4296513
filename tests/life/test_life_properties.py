"""Thousands of one-day payments: sums, distances, and work that grows in proportion."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from random import Random
from types import FrameType

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

import rewardcalc as rc
from rewardcalc.facts import Payment

DAY = date(2025, 4, 1)
FEW = settings(max_examples=10)
Columns = Mapping[str, Sequence[int]]


@frozen
class Stream:
    """A deal of many payments to a team, with its exact shares.

    ``splits`` and ``team`` are the ratios of the tree and of the completers,
    ``protected`` says whether the floor of Hubei protects the completers.
    """

    amounts: tuple[int, ...]
    splits: Mapping[str, Mapping[str, Fraction]]
    team: tuple[Fraction, ...]
    protected: bool

    def case(self) -> rc.Case:
        """Write the deal down."""
        return rc.Case(
            rc.Institution(
                "某大学",
                kind="university",
                state_founded=True,
                region="CN-42",
                pilot=True,
            ),
            rc.Conversion("licence", agreed_on=DAY),
            rc.Regulation(
                splits=[
                    rc.Split(of, [(k, _text(v)) for k, v in children.items()])
                    for of, children in self.splits.items()
                ]
            ),
            [
                rc.Receipt(DAY + timedelta(days=at), rc.Money.of_fen(one))
                for at, one in enumerate(self.amounts)
                if one
            ],
            people={
                "completers": [
                    rc.Person(f"P{at}", weight=_text(one))
                    for at, one in enumerate(self.team)
                ]
            },
            law=["cn-hubei-2024"] if self.protected else [],
        )


def _text(ratio: Fraction) -> str:
    return f"{ratio.numerator}/{ratio.denominator}"


def _parts(chance: Random, count: int, whole: int, least: int = 0) -> list[Fraction]:
    """Cut a whole into parts; several may be zero."""
    room = whole - least
    cuts = sorted(chance.randint(0, room) for _ in range(count - 1))
    sizes = [b - a for a, b in zip([0, *cuts], [*cuts, room], strict=True)]
    sizes[0] += least
    return [Fraction(one, whole) for one in sizes]


def stream_of(chance: Random, days: int) -> Stream:
    """Make up a deal: a tree of two levels, 2 to 14 people, payments of all sizes."""
    protected = chance.random() < Fraction(1, 2)
    whole = chance.choice([100, 37, 1000, 997])
    least = -(-whole * 7 // 10) if protected else 0
    top = ["completers", "converters", "retained"]
    shares = dict(zip(top, _parts(chance, len(top), whole, least), strict=True))
    below = ["transfer_staff", "lab", "unit"]
    rest = dict(zip(below, _parts(chance, len(below), whole), strict=True))
    weights = [chance.choice([0, 1, 1, 2, 3, 7, 50]) for _ in range(14)]
    team = weights[: chance.randint(2, 14)]
    team[-1] += not any(team)
    most = chance.choice([1, 3, 40, 10**4, 10**30])
    return Stream(
        (*(chance.randint(0, most) for _ in range(days - 1)), most),
        {"net_income": shares, "retained": rest},
        tuple(Fraction(one, sum(team)) for one in team),
        protected,
    )


def streams(least: int, most: int) -> st.SearchStrategy[Stream]:
    """Give deals of so many days; only the seed is drawn, so that they may be long."""
    return st.builds(
        stream_of,
        st.randoms(use_true_random=False).map(lambda one: Random(one.getrandbits(64))),  # noqa: S311 (no secret is made of it)
        st.integers(least, most),
    )


def columns(case: rc.Case) -> Columns:
    """Give where every node and every person stands at the end of each day, in fen."""
    flow = rc.calculate(case).flow("net_income")
    assert flow is not None
    return {
        one.person or one.payee: one.standing for one in (*flow.nodes, *flow.people)
    }


def children(stream: Stream) -> list[tuple[str, str, Fraction]]:
    """Give every child with its parent and its ratio, people last."""
    nodes = [
        (of, child, ratio)
        for of, into in stream.splits.items()
        for child, ratio in into.items()
    ]
    people = [("completers", f"P{at}", ratio) for at, ratio in enumerate(stream.team)]
    return [*nodes, *people]


@FEW
@given(stream=streams(1000, 3000))
def test_thousands_of_payments(stream: Stream) -> None:
    """Instalments: sums exact, never negative, within one fen per segment and level, at every date."""
    stands = columns(stream.case())
    running = 0
    days = [one for one in stream.amounts if one]
    for at, amount in enumerate(days):
        running += amount
        assert stands["net_income"][at] == running
    for of in (*stream.splits, "completers"):
        rows = [stands[child] for parent, child, _ in children(stream) if parent == of]
        assert list(map(sum, zip(*rows, strict=True))) == list(stands[of])
    for of, child, ratio in children(stream):
        under, over, before = ratio.denominator, ratio.numerator, 0
        for mine, whole in zip(stands[child], stands[of], strict=True):
            assert mine >= before
            assert -under < mine * under - over * whole < under
            before = mine
        assert over or not before


@FEW
@given(stream=streams(500, 2000))
def test_a_protected_child_is_never_below_its_share(stream: Stream) -> None:
    """A protected child also meets the floor to the fen, at every date."""
    stands = columns(stream.case())
    ratio = stream.splits["net_income"]["completers"]
    if stream.protected:
        for mine, whole in zip(stands["completers"], stands["net_income"], strict=True):
            assert mine >= ratio * whole
            assert 10 * mine >= 7 * whole


@FEW
@given(stream=streams(200, 800))
def test_no_further_than_a_fen_a_level_from_the_root(stream: Stream) -> None:
    """Nobody is further than one fen a level from the exact share of all that came."""
    stands = columns(stream.case())
    share = {"net_income": Fraction(1)}
    level = {"net_income": 0}
    for of, child, ratio in children(stream):
        share[child] = share[of] * ratio
        level[child] = level[of] + 1
    for child, mine in stands.items():
        for part, whole in zip(mine, stands["net_income"], strict=True):
            assert abs(part - share[child] * whole) <= level[child]


@FEW
@given(stream=streams(20, 150), data=st.data())
def test_the_file_in_another_order(stream: Stream, data: st.DataObject) -> None:
    """The order of receipts, costs or files changes nothing."""
    case = stream.case()
    shuffled = list(case.receipts)
    data.draw(st.randoms()).shuffle(shuffled)
    other = case.with_(receipts=shuffled)
    assert rc.calculate(other).due == rc.calculate(case).due


@FEW
@given(stream=streams(50, 400), cut=st.integers(1, 49))
def test_what_comes_later_changes_no_past_day(stream: Stream, cut: int) -> None:
    """Nothing already paid is rewritten: the first days stand as if no other had come."""
    case = stream.case()
    first = case.with_(receipts=case.receipts[:cut])
    stands = columns(case)
    for name, column in columns(first).items():
        assert list(column) == list(stands[name][: len(column)])


@FEW
@given(stream=streams(20, 200))
def test_the_dues_add_up_to_where_everybody_stands(stream: Stream) -> None:
    """The totals of a result are the sums of what was due."""
    result = rc.calculate(stream.case())
    found: Counter[str] = Counter()
    for due in result.due:
        found.update({name: _fen(one) for name, one in due.amounts.items()})
        found.update({one.name: _fen(one.amount) for one in due.awards})
    totals = {name: _fen(one) for name, one in result.amounts.items()}
    totals |= {one.name: _fen(one.amount) for one in result.awards}
    assert dict(found) == totals


def _fen(amount: object) -> int:
    assert isinstance(amount, rc.Money)
    return amount.fen


# --- work ---------------------------------------------------------------------------


class Watched(date):
    """A day whose comparisons are seen, so that a search through all days is counted."""

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other)

    def __lt__(self, other: date) -> bool:
        return super().__lt__(other)

    __hash__ = date.__hash__


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions that some work makes; time says nothing here."""
    count = 0

    def seen(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


SIZES = (100, 200, 400)


def growth(case_of: Callable[[int], rc.Case], work: Callable[[rc.Case], object]) -> int:
    """Give how the work grows when the deal is doubled twice: 200 means linear.

    It is the second growth over the first in percent; 400 would be a square.
    """
    work(case_of(50))
    small, middle, large = (calls(partial(work, case_of(size))) for size in SIZES)
    return 100 * (large - middle) // (middle - small)


def equal_payments(days: int, people: int = 5) -> rc.Case:
    """Give a deal of some days with a payment each, without any extras."""
    return rc.Case(
        rc.Institution(
            "某大学", kind="university", state_founded=True, region="CN-42", pilot=True
        ),
        rc.Conversion("licence", agreed_on=DAY),
        rc.Regulation(completers="70%", transfer_staff="10%"),
        [
            rc.Receipt(
                Watched(2025 + at // 336, 1 + at // 28 % 12, 1 + at % 28), "1.00"
            )
            for at in range(days)
        ],
        people={
            "completers": [rc.Person(f"P{at}", weight=at + 1) for at in range(people)]
        },
        law=["cn-hubei-2024"],
    )


def with_costs(days: int) -> rc.Case:
    case = equal_payments(days)
    costs = [rc.Cost("tax", "0.10", on=one.on, borne_by="P0") for one in case.receipts]
    return case.with_(costs=costs)


def with_costs_of_no_day(days: int) -> rc.Case:
    return equal_payments(days).with_(costs=[rc.Cost("tax", "0.01")] * days)


def with_payments(days: int) -> rc.Case:
    case = equal_payments(days)
    return case.with_(
        payments=[
            Payment(one.on, "completers", "0.01", name="P0") for one in case.receipts
        ],
    )


def with_refunds(days: int) -> rc.Case:
    case = equal_payments(days)
    named = [
        rc.Receipt(one.on, one.amount, id=str(at))
        for at, one in enumerate(case.receipts)
    ]
    last = Watched(2029, 1, 1)
    back = [rc.Receipt(last, "-0.50", refunds=str(at)) for at in range(days)]
    return case.with_(receipts=[*named, *back])


def with_pay_years(days: int) -> rc.Case:
    case = equal_payments(days)
    years = sorted({one.on.year for one in case.receipts})
    blocks = [
        rc.PerformancePay(year, approved_cap="1", ordinary="0", flexible="0")
        for year in years
    ]
    return case.with_(performance_pay=blocks, law=None)


def figures(case: rc.Case) -> object:
    return rc.calculate(case).due


def steps(case: rc.Case) -> object:
    return rc.calculate(case).steps


def rows(case: rc.Case) -> object:
    return rc.calculate(case).rows()


def _named(one: object) -> str:
    return getattr(one, "__name__", "")


SQUARE = "for each day or cost all days or receipts are searched again"
WORK = (
    (equal_payments, figures),
    (equal_payments, steps),
    (equal_payments, rows),
    (with_costs, figures),
    (with_costs, steps),
    (with_payments, figures),
    (with_payments, steps),
    (with_refunds, figures),
    (with_refunds, steps),
    pytest.param(
        with_costs_of_no_day,
        figures,
    ),
    pytest.param(
        with_pay_years,
        figures,
    ),
)


@pytest.mark.parametrize(("case_of", "work"), WORK, ids=_named)
def test_linear_in_the_number_of_receipts(
    case_of: Callable[[int], rc.Case], work: Callable[[rc.Case], object]
) -> None:
    """Twice the receipts are twice the work, counted in calls and comparisons of days."""
    assert growth(case_of, work) <= 215


def test_linear_in_the_number_of_people() -> None:
    """Twice the people are twice the work."""
    assert growth(lambda people: equal_payments(10, people), figures) <= 215
