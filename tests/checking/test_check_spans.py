"""The spans of a check against a search that knows nothing of pieces.

What a payee gets is read here band by band from the words of the rule, in exact
fractions; where a floor is not met is found by trying fen after fen, and beyond every
bend of the tables by halving.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

import rewardcalc as rc
from rewardcalc.checking import Standing
from rewardcalc.spans import Span

DAY = date(2025, 1, 1)
FAR = 10**40
CONTRIBUTORS = ("completers", "converters", "transfer_staff")
WHERE = {
    "CN-51": {"region": "CN-51"},
    "CN-33": {"region": "CN-33"},
    "CN-42": {"region": "CN-42", "pilot": True},
    "330900": {"region": "CN-33", "city": "330900"},
}

Run = tuple[int, int | None]


class Row(NamedTuple):
    """A band: its upper end in fen, the parts, and the caps in fen."""

    upper: int | None
    parts: dict[str, Fraction]
    caps: dict[str, int] = {}  # noqa: RUF012 (never changed)
    rest: str = "unit"


class Table(NamedTuple):
    """A split: its node, its schedule, its bands."""

    of: str
    schedule: str
    rows: tuple[Row, ...]


# --- the reading -----------------------------------------------------------------------


def inside(row: Row, lower: int, amount: Fraction) -> Fraction:
    top = amount if row.upper is None else min(amount, Fraction(row.upper))
    return max(top - lower, Fraction(0))


def by_bands(table: Table, amount: Fraction) -> dict[str, Fraction]:
    """Give the parts where each band of an amount has its own ratios."""
    found: dict[str, Fraction] = {}
    lower = 0
    for row in table.rows:
        part = inside(row, lower, amount)
        for name, ratio in row.parts.items():
            found[name] = found.get(name, Fraction(0)) + ratio * part
        lower = row.upper or 0
    return found


def as_a_whole(table: Table, amount: Fraction) -> dict[str, Fraction]:
    """Give the parts where the band of the whole amount decides; caps cut."""
    row = next(one for one in table.rows if one.upper is None or amount <= one.upper)
    found = {name: ratio * amount for name, ratio in row.parts.items()}
    for name, cap in row.caps.items():
        over = max(found[name] - cap, Fraction(0))
        found[name] -= over
        found[row.rest] += over
    return found


def divided(
    tables: Iterable[Table], amount: Fraction, contract: Fraction
) -> dict[str, Fraction]:
    """Give what every node gets of an amount under a contract of another amount."""
    found = {"net_income": amount}
    for table in tables:
        mine = found[table.of]
        if table.schedule == "contract":
            whole = by_bands(table, contract)
            parts = {name: one / contract * mine for name, one in whole.items()}
        elif table.schedule == "slab":
            parts = as_a_whole(table, mine)
        else:
            parts = by_bands(table, mine)
        found |= parts
    return found


def of_payees(found: dict[str, Fraction], wanted: Iterable[str]) -> Fraction:
    return sum((found.get(name, Fraction(0)) for name in wanted), Fraction(0))


# --- the search ------------------------------------------------------------------------


def turn(bad: Callable[[int], bool], last: int, first: int) -> int:
    """Give the first fen at which a question that changes once has its new answer."""
    before = bad(last)
    while first - last > 1:
        middle = (last + first) // 2
        if bad(middle) == before:
            last = middle
        else:
            first = middle
    return first


def runs(bad: Callable[[int], bool], points: Sequence[int]) -> list[Run]:
    """Give the runs of fen for which something is bad: it changes once between points."""
    found: list[Run] = []
    start = points[0] if bad(points[0]) else None
    for last, first in pairwise(points):
        if bad(last) == bad(first):
            continue
        at = turn(bad, last, first)
        if start is None:
            start = at
        else:
            found.append((start, at - 1))
            start = None
    return found if start is None else [*found, (start, None)]


def of_spans(spans: Iterable[Span]) -> list[Run]:
    """Give the first and the last fen of each span."""
    return [
        (one.first, None if one.up_to is None else int(one.up_to // 1)) for one in spans
    ]


# --- a regulation of tables ------------------------------------------------------------


def band(row: Row) -> rc.Band:
    parts = {
        name: "rest" if row.caps and name == row.rest else f"{one}"
        for name, one in row.parts.items()
    }
    return rc.Band(
        parts,
        up_to=None if row.upper is None else rc.Money.of_fen(row.upper),
        caps={name: rc.Money.of_fen(cap) for name, cap in row.caps.items()},
    )


def split(table: Table) -> rc.Split:
    if table.schedule == "flat":
        return rc.Split(table.of, {k: f"{v}" for k, v in table.rows[0].parts.items()})
    return rc.Split(
        table.of,
        schedule=table.schedule,
        bands=[band(row) for row in table.rows],
    )


def judged(tables: Sequence[Table], where: str) -> list[rc.Verdict]:
    """Give the verdicts on a licence with a known base."""
    there = rc.Institution(
        "某大学",
        kind="university",
        state_founded=True,
        **WHERE[where],  # type: ignore[arg-type]
    )
    found = rc.check(rc.Regulation(splits=[split(one) for one in tables]), there, DAY)
    assert not found.troubles
    return [
        one
        for one in found.verdicts
        if one.deal.method == "licence" and one.floor.payees != ("main_contributors",)
    ]


def same(tables: Sequence[Table], where: str, points: Sequence[int]) -> None:
    """Compare each verdict on a licence with the search."""
    by_contract = any(one.schedule == "contract" for one in tables)
    known: dict[int, dict[str, Fraction]] = {}

    def at(fen: int) -> dict[str, Fraction]:
        if fen not in known:
            amount = Fraction(1) if by_contract else Fraction(fen)
            known[fen] = divided(tables, amount, Fraction(fen))
        return known[fen]

    for verdict in judged(tables, where):
        floor = verdict.floor
        sums = floor.payees == ("contributors",)
        wanted = CONTRIBUTORS if sums else floor.payees
        base = CONTRIBUTORS if floor.base == "reward_total" else ("net_income",)
        least = floor.at_least.to_fraction()

        def bad(
            fen: int,
            wanted: Iterable[str] = wanted,
            base: Iterable[str] = base,
            least: Fraction = least,
        ) -> bool:
            return of_payees(at(fen), wanted) < least * of_payees(at(fen), base)

        found = runs(bad, points)
        assert of_spans(verdict.spans) == found
        assert verdict.by_contract == by_contract
        assert verdict.standing == (Standing.NOT_MET if found else Standing.MET)
        assert verdict.least is not None
        lowest = verdict.least.to_fraction()
        for fen in points:
            whole = of_payees(at(fen), base)
            if whole:
                assert lowest <= of_payees(at(fen), wanted) / whole


# --- small tables, every fen -----------------------------------------------------------


@st.composite
def tenths(draw: st.DrawFn, names: Sequence[str]) -> dict[str, Fraction]:
    cuts = sorted(draw(st.lists(st.integers(0, 10), min_size=3, max_size=3)))
    parts = [b - a for a, b in pairwise([0, *cuts, 10])]
    return {
        name: Fraction(part, 10)
        for name, part in zip(names, [*parts, 0][: len(names)], strict=True)
    }


@st.composite
def tables(
    draw: st.DrawFn, of: str, names: Sequence[str], schedules: Sequence[str]
) -> Table:
    """Give a split with thresholds of a few fen."""
    schedule = draw(st.sampled_from(schedules))
    ends: list[int] = []
    if schedule != "flat":
        ends = sorted(draw(st.sets(st.integers(1, 20), max_size=3)))
    rows = []
    for upper in [*ends, None]:
        parts = draw(tenths(names))
        caps = {}
        if schedule == "slab" and draw(st.booleans()):
            capped = draw(st.sets(st.sampled_from(names[:-1]), min_size=1))
            caps = {name: draw(st.integers(1, 12)) for name in sorted(capped)}
        rows.append(Row(upper, parts, caps, names[-1]))
    return Table(of, schedule, tuple(rows))


CAPPED = Table(
    "net_income",
    "slab",
    (
        Row(10, {"completers": Fraction(9, 10), "unit": Fraction(1, 10)}),
        Row(
            None,
            {"completers": Fraction(8, 10), "unit": Fraction(2, 10)},
            {"completers": 9},
        ),
    ),
)
# No bend of these tables is beyond 20 fen, or a cap of 12 fen / 10%.
TOP = ("completers", "converters", "retained", "unit")
BELOW = ("transfer_staff", "college", "school", "fund")
EVERY_FEN = [*range(1, 151), FAR]


@given(
    tables("net_income", TOP, ["marginal", "slab", "flat", "contract"]),
    st.sampled_from(list(WHERE)),
)
@example(CAPPED, "CN-42")
def test_one_table(table: Table, where: str) -> None:
    """The spans are exactly the fen for which a floor is not met."""
    same([table], where, EVERY_FEN)


@given(
    tables("net_income", TOP, ["contract"]),
    tables("retained", BELOW, ["flat"]),
    st.sampled_from(["CN-51", "330900"]),
)
def test_a_flat_split_below_a_contract(top: Table, below: Table, where: str) -> None:
    same([top, below], where, EVERY_FEN)


@given(
    tables("net_income", TOP, ["flat"]),
    tables("retained", BELOW, ["contract"]),
    st.sampled_from(["CN-51", "330900"]),
)
@example(
    # 45% and a tenth of what the contract has above 1.00: half at 2.00, not at 20.00.
    Table(
        "net_income",
        "flat",
        (
            Row(
                None,
                {
                    "completers": Fraction(45, 100),
                    "retained": Fraction(10, 100),
                    "unit": Fraction(45, 100),
                },
            ),
        ),
    ),
    Table(
        "retained",
        "contract",
        (
            Row(100, {"transfer_staff": Fraction(0), "fund": Fraction(1)}),
            Row(None, {"transfer_staff": Fraction(1), "fund": Fraction(0)}),
        ),
    ),
    "CN-51",
)
def test_a_contract_below_a_flat_split(top: Table, below: Table, where: str) -> None:
    """Bands of the contract are of the whole contract, at every node."""
    same([top, below], where, EVERY_FEN)


# --- large tables, by their edges ------------------------------------------------------

NAMES = ("completers", "converters", "unit")
ONE_OR_TWO = st.integers(1, 2)


@st.composite
def large(
    draw: st.DrawFn,
    of: str,
    names: Sequence[str],
    schedules: Sequence[str] = ("marginal", "slab", "contract"),
) -> Table:
    """Give a table with thresholds of any size and ratios of any kind."""
    schedule = draw(st.sampled_from(schedules))
    most = draw(st.sampled_from([50, 10**13]))
    ends: list[int] = []
    if schedule != "flat":
        ends = sorted(draw(st.sets(st.integers(1, most), min_size=1, max_size=4)))
    rows = []
    for upper in [*ends, None]:
        whole = draw(st.sampled_from([100, 37, 1000, 7, 100_000]))
        first, second = sorted(draw(st.tuples(*[st.integers(0, whole)] * 2)))
        parts = (first, second - first, whole - second)
        caps = {}
        if schedule == "slab" and draw(st.booleans()):
            caps = {
                name: draw(st.integers(1, most)) for name in names[: draw(ONE_OR_TWO)]
            }
        ratios = [Fraction(one, whole) for one in parts]
        rows.append(Row(upper, dict(zip(names, ratios, strict=True)), caps, names[-1]))
    return Table(of, schedule, tuple(rows))


def bends(table: Table) -> set[Fraction]:
    """Give the amounts at which the rule turns: it does so just above them."""
    found = {Fraction(row.upper) for row in table.rows if row.upper is not None}
    return found | {
        Fraction(cap) / row.parts[name]
        for row in table.rows
        for name, cap in row.caps.items()
        if row.parts[name]
    }


def edges(table: Table) -> list[int]:
    """Give the fen on each side of each bend."""
    found = {int(bend // 1) + more for bend in bends(table) for more in (0, 1)}
    return sorted({one for one in found if one > 0} | {1, FAR})


def edges_below(top: Table, below: Table) -> list[int]:
    """Give the fen on each side of each bend of a table, and of the one below it."""

    def retained(fen: int) -> Fraction:
        return divided([top], Fraction(fen), Fraction(fen))["retained"]

    found = set(edges(top))
    for last, first in pairwise(edges(top)):
        for bend in bends(below):
            if (retained(last) > bend) != (retained(first) > bend):
                at = turn(lambda fen, bend=bend: retained(fen) > bend, last, first)  # type: ignore[misc]
                found |= {at - 1, at}
    return sorted(found)


@given(large("net_income", NAMES), st.sampled_from(list(WHERE)))
def test_a_large_table(table: Table, where: str) -> None:
    """The spans are exact to the fen at any size."""
    same([table], where, edges(table))


SCHEDULES = ("marginal", "slab", "flat")


@given(
    large("net_income", ("completers", "retained", "unit"), SCHEDULES),
    large("retained", ("transfer_staff", "converters", "fund"), SCHEDULES),
    st.sampled_from(["CN-51", "330900"]),
)
def test_a_table_below_a_table(top: Table, below: Table, where: str) -> None:
    """The spans are exact where a table divides what another table left."""
    same([top, below], where, edges_below(top, below))


def test_the_last_fen_of_a_marginal_table_by_hand() -> None:
    # 90% of the first 100,000.00 and 60% of the rest: 70% in all until
    # 0.9 * 100000 + 0.6 * (x - 100000) = 0.7 x, x = 300000. One fen more is not met.
    table = Table(
        "net_income",
        "marginal",
        (
            Row(10_000_000, {"completers": Fraction(9, 10), "unit": Fraction(1, 10)}),
            Row(None, {"completers": Fraction(6, 10), "unit": Fraction(4, 10)}),
        ),
    )
    (hubei,) = [
        one
        for one in judged([table], "CN-42")
        if one.floor.citation.instrument == "cn-hubei-2024"
    ]
    assert hubei.spans == (Span(Fraction(30_000_000), None),)
    assert hubei.spans[0].first == 30_000_001
    assert hubei.least == rc.Ratio.of("60%")
    assert not hubei.by_contract


def test_a_low_first_band_is_made_good_by_hand() -> None:
    # 50% of the first 100.00 and 80% of the rest: 50 + 0.8 (x - 100) = 0.7 x at 300.00.
    # There the floor is met, exactly equal; the fen before is the last that fails.
    table = Table(
        "net_income",
        "marginal",
        (
            Row(10_000, {"completers": Fraction(5, 10), "unit": Fraction(5, 10)}),
            Row(None, {"completers": Fraction(8, 10), "unit": Fraction(2, 10)}),
        ),
    )
    (hubei,) = [
        one
        for one in judged([table], "CN-42")
        if one.floor.citation.instrument == "cn-hubei-2024"
    ]
    assert of_spans(hubei.spans) == [(1, 29_999)]
    assert hubei.least == rc.Ratio.of("50%")


def test_neighbours_are_joined() -> None:
    # Nothing of up to 0.02, then 40% up to a cap of 0.01, reached at 0.025: never half.
    # No whole fen is between 0.02 and 0.025, so all amounts from 0.01 on are one span.
    table = Table(
        "net_income",
        "slab",
        (
            Row(2, {"completers": Fraction(0), "unit": Fraction(1)}),
            Row(
                None,
                {"completers": Fraction(4, 10), "unit": Fraction(6, 10)},
                {"completers": 1},
            ),
        ),
    )
    (national,) = judged([table], "CN-51")
    assert len(national.spans) == 1
