"""What the law's floors do to a result."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    calculated,
    costs,
    deals,
    divisions,
    exact_shares,
    money,
    receipts,
    totals,
)

import rewardcalc as rc

Table = dict[str, Any]

AT_LEAST = {"cn-national-2015": Fraction(1, 2), "cn-hubei-2024": Fraction(7, 10)}
CONTRIBUTORS = ("completers", "converters", "transfer_staff")


def payees(case: Table, instrument: str) -> set[str]:
    if instrument == "cn-hubei-2024":
        return {"completers"}
    return {*CONTRIBUTORS, *case["regulation"].get("contributors", [])}


def floor_of(result: rc.Calculation, instrument: str) -> rc.Finding:
    (found,) = [
        one
        for one in result.findings
        if one.code == "floor" and one.instrument == instrument
    ]
    return found


@given(case=deals(refunds=True), instrument=st.sampled_from(sorted(AT_LEAST)))
def test_floors_are_judged_on_exact_shares(case: Table, instrument: str) -> None:
    """A regulation whose exact shares meet a floor is never reported as breaking it; a protected child also meets it to the fen."""
    result = calculated(case)
    named = payees(case, instrument)
    exact = sum(
        (part for name, part in exact_shares(case).items() if name in named),
        Fraction(0),
    )
    net = totals(result)["net_income"]
    met = exact * net >= AT_LEAST[instrument] * net
    finding = floor_of(result, instrument)
    assert (finding.severity == "ok") == met
    assert (finding.severity == "violation") == (not met)


@given(case=deals(refunds=True), instrument=st.sampled_from(sorted(AT_LEAST)))
def test_a_protected_child_meets_its_floor_to_the_fen(
    case: Table, instrument: str
) -> None:
    """A protected child also meets it to the fen."""
    case["law"] = [instrument]
    children = divisions(case)["net_income"]
    here = [name for name in children if name in payees(case, instrument)]
    if len(here) != 1 or children[here[0]] < AT_LEAST[instrument]:
        return
    result = calculated(case)
    reached = totals(result)
    net = Fraction(reached["net_income"])
    assert reached[here[0]] >= children[here[0]] * net
    assert reached[here[0]] >= AT_LEAST[instrument] * net
    assert floor_of(result, instrument).severity == "ok"


@given(data=st.data(), most=st.sampled_from([12, 1000, 10**10]))
def test_a_higher_floor_is_never_worse_for_the_completers(
    data: st.DataObject, most: int
) -> None:
    """Raising a floor never lowers the completers' amount when the rate is the default."""
    case = data.draw(deals())
    case |= {
        "receipts": data.draw(receipts(most)),
        "costs": data.draw(costs(most)),
        "regulation": {"basis": "none"},
        "people": {"completers": [{"name": "Li", "share": "100%"}]},
    }
    lower = totals(calculated({**case, "law": ["cn-national-2015"]}))
    higher = totals(calculated({**case, "law": ["cn-hubei-2024"]}))
    both = totals(calculated(case))
    assert lower["net_income"] == higher["net_income"] == both["net_income"]
    assert lower["completers"] <= higher["completers"] == both["completers"]
    assert higher["completers"] * 10 >= 7 * higher["net_income"]


@given(first=st.integers(1, 49), net=st.integers(1, 60))
def test_settling_alone_never_breaks_a_floor(first: int, net: int) -> None:
    """If the settled sum is below the bound, the finding stays ok and carries `settled_below_fen`."""
    result = calculated(
        {
            "format": "rewardcalc-case/1",
            "law": ["cn-national-2015"],
            "institution": {
                "name": "某大学",
                "kind": "university",
                "state_founded": True,
                "region": "CN-51",
            },
            "conversion": {"method": "licence", "agreed_on": date(2024, 12, 1)},
            "receipts": [{"on": date(2025, 1, 2), "amount": money(net)}],
            "regulation": {
                "basis": "agreement",
                "splits": [
                    {
                        "of": "net_income",
                        "into": {
                            "unit": "rest",
                            "completers": f"{first}%",
                            "converters": f"{50 - first}%",
                        },
                    }
                ],
            },
        }
    )
    reached = totals(result)
    below = (net + 1) // 2 - reached["completers"] - reached["converters"]
    (finding,) = [
        one
        for one in json.loads(result.to_json())["findings"]
        if one["code"] == "floor"
    ]
    assert finding["severity"] == "ok"
    assert finding.get("settled_below_fen", 0) == max(0, below)
