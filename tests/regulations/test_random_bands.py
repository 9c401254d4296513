"""Random deals under bands against a naive reading of the rule (domain.md 3 and 4).

The reading here is written from the words of the specification and knows nothing of the
library but its files: a band of a marginal split is a segment of its own; a slab settles
the whole amount anew, as one single payment, whenever it falls in another band, and what
a cap cuts goes to the rest; a contract weighs its bands once and for all.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

import rewardcalc as rc

Table = dict[str, Any]
Row = list[int]
FIRST = date(2025, 4, 1)
MANY = settings(max_examples=100)


# --- the naive reading ----------------------------------------------------------------


def move(
    ratios: Sequence[Fraction],
    total: int,
    before: tuple[int, Row],
    protected: int | None = None,
) -> Row:
    """Move a node to a new total by the two steps of settling."""
    reached, stands = before
    if total < reached:
        stands = [0] * len(ratios)
    now = [
        max(stand, ceil(ratio * total) if at == protected else floor(ratio * total))
        for at, (ratio, stand) in enumerate(zip(ratios, stands, strict=True))
    ]
    below = [at for at, ratio in enumerate(ratios) if now[at] < ratio * total]
    below.sort(key=lambda at: (ceil((now[at] + 1) / ratios[at]), at))
    for at in below[: total - sum(now)]:
        now[at] += 1
    assert sum(now) == total
    return now


def by_flat(
    ratios: Sequence[Fraction], totals: Sequence[int], protected: int | None
) -> list[Row]:
    rows: list[Row] = []
    before = (0, [0] * len(ratios))
    for total in totals:
        rows.append(move(ratios, total, before, protected))
        before = (total, rows[-1])
    return rows


def names_of(split: Table) -> list[str]:
    if "into" in split:
        return list(split["into"])
    found: list[str] = []
    for band in split["bands"]:
        found += [name for name in band["into"] if name not in found]
    return found


def ratios_of(into: Table, names: Sequence[str]) -> list[Fraction]:
    given_ones = {name: Fraction(one) for name, one in into.items() if one != "rest"}
    rest = 1 - sum(given_ones.values(), Fraction(0))
    return [
        given_ones.get(name, rest if name in into else Fraction(0)) for name in names
    ]


def fen(text: str) -> int:
    return int(Fraction(text) * 100)


def ends_of(split: Table) -> list[tuple[int, int | None]]:
    uppers = [fen(band["up_to"]) for band in split["bands"][:-1]]
    return list(zip([0, *uppers], [*uppers, None], strict=True))


def part_in(total: int, lower: int, upper: int | None) -> int:
    return max((total if upper is None else min(total, upper)) - lower, 0)


def by_marginal(
    split: Table, totals: Sequence[int], protected: int | None
) -> list[Row]:
    names = names_of(split)
    rows = [[0] * len(names) for _ in totals]
    for band, (lower, upper) in zip(split["bands"], ends_of(split), strict=True):
        inside = [part_in(total, lower, upper) for total in totals]
        segment = by_flat(ratios_of(band["into"], names), inside, protected)
        rows = [
            [a + b for a, b in zip(row, more, strict=True)]
            for row, more in zip(rows, segment, strict=True)
        ]
    return rows


def band_at(split: Table, total: int) -> int:
    uppers = [upper for _, upper in ends_of(split)]
    return next(at for at, one in enumerate(uppers) if one is None or total <= one)


def cut(band: Table, row: Sequence[Any], names: Sequence[str]) -> list[Any]:
    """Cut at the caps; what is cut goes to the rest."""
    found = list(row)
    for name, cap in band.get("caps", {}).items():
        at = names.index(name)
        over = found[at] - fen(cap)
        if over > 0:
            found[at] -= over
            found[names.index(rest_of(band))] += over
    return found


def rest_of(band: Table) -> str:
    return next(str(name) for name, one in band["into"].items() if one == "rest")


def by_slab(split: Table, totals: Sequence[int], protected: int | None) -> list[Row]:
    names = names_of(split)
    rows: list[Row] = []
    last: int | None = None
    before = (0, [0] * len(names))
    for total in totals:
        here = band_at(split, total)
        band = split["bands"][here]
        if here != last:
            before = (0, [0] * len(names))
        row = move(ratios_of(band["into"], names), total, before, protected)
        rows.append(cut(band, row, names))
        last, before = here, (total, row)
    return rows


def mixed(split: Table, contract: int) -> list[Fraction]:
    names = names_of(split)
    found = [Fraction(0)] * len(names)
    for band, (lower, upper) in zip(split["bands"], ends_of(split), strict=True):
        weight = Fraction(part_in(contract, lower, upper), contract)
        found = [
            a + weight * b
            for a, b in zip(found, ratios_of(band["into"], names), strict=True)
        ]
    return found


def divided(
    split: Table, totals: Sequence[int], contract: int, protected: int | None
) -> list[Row]:
    match split.get("schedule", "flat"):
        case "marginal":
            return by_marginal(split, totals, protected)
        case "slab":
            return by_slab(split, totals, protected)
        case "contract":
            return by_flat(mixed(split, contract), totals, protected)
        case _:
            ratios = ratios_of(split["into"], names_of(split))
            return by_flat(ratios, totals, protected)


def exactly(split: Table, amount: Fraction, contract: int) -> list[Fraction]:
    """Give the children's exact shares of an exact amount in fen."""
    names = names_of(split)
    match split.get("schedule", "flat"):
        case "flat":
            return [amount * one for one in ratios_of(split["into"], names)]
        case "contract":
            return [amount * one for one in mixed(split, contract)]
        case "slab":
            here = next(
                at
                for at, (_, upper) in enumerate(ends_of(split))
                if upper is None or amount <= upper
            )
            band = split["bands"][here]
            row = [amount * one for one in ratios_of(band["into"], names)]
            return cut(band, row, names)
        case _:
            found = [Fraction(0)] * len(names)
            for band, (lower, upper) in zip(
                split["bands"], ends_of(split), strict=True
            ):
                top = amount if upper is None else min(amount, Fraction(upper))
                inside = max(top - lower, Fraction(0))
                ratios = ratios_of(band["into"], names)
                found = [a + inside * b for a, b in zip(found, ratios, strict=True)]
            return found


