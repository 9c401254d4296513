"""Statements in words, and the reports that a program asks for in a language."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

import rewardcalc as rc
from rewardcalc.cli import main
from rewardcalc.report import drawing, markdown, page, text
from rewardcalc.report.columns import width
from rewardcalc.report.derivations import why_text
from rewardcalc.report.language import language

TESTS = Path(__file__).parents[1]
CASES = TESTS / "unit" / "cases"
FILES = sorted((*CASES.glob("*.toml"), *TESTS.glob("acceptance/cases/*.toml")))
LOCALES = ("en", "zh_CN", "zh_TW")

every_file = pytest.mark.parametrize("path", FILES, ids=lambda one: str(one.stem))
every_locale = pytest.mark.parametrize("locale", LOCALES)


def result(name: str) -> rc.Calculation:
    return rc.calculate(rc.read_case(CASES / f"{name}.toml"))


def everybody(found: rc.Calculation) -> list[rc.Statement]:
    people = [one.key for _, group in found.case.people for one in group]
    return [*map(found.statement, people), found.unit_statement()]


RICH = """\
Statement of Li [li-1]
RICH  everything at once
某大学, licence, contract of Mar 18, 2025, amounts in CNY
divided by agreement: 办法

Due by day
day          payee           amount
Apr 1, 2025  completers  221,666.67
May 1, 2025  completers      -77.78
Jun 1, 2025  completers    2,218.60
Sep 1, 2025  completers     -421.52
Dec 1, 2025  completers   11,666.67
in all                   235,052.64
- completers: “试点单位应将科技成果转化净收入(或股权)的70%以上给予科技成果完成人
  (团队)” (湖北数字人才措施 no. 11)

Due and paid as of Jan 1, 2026
item       completers
due        235,052.64
paid         1,000.00
open       234,052.64
overdue    222,807.49
overpaid         0.00
owed back        0.00

Social-insurance base
year  wages, rewards included  rewards outside the base  wages in the base
2025               880,000.00                  1,000.00         879,000.00

