"""Pages, Markdown, drawings, derivations, and the texts of checks, as they are said."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

import rewardcalc as rc
from rewardcalc.checking import check
from rewardcalc.citation import Citation
from rewardcalc.cli import main
from rewardcalc.facts import Tranche
from rewardcalc.law import catalogue
from rewardcalc.law.provision import RightsRule
from rewardcalc.regulation import Version
from rewardcalc.report import drawing, html, markdown, text
from rewardcalc.report.checks import check_text
from rewardcalc.report.clauses import place
from rewardcalc.report.comparisons import compare_text
from rewardcalc.report.derivations import why_text
from rewardcalc.report.language import language
from rewardcalc.report.laws import laws
from rewardcalc.report.trees import Block

CASES = Path(__file__).parent / "cases"
NAMES = ("licence", "equity", "own-use", "versions", "enterprise", "rich")
DAY = date(2025, 3, 18)
SVG = "{http://www.w3.org/2000/svg}"


def path(name: str) -> str:
    return str(CASES / f"{name}.toml")


def result(name: str) -> rc.Calculation:
    return rc.calculate(rc.read_case(CASES / f"{name}.toml"))


def said(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main([*words, "--locale", "en"]) in (0, 1)
    found = capsys.readouterr()
    assert found.err == ""
    return found.out


# --- a result as Markdown and as a page ------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_markdown_has_a_cell_for_each_column(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(["calculate", path(name), "--format", "md"], capsys)
    assert out.startswith("# ")
    head = 0
    for line in out.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        if head and cells:
            assert cells == head
        head = cells
    for one in result(name).awards:
        assert one.name in out


@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_everybody_and_asks_no_network(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(["calculate", path(name), "--format", "html"], capsys)
    assert out.startswith("<!DOCTYPE html>")
    assert not re.search(r"(src|href)=|url\(|@import", out)
    for one in result(name).awards:
        assert one.name in out


def test_a_digest_is_on_the_page_and_in_the_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = json.loads(said(["calculate", path("rich"), "--format", "json"], capsys))
    for form in ("md", "html"):
        out = said(["calculate", path("rich"), "--format", form], capsys)
        assert data["digest"] in out


# --- drawings --------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_has_a_bar_for_each_node_and_person(name: str) -> None:
    one = result(name)
    flow = one.flows[0]
    picture = ET.fromstring(one.to_svg())  # noqa: S314 (our own)
    bars = picture.findall(f"{SVG}rect")
    assert len(bars) == len(flow.nodes) + len(flow.people)
    # Each but the root hangs on a band.
    assert len(picture.findall(f"{SVG}path")) == len(bars) - 1


def test_a_case_alone_has_an_empty_drawing() -> None:
    picture = ET.fromstring(drawing.of(rc.read_case(CASES / "licence.toml")))  # noqa: S314
    assert list(picture) == []


# --- why, verify -----------------------------------------------------------------------


@pytest.mark.parametrize(("name", "who"), [("licence", "unit"), ("equity", "equity")])
def test_why_ends_with_the_figure(
    name: str, who: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(["calculate", path(name), "--why", who], capsys)
    numbers = re.findall(r"^ +(\d+)\. ", out, re.MULTILINE)
    steps = result(name).why(who)
    assert [int(one) for one in numbers] == list(range(1, len(steps) + 1))


def test_why_of_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["calculate", path("licence"), "--why", "nobody", "--locale", "en"]
    assert main(words) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert "nobody" in found.err


@pytest.fixture
def stored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    file = tmp_path / "result.json"
    words = ["calculate", path("licence"), "--format", "json", "-o", str(file)]
    assert main(words) == 0
    capsys.readouterr()
    return file


def test_a_stored_result_is_the_same(
    stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(stored), "--locale", "en"]) == 0
    assert str(stored) in capsys.readouterr().out


def test_a_changed_result_differs(
    stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = stored.read_text(encoding="utf-8")
    assert "665000.00" in words
    stored.write_text(words.replace("665000.00", "665000.01"), encoding="utf-8")
    assert main(["verify", str(stored), "--locale", "en"]) == 3
    found = capsys.readouterr()
    assert found.out == ""
    assert str(stored) in found.err


def test_what_is_no_result_cannot_be_verified(
    stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored.write_text("{", encoding="utf-8")
    assert main(["verify", str(stored), "--locale", "en"]) == 2
    assert capsys.readouterr().out == ""


# --- checks ----------------------------------------------------------------------------


def there(region: str) -> rc.Institution:
    return rc.Institution(
        "某大学", kind="university", state_founded=True, region=region
    )


def checked(ruled: rc.Regulation, region: str) -> str:
    return check_text(language("en"), check(ruled, there(region), DAY))


def slab(*bands: rc.Band) -> rc.Regulation:
    return rc.Regulation(splits=[rc.Split("net_income", schedule="slab", bands=bands)])


def test_a_cliff_is_told() -> None:
    out = checked(
        slab(
            rc.Band({"completers": "90%", "unit": "rest"}, up_to="1000"),
            rc.Band({"completers": "80%", "unit": "rest"}),
        ),
        "CN-51",
    )
    assert "1,000.00" in out
    assert "900.00" in out
    assert "800.00" in out


def test_a_trouble_is_told() -> None:
    into = {"completers": "50%", "unit": "rest"}
    twice = [rc.Split("net_income", into, methods=["licence"]) for _ in range(2)]
    out = checked(rc.Regulation(splits=twice), "CN-51")
    assert "✗" in out


def test_a_rule_where_nothing_is_unset_has_no_gaps() -> None:
    found = check(rc.Regulation(completers="60%"), there("CN-51"), DAY)
    assert (found.cliffs, found.silent, found.unset, found.troubles) == ((), (), (), ())
    # Head, what is sold, shares, use, and the ending: nothing between them.
    parts = check_text(language("en"), found).split("\n\n")
    assert [part.splitlines()[0] for part in parts[:-1]] == [
        "某大学, checked for contracts of Mar 18, 2025",
        "assignment",
        "equity investment",
        "own use",
    ]
    assert parts[1].splitlines()[1] == "licence"
    assert parts[3].splitlines()[1] == "joint use"
    assert parts[-1].startswith("Result:")


def test_a_derivation_tells_two_of_one_name_apart() -> None:
    """By name and id, not by the id alone."""
    found = rc.calculate(rc.read_case(CASES / "rich.toml"))
    lines = why_text(language("en"), found, "li-2").splitlines()
    assert "to Li [li-2]: 2/3 of " in " ".join(lines)
    assert lines[-2].split(". ")[1].startswith("Li [li-2]: sum of")
    assert lines[-1].strip().endswith("23,333.33)")


def test_a_deadline_that_says_nothing_of_shares() -> None:
    (found,) = catalogue.named(("cn-zhejiang-2021",))
    (deadline,) = found.deadlines
    money = evolve(found, deadlines=(evolve(deadline, equity=None),))
    said = [" ".join(laws(language("en"), [one]).split()) for one in (found, money)]
    assert ["shares are registered" in one for one in said] == [True, False]
    assert all("within 6 months" in one for one in said)


def test_years_too_few_are_told() -> None:
    split = rc.Split("operating_profit", {"completers": "5%", "unit": "rest"})
    out = checked(rc.Regulation(splits=[split], reward_years=2), "CN-51")
    assert re.search(r"✗.* 2 .*3|✗.*3.* 2 ", out)


def test_kinds_of_deal_are_told_apart() -> None:
    into = {"completers": "50%", "unit": "rest"}
    splits = [
        rc.Split("net_income", into, licensee_in=["CN-51"]),
        rc.Split("net_income", into, licensee_outside=["CN-51"]),
    ]
    out = checked(rc.Regulation(splits=splits), "CN-31")
    assert "CN-51" in out
    assert "XX-XX" not in out


def test_a_span_with_an_end_is_told() -> None:
    # 50% of the first 100.00, then 80%: 70% in all is reached at 300.00.
    bands = [
        rc.Band({"completers": "50%", "unit": "rest"}, up_to="100"),
        rc.Band({"completers": "80%", "unit": "rest"}),
    ]
    for schedule in ("marginal", "contract"):
        split = rc.Split("net_income", schedule=schedule, bands=bands)
        out = checked(rc.Regulation(splits=[split]), "CN-37")
        assert "299.99" in out


def test_results_that_are_the_same() -> None:
    words = compare_text(language("en"), [])
    assert words
    assert "\n" not in words


# --- small parts -----------------------------------------------------------------------


def test_a_tree_without_lines_has_no_table() -> None:
    assert "".join(html.tree(language("en"), Block("", ()))) == ""


def test_a_repr_tells_what_is_violated() -> None:
    case = rc.read_case(CASES / "licence.toml")
    low = rc.calculate(case.with_(regulation=rc.Regulation(completers="10%")))
    assert f"{len(low.violations)} violated" in repr(low)
    assert "lawful" in repr(rc.calculate(case))


def test_an_article_without_paragraphs() -> None:
    en = language("en")
    whole = place(en, Citation("cn-national-2015", "四十五"), articles=True)
    part = place(en, Citation("cn-national-2015", "四十五", 1), articles=True)
    item = place(en, Citation("cn-national-2015", "四十五", 1, 2), articles=True)
    assert (whole, part) == ("art. 45", "art. 45 para. 1")
    assert item == "art. 45 para. 1 no. 2"
    zh = language("zh_CN")
    written = place(zh, Citation("cn-national-2015", "四十五", 1, 2), articles=True)
    assert written == "第四十五条第一款第二项"


def test_tranches_of_shares_are_facts_of_a_case() -> None:
    tranches = [Tranche(DAY, 400), Tranche(date(2025, 4, 1), 6000)]
    case = rc.Case(
        there("CN-51"),
        rc.Conversion("equity", agreed_on=DAY),
        rc.Regulation(completers="60%"),
        equity=rc.Equity(tranches=tranches),
    )
    out = text.of(case, "en")
    assert "400" in out
    assert "6,000" in out


def test_titles_of_shantou_are_told_with_share_and_years() -> None:
    out = laws(language("en"), catalogue.named(("cn-shantou-2022",)))
    assert "70%" in out
    assert "10" in out


def test_a_title_by_share_alone_has_no_years() -> None:
    (shantou,) = catalogue.named(("cn-shantou-2022",))
    rule = RightsRule(shantou.rights[0].citation, least_share=rc.Ratio.of("61%"))
    en = language("en")
    out = laws(en, [evolve(shantou, rights=(rule,))])
    assert "61%" in out
    assert en.say("laws-rights-years", years=10) not in out


def test_a_part_of_the_capital_is_a_fact_of_a_case() -> None:
    case = rc.Case(
        there("CN-51"),
        rc.Conversion("equity", agreed_on=DAY),
        rc.Regulation(completers="60%"),
        equity=rc.Equity(capital_ratio="23%"),
    )
    assert "23%" in text.of(case, "en")


def test_shares_under_two_versions_have_no_receipts_above() -> None:
    versions = [
        Version(date(2024, 1, 1), completers="60%"),
        Version(date(2025, 4, 1), completers="70%"),
    ]
    case = rc.Case(
        there("CN-51"),
        rc.Conversion("equity", agreed_on=DAY),
        rc.Regulation(governed_by="receipt-day", versions=versions),
        equity=rc.Equity(tranches=[Tranche(DAY, 400), Tranche(date(2025, 4, 1), 600)]),
    )
    found = rc.calculate(case)
    # 60% of 400 and 70% of 600.
    assert found["completers"] == rc.Shares(660)
    en = language("en")
    for out in (text.of(found, "en"), markdown.of(en, found, "d"), html.of(found)):
        assert "240" in out
        assert "420" in out


@pytest.mark.parametrize("word", ["完成人（团队）", "完成人", "completers"])
def test_a_derivation_goes_by_the_word_of_the_report_too(word: str) -> None:
    found = rc.calculate(rc.read_case(CASES / "licence.toml"))
    head, *lines = why_text(language("zh_CN"), found, word).splitlines()
    assert head.endswith("所得金额的由来")
    assert lines[-1].endswith("665,000.00")


def test_one_of_several_ways_is_enough() -> None:
    """Shanghai's 70% of equity: in the own name, or through a holding company."""
    shanghai = [one for one in catalogue.all_instruments() if one.region == "CN-31"]
    english = " ".join(laws(language("en"), shanghai).split())
    assert "own name or through" in english
    assert "或" in laws(language("zh_CN"), shanghai)


def test_how_far_two_percentages_are_apart_is_said_in_points() -> None:
    ruled = rc.Regulation(completers="20%", transfer_staff="10%")
    place = rc.Institution("X", kind="university", state_founded=True, region="CN-65")
    found = check(ruled, place, date(2025, 1, 1))
    assert "percentage points too little" in " ".join(
        check_text(language("en"), found).split()
    )
    assert "个百分点" in check_text(language("zh_CN"), found)


def test_equity_as_a_whole_is_compared_by_its_own_name() -> None:
    case = rc.read_case(CASES / "equity.toml")
    more = rc.calculate(case.with_(equity=rc.Equity(1000)))
    said = compare_text(language("en"), rc.compare(rc.calculate(case), more))
    assert "equity, equity" not in said
    assert "\nequity  " in said
