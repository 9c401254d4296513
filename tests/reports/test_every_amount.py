"""Every amount of a result has its step, and its lines lead from the facts to it.

The JSON is walked here without asking the library what stands where.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

sys.path.insert(0, str(Path(__file__).parent))
from lived_cases import any_case
from strategies import calculated

import rewardcalc as rc
from rewardcalc.report.derivations import derived
from rewardcalc.report.language import language
from rewardcalc.wording import FINDINGS, STEPS

Table = dict[str, Any]

TESTS = Path(__file__).parents[1]
FILES = sorted(
    (*TESTS.glob("unit/cases/*.toml"), *TESTS.glob("acceptance/cases/*.toml"))
)
# Money, whole shares, or a part of a whole.
AMOUNT = re.compile(r"-?\d+(\.\d+)?%?|-?\d+/\d+")
ELSEWHERE = re.compile(
    r"(inputs|steps|citations)\b.*"
    r"|findings\[\d+\]\.(text|citation)\..*"
    r"|findings\[\d+\]\.(ratio|provision)"
    r"|(case|.*\.(name|id|payee))"
)
# Rules whose figure is the sum of those it rests on.
ADDING = (
    "receipts",
    "not-deducted",
    "single-due",
    "sum-of-dues",
    "sum-of-parts",
    "sum-of-bands",
    "account-due",
    "account-paid",
)
# Rules of figures that rest on no other figure, beside those of the inputs.
FIRST = (
    "no-rate",
    "reserved",
    "slab-threshold",
)
MONEY = re.compile(r"-?\d+\.\d\d")
LOCALES = ("en", "zh_CN", "zh_TW")


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Give place and value of everything that is no table and no list."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from leaves(one, f"{path}[{place}]")
    else:
        yield path, value


def amounts(stored: Table) -> dict[str, str]:
    """Give the place of every amount that a reader may ask a reason for."""
    return {
        path: value
        for path, value in leaves(stored)
        if isinstance(value, str)
        and AMOUNT.fullmatch(value)
        and not ELSEWHERE.fullmatch(path)
    }


def agrees(result: rc.Calculation) -> None:
    stored: Table = json.loads(result.to_json())
    every_amount_has_its_step(stored)
    every_amount_leads_back(result, stored)
    what_a_sentence_tells_has_a_step(stored)
    every_step_rests_on_earlier_ones(stored)
    every_step_has_a_sentence(result)
    sums_are_those_of_their_parts(stored)
    lines_lead_to_the_amount(result, stored)


def every_amount_has_its_step(stored: Table) -> None:
    outputs: dict[str, list[str]] = {}
    for step in stored["steps"]:
        outputs.setdefault(step["figure"], []).append(step["output"])
    found = amounts(stored)
    assert "net_income" in found
    assert {path: outputs.get(path) for path in found} == {
        path: [value] for path, value in found.items()
    }
    assert [one for one, found in outputs.items() if len(found) > 1] == []


def every_amount_leads_back(result: rc.Calculation, stored: Table) -> None:
    """See that the lines asked for by the place of an amount end with it."""
    for path, value in amounts(stored).items():
        *_, last = result.why(path)
        # The net income is a node too, and the name of a node is asked for first.
        assert last.figure in (path, f"amounts.{path}")
        assert str(last.output) == value


def what_a_sentence_tells_has_a_step(stored: Table) -> None:
    """See that every amount in a finding's sentence is one that a step leads to."""
    outputs = {step["output"] for step in stored["steps"]}
    for finding in stored["findings"]:
        for key, value in finding["text"]["args"].items():
            if isinstance(value, str) and MONEY.fullmatch(value):
                assert value in outputs, (finding["code"], key)


def every_step_rests_on_earlier_ones(stored: Table) -> None:
    seen: set[str] = set()
    for step in stored["steps"]:
        assert set(step["uses"]) <= seen, step["figure"]
        assert len(set(step["uses"])) == len(step["uses"])
        if "citation" in step:
            assert step["citation"] < len(stored["citations"])
        seen.add(step["figure"])


def units(amount: str) -> int:
    """Read money in fen, or whole shares."""
    return int(amount.replace(".", ""))


def sums_are_those_of_their_parts(stored: Table) -> None:
    outputs = {step["figure"]: step["output"] for step in stored["steps"]}
    for step in stored["steps"]:
        parts = [outputs[use] for use in step["uses"]]
        if step["rule"] in ADDING:
            assert units(step["output"]) == sum(map(units, parts)), step["figure"]
        elif not step["figure"].startswith("inputs.") and not parts:
            is_empty = not re.search("[1-9]", step["output"])
            assert step["rule"] in FIRST or is_empty, step["figure"]


def test_accounts_rest_on_nothing_later_than_their_day() -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "rich.toml")
    agrees(rc.calculate(case.with_(as_of=date(2025, 5, 2))))