def running(case: Table) -> tuple[list[str], list[int]]:
    """Give the days on which something came or went, and the totals then."""
    days = sorted({one["on"] for one in case["receipts"]})
    sums = [
        sum(fen(one["amount"]) for one in case["receipts"] if one["on"] <= day)
        for day in days
    ]
    return days, sums


def naive(case: Table) -> dict[str, list[int]]:
    """Give where every node and every person stands at the end of each day."""
    _, totals = running(case)
    contract = fen(case["conversion"]["contract_amount"])
    stands: dict[str, list[int]] = {"net_income": totals}
    waiting = list(case["regulation"]["splits"])
    while waiting:
        split = next(one for one in waiting if one["of"] in stands)
        waiting.remove(split)
        names = names_of(split)
        protected = None
        if case["law"] and split["of"] == "net_income" and "completers" in names:
            protected = names.index("completers")
        rows = divided(split, stands[split["of"]], contract, protected)
        stands.update(
            {name: [row[at] for row in rows] for at, name in enumerate(names)}
        )
    people = case["people"]["completers"]
    whole = sum(one["weight"] for one in people)
    ratios = [Fraction(one["weight"], whole) for one in people]
    rows = by_flat(ratios, stands["completers"], None)
    for at, one in enumerate(people):
        stands[one["name"]] = [row[at] for row in rows]
    return stands


# --- random deals ---------------------------------------------------------------------


def money(amount: int) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


@st.composite
def intos(draw: st.DrawFn, names: Sequence[str], *, rest: bool) -> Table:
    """Give some of the names their ratios; the rest is one of them if it must be."""
    chosen = [name for name in names if draw(st.integers(0, 5))] or list(names)
    whole = draw(st.sampled_from([100, 9, 37, 200, 7]))
    cuts = sorted(draw(st.integers(0, whole)) for _ in chosen[1:])
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]
    found: Table = {
        name: f"{part}/{whole}" for name, part in zip(chosen, parts, strict=True)
    }
    if rest or draw(st.booleans()):
        found[draw(st.sampled_from(chosen))] = "rest"
    return found


