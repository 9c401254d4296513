"""Another rate, two net incomes, late payments: what a reader asks after the figures."""

from datetime import date
from pathlib import Path

import pytest

import rewardcalc as rc
from rewardcalc.cli import main
from rewardcalc.comparison import with_rate
from rewardcalc.report import text
from rewardcalc.report.checks import check_text
from rewardcalc.report.language import language

CASE = Path("examples/hubei-licence.toml")
DAY = date(2025, 3, 18)


def parts(split: rc.Split) -> dict[str, str]:
    return {name: str(part) for name, part in split.into or ()}


@pytest.mark.parametrize(
    ("into", "expected"),
    [
        (
            {"completers": "70%", "unit": "rest"},
            {"completers": "4/5", "unit": "rest"},
        ),
        (
            {"completers": "70%", "unit": "30%"},
            {"completers": "4/5", "unit": "rest"},
        ),
        (
            {"completers": "rest", "unit": "30%"},
            {"completers": "4/5", "unit": "rest"},
        ),
        (
            {"completers": "60%", "school": "10%", "unit": "rest"},
            {"completers": "4/5", "school": "1/10", "unit": "rest"},
        ),
    ],
)
def test_another_rate_in_a_split(
    into: dict[str, str], expected: dict[str, str]
) -> None:
    """The part beside it, or the rest, takes what is left."""
    ruled = rc.Regulation(splits=[rc.Split("net_income", into)])
    (split,) = with_rate(ruled, "completers", "80%").splits
    assert parts(split) == expected


@pytest.mark.parametrize(
    "into",
    [
        {"completers": "60%", "school": "10%", "unit": "30%"},
        {"completers": "rest", "school": "10%", "unit": "30%"},
        {"team": "60%", "unit": "40%"},
    ],
)
def test_a_rate_that_nothing_makes_room_for(into: dict[str, str]) -> None:
    ruled = rc.Regulation(splits=[rc.Split("net_income", into)])
    with pytest.raises(rc.InputError) as caught:
        with_rate(ruled, "completers", "80%")
    (one,) = caught.value.faults
    assert (one.code, one.path) == ("rate-fixed", "regulation.splits")


def test_another_rate_where_nothing_was_ruled() -> None:
    ruled = with_rate(rc.Regulation(basis="none"), "completers", "80%")
    assert (ruled.basis, ruled.completers) == ("agreement", rc.Ratio.of("80%"))


