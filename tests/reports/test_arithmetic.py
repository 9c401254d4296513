"""The numbers in the sentences of a derivation, worked out again by hand.

Nothing of the library is asked here: each rule has its sum, done on the JSON.
"""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

sys.path.insert(0, str(Path(__file__).parent))
from lived_cases import any_case, own_income
from strategies import calculated

import rewardcalc as rc

Table = dict[str, Any]
Sum = Callable[[Mapping[str, Fraction]], bool]

TESTS = Path(__file__).parents[1]
FILES = sorted(
    (
        *TESTS.glob("unit/cases/*.toml"),
        *TESTS.glob("acceptance/cases/*.toml"),
        *TESTS.parent.glob("examples/worked/*.toml"),
    )
)


def number(written: object) -> Fraction:
    """Read money, shares, a ratio or a number of months."""
    text = str(written)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def due(x: Mapping[str, Fraction]) -> bool:
    """What stands now less what was due before is due."""
    if "standing" not in x:
        return True
    return x["standing"] - x["before"] == x["output"]


def share(x: Mapping[str, Fraction]) -> bool:
    """The part of the whole, and what settling moved."""
    standing = x.get("standing", x["output"])
    return due(x) and standing - x["ratio"] * x["total"] == x["tail"]


def rest(x: Mapping[str, Fraction]) -> bool:
    whole = x["ratio"] * x["total"] + x["cut"]
    return due(x) and x["standing"] - whole == x["tail"]


def net(x: Mapping[str, Fraction]) -> bool:
    left = x["receipts"] - x["sliced"] - x["deducted"] - x["held"]
    return left == x["net"] and x["net"] - x["before"] == x["output"]


