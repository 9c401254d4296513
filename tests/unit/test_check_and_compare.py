"""The commands check and compare: is a rule lawful, and what if."""

import tomllib
from pathlib import Path

import pytest

import rewardcalc as rc
from rewardcalc.cli import main
from rewardcalc.comparison import compare

CASES = Path(__file__).parent / "cases"
LICENCE = str(CASES / "licence.toml")
EQUITY = str(CASES / "equity.toml")
RULE = """format = "rewardcalc-regulation/1"
id = "R"
institution = "某大学"
title = "办法"
in_force = 2025-01-01
evidence = "copy"
source = "网站"

[[splits]]
of = "net_income"
into = { completers = "70%", unit = "rest" }
citation = { article = "第三条", quote = "百分之七十" }
"""
WHERE = ["--region", "CN-42", "--kind", "university", "--state-founded", "--pilot"]


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    path = tmp_path / "rule.toml"
    path.write_text(RULE, encoding="utf-8")
    return path


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
def test_a_lawful_rule(
    rule: Path, locale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    equity = RULE + RULE[RULE.index("[[splits]]") :].replace("net_income", "equity")
    rule.write_text(equity, encoding="utf-8")
    assert main(["check", str(rule), *WHERE, "--locale", locale]) in (0, 1)
    said = capsys.readouterr()
    assert said.err == ""
    assert "70%" in said.out


def test_an_unlawful_rule(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule.write_text(RULE.replace('"70%"', '"69%"'), encoding="utf-8")
    assert main(["check", str(rule), *WHERE, "--locale", "en"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert "69%" in said.out


def test_a_rule_that_cannot_be_read(
    rule: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule.write_text(RULE.replace('"70%"', '"7x"'), encoding="utf-8")
    assert main(["check", str(rule), *WHERE, "--locale", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "splits[0].into.completers" in said.err


def test_the_same_case_under_another_law(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["compare", LICENCE, "--law", "cn-national-2015", "--locale", "en"]
    assert main(words) == 0
    said = capsys.readouterr()
    assert said.err == ""
    law, after, *_ = said.out.splitlines()
    assert law.startswith("Law before: 促进科技成果转化法, 国发〔2016〕16号")
    assert after == "Law after: 促进科技成果转化法"
    assert "findings." not in said.out


def test_another_rate(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["compare", LICENCE, "--completers", "80%", "--locale", "en"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "665,000.00" in out
    assert "760,000.00" in out


def test_two_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", LICENCE, EQUITY, "--locale", "zh_CN"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "1,000,003" in said.out


def test_what_cannot_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", LICENCE, "no.toml", "--locale", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "no.toml" in said.err


def test_a_rule_without_a_day(rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule.write_text(RULE.replace("in_force = 2025-01-01\n", ""), encoding="utf-8")
    assert main(["check", str(rule), *WHERE, "--locale", "en"]) == 2
    assert "in_force" in capsys.readouterr().err


def test_another_place_and_another_day(capsys: pytest.CaptureFixture[str]) -> None:
    rich = str(CASES / "rich.toml")
    for words in (
        [LICENCE, "--region", "CN-33"],
        [LICENCE, "--no-pilot"],
        [LICENCE, "--agreed-on", "2023-01-01"],
        [LICENCE, "--transfer-staff", "20%"],
        [rich, "--law", "cn-national-2015"],
        [str(CASES / "versions.toml"), rich],
        [EQUITY, "--completers", "80%"],
    ):
        assert main(["compare", *words, "--locale", "en"]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        assert said.out.strip()


def test_the_same_twice_differs_in_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["compare", LICENCE, LICENCE, "--locale", "en"]) == 0
    assert "665,000.00" not in capsys.readouterr().out


@pytest.mark.parametrize("schedule", ["marginal", "slab", "contract"])
def test_rules_with_bands(
    rule: Path, schedule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bands = f"""schedule = "{schedule}"
bands = [
  {{ up_to = "100000", into = {{ completers = "80%", unit = "rest" }} }},
  {{ into = {{ completers = "60%", unit = "rest" }} }},
]
"""
    flat = 'into = { completers = "70%", unit = "rest" }\n'
    rule.write_text(RULE.replace(flat, bands), encoding="utf-8")
    assert main(["check", str(rule), *WHERE, "--locale", "en"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert "60%" in said.out


def test_one_finding_more_is_a_difference() -> None:
    case = tomllib.loads(Path(LICENCE).read_text(encoding="utf-8"))
    case["people"]["completers"][0]["role"] = "leader"
    one = rc.calculate(rc.read_case(case))
    case["people"]["completers"][1]["role"] = "leader"
    two = rc.calculate(rc.read_case(case))
    assert len(two.findings) == len(one.findings) + 1
    assert compare(one, two)
