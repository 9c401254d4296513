"""What people write by habit, and names that are almost known: each is told the way out."""

from datetime import date
from pathlib import Path

import pytest

import rewardcalc as rc
from rewardcalc.cli import main
from rewardcalc.report import derivations, markdown, page, text
from rewardcalc.report.language import language

CASE = Path("examples/hubei-licence.toml")
TEXT = CASE.read_text(encoding="utf-8")
MODEL = "examples/regulations/model.toml"


def fault(text: str) -> rc.Fault:
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(text)
    (one,) = caught.value.faults
    return one


@pytest.mark.parametrize(
    ("line", "code", "shown"),
    [
        ("on = 2025/3/1", "file-toml-date", "2025/3/1"),
        ("on = 2025-2-1", "file-toml-date", "2025-2-1"),
        ("on = 2025.02.01", "file-toml-date", "2025.02.01"),
        ("on = 2025年2月1日", "file-toml-date", "2025年2月1日"),
        ("on = 2025-02-30", "file-toml-date", "2025-02-30"),
        ("pilot = 是", "file-toml-truth", "是"),
        ("pilot = True", "file-toml-truth", "True"),
        ("equity = { shares = 1,000,000 }", "file-toml-thousands", "1,000,000"),
        ("【【receipts】】", "file-toml-sign", "【"),
        ("on　= 2025-03-01", "file-toml-sign", "U+3000"),
        ("on\u00a0= 2025-03-01", "file-toml-sign", "U+00A0"),
        ("on\u200b= 2025-03-01", "file-toml-sign", "U+200B"),
        ("title = “甲”", "file-toml-sign", "“"),
        ("wages = { 李某 = '1' }", "file-toml-name", "李某"),
        # A day that is one is not blamed for what stands behind it.
        ("on = 2025-03-01 x", "file-toml-end", ""),
        ('title = "１，０００" x', "file-toml-end", ""),  # noqa: RUF001
    ],
)
def test_habits_in_a_line_of_toml(line: str, code: str, shown: str) -> None:
    one = fault(f'format = "rewardcalc-case/1"\n{line}\n')
    assert (one.code, str(one.value)) == (code, shown)
    for locale in ("en", "zh_CN", "zh_TW"):
        said = language(locale).fault(one)
        assert "2" in said  # the line
        assert shown in said


@pytest.mark.parametrize(
    ("before", "after", "plain"),
    [
        ('"1000000.00"', '"１００００００．００"', "1000000.00"),  # noqa: RUF001
        ('"1000000.00"', '"－50000.00"', "-50000.00"),  # noqa: RUF001
        ('"70%"', '"70％"', "70%"),  # noqa: RUF001
    ],
)
def test_full_width_signs_are_named(before: str, after: str, plain: str) -> None:
    assert before in TEXT
    one = fault(TEXT.replace(before, after, 1))
    assert (one.code, dict(one.args)["plain"]) == ("wide-signs", plain)


