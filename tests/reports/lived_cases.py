"""Random cases with a longer life: payments, reserves, versions, bands, own use."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from strategies import (
    FIRST_DAY,
    calculated,
    cases,
    deals,
    group,
    into,
    leaves_of,
    money,
    some_days,
)

import rewardcalc as rc

Table = dict[str, Any]

SECOND_VERSION = date(2025, 1, 1)
KEPT_AT_THE_TOP = ("basis", "equal")


@st.composite
def _versions(draw: st.DrawFn, regulation: Table) -> Table:
    """Give the same tree in two versions, the second with other ratios."""
    second = [
        {"of": one["of"], "into": draw(into(list(one["into"])))}
        for one in regulation["splits"]
    ]
    kept = {
        k: v for k, v in regulation.items() if k not in (*KEPT_AT_THE_TOP, "splits")
    }
    found = {k: v for k, v in regulation.items() if k in KEPT_AT_THE_TOP}
    return found | {
        "governed_by": "receipt-day",
        "versions": [
            {"from": date(2024, 1, 1), "splits": regulation["splits"], **kept},
            {"from": SECOND_VERSION, "splits": second, **kept},
        ],
    }


@st.composite
def _bands(draw: st.DrawFn, regulation: Table) -> Table:
    """Give the first split bands of its amount."""
    first, *others = regulation["splits"]
    children = list(first["into"])
    limits = sorted(draw(st.sets(st.integers(1, 10**6), min_size=1, max_size=2)))
    bands: list[Table] = [
        {"up_to": money(one), "into": draw(into(children))} for one in limits
    ]
    bands.append({"into": draw(into(children))})
    schedule = draw(st.sampled_from(["marginal", "slab"]))
    return {
        **regulation,
        "splits": [
            {"of": first["of"], "schedule": schedule, "bands": bands},
            *others,
        ],
    }


def _parties(case: Table, leaves: list[str]) -> list[Table]:
    """Give everybody who can be paid: persons, and leaves without persons."""
    people = case.get("people", {})
    return [
        {"payee": payee, "name": one["name"]}
        for payee, members in people.items()
        for one in members
    ] + [{"payee": leaf} for leaf in leaves if leaf not in people]


@st.composite
def _payments(draw: st.DrawFn, parties: list[Table]) -> list[Table]:
    sizes = st.sampled_from([1, 2, 100, 12345, 10**6])
    return [
        {
            **draw(st.sampled_from(parties)),
            "on": draw(some_days()) + timedelta(days=draw(st.integers(0, 400))),
            "amount": money(draw(sizes)),
        }
        for _ in range(draw(st.integers(0, 4)))
    ]


@st.composite
def _reserves(draw: st.DrawFn, days: list[date]) -> list[Table]:
    on = draw(st.sampled_from(days))
    until = on + timedelta(days=draw(st.integers(1, 30)))
    return [{"on": on, "until": until, "amount": money(draw(st.integers(1, 99)))}]


@st.composite
def lived(draw: st.DrawFn) -> Table:
    """Give a licence with payments, reserves, fronted costs, versions or bands."""
    case = draw(deals(refunds=True))
    leaves = leaves_of(case["regulation"]["splits"])
    parties = _parties(case, leaves)
    kind = draw(st.sampled_from(["plain", "versions", "bands"]))
    if kind == "versions":
        case["regulation"] = draw(_versions(case["regulation"]))
    if kind == "bands":
        case["regulation"] = draw(_bands(case["regulation"]))
    payments = draw(_payments(parties))
    if payments:
        case["payments"] = payments
    if draw(st.booleans()):
        case["as_of"] = FIRST_DAY + timedelta(days=draw(st.integers(20, 500)))
    if draw(st.booleans()):
        case["reserves"] = draw(_reserves([max(one["on"] for one in case["receipts"])]))
    for cost in case["costs"]:
        if "currency" not in cost and draw(st.booleans()):
            cost["borne_by"] = draw(st.sampled_from(["Li", "甲", "Bank & Co."]))
    return case


@st.composite
def own_use(draw: st.DrawFn) -> Table:
    """Give an achievement that the house puts into use itself, over some years."""
    years = sorted(draw(st.sets(st.integers(2021, 2030), min_size=1, max_size=4)))
    profits = st.integers(-(10**6), 10**9)
    people, equal = draw(group("completers"))
    regulation: Table = {
        "reward_years": draw(st.integers(3, 5)),
        "splits": [
            {
                "of": "operating_profit",
                "into": {
                    "completers": draw(st.sampled_from(["5%", "7%"])),
                    "unit": "rest",
                },
            }
        ],
    }
    if equal:
        regulation["equal"] = equal
    return {
        "format": "rewardcalc-case/1",
        "id": "own",
        "institution": {
            "name": "某研究院",
            "kind": "research-institute",
            "state_founded": True,
            "region": "CN-65",
        },
        "conversion": {
            "method": "own-use",
            "agreed_on": date(2020, 3, 18),
            "production_on": date(2021, 6, 1),
        },
        "operating_profit": [
            {"year": year, "amount": money(draw(profits))} for year in years
        ],
        "regulation": regulation,
        "people": {"completers": people},
    }


@st.composite
def capital(draw: st.DrawFn) -> Table:
    """Give a deal whose shares are a part of a company's capital."""
    case = draw(cases().filter(lambda one: "equity" in one))
    whole = draw(st.integers(2, 300))
    case["equity"] = {"capital_ratio": f"{draw(st.integers(1, whole - 1))}/{whole}"}
    return case


@st.composite
def own_income(draw: st.DrawFn) -> Table:
    """Give a licence of a house with a net income, a slice and a limit of its own."""
    case = draw(deals(refunds=True))
    income: Table = {"deductible": draw(st.sampled_from([["tax"], ["tax", "travel"]]))}
    if draw(st.booleans()):
        ratio = draw(st.sampled_from(["15%", "1/3", "2/37"]))
        income["top_slice"] = {"payee": "先行提取", "ratio": ratio}
    if draw(st.booleans()):
        income["cost_cap"] = draw(st.sampled_from(["80%", "1/7", "50%"]))
    case["regulation"]["income"] = income
    return case


def any_case() -> st.SearchStrategy[Table]:
    """Give any case of these kinds."""
    return st.one_of(cases(), cases(), lived(), lived(), own_use(), capital())


def results() -> st.SearchStrategy[rc.Calculation]:
    """Give the results of any case."""
    return any_case().map(calculated)