@st.composite
def splits(
    draw: st.DrawFn, of: str, names: Sequence[str], kind: str, most: int
) -> Table:
    """Give a split of some schedule, with thresholds among the amounts of the deal."""
    if kind == "flat":
        into = draw(intos(names, rest=False))
        return {"of": of, "into": {**into, **{n: "0" for n in names if n not in into}}}
    ends = sorted(draw(st.sets(st.integers(1, most), min_size=1, max_size=3)))
    bands = []
    for upper in (*ends, None):
        capped = kind == "slab" and draw(st.booleans())
        band: Table = {"into": draw(intos(names, rest=capped))}
        if upper is not None:
            band["up_to"] = money(upper)
        others = [name for name, one in band["into"].items() if one != "rest"]
        if capped and others:
            band["caps"] = {
                name: money(draw(st.integers(1, most)))
                for name in draw(
                    st.lists(st.sampled_from(others), min_size=1, unique=True)
                )
            }
        bands.append(band)
    # The nodes below must be there whatever the bands leave out.
    seen = {name for band in bands for name in band["into"]}
    for name in names:
        if name not in seen:
            bands[0]["into"][name] = "0"
    return {"of": of, "schedule": kind, "bands": bands}


@st.composite
def receipts(draw: st.DrawFn, most: int) -> list[Table]:
    """Give money that comes and partly goes back; never more than there is."""
    count = draw(st.integers(1, 9))
    days = sorted(draw(st.integers(0, 12)) for _ in range(count))
    found: list[Table] = []
    total = 0
    for day in days:
        back = total > 0 and draw(st.integers(0, 3)) == 0
        amount = -draw(st.integers(1, total)) if back else draw(st.integers(1, most))
        total += amount
        on = (FIRST + timedelta(day)).isoformat()
        found.append({"on": on, "amount": money(amount)})
    return found


KINDS = ("marginal", "slab", "contract", "flat")


@st.composite
def deals(
    draw: st.DrawFn, kinds: tuple[Sequence[str], ...], most: int | None = None
) -> Table:
    """Give a deal whose tree is nested as deep as there are kinds."""
    most = most or draw(st.sampled_from([12, 60, 1_000, 10**8]))
    levels = (
        ("net_income", ("completers", "school", "unit")),
        ("school", ("lab", "fund", "department")),
        ("fund", ("seed", "prize")),
    )
    found = [
        draw(splits(of, names, draw(st.sampled_from(kind)), most))
        for (of, names), kind in zip(levels, kinds, strict=False)
    ]
    names = draw(st.permutations(["Li", "Wang", "Zhao"]))
    return {
        "format": "rewardcalc-case/1",
        "law": draw(st.sampled_from([[], ["cn-national-2015"]])),
        "institution": {
            "name": "某大学",
            "kind": "university",
            "state_founded": True,
            "region": "CN-31",
        },
        "conversion": {
            "method": "licence",
            "agreed_on": "2025-01-01",
            "contract_amount": money(draw(st.integers(1, 2 * most))),
        },
        "receipts": draw(receipts(most)),
        "regulation": {"splits": found},
        "people": {
            "completers": [
                {"name": one, "weight": draw(st.integers(1, 7))} for one in names
            ]
        },
    }


def library(case: Table) -> dict[str, list[int]]:
    """Give the same from the library: running totals of what falls due."""
    result = rc.calculate(rc.read_case(case))
    found: dict[str, list[int]] = {}
    for due in result.due:
        for name, amount in _said(due):
            before = found.setdefault(name, [])
            before.append(amount + (before[-1] if before else 0))
    return found


def _said(due: rc.Due) -> Iterator[tuple[str, int]]:
    for name, amount in (
        *due.amounts.items(),
        *((one.name, one.amount) for one in due.awards),
    ):
        assert isinstance(amount, rc.Money)
        yield name, amount.fen