- “不作为核定下一年度绩效工资总量和社会保险缴费基数” (湖北数字人才措施 no. 11)"""


def test_a_statement_in_words() -> None:
    assert result("rich").statement("li-1").to_text("en") == RICH


@every_locale
@every_file
def test_every_statement_is_sound(path: Path, locale: str) -> None:
    """Its amounts stand in it, at most 80 columns wide, as text and as a page."""
    said = language(locale)
    for one in everybody(rc.calculate(rc.read_case(path))):
        shown, paper = one.to_text(locale), one.to_html(locale)
        assert max(map(width, shown.splitlines())) <= 80
        for line in one.lines:
            assert said.value(line.amount) in shown
            assert said.value(line.amount) in paper
            assert said.value(line.on) in shown
        clauses = [each.citation for each in one.lines]
        for citation in (*clauses, *(each.citation for each in one.insurance)):
            if citation is not None:
                assert citation.quote in re.sub(r"\n *", "", shown)
                assert f'lang="zh-Hans" style="quotes:none">{citation.quote}' in (paper)
        assert not re.search("None|[{}]", shown)
        assert f'<html lang="{said.tag}">' in paper


def test_own_clauses_stand_on_a_statement() -> None:
    clause = rc.Clause("第八条", quote="完成人得百分之七十")
    into = {"completers": "70%", "unit": "rest"}
    split = rc.Split("net_income", into, citation=clause)
    case = rc.read_case(CASES / "licence.toml")
    people = dict(case.people[:1])
    ruled = rc.calculate(
        case.with_(regulation=rc.Regulation(splits=[split]), people=people)
    )
    said = ruled.statement("Li").to_text("zh_CN")
    assert "“完成人得百分之七十”——本单位规定或约定第八条" in said.replace("\n  ", "")


def test_a_part_of_the_capital_is_on_a_statement() -> None:
    case = rc.read_case(CASES / "equity.toml").with_(
        equity=rc.Equity(capital_ratio="30%")
    )
    found = rc.calculate(case)
    (line,) = found.statement("Li").lines
    assert line.amount == found.award("Li").amount
    assert found.unit_statement().lines[0].amount == found["retained"]
    assert language("en").value(line.amount) in found.statement("Li").to_text("en")


OWNED = """
format = "rewardcalc-case/1"
institution = { name = "X", kind = "university", state_founded = true, region = "CN-65" }
conversion = { method = "licence", agreed_on = 2025-01-02 }
receipts = [{ on = 2025-04-01, amount = "1000.00" }]
rights = { kind = "co-ownership", completers_share = "70%", unit_part = "split" }
regulation = { completers = "70%" }
payments = [{ on = 2025-05-01, payee = "owners", amount = "100.00" }]
"""


def test_what_co_owners_have_is_not_the_unit_s() -> None:
    found = rc.calculate(rc.read_case(OWNED))
    assert found["owners"] == found.statement("owners").due == rc.Money("700.00")
    assert found.unit_statement().due == rc.Money("90.00")
    booked = [
        (str(one.debit), str(one.credit), str(one.amount))
        for one in found.journal()
        if one.party == "owners"
    ]
    assert booked == [
        ("undistributed", "owners-payable", "700.00"),
        ("owners-payable", "bank", "100.00"),
    ]


@every_locale
def test_reports_in_the_language_that_is_asked_for(locale: str) -> None:
    found = result("rich")
    said, digest = language(locale), json.loads(found.to_json())["digest"]
    assert found.to_text(locale) == text.of(found, locale)
    assert found.to_html(locale) == page.of(said, found, digest)
    assert found.to_markdown(locale) == markdown.of(said, found, digest)
    assert found.to_svg(locale) == drawing.of(found, locale)
    assert found.explain("Zhao", locale) == why_text(said, found, "Zhao")
    assert found.case.to_text(locale) == text.of(found.case, locale)


@every_locale
def test_errors_in_the_language_that_is_asked_for(locale: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Regulation(completers="120%", transfer_staff="x")
    lines = caught.value.to_text(locale).splitlines()
    assert lines == [language(locale).fault(one) for one in caught.value.faults]
    assert len(lines) == 2


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["calculate", str(CASES / "rich.toml"), *words])
    found = capsys.readouterr()
    return status, found.out.rstrip("\n"), found.err


@every_locale
def test_the_command_prints_a_statement(
    locale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = result("rich")
    for name, one in (
        ("li-2", found.statement("li-2")),
        ("某大学", found.unit_statement()),
        (language(locale).term("college"), found.statement("college")),
    ):
        asked = ("--statement", name, "--locale", locale)
        assert run(capsys, *asked) == (0, one.to_text(locale), "")
        paper = one.to_html(locale).rstrip("\n")
        assert run(capsys, *asked, "--format", "html") == (0, paper, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--why", "Zhao"), "--why and --statement are two reports"),
        (("--format", "json"), "--statement prints text or html"),
        (("--format", "md"), "--statement prints text or html"),
    ],
)
def test_what_cannot_be_asked_for_with_a_statement(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "--statement", "Zhao", "--locale", "en", *words)
    assert (status, out) == (2, "")
    assert err.startswith(said)


def test_a_statement_of_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "--statement", "Zhai", "--locale", "en")
    assert (status, out) == (2, "")
    assert "there is no statement of 'Zhai'; did you mean 'Zhao'?" in err


def test_a_year_without_wages_and_without_cash_is_no_line() -> None:
    case = rc.read_case(CASES / "licence.toml")
    year = rc.PerformancePay(2026, approved_cap="1", ordinary="1", flexible="0")
    same = rc.PerformancePay(2025, approved_cap="1", ordinary="1", flexible="0")
    found = rc.calculate(case.with_(performance_pay=[same, year]))
    (line,) = found.statement("Li").insurance
    assert (line.year, line.wages, line.base) == (2025, None, None)
    assert line.outside == found.award("Li").amount
    assert "2025        -" in found.statement("Li").to_text("en").replace("     ", " ")


def test_a_clause_of_one_version_stays_on_the_statement() -> None:
    """The first version says its clause; the second one leaves it out."""
    into = {"completers": "70%", "unit": "rest"}
    clause = rc.Clause("第八条")
    versions = [
        rc.Version(
            date(2024, 1, 1), splits=[rc.Split("net_income", into, citation=clause)]
        ),
        rc.Version(date(2025, 6, 1), splits=[rc.Split("net_income", into)]),
    ]
    case = rc.read_case(CASES / "licence.toml")
    found = rc.calculate(
        case.with_(
            regulation=rc.Regulation(versions=versions, governed_by="receipt-day"),
            people=dict(case.people[:1]),
        )
    )
    assert {one.own for one in found.statement("Li").lines} == {clause}


@every_locale
def test_nothing_is_due_to_people_without_a_rate(locale: str) -> None:
    case = rc.read_case(CASES / "equity.toml")
    people = {**dict(case.people), "transfer_staff": [rc.Person("Zhao", share="100%")]}
    for equity in (rc.Equity(1000), rc.Equity(capital_ratio="30%")):
        found = rc.calculate(case.with_(equity=equity, people=people))
        zhao = found.statement("Zhao")
        assert zhao.lines == ()
        nothing = language(locale).say("statement-nothing")
        assert zhao.to_text(locale).endswith(f"\n\n- {nothing}")


def test_what_is_summed_on_a_statement() -> None:
    """Several lines have a sum, one has none; money and shares have their own."""
    case = rc.read_case(CASES / "equity.toml")
    tranches = [rc.Tranche(date(2025, 4, day), 1000) for day in (1, 2)]
    paid = rc.Receipt(date(2025, 5, 1), "1000.00")
    whole = case.with_(equity=rc.Equity(tranches=tranches), receipts=[paid])
    shown = rc.calculate(whole).statement("Li").to_text("en").splitlines()
    assert [one.split()[2:] for one in shown if one.startswith("in all")] == [
        ["420.00"],
        ["840", "shares"],
    ]
    one = rc.calculate(case).statement("Li").to_text("en")
    assert "in all" not in one


def test_a_statement_of_a_deal_without_rule_and_agreement() -> None:
    case = rc.read_case(CASES / "enterprise.toml")
    found = rc.calculate(case.with_(regulation=rc.Regulation(basis="none")))
    assert "nothing was ruled or agreed: the standards of the law" in (
        found.unit_statement().to_text("en")
    )


def test_shares_alone_say_nothing_of_social_insurance() -> None:
    shown = result("equity").statement("Li").to_text("en")
    assert "social-insurance" not in shown
    assert "social-insurance" in result("own-use").statement("Li").to_text("en")


def test_a_clause_without_words_stands_on_a_statement() -> None:
    into = {"completers": "70%", "unit": "rest"}
    split = rc.Split("net_income", into, citation=rc.Clause("第九条"))
    case = rc.read_case(CASES / "licence.toml")
    found = rc.calculate(
        case.with_(
            regulation=rc.Regulation(splits=[split]), people=dict(case.people[:1])
        )
    )
    said = found.statement("Li").to_text("en")
    assert "- completers: own rule or agreement 第九条" in said


def test_a_statement_shows_itself_in_a_notebook() -> None:
    li = result("licence").statement("Li")
    assert "399,000.00" in li._repr_html_()
    assert "399,000.00" in str(li)


def test_why_of_a_name_that_several_have() -> None:
    rich = result("rich")
    with pytest.raises(rc.UnknownNameError, match="several people are named 'Li'"):
        rich.why("Li")
    assert rich.why("Li [li-1]") == rich.why("li-1")


def test_a_name_that_is_the_key_of_one_and_the_name_of_another() -> None:
    people = [rc.Person("Li", share="60%"), rc.Person("Li", share="40%", id="li-2")]
    case = rc.read_case(CASES / "licence.toml")
    found = rc.calculate(case.with_(people={"completers": people}, performance_pay=()))
    assert found.statement("Li").due == found.award("Li").amount
    assert found.statement("li-2").due == found.award("Li [li-2]").amount
    assert str(found.why("Li")[-1].output) == str(found.award("Li").amount)


def test_years_of_use_that_only_a_permitted_clause_limits() -> None:
    beijing = rc.Institution(
        "某大学", kind="university", state_founded=True, region="CN-11"
    )
    case = rc.read_case(CASES / "own-use.toml").with_(
        institution=beijing, law=["cn-beijing-2020"]
    )
    ruled = rc.Regulation(
        splits=[rc.Split("operating_profit", {"completers": "5%", "unit": "rest"})]
    )
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(case.with_(regulation=ruled))
    (one,) = caught.value.faults
    assert (one.code, one.path) == ("reward-years-open", "regulation.reward_years")


@every_locale
def test_a_page_has_no_empty_list(locale: str) -> None:
    """What stays with the unit rests on no clause."""
    found = result("rich")
    assert "<ul></ul>" not in found.unit_statement().to_html(locale)


@pytest.mark.parametrize("asked", [[], {}, None, 7, ""])
def test_what_is_no_name_has_no_statement_and_no_reason(asked: object) -> None:
    found = result("licence")
    for ask in (found.statement, found.why, found.award):
        with pytest.raises(rc.UnknownNameError):
            ask(asked)  # type: ignore[arg-type]


def test_a_person_of_one_payee_among_several_of_a_name() -> None:
    case = rc.read_case(CASES / "licence.toml")
    people = {
        "completers": [rc.Person("Li", share="100%", id="li-1")],
        "transfer_staff": [rc.Person("Li", share="100%", id="li-2")],
    }
    found = rc.calculate(case.with_(people=people, performance_pay=()))
    assert found.award("Li", "transfer_staff").id == "li-2"
    with pytest.raises(rc.UnknownNameError, match="several people"):
        found.award("Li")


def test_a_person_who_is_called_like_a_word_of_the_report() -> None:
    case = rc.read_case(CASES / "licence.toml")
    people = {
        "completers": [rc.Person("单位", share="60%"), rc.Person("Wang", share="40%")]
    }
    found = rc.calculate(case.with_(people=people, performance_pay=()))
    assert found.explain("单位", "zh_CN").splitlines()[-1].endswith("399,000.00")
    assert found.explain("unit", "zh_CN").splitlines()[-1].endswith("256,500.00")


def test_a_floor_on_a_part_of_a_capital_names_it() -> None:
    case = rc.read_case(CASES / "equity.toml")
    found = rc.calculate(case.with_(equity=rc.Equity(capital_ratio="30%")))
    said = found.to_text("en").replace("\n  ", " ")
    assert "get 21% of the capital, not below 70% of the equity (21% of the" in said
    assert "获得出资比例21%" in found.to_text("zh_CN")