def rounded_up(x: Mapping[str, Fraction], unit: int) -> bool:
    exact = x["ratio"] * x["amount"] * unit
    return -(-exact.numerator // exact.denominator) == x["output"] * unit


SUMS: Mapping[str, Sum] = {
    "net-income": lambda x: x["receipts"] - x["deducted"] == x["output"],
    "net-income-less": lambda x: (
        x["receipts"] - x["sliced"] - x["deducted"] - x["held"] == x["output"]
    ),
    "net-income-of-first-day": lambda x: x["receipts"] - x["deducted"] == x["output"],
    "net-income-of-day": net,
    "net-income-of-day-less": net,
    "net-income-of-segment": net,
    "net-income-of-segment-less": net,
    "legal-net-income": lambda x: (
        x["receipts"] - x["deducted"] - x["held"] == x["output"]
    ),
    "deducted": lambda x: min(x["costs"], x["receipts"]) == x["output"],
    "deducted-after": lambda x: (
        min(x["costs"], x["receipts"] - x["sliced"]) == x["output"]
    ),
    "deducted-capped": lambda x: (
        min(x["costs"], x["receipts"] - x["sliced"], x["limit"]) == x["output"]
    ),
    "deficit": lambda x: x["costs"] - x["deducted"] == x["output"],
    "sliced": lambda x: x["output"] - x["ratio"] * x["receipts"] == x["tail"],
    "top-slice": lambda x: (
        due(x) and x["standing"] - x["ratio"] * x["receipts"] == x["tail"]
    ),
    "share": share,
    "share-first": share,
    "share-protected": share,
    "share-protected-first": share,
    "share-of-band": share,
    "share-of-band-last": share,
    "share-of-slab": share,
    "share-of-slab-last": share,
    "share-of-slab-capped": lambda x: due(x) and x["standing"] == x["cap"],
    "share-of-slab-capped-last": lambda x: due(x) and x["standing"] == x["cap"],
    "share-of-slab-rest": rest,
    "share-of-slab-rest-last": rest,
    "capital-share": lambda x: x["ratio"] * x["total"] == x["output"],
    "slab-fall": lambda x: -((x["above"] - x["below"]) * 100 // 1) == x["output"] * 100,
    "floor-difference": lambda x: abs(x["required"] - x["actual"]) == x["output"],
    "account-open": lambda x: max(x["due"] - x["paid"], 0) == x["output"],
    "account-overdue": lambda x: max(x["ripe"] - x["paid"], 0) == x["output"],
    "account-late": lambda x: x["ripe"] - x["paid"] - x["overdue"] == x["output"],
    "account-in-time": lambda x: x["output"] == 0,
    "account-recoverable": lambda x: x["output"] == 0,
    "account-overpaid": lambda x: x["output"] == 0,
    "account-recoverable-once": lambda x: (
        max(min(x["once"], x["paid"]) - x["due"], 0) == x["output"]
    ),
    "account-overpaid-less": lambda x: x["paid"] - x["due"] - x["back"] == x["output"],
    "nothing-due": lambda x: x["output"] == 0,
    "pay-against-cap": lambda x: x["ordinary"] + x["counted"] == x["output"],
    "pay-total": lambda x: x["ordinary"] + x["flexible"] + x["cash"] == x["output"],
    "pay-headroom": lambda x: x["cap"] - x["against"] == x["output"],
    "pay-over-cap": lambda x: x["against"] - x["cap"] == x["output"],
    "pay-next-year-base": lambda x: x["total"] - x["cash"] == x["output"],
    "pay-social-insurance": lambda x: x["wages"] - x["cash"] == x["output"],
    "pay-cash-unregistered": lambda x: x["output"] == 0,
}


def numbers(step: Table) -> dict[str, Fraction]:
    found = {"tail": number(step.get("tail", "0"))}
    is_money = "." in step["output"]
    for key, value in (*step["inputs"].items(), ("output", step["output"])):
        try:
            found[key] = number(value)
        except ValueError:
            continue
    # A tail is in fen, everything else in yuan.
    found["tail"] /= 100 if is_money else 1
    return found


def holds(result: rc.Calculation) -> set[str]:
    """See that every sum of a result is right; give the rules that were seen."""
    stored: Table = json.loads(result.to_json())
    steps = {one["figure"]: one for one in stored["steps"]}
    for step in stored["steps"]:
        rule, x = step["rule"], numbers(step)
        if rule in SUMS:
            assert SUMS[rule](x), step
        if rule == "floor-required":
            floor_holds(step, x, steps)
        if rule == "floor-actual":
            parts = [number(steps[use]["output"]) for use in step["uses"]]
            assert sum(parts) == x["output"], step
        if rule == "contract-ratio":
            bands = [steps[use] for use in step["uses"]]
            parts = [number(y["inputs"]["part"]) * number(y["output"]) for y in bands]
            assert sum(parts) / x["amount"] == x["output"], step
    return {one["rule"] for one in stored["steps"]}


def floor_holds(
    step: Table, x: Mapping[str, Fraction], steps: Mapping[str, Table]
) -> None:
    """A floor is its ratio of its base, rounded up to the fen or the share."""
    (base,) = step["uses"]
    assert x["amount"] == number(steps[base]["output"]), step
    if "/" in step["output"] or x["ratio"] * x["amount"] == x["output"]:
        assert x["ratio"] * x["amount"] == x["output"], step
    else:
        assert rounded_up(x, 100 if "." in step["output"] else 1), step


@pytest.mark.parametrize("path", FILES, ids=lambda one: str(one.stem))
def test_the_sums_of_a_file(path: Path) -> None:
    assert "net-income" in holds(rc.calculate(rc.read_case(path)))


@given(case=any_case())
def test_the_sums_of_a_random_case(case: Table) -> None:
    holds(calculated(case))


@given(case=own_income())
def test_the_sums_of_a_house_s_own_income(case: Table) -> None:
    holds(calculated(case))


def test_a_wrong_sum_is_seen() -> None:
    """See the test above fail: one number of each step is changed."""
    path = TESTS / "unit" / "cases" / "rich.toml"
    stored = json.loads(rc.calculate(rc.read_case(path)).to_json())
    checked = 0
    for step in stored["steps"]:
        if step["rule"] in SUMS:
            wrong = numbers({**step, "output": "123456.78"})
            assert not SUMS[step["rule"]](wrong), step
            checked += 1
    assert checked > 100


CAPPED = """
format = "rewardcalc-case/1"
institution = { name = "X", kind = "university", state_founded = true, region = "CN-65" }
conversion = { method = "licence", agreed_on = 2025-01-02 }
[regulation]
income = { deductible = ["tax"], cost_cap = "80%", top_slice = { payee = "office", ratio = "15%" } }
[[regulation.splits]]
of = "net_income"
schedule = "slab"
bands = [
  { up_to = "1000", into = { completers = "90%", unit = "rest" } },
  { into = { completers = "70%", unit = "rest" }, caps = { completers = "900.01" } },
]
[[receipts]]
on = 2025-04-01
amount = "100.01"
[[receipts]]
on = 2025-05-01
amount = "3333.33"
[[costs]]
category = "tax"
on = 2025-04-01
amount = "500.00"
[[reserves]]
on = 2025-04-01
until = 2025-06-01
amount = "50.00"
"""


def test_what_a_slice_leaves_covers_the_costs() -> None:
    """Without a cap the limit of the costs is what the slice leaves."""
    found = rc.calculate(rc.read_case(CAPPED.replace('cost_cap = "80%", ', "")))
    assert "deducted-after" in holds(found)
    last = " ".join(found.explain("deducted", "en").splitlines()[-2:])
    assert "the receipts of 3,433.34, less 515.00" in " ".join(last.split())


def test_what_is_held_back_is_used_when_it_is_released() -> None:
    found = rc.calculate(rc.read_case(CAPPED))
    uses = {one.figure: one.uses for one in found.steps}
    held = "inputs.reserves[0].amount"
    assert [held in uses[f"due[{at}].amounts.net_income"] for at in range(3)] == [
        True,
        False,
        True,
    ]


def test_what_a_house_takes_first_is_explained() -> None:
    found = rc.calculate(rc.read_case(CAPPED))
    seen = holds(found)
    assert {
        "sliced",
        "top-slice",
        "deducted-capped",
        "covered-of-day",
        "reserve",
        "share-of-slab-capped-last",
        "share-of-slab-rest-last",
        "legal-net-income",
    } <= seen
    assert found.explain("deducted", "en").splitlines()[-3:] == [
        "  6. of the deductible costs of 500.00 the receipts of 3,433.34, less 515.00",
        "     taken first, cover 500.00; costs may take 80% of the receipts at most,",
        "     2,746.67",
    ]
    # Facts first, whatever is asked: no figure rests on nothing.
    for figure in ("legal_net_income", "reserved", "office", "findings[0].required"):
        assert found.why(figure)[0].figure.startswith("inputs.")


def test_floors_of_a_year_rest_on_that_year() -> None:
    path = TESTS.parent / "examples" / "worked" / "07-own-use.toml"
    found = rc.calculate(rc.read_case(path))
    lines = found.explain("findings[1].actual", "en")
    assert "2027" in lines
    assert "2026" not in lines
    assert len(found.why("Wu")) < 25


def test_the_reward_total_says_whose_rewards_it_is() -> None:
    found = rc.calculate(rc.read_case(TESTS / "unit" / "cases" / "licence.toml"))
    place = next(
        at for at, one in enumerate(found.findings) if one.base == "reward_total"
    )
    lines = found.explain(f"findings[{place}].required", "en")
    assert "(665,000.00 + 28,500.00)" in " ".join(lines.split())


def test_a_finding_that_stands_twice_moves_no_step() -> None:
    """Two years without named people: the note on it is there once."""
    case = rc.read_case(TESTS / "unit" / "cases" / "own-use.toml").with_(people={})
    found = rc.calculate(case)
    holds(found)
    for place, one in enumerate(found.findings):
        if one.required is not None:
            *_, last = found.why(f"findings[{place}].required")
            assert last.output == one.required


def licence(**changes: object) -> rc.Calculation:
    """Calculate the licence with some parts changed, and see that its sums hold."""
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    found = rc.calculate(case.with_(costs=(), performance_pay=(), **changes))
    holds(found)
    return found


def last_line(found: rc.Calculation, key: str) -> str:
    """Give the last line of the derivation of a figure of Li's account."""
    place = next(at for at, one in enumerate(found.accounts) if one.person == "Li")
    *_, last = found.explain(f"accounts[{place}].{key}", "en").split(". ")
    return " ".join(last.split())


def test_what_was_due_and_paid_once_is_told() -> None:
    receipts = [
        rc.Receipt(date(2025, 4, 1), "1000.00"),
        rc.Receipt(date(2025, 6, 1), "-500.00"),
    ]
    paid = [rc.Payment(date(2025, 5, 1), "completers", "430.00", name="Li")]
    found = licence(receipts=receipts, payments=paid)
    assert last_line(found, "recoverable") == (
        "Li: at most 420.00 was due and paid at one time, and 430.00 is paid; the smaller"
        " of them, less 210.00 due by Jun 1, 2025: 210.00 is owed back"
    )
    assert last_line(found, "overpaid") == (
        "Li: paid 430.00 less due 210.00 by Jun 1, 2025 less 210.00 owed back: 10.00 was"
        " never due"
    )


VERSIONS = """
format = "rewardcalc-case/1"
institution = { name = "X", kind = "university", state_founded = true, region = "CN-65" }
conversion = { method = "licence", agreed_on = 2024-01-02 }
payments = [{ on = 2025-06-01, payee = "retained", amount = "1.00" }]
[regulation]
governed_by = "receipt-day"
[[regulation.versions]]
from = 2024-01-01
[[regulation.versions.splits]]
of = "net_income"
into = { completers = "70%", retained = "rest" }
[[regulation.versions]]
from = 2025-01-01
[[regulation.versions.splits]]
of = "net_income"
into = { completers = "70%", retained = "rest" }
[[regulation.versions.splits]]
of = "retained"
into = { college = "50%", unit = "rest" }
[[receipts]]
on = 2024-04-01
amount = "1000.00"
[[receipts]]
on = 2025-05-01
amount = "2000.00"
"""


# Without payments, and with a receipt that can be paid back.
UNPAID = VERSIONS.replace("payments", "# payments").replace(
    'amount = "1000.00"', 'amount = "1000.00"\nid = "R1"'
)


def test_costs_of_a_version_without_receipts_wait() -> None:
    late = VERSIONS.replace("2025-05-01", "2024-05-01")
    late += '[[costs]]\ncategory = "tax"\non = 2025-07-01\namount = "7.00"\n'
    found = rc.calculate(rc.read_case(late))
    assert "deducted-by-version" in holds(found)
    assert found.explain("deducted", "en").splitlines()[-2:] == [
        "  5. of the deductible costs of 7.00 the receipts of the versions that they",
        "     belong to, or of later ones, cover 0.00",
    ]


def test_a_leaf_of_one_version_that_is_divided_in_another() -> None:
    found = rc.calculate(rc.read_case(VERSIONS))
    holds(found)
    place = next(at for at, one in enumerate(found.accounts) if one.payee == "retained")
    assert str(found.why(f"accounts[{place}].due")[-1].output) == "300.00"
    assert "600.00" not in found.explain(f"accounts[{place}].due", "en")


def test_versions_that_move_on_one_day_stand_beside_each_other() -> None:
    """A refund of the first version on the day on which the second one gets money."""
    both = UNPAID.replace("2000.00", "2000.01")
    both += """
[[receipts]]
on = 2025-05-01
amount = "-500.00"
refunds = "R1"
[[people.completers]]
name = "Li"
share = "1/3"
[[people.completers]]
name = "Wang"
share = "2/3"
"""
    found = rc.calculate(rc.read_case(both))
    assert "sum-of-parts" in holds(found)
    figures = {one.figure for one in found.steps}
    assert "due[1].parts[2024-01-01].amounts.completers" in figures
    assert "due[1].parts[2025-01-01].awards[1].amount" in figures
    lines = " ".join(found.explain("due[1].amounts.completers", "en").split())
    assert lines.endswith("sum of 2 parts = 1,050.01 (-350.00 + 1,400.01)")
    # What stands in one of the two only is that alone.
    assert str(found.why("due[1].amounts.college")[-1].output) == "300.00"


def test_people_of_one_version_only() -> None:
    """Converters are there in the second version; both move on one day."""
    both = UNPAID.replace('college = "50%"', 'converters = "50%"')
    both += """
[[receipts]]
on = 2025-05-01
amount = "-500.00"
refunds = "R1"
[[people.converters]]
name = "Sun"
share = "100%"
"""
    found = rc.calculate(rc.read_case(both))
    holds(found)
    assert str(found.why("Sun")[-1].output) == "300.00"
    assert found.why("due[0].awards[0].amount")[-1].rule == "nothing-due"


def test_profits_of_one_day_stand_beside_each_other() -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "own-use.toml")
    day = date(2025, 3, 1)
    profits = [
        rc.OperatingProfit(one.year, one.amount, on=day)
        for one in case.operating_profit
        if one.year < 2025
    ]
    found = rc.calculate(case.with_(operating_profit=profits))
    assert "sum-of-parts" in holds(found)
    for place, one in enumerate(found.findings):
        if one.required is not None:
            assert one.year in found.explain(f"findings[{place}].actual", "en")


def test_a_reward_total_between_two_fen_is_a_fraction() -> None:
    found = licence(receipts=[rc.Receipt(date(2025, 4, 1), "1000.01")])
    (base,) = [one for one in found.steps if one.rule == "floor-rewards"]
    # 70% and 10% of the other 30%: 73% of 1,000.01 are 730.0073.
    assert base.output == "7300073/10000"
    assert " + " not in found.explain(base.figure, "en").splitlines()[-1]


def test_parts_of_a_capital_are_added() -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "equity.toml")
    people = {**dict(case.people), "converters": [rc.Person("Sun", share="100%")]}
    into = {"completers": "70%", "converters": "1%", "unit": "rest"}
    ruled = rc.Regulation(splits=[rc.Split("equity", into)])
    found = rc.calculate(
        case.with_(
            equity=rc.Equity(capital_ratio="30%"), people=people, regulation=ruled
        )
    )
    holds(found)
    place = next(
        at for at, one in enumerate(found.findings) if one.payees == ("contributors",)
    )
    lines = found.explain(f"findings[{place}].actual", "en")
    assert "(21% + 0.3%)" in " ".join(lines.split())


