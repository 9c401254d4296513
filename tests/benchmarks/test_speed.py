"""Speed, measured against plain integer arithmetic of the same tree in the same run.

    pytest tests/benchmarks --benchmark-enable

An ordinary run only proves that both ways give the same figures: it asserts no times.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter_ns
from typing import Any, Protocol

import pytest

import rewardcalc as rc
from rewardcalc.settle import Division, settle

EXAMPLE = Path(__file__).parents[2] / "examples" / "hubei-licence.toml"
DAY = date(2025, 4, 1)
MANY, PEOPLE = 10_000, 20
HUGE = 10**32

Work = Callable[[], object]
Works = Mapping[str, Work]


class Benchmark(Protocol):
    """What is used of the fixture of pytest-benchmark."""

    enabled: bool
    extra_info: dict[str, Any]

    def __call__(self, work: Work) -> object: ...
    def pedantic(self, work: Work, *, rounds: int) -> object: ...


# --- the same by hand: plain integers, fen, largest remainder ------------------------


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Divide fen once and for all, as one writes it without a library."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    left = total - sum(parts)
    order = sorted(range(len(weights)), key=lambda at: -(total * weights[at] % whole))
    for at in order[:left]:
        parts[at] += 1
    return parts


def plain_licence() -> dict[str, Any]:
    """Calculate examples/hubei-licence.toml with integers, and nothing but its figures.

    Net income, three splits, two floors by cross multiplication, performance pay; no
    dates, no reasons, no checks of what came in.
    """
    receipts = [100_000_000]
    costs = {"tax": 3_000_000, "appraisal": 1_500_000, "intermediary": 500_000}
    deductible = {
        "tax",
        "ip-maintenance",
        "appraisal",
        "negotiation",
        "legal",
        "intermediary",
        "travel",
        "other-direct",
    }
    came = sum(receipts)
    spent = sum(fen for category, fen in costs.items() if category in deductible)
    deducted = min(came, spent)
    net = came - deducted
    completers, retained = largest_remainder(net, (7, 3))
    li, wang = largest_remainder(completers, (3, 2))
    staff, unit = largest_remainder(retained, (1, 9))
    hubei = completers * 10 >= net * 7
    national = (completers + staff) * 2 >= net
    cap, ordinary, flexible, wages = (
        5_000_000_000,
        4_850_000_000,
        120_000_000,
        88_000_000,
    )
    cash = completers + staff
    return {
        "receipts": came,
        "deducted": deducted,
        "deficit": spent - deducted,
        "net_income": net,
        "amounts": {
            "net_income": net,
            "completers": completers,
            "retained": retained,
            "transfer_staff": staff,
            "unit": unit,
        },
        "awards": {"Li": li, "Wang": wang},
        "lawful": hubei and national,
        "conversion_cash": cash,
        "against_cap": ordinary,
        "total": ordinary + flexible + cash,
        "headroom": cap - ordinary,
        "next_year_base": ordinary + flexible,
        "social_insurance_wages": {"Li": wages - li},
    }


def fen(amount: object) -> int:
    assert isinstance(amount, rc.Money)
    return amount.fen


def figures(result: rc.Calculation) -> dict[str, Any]:
    """Give the same figures of a result."""
    last = result.ledger.last
    (year,) = result.performance_pay
    return {
        "receipts": last.receipts,
        "deducted": last.deducted,
        "deficit": last.deficit,
        "net_income": last.net,
        "amounts": {name: fen(one) for name, one in result.amounts.items()},
        "awards": {one.name: fen(one.amount) for one in result.awards},
        "lawful": result.lawful,
        "conversion_cash": year.conversion_cash,
        "against_cap": year.against_cap,
        "total": year.total,
        "headroom": year.headroom,
        "next_year_base": year.next_year_base,
        "social_insurance_wages": dict(year.social_insurance_wages),
    }


# --- measuring ----------------------------------------------------------------------


def best(*works: Work, repeats: int, rounds: int = 15) -> list[int]:
    """Give the shortest time of each work in nanoseconds, measured in turns."""
    shortest = [0 for _ in works]
    for _ in range(rounds):
        for at, work in enumerate(works):
            began = perf_counter_ns()
            for _ in range(repeats):
                work()
            took = (perf_counter_ns() - began) // repeats
            shortest[at] = min(shortest[at] or took, took)
    return shortest


def compare(
    benchmark: Benchmark,
    works: Works,
    limit: int,
    *,
    repeats: int,
    rounds: int = 15,
) -> None:
    """Compare the first work with the second, if times are measured at all.

    The figures go into ``extra_info``, from which ``tools/benchmarks.py`` makes its
    table; the factor is in hundredths.
    """
    if not benchmark.enabled:
        return
    mine, other = best(*works.values(), repeats=repeats, rounds=rounds)
    factor = 100 * mine // max(other, 1)
    benchmark.extra_info.update(
        names=list(works), nanoseconds=[mine, other], factor=factor, limit=100 * limit
    )
    assert factor <= 100 * limit, f"{factor / 100} times, not {limit}"


# --- one node -----------------------------------------------------------------------

WEIGHTS = (5, 3, 1)
TOTAL = 66_500_001


def test_settling_among_three_people(benchmark: Benchmark) -> None:
    """Settling over time is within 5 times of plain largest remainder."""
    division = Division(WEIGHTS)
    nobody = division.nothing()
    assert sorted(settle(division, TOTAL, 0, nobody)) == sorted(
        largest_remainder(TOTAL, WEIGHTS)
    )
    mine = partial(settle, division, TOTAL, 0, nobody)
    plain = partial(largest_remainder, TOTAL, WEIGHTS)
    benchmark(mine)
    works: Works = {"settle, three people": mine, "largest remainder on int": plain}
    compare(benchmark, works, 5, repeats=2000)


def test_apportion_among_three_people(benchmark: Benchmark) -> None:
    """``apportion`` reads its ratios each time: the factor is reported, not limited."""
    mine = partial(rc.apportion, TOTAL, WEIGHTS)
    plain = partial(largest_remainder, TOTAL, WEIGHTS)
    assert list(rc.apportion(TOTAL, WEIGHTS)) == plain()
    benchmark(mine)
    works: Works = {"apportion, three people": mine, "largest remainder on int": plain}
    compare(benchmark, works, 1000, repeats=1000)


def one_payment(amount: int) -> rc.Case:
    return rc.Case(
        rc.Institution(
            "某大学", kind="university", state_founded=True, region="CN-42", pilot=True
        ),
        rc.Conversion("licence", agreed_on=DAY),
        rc.Regulation(completers="70%", transfer_staff="10%"),
        [rc.Receipt(DAY, rc.Money.of_fen(amount))],
        people={
            "completers": [
                rc.Person(name, weight=one)
                for name, one in zip(("Li", "Wang", "Zhao"), WEIGHTS, strict=True)
            ]
        },
    )


def test_a_payment_of_any_size(benchmark: Benchmark) -> None:
    """10^30 yuan are settled in closed form: within 3 times of one yuan."""
    division = Division(WEIGHTS)
    huge = partial(settle, division, HUGE, 1, (1, 0, 0))
    yuan = partial(settle, division, 101, 1, (1, 0, 0))
    assert sum(huge()) == HUGE
    benchmark(huge)
    works: Works = {"settle 10^30 yuan": huge, "settle one yuan": yuan}
    compare(benchmark, works, 3, repeats=2000)


def test_a_deal_of_any_size(benchmark: Benchmark) -> None:
    """A deal of 10^30 yuan is within 2 times of a deal of one yuan."""
    huge = partial(rc.calculate, one_payment(HUGE))
    yuan = partial(rc.calculate, one_payment(100))
    assert fen(rc.calculate(one_payment(HUGE))["net_income"]) == HUGE
    benchmark(huge)
    works: Works = {"calculate() of 10^30 yuan": huge, "calculate() of one yuan": yuan}
    compare(benchmark, works, 2, repeats=20)


# --- a whole case -------------------------------------------------------------------


def test_a_licence_with_all_its_steps(benchmark: Benchmark) -> None:
    """``calculate(case).steps`` is within 40 times of plain integers."""
    case = rc.read_case(EXAMPLE)
    assert figures(rc.calculate(case)) == plain_licence()

    def mine() -> object:
        return rc.calculate(case).steps

    benchmark(mine)
    works: Works = {
        "calculate(case).steps": mine,
        "the same case on int": plain_licence,
    }
    compare(benchmark, works, 40, repeats=30)


def test_a_licence_without_steps(benchmark: Benchmark) -> None:
    """Figures alone; the factor is reported beside that with steps."""
    mine = partial(rc.calculate, rc.read_case(EXAMPLE))
    benchmark(mine)
    works: Works = {"calculate(case)": mine, "the same case on int": plain_licence}
    compare(benchmark, works, 40, repeats=30)


# --- many receipts ------------------------------------------------------------------


def many(days: int) -> rc.Case:
    """Give a deal of a receipt a day for 20 people."""
    return one_payment(1).with_(
        receipts=[
            rc.Receipt(DAY + timedelta(days=at), rc.Money.of_fen(100 + at * 7 % 997))
            for at in range(days)
        ],
        people={
            "completers": [rc.Person(f"P{at}", weight=at + 1) for at in range(PEOPLE)]
        },
    )


def paid_by_the_year(days: int) -> rc.Case:
    """Give the same with a block of performance pay for each of its years."""
    case = many(days)
    return case.with_(
        performance_pay=[
            rc.PerformancePay(year, approved_cap="1", ordinary="0", flexible="0")
            for year in sorted({one.on.year for one in case.receipts})
        ]
    )


def plain_many(days: int) -> list[list[int]]:
    """Divide the running total of every day by hand; never mind who gives back."""
    came = 0
    found = []
    weights = range(1, PEOPLE + 1)
    for at in range(days):
        came += 100 + at * 7 % 997
        completers, retained = largest_remainder(came, (7, 3))
        staff, unit = largest_remainder(retained, (1, 9))
        people = largest_remainder(completers, weights)
        found.append([completers, retained, staff, unit, *people])
    return found


def _standing(case: rc.Case) -> object:
    return rc.calculate(case)


def _due(case: rc.Case) -> object:
    return rc.calculate(case).due


def _steps(case: rc.Case) -> object:
    return rc.calculate(case).steps


MANY_WORKS = {
    "calculate()": (many, _standing),
    "calculate() and all dues": (many, _due),
    "calculate() and all steps": (many, _steps),
    "calculate() with 28 pay years": (paid_by_the_year, _standing),
}


@pytest.mark.parametrize("name", MANY_WORKS)
def test_ten_thousand_receipts_for_twenty_people(
    benchmark: Benchmark, name: str
) -> None:
    """10,000 receipts for 20 people take less than 3 times as long as 5,000."""
    case_of, work = MANY_WORKS[name]
    sizes = (MANY, MANY // 2) if benchmark.enabled else (40, 20)
    large, small = (partial(work, case_of(size)) for size in sizes)
    benchmark.pedantic(large, rounds=1)
    works: Works = {f"{name}, 10,000 receipts": large, f"{name}, 5,000": small}
    compare(benchmark, works, 3, repeats=1, rounds=2)


def test_ten_thousand_receipts_beside_plain_integers(benchmark: Benchmark) -> None:
    """The dues of every day beside largest remainder of every day, reported only."""
    days = MANY if benchmark.enabled else 40
    mine = partial(_due, many(days))
    plain = partial(plain_many, days)
    benchmark.pedantic(mine, rounds=1)
    works: Works = {"10,000 receipts, all dues": mine, "the same days on int": plain}
    compare(benchmark, works, 1000, repeats=1, rounds=2)


# --- importing ----------------------------------------------------------------------


@pytest.mark.parametrize("module", ["babel", "cattrs", "gettext", "rewardcalc.report"])
def test_what_an_import_does_not_load(module: str) -> None:
    """``import rewardcalc`` loads neither locales nor readers of files."""
    code = f"import sys, rewardcalc; sys.exit({module!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 (our own Python)
    assert done.returncode == 0