def every_step_has_a_sentence(result: rc.Calculation) -> None:
    english = language("en")
    for step in result.steps:
        assert step.rule in STEPS
        sentence = english.derived(step)
        assert english.value(step.output) in sentence
        assert not re.search(r"[{}]|None", sentence)


def named(stored: Table) -> Iterator[tuple[str, str, str]]:
    """Give a name to ask for, the place of what it gets, and that amount."""
    for where, part in (("", stored), ("equity.", stored.get("equity", {}))):
        for node, amount in part.get("amounts", {}).items():
            yield node, f"{where}amounts.{node}", amount
        for place, one in enumerate(part.get("awards", ())):
            name = one.get("id", one["name"])
            yield name, f"{where}awards[{place}].amount", one["amount"]


def lines_lead_to_the_amount(result: rc.Calculation, stored: Table) -> None:
    """See that the lines end with the amount, and that none is beside the point.

    A person of several payees gets several amounts: the lines are those of all.
    """
    asked: dict[str, dict[str, str]] = {}
    for name, place, amount in named(stored):
        asked.setdefault(name, {})[place] = amount
    for name, places in asked.items():
        lines = result.why(name)
        assert lines[-1].figure in places, name
        ends = {one.figure: str(one.output) for one in lines if one.figure in places}
        assert ends == places
        used = {use for one in lines for use in one.uses} | set(places)
        figures = {one.figure for one in lines}
        # Each line is asked for by a later one, and no line that is used is missing.
        assert used == figures


@pytest.mark.parametrize("path", FILES, ids=lambda one: str(one.stem))
def test_every_amount_of_a_file_has_a_derivation(path: Path) -> None:
    agrees(rc.calculate(rc.read_case(path)))


@given(case=any_case())
def test_every_amount_of_a_random_case_has_a_derivation(case: Table) -> None:
    agrees(calculated(case))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", FILES, ids=lambda one: str(one.stem))
def test_the_output_stands_in_the_sentence(path: Path, locale: str) -> None:
    said = language(locale)
    for step in rc.calculate(rc.read_case(path)).steps:
        assert said.value(step.output) in said.derived(step)


def equity(brought: rc.Equity, *people: rc.Person) -> rc.Calculation:
    case = rc.read_case(TESTS / "unit" / "cases" / "equity.toml")
    return rc.calculate(case.with_(equity=brought, people={"completers": people}))


@pytest.mark.parametrize("shown", [rc.Equity(10**6), rc.Equity(capital_ratio="23%")])
def test_a_part_of_the_capital_has_a_derivation(shown: rc.Equity) -> None:
    agrees(equity(shown, rc.Person("Li", share="1/3"), rc.Person("Wang", share="2/3")))


def test_shares_of_main_contributors_have_a_derivation() -> None:
    agrees(equity(rc.Equity(1000), rc.Person("Li", share="100%", main=True)))


def test_a_part_of_the_capital_of_main_contributors_has_a_derivation() -> None:
    shown = rc.Equity(capital_ratio="23%")
    agrees(equity(shown, rc.Person("Li", share="100%", main=True)))


def test_the_walk_finds_an_amount_without_a_step() -> None:
    """See the tests above fail: one step is left out, one is changed."""
    stored = json.loads(rc.calculate(rc.read_case(FILES[0])).to_json())
    every_amount_has_its_step(stored)
    for place in range(len(stored["steps"])):
        step = stored["steps"][place]
        if step["figure"] not in amounts(stored):
            continue
        less = [*stored["steps"][:place], *stored["steps"][place + 1 :]]
        other = [*less, {**step, "output": step["output"] + "0"}]
        for steps in (less, other, [*stored["steps"], step]):
            with pytest.raises(AssertionError):
                every_amount_has_its_step({**stored, "steps": steps})


SLAB = rc.Regulation(
    splits=[
        rc.Split(
            "net_income",
            schedule="slab",
            bands=[
                rc.Band({"completers": "90%", "unit": "rest"}, up_to="1000.01"),
                rc.Band({"completers": "1/3", "unit": "rest"}),
            ],
        )
    ]
)


def licence(**changes: object) -> rc.Calculation:
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    return rc.calculate(case.with_(performance_pay=(), **changes))


def sentences(found: rc.Calculation, figure: str) -> list[str]:
    steps = found.why(figure)
    return [one.sentence for one in derived(language("en"), found, steps)]


def test_the_fall_of_a_slab_has_a_derivation() -> None:
    found = licence(regulation=SLAB, people={})
    agrees(found)
    assert sentences(found, "amounts.completers#fall1") == [
        "threshold of the slab of net income: 1,000.01",
        (
            "completers: 900009/1000 where net income is 1,000.01, 100001/300 just"
            " above it: 566.68 less"
        ),
    ]


def refunded(*payments: rc.Payment) -> rc.Calculation:
    receipts = [
        rc.Receipt(date(2025, 4, 1), "1000.00"),
        rc.Receipt(date(2025, 5, 1), "-500.00"),
    ]
    return licence(receipts=receipts, costs=(), payments=payments)