def test_the_account_of_what_is_taken_first() -> None:
    paid = [rc.Payment(date(2025, 6, 2), "office", "1.00")]
    found = rc.calculate(rc.read_case(CAPPED).with_(payments=paid))
    holds(found)
    place = next(at for at, one in enumerate(found.accounts) if one.payee == "office")
    assert str(found.why(f"accounts[{place}].due")[-1].output) == "515.00"


def test_a_payment_that_is_less_late_changes_nothing() -> None:
    henan = rc.Institution(
        "某大学", kind="university", state_founded=True, region="CN-41"
    )
    paid = [
        rc.Payment(date(2025, 10, day), "completers", "100.00", name="Li")
        for day in (2, 3)
    ]
    received = [rc.Receipt(date(2025, 4, 1), "1000.00")]
    found = licence(receipts=received, payments=paid, institution=henan)
    li = next(one for one in found.accounts if one.person == "Li")
    assert li.worst is not None
    assert (li.worst.on, li.worst.missing) == (date(2025, 10, 2), 42_000)


def test_a_payee_of_a_third_version_has_nothing_on_a_day_of_two_others() -> None:
    version = """
[[regulation.versions]]
from = 2026-01-01
[[regulation.versions.splits]]
of = "net_income"
into = { completers = "70%", fund = "rest" }
[[receipts]]
on = 2026-02-01
amount = "100.00"
[[receipts]]
on = 2025-05-01
amount = "-500.00"
refunds = "R1"
"""
    head, first, others = UNPAID.partition("[[receipts]]")
    found = rc.calculate(rc.read_case(head + version + first + others))
    assert "sum-of-parts" in holds(found)
    assert found.why("due[1].amounts.fund")[-1].rule == "nothing-due"
    assert str(found["fund"]) == "30.00"


