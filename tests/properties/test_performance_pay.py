"""The unit's performance pay of a year."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import MOST, calculated, deals, fen, money

Table = dict[str, Any]

FIGURES = ("total", "against_cap", "headroom", "next_year_base")


def names(case: Table) -> list[str]:
    groups = case.get("people", {}).values()
    return sorted({one["name"] for group in groups for one in group})


def cash_of(case: Table, year: int) -> tuple[int, dict[str, int]]:
    """Give the cash of a year, of all payees of people and of each person."""
    result = calculated({**case, "performance_pay": []})
    payees = {"completers", "converters", "transfer_staff", *case.get("people", {})}
    own = dict.fromkeys(names(case), 0)
    total = 0
    for due in result.due:
        if due.on.year != year:
            continue
        total += sum(
            fen(str(one)) for name, one in due.amounts.items() if name in payees
        )
        for award in due.awards:
            own[award.name] += fen(str(award.amount))
    return total, own


def block(case: Table, pay: list[int], earned: dict[str, int]) -> Table:
    """Give the pay of 2025: what people earned anyway, and their cash on top."""
    _, own = cash_of(case, 2025)
    found: Table = {
        "year": 2025,
        "approved_cap": money(pay[0]),
        "ordinary": money(pay[1]),
        "flexible": money(pay[2]),
    }
    if own:
        found["wages"] = {
            name: money(earned[name] + max(0, one)) for name, one in own.items()
        }
    return found


def figures(case: Table, pay: list[int], earned: dict[str, int]) -> Table:
    result = calculated({**case, "performance_pay": [block(case, pay, earned)]})
    (year,) = json.loads(result.to_json())["performance_pay"]
    wages = year["social_insurance_wages"]
    return {name: fen(year[name]) for name in FIGURES} | {
        "wages": {name: fen(one) for name, one in wages.items()}
    }


@given(
    case=deals(),
    pay=st.lists(st.integers(0, MOST), min_size=3, max_size=3),
    earned=st.integers(0, MOST),
    more=st.integers(1, MOST),
)
def test_qualifying_cash_changes_the_total_alone(
    case: Table, pay: list[int], earned: int, more: int
) -> None:
    """Performance pay: qualifying cash changes the total and nothing else (not headroom, not next year's base, not anyone's social-insurance wages)."""
    case["costs"] = []
    later: Table = {"on": date(2025, 6, 30), "amount": money(more)}
    richer = {**case, "receipts": [*case["receipts"], later]}
    own = {name: earned + place for place, name in enumerate(names(case))}
    before, now = figures(case, pay, own), figures(richer, pay, own)
    cash, more_cash = cash_of(case, 2025)[0], cash_of(richer, 2025)[0]
    assert now.pop("total") - before.pop("total") == more_cash - cash
    assert now == before
    assert now["headroom"] == pay[0] - pay[1]
    assert now["next_year_base"] == pay[1] + pay[2]
    assert now["wages"] == own