def test_a_rate_without_its_sign() -> None:
    """75 is more than the whole; 75% may be meant, and 1.5 is no percentage."""
    one = fault(TEXT.replace('"70%"', '"75"', 1))
    assert (one.code, dict(one.args)["percent"]) == ("share-percent", "75%")
    assert fault(TEXT.replace('"70%"', '"1.5"', 1)).code == "share-over"
    assert fault(TEXT.replace('"70%"', '"101"', 1)).code == "share-over"


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["check", str(CASE), "--region", "CN-51"], "calculate"),
        (["calculate", MODEL], "check"),
        (["verify", MODEL], "check"),
        (["verify", str(CASE)], "calculate"),
    ],
)
def test_another_kind_of_file_is_one_fault(
    words: list[str], command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--locale", "en"]) == 2
    head, line = capsys.readouterr().err.splitlines()
    assert "faults: 1" in head
    assert line.endswith(f"read it with rewardcalc {command}")


def test_people_are_no_part_of_the_top() -> None:
    text = TEXT.replace("[[people.completers]]", "[[completers]]")
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(text)
    said = [str(one) for one in caught.value.faults]
    assert any("it belongs in [[people.completers]]" in one for one in said)


def test_a_regulation_below_the_people_belongs_at_the_top() -> None:
    head, _, rest = TEXT.partition("[regulation]")
    text = f'{head}{rest[rest.index("[[people") :]}\nregulation = "{MODEL}"\n'
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(text)
    assert "key-misplaced-top" in [one.code for one in caught.value.faults]


def test_money_beside_shares_without_a_split() -> None:
    """The shares have a standard of the law, the money has none: the file says which."""
    case = rc.read_case(CASE)
    ruled = rc.Regulation(basis="none")
    case = rc.Case(
        case.institution,
        rc.Conversion("equity", agreed_on=case.conversion.agreed_on),
        ruled,
        case.receipts,
        equity=rc.Equity(1000),
    )
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(case)
    assert [(one.code, one.path) for one in caught.value.faults] == [
        ("cash-beside-equity", "receipts")
    ]


def findings(case: rc.Case, code: str) -> list[rc.Finding]:
    return [one for one in rc.calculate(case).findings if one.code == code]


def deal(payee: str, region: str = "CN-51", **more: object) -> rc.Case:
    into = {payee: "60%", "unit": "rest"}
    case = rc.Case(
        rc.Institution("某大学", kind="university", state_founded=True, region=region),
        rc.Conversion("licence", agreed_on=rc.read_case(CASE).conversion.agreed_on),
        rc.Regulation(splits=[rc.Split("net_income", into)]),
        rc.read_case(CASE).receipts,
    )
    return case.with_(**more)


@pytest.mark.parametrize(
    ("payee", "meant"),
    [
        ("completer", "completers"),
        ("Completers", "completers"),
        ("transferstaff", "transfer_staff"),
        ("transfer-staff", "transfer_staff"),
        ("完成人", "completers"),
        ("技术转移专职人员", "transfer_staff"),
    ],
)
def test_a_payee_that_is_almost_one_of_the_law(payee: str, meant: str) -> None:
    (found,) = findings(deal(payee), "payee-named-alike")
    assert found.severity == "warning"
    assert dict(found.args) == {"name": payee, "word": meant}


@pytest.mark.parametrize(
    "payee", ["completers", "converters", "transfer_staff", "transfer_body", "team"]
)
def test_a_payee_that_is_one_of_the_law_or_another(payee: str) -> None:
    assert findings(deal(payee), "payee-named-alike") == []


def test_a_payee_with_people_of_its_own_is_meant() -> None:
    people = {"完成人": [rc.Person("Li", share="1")]}
    assert findings(deal("完成人", people=people), "payee-named-alike") == []


def test_a_province_without_an_instrument() -> None:
    """Its law was not asked; where instruments are named, nobody expects it."""
    (found,) = findings(deal("completers"), "no-local-law")
    assert dict(found.args) == {"region": "CN-51"}
    said = language("zh_CN").finding(found.text, dict(found.args))
    assert "四川省（CN-51）" in said
    for region in ("CN-33", "US-CA"):
        assert findings(deal("completers", region), "no-local-law") == []
    assert findings(deal("completers", law=["cn-national-2015"]), "no-local-law") == []


def test_the_clauses_of_the_institution_stand_beside_its_figures() -> None:
    """A regulation cites itself: the clause stands in the tree and in the derivation."""
    case = rc.read_case(CASE).with_(
        institution=rc.Institution(
            "示范大学", kind="university", state_founded=True, region="CN-33"
        ),
        regulation=rc.read_regulation(MODEL),
        performance_pay=(),
    )
    found = rc.calculate(case)
    lines = text.of(found, "zh_CN").splitlines()
    (staff,) = (at for at, one in enumerate(lines) if "├─ 技术转移专职人员" in one)
    # The 5% of all rewards, which names the staff, not the 70% of all contributors.
    assert "".join(lines[staff + 1].split()[1:]) == (
        "本单位规定或约定第十一条；浙江省促进科技成果转化条例第三十七条第二款"
    )
    (unit,) = (one for one in lines if "└─ 单位 " in one)
    assert unit.endswith("本单位规定或约定第十一条")
    said = language("zh_CN")
    why = derivations.why_text(said, found, "completers")
    joined = why.replace("\n     ", "")
    assert "奖励给完成人，其余由学校留存。”——本单位规定或约定第十条" in joined
    for shown in (
        markdown.of(said, found, "sha256:0"),
        page.of(said, found, "sha256:0"),
    ):
        assert "——本单位规定或约定第十条" in shown


def test_the_way_of_contributing_that_is_not_said() -> None:
    """Shanghai permits 70% for two of three ways: unsaid, that is a note and no fault."""
    case = rc.Case(
        rc.Institution("某大学", kind="university", state_founded=True, region="CN-31"),
        rc.Conversion("equity", agreed_on=rc.read_case(CASE).conversion.agreed_on),
        rc.Regulation(completers="60%"),
        (),
        equity=rc.Equity(1000),
    )
    (found,) = findings(case, "route-unsaid")
    assert (found.severity, found.instrument) == ("note", "cn-shanghai-2017")
    said = case.with_(
        conversion=rc.Conversion(
            "equity", agreed_on=case.conversion.agreed_on, route="own-name"
        )
    )
    assert findings(said, "route-unsaid") == []
    # Where Shanghai is asked for the pay alone, none of its floors is missing.
    before = rc.Conversion("equity", agreed_on=date(2017, 5, 31))
    block = rc.PerformancePay(2018, approved_cap="9", ordinary="1", flexible="0")
    paid = case.with_(conversion=before, performance_pay=[block]).with_(
        receipts=[rc.Receipt(date(2018, 1, 1), "1.00")]
    )
    assert "cn-shanghai-2017" in [one.id for one in rc.calculate(paid).plan.instruments]
    assert findings(paid, "route-unsaid") == []
    floors = [one.instrument for one in findings(said, "floor")]
    assert floors.count("cn-shanghai-2017") == 1
    assert "cn-shanghai-2017" not in [one.instrument for one in findings(case, "floor")]


@pytest.mark.parametrize("unit_part", ["kept", "split"])
def test_owners_of_nothing_are_none(unit_part: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Rights("co-ownership", completers_share="0%", unit_part=unit_part)
    assert [one.code for one in caught.value.faults] == ["owners-share-zero"]


def test_the_words_of_a_missing_word() -> None:
    with pytest.raises(rc.InputError, match="one of: kept, split"):
        rc.Rights("co-ownership", completers_share="70%")


def test_rates_beside_a_part_that_replaces_the_reward() -> None:
    """The regulation has a rate for the staff: nobody says that none was set."""
    rights = rc.Rights("co-ownership", completers_share="60%", unit_part="kept")
    case = rc.read_case(CASE).with_(rights=rights, performance_pay=())
    assert findings(case, "no-transfer-staff-rate") == []
    (kept,) = findings(case, "reading-owners-part")
    assert kept.text == "owners-part-kept"


def test_a_clause_without_words_is_named_alone() -> None:
    split = rc.Split(
        "net_income",
        {"completers": "70%", "unit": "rest"},
        citation=rc.Clause("第九条"),
    )
    found = rc.calculate(deal("completers", regulation=rc.Regulation(splits=[split])))
    why = derivations.why_text(language("en"), found, "completers")
    assert "     own rule or agreement 第九条" in why.splitlines()


def test_the_clause_on_the_staff_stands_beside_the_staff() -> None:
    """Paid from the net income itself, they are contributors as well: 5%, not 70%."""
    into = {"completers": "75%", "transfer_staff": "5%", "unit": "rest"}
    ruled = rc.Regulation(splits=[rc.Split("net_income", into)])
    case = deal("completers", "CN-33", regulation=ruled)
    (split,) = rc.calculate(case).plan.trees[0].splits
    cited = {one.name: one.citation for one in split.children}
    staff, team = cited["transfer_staff"], cited["completers"]
    assert staff is not None
    assert team is not None
    assert (staff.article, staff.paragraph) == ("三十七", 2)
    assert (team.article, team.paragraph, team.item) == ("三十七", 1, 1)


def test_a_rule_known_at_second_hand_is_not_called_binding(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["laws", "--on", "2025-01-01", "--locale", "en"]) == 0
    _, _, rest = capsys.readouterr().out.partition("cn-state-council-2016-16")
    decree, _, _ = rest.partition("\n\n")
    assert "known at second hand, warns at most" in " ".join(decree.split())
    assert "binding" not in decree