def test_days_on_which_nothing_is_due_are_no_addends() -> None:
    """A cost that is not deducted comes between two receipts."""
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    days = [date(2025, 4, 1), date(2025, 6, 1)]
    found = rc.calculate(
        case.with_(
            receipts=[rc.Receipt(day, "100.00") for day in days],
            costs=[rc.Cost("research-own", "1.00", on=date(2025, 5, 1))],
            performance_pay=(),
        )
    )
    holds(found)
    assert found.why("Li")[-1].uses == (
        "due[0].awards[0].amount",
        "due[2].awards[0].amount",
    )


def test_a_version_does_not_rest_on_the_days_of_another() -> None:
    found = rc.calculate(rc.read_case(UNPAID))
    (step,) = [one for one in found.steps if one.figure == "due[1].amounts.net_income"]
    assert step.uses == ("inputs.receipts[1].amount",)


def test_what_was_paid_in_full_owes_nothing_back() -> None:
    paid = [rc.Payment(date(2025, 5, 1), "completers", "420.00", name="Li")]
    found = licence(receipts=[rc.Receipt(date(2025, 4, 1), "1000.00")], payments=paid)
    place = next(at for at, one in enumerate(found.accounts) if one.person == "Li")
    assert found.why(f"accounts[{place}].recoverable")[-1].rule == "account-recoverable"
    assert found.why(f"accounts[{place}].overpaid")[-1].rule == "account-overpaid"