def test_what_goes_back_has_a_derivation() -> None:
    found = refunded()
    agrees(found)
    assert sentences(found, "due[1].awards[0].amount#back")[-1] == (
        "Li: on May 1, 2025 less is due than before; what was paid of it is owed back:"
        " 210.00"
    )


def test_what_was_paid_late_has_a_derivation() -> None:
    """Henan: six months, which end on 2025-10-01; the wages of Li came after them."""
    henan = rc.Institution(
        "某大学", kind="university", state_founded=True, region="CN-41"
    )
    paid = [
        rc.Payment(date(2025, 9, 1), "completers", "20.00", name="Li"),
        rc.Payment(date(2025, 10, 2), "completers", "300.00", name="Li"),
    ]
    one = rc.Receipt(date(2025, 4, 1), "1000.00")
    found = licence(
        receipts=[one],
        costs=(),
        payments=paid,
        institution=henan,
        as_of=date(2025, 12, 1),
    )
    agrees(found)
    place = next(at for at, x in enumerate(found.accounts) if x.person == "Li")
    said = sentences(found, f"accounts[{place}]#late")
    assert said[-3:] == [
        "Li: paid by Dec 1, 2025 in all 320.00 (20.00 + 300.00)",
        (
            "Li: 420.00 had been due for more than 6 months on Dec 1, 2025, less 320.00"
            " paid: 100.00 overdue"
        ),
        (
            "Li: 420.00 had been due for more than 6 months on Oct 2, 2025, less 20.00"
            " paid before and 100.00 still overdue: 300.00 paid late"
        ),
    ]
    (clause,) = {one.citation for one in found.steps if "overdue" in one.figure} - {
        None
    }
    assert clause is not None
    assert (clause.instrument, clause.article) == ("cn-henan-2020", "四十一")


def test_what_is_in_time_says_so() -> None:
    found = refunded(rc.Payment(date(2025, 4, 2), "completers", "20.00", name="Li"))
    agrees(found)
    assert sentences(found, "accounts[0].overdue")[-1].endswith(
        "nothing is past its time to pay: 0.00 overdue"
    )
    # With payments the accounts tell what is owed back.
    assert not [one for one in found.steps if one.figure.endswith("#back")]
    (paid,) = [one for one in found.accounts if one.paid]
    place = found.accounts.index(paid)
    assert sentences(found, f"accounts[{place}].paid")[-1] == (
        "Li: paid by May 1, 2025 in all 20.00"
    )


def test_a_time_of_the_house_has_no_clause_of_the_law() -> None:
    paid = [rc.Payment(date(2025, 9, 1), "completers", "20.00", name="Li")]
    one = rc.Receipt(date(2025, 4, 1), "1000.00")
    henan = rc.Institution(
        "某大学", kind="university", state_founded=True, region="CN-41"
    )
    ruled = rc.Regulation(completers="70%", transfer_staff="10%", pay_within_months=3)
    found = licence(
        receipts=[one], costs=(), payments=paid, institution=henan, regulation=ruled
    )
    agrees(found)
    place = next(at for at, x in enumerate(found.accounts) if x.person == "Li")
    *_, step = found.why(f"accounts[{place}].overdue")
    assert step.citation is None
    assert dict(step.args)["months"] == 3


@pytest.mark.parametrize("figure", ["deducted", "performance_pay[0].headroom"])
def test_a_figure_has_a_heading_of_its_own(figure: str) -> None:
    found = rc.calculate(rc.read_case(TESTS / "unit" / "cases" / "rich.toml"))
    head, *lines = found.explain(figure, "en").splitlines()
    assert head == f"How the figure {figure} comes about"
    assert lines[0].startswith("  1. ")
    assert found.explain("college", "en").startswith("How the amount of college comes")


def test_sums_say_what_was_added() -> None:
    assert sentences(refunded(), "receipts")[-1] == (
        "receipts in all: 500.00 (1,000.00 - 500.00)"
    )
    days = [date(2025, 4, day) for day in range(1, 14)]
    many = licence(receipts=[rc.Receipt(day, "1.00") for day in days], costs=())
    assert sentences(many, "receipts")[-1] == "receipts in all: 13.00"
    few = licence(receipts=[rc.Receipt(day, "1.00") for day in days[1:]], costs=())
    added = " + ".join(["1.00"] * 12)
    assert sentences(few, "receipts")[-1] == f"receipts in all: 12.00 ({added})"


def test_how_far_apart_is_told_where_the_sentence_needs_it() -> None:
    found = rc.calculate(rc.read_case(TESTS / "unit" / "cases" / "licence.toml"))
    for one in found.findings:
        told = FINDINGS[one.text]
        assert ("difference" in dict(one.args)) == ("{difference}" in told)
    lower = rc.Regulation(completers="60%", transfer_staff="10%")
    (broken,) = licence(regulation=lower).violations
    assert dict(broken.args)["difference"] == rc.Money("95000.00")
