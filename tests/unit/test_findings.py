"""Every finding arises where it should, with its severity, and not in a neighbour."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.report.language import language
from rewardcalc.terms import Severity
from rewardcalc.wording import FINDINGS

Table = dict[str, Any]
Change = Callable[[Table], object]

CASES = Path(__file__).parent / "cases"
NATIONAL = ["cn-national-2015"]
D1, D2, D3 = date(2025, 4, 1), date(2025, 6, 1), date(2026, 6, 1)
LI: Table = {"name": "Li", "share": "100%"}
PAY: Table = {
    "year": 2025,
    "approved_cap": "100",
    "ordinary": "100",
    "flexible": "0",
}
OWNED: Table = {
    "kind": "co-ownership",
    "completers_share": "80%",
    "unit_part": "kept",
}


def same(_case: Table) -> None:
    """Change nothing."""


def both(*changes: Change) -> Change:
    def change(case: Table) -> None:
        for one in changes:
            one(case)

    return change


def put(path: str, value: object) -> Change:
    """Give the change that writes one key."""

    def change(case: Table) -> None:
        *above, last = path.split(".")
        here: Any = case
        for step in above:
            here = here[int(step)] if step.isdigit() else here.setdefault(step, {})
        here[last] = value

    return change


def drop(path: str) -> Change:
    def change(case: Table) -> None:
        *above, last = path.split(".")
        here: Any = case
        for step in above:
            here = here[int(step)] if step.isdigit() else here[step]
        here.pop(last, None)

    return change


def rule(**keys: object) -> Change:
    return put("regulation", keys)


def split(of: str, **into: str) -> Table:
    return {"of": of, "into": into}


def receipts(*entries: tuple[date, str]) -> Change:
    return put("receipts", [{"on": on, "amount": amount} for on, amount in entries])


def cost(category: str, amount: str = "1.00") -> Change:
    return put("costs", [{"category": category, "amount": amount}])


def paid(*entries: tuple[date, str, str | None, str]) -> Change:
    return put(
        "payments",
        [
            {
                "on": on,
                "payee": payee,
                "amount": amount,
                **({"name": name} if name else {}),
            }
            for on, payee, name, amount in entries
        ],
    )


ELSEWHERE = put("institution.region", "CN-65")
ENTERPRISE = both(
    put("institution.kind", "enterprise"), put("institution.state_founded", value=False)
)
WITH_STAFF = put("people.transfer_staff", [{"name": "Zhao", "share": "1"}])
ALL_PAID = paid(
    (D1, "completers", "Li", "399000.00"), (D1, "completers", "Wang", "266000.00")
)
REFUND = receipts((D1, "1000000"), (D2, "-500000"))

BEIJING, SHANGHAI, ZHEJIANG, HENAN = (
    put("institution.region", region) for region in ("CN-11", "CN-31", "CN-33", "CN-41")
)
SHANTOU = both(
    put("institution.region", "CN-44"),
    put("institution.city", "440500"),
    put("conversion.fiscally_funded", value=True),
)


def banded(schedule: str) -> Change:
    """Give the change to two bands, the second of them with less for the completers."""
    return rule(
        splits=[
            {
                "of": "net_income",
                "schedule": schedule,
                "bands": [
                    {"up_to": "100000", "into": {"completers": "90%", "unit": "10%"}},
                    {"into": {"completers": "70%", "unit": "30%"}},
                ],
            }
        ]
    )


CONTRACT = banded("contract")

# text: the case, the change that makes it arise, its severity, the neighbouring change.
ARISES: Mapping[str, tuple[str, Change, str, Change]] = {
    "floor-met": (
        "licence",
        same,
        "ok",
        both(put("regulation.completers", "69%"), put("law", ["cn-hubei-2024"])),
    ),
    "floor-met-settled-below": (
        "licence",
        both(
            put("law", NATIONAL),
            drop("costs"),
            receipts((D1, "0.01")),
            rule(
                splits=[
                    split("net_income", completers="25%", converters="25%", unit="50%")
                ]
            ),
        ),
        "ok",
        both(
            put("law", NATIONAL),
            drop("costs"),
            receipts((D1, "0.03")),
            rule(
                splits=[
                    split("net_income", completers="25%", converters="25%", unit="50%")
                ]
            ),
        ),
    ),
    "floor-broken": (
        "licence",
        put("regulation.completers", "69.99%"),
        "violation",
        put("regulation.completers", "70%"),
    ),
    "floor-displaced": ("enterprise", same, "ok", put("regulation.completers", "50%")),
    "floor-by-transfer-staff": (
        "licence",
        both(
            put("law", NATIONAL),
            rule(
                splits=[
                    split(
                        "net_income", completers="45%", transfer_staff="5%", unit="rest"
                    )
                ]
            ),
        ),
        "note",
        both(
            put("law", NATIONAL),
            rule(
                splits=[
                    split(
                        "net_income", completers="50%", transfer_staff="5%", unit="rest"
                    )
                ]
            ),
        ),
    ),
    "unnamed-people": ("licence", same, "note", WITH_STAFF),
    "duty-met": ("enterprise", same, "ok", put("regulation.completers", "0")),
    "duty-broken": (
        "enterprise",
        put("regulation.completers", "0"),
        "violation",
        put("regulation.completers", "0.01%"),
    ),
    "default-rate": (
        "licence",
        rule(basis="none"),
        "note",
        rule(basis="agreement", completers="70%"),
    ),
    "no-transfer-staff-rate": (
        "licence",
        drop("regulation.transfer_staff"),
        "warning",
        put("regulation.transfer_staff", "0%"),
    ),
    "transfer-staff-without-rate": (
        "licence",
        both(ELSEWHERE, WITH_STAFF, drop("regulation.transfer_staff")),
        "warning",
        both(ELSEWHERE, WITH_STAFF),
    ),
    "net-income-definition": (
        "licence",
        same,
        "note",
        both(
            put("conversion.method", "equity"),
            put("equity", {"shares": 7}),
            drop("receipts"),
            drop("costs"),
            drop("regulation.transfer_staff"),
        ),
    ),
    "cost-not-deducted-research": (
        "licence",
        cost("research-own"),
        "note",
        cost("appraisal"),
    ),
    "cost-not-deducted-no-receipts": (
        "equity",
        put("costs", [{"category": "tax", "amount": "1", "on": D1}]),
        "note",
        same,
    ),
    "deficit": (
        "licence",
        cost("tax", "1000000.01"),
        "note",
        cost("tax", "1000000.00"),
    ),
    "reading-running-costs": (
        "licence",
        receipts((D1, "1000000"), (D2, "1")),
        "note",
        receipts((D1, "1000000"), (D1, "1")),
    ),
    "receipt-before-agreement": (
        "licence",
        receipts((date(2025, 3, 17), "1000000")),
        "warning",
        receipts((date(2025, 3, 18), "1000000")),
    ),
    "head-equity": (
        "equity",
        put("people.completers.0.role", "head"),
        "warning",
        put("people.completers.0.role", "leader"),
    ),
    "publicity": (
        "licence",
        put("people.completers.0.role", "leader"),
        "note",
        put("people.completers.0.role", "head"),
    ),
    "unregistered-contract": (
        "licence",
        both(put("conversion.method", "service"), put("performance_pay", [PAY])),
        "warning",
        both(
            put("conversion.method", "service"),
            put("conversion.registration", "1"),
            put("performance_pay", [PAY]),
        ),
    ),
    "cap-exceeded": (
        "licence",
        put("performance_pay", [{**PAY, "ordinary": "100.01"}]),
        "violation",
        put("performance_pay", [PAY]),
    ),
    "payment-day-assumed": (
        "licence",
        put("performance_pay", [PAY]),
        "note",
        both(put("performance_pay", [PAY]), ALL_PAID),
    ),
    "reading-every-achievement": ("licence", same, "note", ELSEWHERE),
    "reading-day-of-signature": ("licence", same, "note", ELSEWHERE),
    "reading-completers-alone": (
        "licence",
        same,
        "note",
        drop("regulation.transfer_staff"),
    ),
    "pilot-enterprise": (
        "licence",
        ENTERPRISE,
        "warning",
        both(ENTERPRISE, put("institution.pilot", value=False)),
    ),
    "pilot-state-unit": (
        "licence",
        put("institution.pilot", value=False),
        "note",
        same,
    ),
    "reading-transfer-staff-cash": (
        "licence",
        put("performance_pay", [PAY]),
        "note",
        both(put("performance_pay", [PAY]), drop("regulation.transfer_staff")),
    ),
    "reading-flexible-pay": (
        "licence",
        put("performance_pay", [{**PAY, "flexible": "0.01"}]),
        "note",
        put("performance_pay", [PAY]),
    ),
    "use-right-too-short": (
        "licence",
        put("rights", {"kind": "long-term-use", "years": 9}),
        "violation",
        put("rights", {"kind": "long-term-use", "years": 10}),
    ),
    "use-right-long-enough": (
        "licence",
        put("rights", {"kind": "long-term-use", "years": 10}),
        "ok",
        both(put("rights", {"kind": "long-term-use", "years": 9}), ELSEWHERE),
    ),
    "owners-part-kept": (
        "licence",
        put("rights", OWNED),
        "note",
        put("rights", {**OWNED, "unit_part": "split"}),
    ),
    "owners-part-split": (
        "licence",
        put("rights", {**OWNED, "unit_part": "split"}),
        "note",
        put("rights", OWNED),
    ),
    "owners-part-below-floor": (
        "licence",
        put("rights", {**OWNED, "completers_share": "69%"}),
        "warning",
        put("rights", {**OWNED, "completers_share": "70%"}),
    ),
    "reward-years-too-few": (
        "own-use",
        put("regulation.reward_years", 2),
        "violation",
        put("regulation.reward_years", 3),
    ),
    "reading-first-year": ("own-use", same, "note", put("law", [])),
    "year-of-loss": (
        "own-use",
        same,
        "note",
        put("operating_profit.0.amount", "0.01"),
    ),
    "year-outside-window": (
        "own-use",
        same,
        "note",
        put("operating_profit.3.year", 2025),
    ),
    "overpayment": (
        "licence",
        paid((D1, "completers", "Li", "399000.01")),
        "warning",
        paid((D1, "completers", "Li", "399000.00")),
    ),
    "recoverable": (
        "licence",
        both(REFUND, paid((D1, "completers", "Li", "399000.00"))),
        "warning",
        both(REFUND, paid((D1, "completers", "Li", "1.00"))),
    ),
    "recoverable-on": ("licence", REFUND, "warning", both(REFUND, ALL_PAID)),
    "overdue": (
        "licence",
        both(
            put("regulation.pay_within_months", 6),
            put("as_of", date(2025, 10, 2)),
            paid((D1, "completers", "Li", "1.00")),
        ),
        "warning",
        both(
            put("regulation.pay_within_months", 6),
            put("as_of", date(2025, 10, 1)),
            paid((D1, "completers", "Li", "1.00")),
        ),
    ),
    "law-not-checked": (
        "licence",
        put("law", ["cn-hubei-2024"]),
        "note",
        both(
            put("law", ["cn-hubei-2024"]),
            put("conversion.agreed_on", date(2024, 11, 12)),
        ),
    ),
    "floor-permitted": (
        "licence",
        both(
            BEIJING,
            put("regulation.completers", "60%"),
            drop("regulation.transfer_staff"),
        ),
        "note",
        both(BEIJING, drop("regulation.transfer_staff")),
    ),
    "floor-broken-second-hand": (
        "licence",
        both(
            put("people.completers.0.share", "40%"),
            put("people.completers.1.share", "60%"),
        ),
        "warning",
        both(
            drop("regulation.transfer_staff"),
            put("people.completers.0.share", "50%"),
            put("people.completers.1.share", "50%"),
        ),
    ),
    "main-contributors-unnamed": (
        "licence",
        put("people.completers.0.main", value=False),
        "note",
        same,
    ),
    "net-income-differs": (
        "licence",
        both(
            put("regulation.income", {"deductible": ["tax", "research-own"]}),
            cost("research-own"),
        ),
        "note",
        both(
            put("regulation.income", {"deductible": ["tax", "research-own"]}),
            cost("tax"),
        ),
    ),
    "cost-not-deducted-not-in-rule": (
        "licence",
        both(put("regulation.income", {"deductible": ["tax"]}), cost("appraisal")),
        "note",
        both(put("regulation.income", {"deductible": ["tax"]}), cost("tax")),
    ),
    "regulation-not-in-force": (
        "licence",
        put("regulation.in_force", date(2025, 3, 19)),
        "warning",
        put("regulation.in_force", date(2025, 3, 18)),
    ),
    "receipts-above-contract": (
        "licence",
        both(CONTRACT, put("conversion.contract_amount", "999999.99")),
        "warning",
        both(CONTRACT, put("conversion.contract_amount", "1000000.00")),
    ),
    "cliff": ("licence", banded("slab"), "note", banded("marginal")),
    "publicity-days": ("licence", ZHEJIANG, "note", ELSEWHERE),
    "head-equity-first-hand": (
        "equity",
        both(HENAN, put("people.completers.0.role", "head")),
        "warning",
        both(ELSEWHERE, put("people.completers.0.role", "head")),
    ),
    "owners-part-too-small": (
        "licence",
        both(SHANTOU, put("rights", {**OWNED, "completers_share": "69%"})),
        "violation",
        both(SHANTOU, put("rights", {**OWNED, "completers_share": "70%"})),
    ),
    "owners-part-enough": (
        "licence",
        both(SHANTOU, put("rights", {**OWNED, "completers_share": "70%"})),
        "ok",
        both(
            SHANTOU,
            put("conversion.fiscally_funded", value=False),
            put("rights", {**OWNED, "completers_share": "70%"}),
        ),
    ),
    "pay-treatment-conflict": (
        "licence",
        both(SHANGHAI, put("performance_pay", [PAY])),
        "warning",
        both(ELSEWHERE, put("performance_pay", [PAY])),
    ),
    **{
        f"pay-law-silent-{aspect}": (
            "licence",
            both(put("performance_pay", [PAY]), put("law", [instrument])),
            "note",
            put("performance_pay", [PAY]),
        )
        for aspect, instrument in (
            ("cap", "cn-shanghai-2017"),
            ("next-year-base", "cn-shanghai-2017"),
            ("social-insurance", "cn-national-2015"),
        )
    },
}


def calculated(base: str, change: Change) -> rc.Calculation:
    text = (CASES / f"{base}.toml").read_text(encoding="utf-8")
    case = tomllib.loads(text)
    change(case)
    return rc.calculate(rc.read_case(case))


@pytest.mark.parametrize("text", ARISES)
def test_arises(text: str) -> None:
    base, change, severity, _ = ARISES[text]
    found = [one for one in calculated(base, change).findings if one.text == text]
    assert {one.severity for one in found} == {Severity(severity)}


@pytest.mark.parametrize("text", ARISES)
def test_does_not_arise_in_a_neighbour(text: str) -> None:
    base, _, _, neighbour = ARISES[text]
    texts = {one.text for one in calculated(base, neighbour).findings}
    assert text not in texts


@pytest.mark.parametrize("text", ARISES)
def test_has_a_sentence_in_both_languages(text: str) -> None:
    base, change, _, _ = ARISES[text]
    for one in calculated(base, change).findings:
        for locale in ("en", "zh_CN"):
            assert language(locale).finding(one.text, dict(one.args))
    assert text in FINDINGS


# Severities that depend on more than the text


def test_what_is_violated_makes_a_result_unlawful() -> None:
    result = calculated("licence", put("regulation.completers", "69%"))
    assert not result.lawful
    assert [(one.text, one.instrument) for one in result.violations] == [
        ("floor-broken", "cn-hubei-2024")
    ]
    assert calculated("licence", same).lawful


def test_a_floor_says_what_was_required_and_what_was_got() -> None:
    result = calculated("licence", put("regulation.completers", "69%"))
    (one,) = result.violations
    assert one.payees == ("completers",)
    assert one.base == "net_income"
    assert one.ratio == rc.Ratio.of("70%")
    assert one.required == rc.Money("665000.00")
    assert one.actual == rc.Money("655500.00")
    assert dict(one.args)["difference"] == rc.Money("9500.00")


def test_a_warning_that_somebody_answers_for() -> None:
    answer: Table = {
        "code": "head-equity",
        "by": "校长办公会",
        "on": D1,
        "reason": "x",
    }
    heads = both(
        put("people.completers.0.role", "head"),
        put("people.completers.1.role", "head"),
    )

    def answered(**keys: object) -> list[bool]:
        result = calculated(
            "equity", both(heads, put("acknowledgements", [{**answer, **keys}]))
        )
        return [
            one.acknowledged is not None
            for one in result.findings
            if one.code == "head-equity"
        ]

    assert answered() == [True, True]
    assert answered(name="Wang") == [False, True]
    with pytest.raises(rc.InputError, match="publicity"):
        answered(code="publicity")


def test_the_laws_own_deadline_is_no_mere_warning() -> None:
    late = both(
        ZHEJIANG,
        put("as_of", date(2025, 10, 2)),
        paid((D1, "completers", "Li", "1.00")),
    )
    result = calculated("licence", late)
    overdue = [one for one in result.findings if one.code == "overdue"]
    assert {one.severity for one in overdue} == {Severity.VIOLATION}
    assert {one.instrument for one in overdue} == {"cn-zhejiang-2021"}
    in_time = calculated("licence", both(late, put("as_of", date(2025, 10, 1))))
    assert not [one for one in in_time.findings if one.code == "overdue"]


def test_double_rewards() -> None:
    """Where completers own a part, the law may say what becomes of the reward."""
    owned = put("rights", {**OWNED, "unit_part": "split"})
    for there, texts in (
        (ZHEJIANG, ["double-reward-choice"]),
        (SHANTOU, ["double-reward-may"]),
        (ELSEWHERE, []),
    ):
        found = [
            one
            for one in calculated("licence", both(there, owned)).findings
            if one.code == "double-reward"
        ]
        assert [one.text for one in found] == texts
        assert {one.severity for one in found} <= {Severity.NOTE}
    kept = calculated("licence", both(ZHEJIANG, put("rights", OWNED)))
    # What becomes of the reward is said where the part replaces it above all.
    assert [one.text for one in kept.findings if one.code == "double-reward"]


def test_too_few_years_of_an_enterprise_are_a_note() -> None:
    result = calculated(
        "own-use",
        both(
            put("institution.kind", "enterprise"),
            put("institution.state_founded", value=False),
            put("regulation.reward_years", 2),
        ),
    )
    (one,) = [one for one in result.findings if one.code == "reward-years-too-few"]
    assert one.severity is Severity.NOTE
    assert result.lawful


def test_each_year_of_own_use_is_its_own_base() -> None:
    result = calculated("own-use", same)
    floors = {one.year: one for one in result.findings if one.code == "floor"}
    assert set(floors) == {"2022", "2023"}
    assert floors["2022"].required == rc.Money("150000.00")
    assert floors["2023"].required == rc.Money("50.01")


def test_nothing_is_owed_where_nothing_came() -> None:
    result = calculated("licence", cost("tax", "1000000.00"))
    assert not [one for one in result.findings if one.code == "duty-to-reward"]
    assert result.lawful


def test_a_kept_part_is_measured_by_no_floor() -> None:
    result = calculated("licence", put("rights", OWNED))
    assert not [one for one in result.findings if one.code == "floor"]


def test_a_part_of_a_capital_is_judged_exactly() -> None:
    met = calculated("equity", put("equity", {"capital_ratio": "30%"}))
    (floor,) = [
        one
        for one in met.findings
        if one.instrument == "cn-hubei-2024" and one.code == "floor"
    ]
    assert floor.required == floor.actual == rc.Ratio.of("21%")
    assert floor.severity is Severity.OK
    broken = calculated(
        "equity",
        both(
            put("equity", {"capital_ratio": "30%"}),
            put("regulation.completers", "69%"),
        ),
    )
    assert not broken.lawful


def test_no_receipt_no_cash() -> None:
    """Equity is never performance pay."""
    result = calculated("equity", put("performance_pay", [PAY]))
    assert result.performance_pay[0].conversion_cash == 0


def test_each_conflict_of_pay_is_said_once() -> None:
    two_days = both(SHANGHAI, receipts((D1, "1000"), (D2, "2000")), drop("costs"))
    result = calculated("licence", both(two_days, put("performance_pay", [PAY])))
    conflicts = [one for one in result.findings if one.code == "pay-treatment-conflict"]
    assert len(result.performance_pay[0].cash) > 1
    assert len({one.args for one in conflicts}) == len(conflicts) > 0