def test_cash_without_registration_says_why_none_qualifies() -> None:
    path = TESTS.parent / "examples" / "worked" / "06-service-contract.toml"
    case = rc.read_case(path)
    work = rc.Conversion("service", agreed_on=case.conversion.agreed_on)
    found = rc.calculate(case.with_(conversion=work))
    assert "pay-cash-unregistered" in holds(found)
    *_, last = found.why("performance_pay[0].conversion_cash")
    assert last.citation is not None
    assert last.citation.instrument == "cn-mohrss-2021-14"


def test_cash_of_a_person_is_that_of_the_year() -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    paid = [
        rc.Payment(date(year, 5, 1), "completers", "10.00", name="Li")
        for year in (2025, 2026)
    ]
    years = [
        rc.PerformancePay(
            year, approved_cap="1", ordinary="1", flexible="0", wages={"Li": "100.00"}
        )
        for year in (2025, 2026)
    ]
    found = rc.calculate(case.with_(payments=paid, performance_pay=years))
    holds(found)
    for at in range(2):
        figure = f"performance_pay[{at}].social_insurance_wages.Li#cash"
        *_, last = found.why(figure)
        assert last.uses == (f"inputs.payments[{at}].amount",)


def test_a_note_of_two_years_is_said_once_and_moves_no_step() -> None:
    """4% and 2%: the national 5% is reached thanks to the transfer staff, each year."""
    case = rc.read_case(TESTS / "unit" / "cases" / "own-use.toml")
    into = {"completers": "4%", "transfer_staff": "2%", "unit": "rest"}
    ruled = rc.Regulation(
        splits=[rc.Split("operating_profit", into)],
        reward_years=5,
        equal=["completers"],
    )
    people = {"completers": [rc.Person("Li")]}
    profits = [rc.OperatingProfit(year, "1000.00") for year in (2022, 2023)]
    found = rc.calculate(
        case.with_(regulation=ruled, people=people, operating_profit=profits)
    )
    notes = [one for one in found.findings if one.code == "floor-by-transfer-staff"]
    assert len(notes) == 1
    floors = [at for at, one in enumerate(found.findings) if one.required is not None]
    assert len(floors) > 1
    for at in floors:
        *_, last = found.why(f"findings[{at}].required")
        assert last.output == found.findings[at].required


def test_a_floor_on_the_unit_s_part_says_what_it_is_measured_on() -> None:
    owned = """
format = "rewardcalc-case/1"
institution = { name = "X", kind = "university", state_founded = true, region = "CN-65" }
conversion = { method = "licence", agreed_on = 2025-01-02 }
receipts = [{ on = 2025-04-01, amount = "1000.01" }]
rights = { kind = "co-ownership", completers_share = "40%", unit_part = "split" }
regulation = { completers = "70%" }
"""
    found = rc.calculate(rc.read_case(owned))
    holds(found)
    place = next(at for at, one in enumerate(found.findings) if one.required)
    lines = found.explain(f"findings[{place}].required", "en")
    assert "50% of the unit's part of 300003/500, rounded up: 300.01" in " ".join(
        lines.split()
    )
    assert "not below 50% of the unit's part (300.01)" in found.to_text("en")