def test_compare_with_another_rate_of_a_split(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["compare", "examples/worked/04-equity.toml", "--completers", "60%"]
    assert main([*words, "--locale", "en"]) == 0
    assert "equity, completers" in capsys.readouterr().out


def test_both_net_incomes_stand_in_the_floor() -> None:
    """The institution deducts research; the law does not, and measures on its own."""
    case = rc.Case(
        rc.Institution(
            "某大学", kind="university", state_founded=True, region="CN-42", pilot=True
        ),
        rc.Conversion("licence", agreed_on=DAY),
        rc.Regulation(
            completers="70%",
            income=rc.OwnIncome(deductible=["tax", "research-own"]),
        ),
        [rc.Receipt(DAY, "1000.00")],
        [rc.Cost("research-own", "300.00")],
    )
    found = rc.calculate(case)
    (broken,) = (
        one
        for one in found.findings
        if one.code == "floor" and one.instrument == "cn-hubei-2024"
    )
    args = dict(broken.args)
    assert (str(args["own"]), str(args["legal"])) == ("700.00", "1000.00")
    said = " ".join(text.of(found, "en").split())
    assert (
        "below 70% of the net income (700.00), short by 210.00; measured on the law's"
        " net income of 1,000.00, that of the institution is 700.00"
    ) in said
    steps = {one.figure: one for one in found.steps}
    at = found.findings.index(broken)
    required = language("en").derived(steps[f"findings[{at}].required"])
    assert required == "70% of the net income of 1,000.00, rounded up: 700.00"
    missing = language("en").derived(steps[f"findings[{at}].text.args.difference"])
    assert missing == "required 700.00 less 490.00 given = 210.00"


def test_a_floor_on_the_part_of_the_unit_says_so() -> None:
    rights = rc.Rights("co-ownership", completers_share="40%", unit_part="split")
    case = rc.read_case(CASE).with_(rights=rights, performance_pay=())
    found = rc.calculate(case)
    said = [language("en").derived(one) for one in found.steps]
    # 60% of 950,000.00 are the unit's; 70% of them are owed.
    assert "70% of the unit's part of 570,000.00, rounded up: 399,000.00" in said


def paid(on: date, amount: str, as_of: date) -> list[tuple[str, str]]:
    case = rc.Case(
        rc.Institution("某大学", kind="university", state_founded=True, region="CN-41"),
        rc.Conversion("licence", agreed_on=DAY),
        rc.Regulation(completers="70%"),
        [rc.Receipt(DAY, "1000.00")],
        people={"completers": [rc.Person("Li", share="1")]},
        payments=[rc.Payment(on, "completers", amount, name="Li")],
        as_of=as_of,
    )
    return [
        (one.code, str(dict(one.args)["amount"]))
        for one in rc.calculate(case).findings
        if one.code in ("overdue", "paid-late")
    ]


@pytest.mark.parametrize(
    ("on", "amount", "expected"),
    [
        (date(2025, 9, 18), "700.00", []),
        (date(2025, 9, 19), "700.00", [("paid-late", "700.00")]),
        # What is still open is overdue; what was paid too late is told beside it.
        (date(2025, 9, 19), "300.00", [("overdue", "400.00"), ("paid-late", "300.00")]),
        (date(2025, 9, 18), "300.00", [("overdue", "400.00")]),
    ],
)
def test_paid_after_six_months(
    on: date, amount: str, expected: list[tuple[str, str]]
) -> None:
    assert paid(on, amount, date(2025, 12, 31)) == expected


def test_a_late_payment_warns_and_breaks_nothing() -> None:
    found = rc.calculate(
        rc.Case(
            rc.Institution(
                "某大学", kind="university", state_founded=True, region="CN-41"
            ),
            rc.Conversion("licence", agreed_on=DAY),
            rc.Regulation(completers="70%"),
            [rc.Receipt(DAY, "1000.00")],
            people={"completers": [rc.Person("Li", share="1")]},
            payments=[
                rc.Payment(date(2026, 1, 1), "completers", "700.00", name="Li"),
                rc.Payment(date(2026, 2, 1), "completers", "-1.00", name="Li"),
            ],
            as_of=date(2026, 1, 31),
        )
    )
    assert found.lawful
    shown = text.of(found, "en")
    assert "Paid by day" in shown
    assert "Li (completers) was paid 700.00 more than 6 months after" in shown


def test_the_step_of_what_is_over_the_cap() -> None:
    block = rc.PerformancePay(
        2025, approved_cap="10.00", ordinary="12.50", flexible="0"
    )
    case = rc.read_case(CASE).with_(performance_pay=[block])
    (over,) = (one for one in rc.calculate(case).steps if one.rule == "pay-over-cap")
    assert over.output == rc.Money("2.50")
    assert over.figure == "performance_pay[0].headroom#over"


def checked(regulation: rc.Regulation, region: str, kind: str) -> rc.Check:
    founded = kind != "enterprise"
    pilot = True if region == "CN-42" else None
    there = rc.Institution(
        "某单位", kind=kind, state_founded=founded, region=region, pilot=pilot
    )
    return rc.check(regulation, there, DAY)


def test_a_check_asks_for_rates_that_nobody_set() -> None:
    """Hubei owes the staff a part at no number: without a rate they get nothing."""
    found = checked(rc.Regulation(completers="70%"), "CN-42", "university")
    assert {rate.payee for _, rate in found.unrated} == {"transfer_staff"}
    assert found.lawful
    said = " ".join(check_text(language("en"), found).split())
    assert "licence: no rate for the transfer staff; the law has no number" in said
    ruled = rc.Regulation(completers="70%", transfer_staff="10%")
    assert checked(ruled, "CN-42", "university").unrated == ()


def test_a_check_finds_the_duty_to_reward() -> None:
    """A default standard may be ruled away, the duty may not."""
    nothing = rc.Regulation(
        splits=[rc.Split("net_income", {"completers": "0%", "unit": "rest"})]
    )
    found = checked(nothing, "CN-11", "enterprise")
    assert not found.lawful
    sold = [one for one in found.unrewarded if one.deal.method == "licence"]
    assert {one.duty.citation.instrument for one in sold} == {
        "cn-national-2015",
        "cn-beijing-2020",
    }
    said = check_text(language("en"), found)
    assert "✗ licence: those who contributed get nothing, but a reward is owed" in said


def test_a_check_says_of_which_amounts_nothing_is_given() -> None:
    bands = [
        rc.Band({"completers": "50%", "unit": "rest"}, up_to="100"),
        rc.Band({"completers": "0%", "unit": "rest"}, up_to="200"),
        rc.Band({"completers": "0%", "unit": "rest"}),
    ]
    slab = rc.Regulation(splits=[rc.Split("net_income", schedule="slab", bands=bands)])
    (one, *_) = checked(slab, "CN-65", "enterprise").unrewarded
    assert [(span.first, span.up_to) for span in one.spans] == [
        (10001, 20000),
        (20001, None),
    ]
    said = check_text(language("en"), checked(slab, "CN-65", "enterprise"))
    assert "not met from 100.01 to 200.00" in said
    assert "not met from 200.01 on" in said


def test_shares_beside_money_that_a_regulation_divides() -> None:
    """Shandong University divides the cash part of an equity deal, not the shares."""
    ruled = rc.read_regulation("examples/regulations/shandong-university-2026.toml")
    there = rc.Institution(
        "山东大学", kind="university", state_founded=True, region="CN-37"
    )
    said = " ".join(check_text(language("en"), rc.check(ruled, there)).split())
    assert (
        "the regulation divides the money beside the shares, but says nothing" in said
    )
    assert "own use: the regulation says nothing of it" in said


def test_years_too_few_are_told_with_their_clause() -> None:
    split = rc.Split("operating_profit", {"completers": "10%", "unit": "rest"})
    ruled = rc.Regulation(splits=[split], reward_years=2)
    said = check_text(language("en"), checked(ruled, "CN-65", "university"))
    (_, _, after) = said.partition("is rewarded for 2 years")
    assert "应当在实施转化成功投产后连续三至五年" in after.replace("\n", "")[:200]