def agree(case: Table) -> None:
    event(f"law: {case['law']}")
    found = library(case)
    assert found == naive(case)
    if case["law"]:
        floor_agrees(case)


def floor_agrees(case: Table) -> None:
    """Compare the national 50% with exact shares."""
    _, totals = running(case)
    split = next(s for s in case["regulation"]["splits"] if s["of"] == "net_income")
    contract = fen(case["conversion"]["contract_amount"])
    net = Fraction(totals[-1])
    exact = exactly(split, net, contract)[names_of(split).index("completers")]
    result = rc.calculate(rc.read_case(case))
    broken = any(one.code == "floor" for one in result.violations)
    event(f"floor broken: {broken}")
    assert broken == (exact < net / 2)


@MANY
@given(deals((("marginal",),)))
def test_marginal(case: Table) -> None:
    """Each band of a marginal schedule is a segment of its own."""
    agree(case)


@MANY
@given(deals((("slab",),)))
def test_slab(case: Table) -> None:
    """A slab settles the whole amount; what a cap cuts goes to the rest."""
    agree(case)


@MANY
@given(deals((("contract",),)))
def test_contract(case: Table) -> None:
    """Bands of the contract amount weigh the ratios of the net income."""
    agree(case)


@MANY
@given(deals((KINDS, KINDS, KINDS)))
def test_nested(case: Table) -> None:
    """Each split divides the settled amount of its parent, whatever the schedules."""
    agree(case)


@MANY
@given(deals((("slab",), ("marginal", "slab"), ("slab", "flat")), most=20))
def test_nested_slabs_of_few_fen(case: Table) -> None:
    """A child whose own total grows while its parent shrinks simply grows."""
    agree(case)


TO_AND_FRO: Table = {
    "format": "rewardcalc-case/1",
    "law": [],
    "institution": {
        "name": "某大学",
        "kind": "university",
        "state_founded": True,
        "region": "CN-31",
    },
    "conversion": {
        "method": "licence",
        "agreed_on": "2025-01-01",
        "contract_amount": "1.00",
    },
    "receipts": [
        {"on": f"2025-04-{day:02d}", "amount": amount}
        for day, amount in enumerate(("0.03", "0.03", "0.04", "-0.05", "0.07"), 1)
    ],
    "regulation": {
        "splits": [
            {
                "of": "net_income",
                "schedule": "marginal",
                "bands": [
                    {
                        "up_to": "0.05",
                        "into": {"completers": "5/9", "school": "3/9", "unit": "1/9"},
                    },
                    {"into": {"completers": "1/3", "school": "1/3", "unit": "1/3"}},
                ],
            }
        ]
    },
    "people": {"completers": [{"name": "Li", "weight": 1}]},
}


@example(TO_AND_FRO)
@MANY
@given(deals((KINDS, KINDS)))
def test_every_level_sums_at_every_date(case: Table) -> None:
    """The children of a node sum to it, to the fen, at every date."""
    found = library(case)
    for split in case["regulation"]["splits"]:
        for day, total in enumerate(found[split["of"]]):
            assert sum(found[name][day] for name in names_of(split)) == total
    people = [one["name"] for one in case["people"]["completers"]]
    assert [
        sum(row) for row in zip(*(found[one] for one in people), strict=True)
    ] == found["completers"]


RISING = ("marginal", "contract", "flat")


@MANY
@given(deals((RISING, RISING)))
def test_a_later_payment_lowers_nobody(case: Table) -> None:
    """A later payment of the same deal never lowers anyone (slabs excepted)."""
    came = [one for one in case["receipts"] if fen(one["amount"]) > 0]
    found = library({**case, "receipts": came})
    for standing in found.values():
        assert standing == sorted(standing)


@MANY
@given(deals((KINDS, KINDS)))
def test_a_refund_of_everything(case: Table) -> None:
    """A refund of everything returns everybody to zero, under every schedule."""
    _, totals = running(case)
    back = {"on": "2026-01-01", "amount": money(-totals[-1])}
    whole = case["receipts"] + ([back] if totals[-1] else [])
    found = library({**case, "receipts": whole})
    assert {standing[-1] for standing in found.values()} == {0}
