"""What the reports say in each language: negotiated, complete, and in one script.

The words of the law and of the input keep their own script and language; everything
else that a Chinese reader sees is Chinese, but for what stands in a file as it is.
"""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import rewardcalc as rc
from rewardcalc.cli import main
from rewardcalc.law.instrument import Instrument
from rewardcalc.report import text
from rewardcalc.report.language import Language, language
from rewardcalc.terms import CostCategory, InstitutionKind, Method, Route
from rewardcalc.wording import (
    ARGUMENTS,
    FAULTS,
    FINDINGS,
    INTERFACE,
    PLACES,
    STEPS,
    TERMS,
)

ROOT = Path(__file__).parents[3]
LOCALE = Path(rc.__file__).parent / "locale"
MODEL = ROOT / "examples" / "regulations" / "model.toml"
EXAMPLE = ROOT / "examples" / "hubei-licence.toml"
CASES = sorted((ROOT / "tests" / "acceptance" / "cases").glob("*.toml"))
HANS, HANT = "zh_Hans", "zh_Hant"
CHINESE = (HANS, HANT)
SENTENCES = {
    sentence
    for table in (FAULTS, FINDINGS, INTERFACE, PLACES, STEPS, TERMS)
    for sentence in table.values()
} | set(ARGUMENTS)

# What may stand in Latin letters in a Chinese sentence: it is typed so.
KEYS = frozenset(
    [
        "amount",
        "basis",
        "bands",
        "capital_ratio",
        "caps",
        "completers",
        "false",
        "fiscally_funded",
        "true",
        "contract_amount",
        "equal",
        "equity",
        "format",
        "governed_by",
        "id",
        "into",
        "law",
        "licensee_region",
        "main",
        "name",
        "note",
        "on",
        "operating_profit",
        "performance_pay",
        "pilot",
        "production_on",
        "rate",
        "receipts",
        "refunds",
        "regulation",
        "rest",
        "reward_from",
        "reward_years",
        "route",
        "schedule",
        "share",
        "shares",
        "splits",
        "thresholds",
        "tranches",
        "transfer_staff",
        "up_to",
        "versions",
        "weight",
        "year",
        "city",
        "institution",
        "kind",
        "conversion",
        "method",
        "costs",
        "people",
        "category",
        "region",
        "state_founded",
    ]
)
VALUES = frozenset(
    [
        "agreement",
        "contract",
        "false",
        "flat",
        "headroom",
        "institutional-rule",
        "net_income",
        "no-pilot",
        "rewardcalc",
        "marginal",
        "none",
        "slab",
        "true",
        "R",
        "R1",
        "int",
    ]
) | {
    each.value
    for kind in (Method, Route, InstitutionKind, CostCategory)
    for each in kind
}
FORMATS = frozenset(
    [
        "CNY",
        "CN",
        "CN-42",
        "GB",
        "GB/T",
        "ISO",
        "JSON",
        "MB",
        "null",
        "TOML",
        "UTF",
        "UTF-8",
        "USD",
        "GBP",
        "en",
        "json",
        "jsonl",
        "text",
        "html",
        "T",
        "zh_CN",
        "zh_Hans_CN",
        "zh_Hant_TW",
    ]
)
# How a command is typed: its name, its commands, its options and their values.
COMMANDS = frozenset(
    [
        "verify",
        "why",
        "statement",
        "html",
        "md",
        "rewardcalc",
        "calculate",
        "check",
        "compare",
        "laws",
        "h",
        "o",
        "agreed-on",
        "help",
        "kind",
        "locale",
        "no",
        "net_income",
        "no-pilot",
        "rewardcalc",
        "no-state-founded",
        "output",
        "state-founded",
        "transfer-staff",
        "version",
    ]
)
ALLOWED = KEYS | VALUES | FORMATS

# Characters of one script only: each is written otherwise in the other one.
SIMPLIFIED = frozenset(
    "与专业东两个为义亏产仅从价会体关内写军决况净减则创删别办务动励区华协单厅"
    "历县参发变号听员咨响团围国场垫声处备头奖学实对导将层届属岗币帐带帮并广库"
    "应废开异弥强归当录径总执护报担拨择损据撑数断无时显术机权条来构标样档检汇"
    "没测济润满灵点状独献环现监码础确碍种称税笔签简类红约级纳组织终经结给统继"
    "绩续维编缴职节获营补见规视誉计订认让训议记许论设评识试询该语误说请读课谁"
    "调谈负贡财责账货购费资赋转载较输达过运还这进远连适选递鉴针错键长门问间队"
    "际险顶项须预领题额骤"
)
TRADITIONAL = frozenset(
    "並佈佔併來係個備僅價內兩別刪則創劃動務勵匯區協參員問單國圍團執報場墊學實"
    "寫將專對導屆層屬崗帳帶幣幫庫廢廣廳強彌後徑從應捨採損摺撐撥擇擔據數斷於時"
    "會東條業構標樣機檔檢權歷歸決沒況淨減測準滿潤濟為無營爲狀獎獨獲獻現環產異"
    "當發監確碼礎礙稅種稱筆節範簡簽約紅納級終組結給統經維編縣總績織繳繼續纔義"
    "聲職聽與華處號虧術補製複覈見規視訂計訓託記設許註評詢試該認語誤說誰課調談"
    "請論諮識議護譽讀變讓負財貢貨責費資賦賬購軍較載輸轉辦這連進運過達遞遠適選"
    "還針錄錯鍵鑑長門開間關隊際險靈響頂項須預領頭題額類顯餘驟體點"
)
# Characters of both scripts that a Traditional text uses for other words only.
DOUBTFUL = frozenset("于后余采里占舍")

WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[-/][A-Za-z0-9_]+)*")


def words(said: str) -> set[str]:
    return set(WORD.findall(said))


def messages(name: str) -> list[tuple[str, str, bool]]:
    path = LOCALE / name / "LC_MESSAGES" / "rewardcalc.po"
    with path.open("rb") as file:
        found = read_po(file, locale=name)
    return [(str(one.id), str(one.string), one.fuzzy) for one in found if one.id]


def places(sentence: str) -> list[tuple[str, str, str]]:
    return sorted(
        (name, spec or "", conversion or "")
        for _, name, spec, conversion in Formatter().parse(sentence)
        if name is not None
    )


def bare(sentence: str) -> str:
    """Give a sentence without its places."""
    return "".join(literal for literal, *_ in Formatter().parse(sentence))


# Negotiation


@pytest.mark.parametrize(
    ("wanted", "identifier"),
    [
        ("zh", "zh_Hans_CN"),
        ("zh_CN", "zh_Hans_CN"),
        ("zh-CN", "zh_Hans_CN"),
        ("zh_CN.UTF-8", "zh_Hans_CN"),
        ("zh_SG", "zh_Hans_CN"),
        ("zh_Hans", "zh_Hans_CN"),
        ("zh-Hans-HK", "zh_Hans_CN"),
        ("zh_Hans_TW", "zh_Hans_CN"),
        ("zh_XX", "zh_Hans_CN"),
        ("zh_TW", "zh_Hant_TW"),
        ("zh-TW", "zh_Hant_TW"),
        ("ZH_tw", "zh_Hant_TW"),
        ("zh_TW.UTF-8", "zh_Hant_TW"),
        ("zh_TW.Big5@stroke", "zh_Hant_TW"),
        ("zh_HK", "zh_Hant_TW"),
        ("zh_MO", "zh_Hant_TW"),
        ("zh_Hant", "zh_Hant_TW"),
        ("zh-hant", "zh_Hant_TW"),
        ("zh_Hant_HK", "zh_Hant_TW"),
        ("zh_Hant_CN", "zh_Hant_TW"),
        ("zh_Hant_TW", "zh_Hant_TW"),
        ("en", "en"),
        ("en_HK", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("ja_JP", "en"),
        ("yue_HK", "en"),
        ("zhx", "en"),
        ("not a locale", "en"),
    ],
)
def test_negotiation(wanted: str, identifier: str) -> None:
    assert language(wanted).identifier == identifier


# Catalogs


def test_there_is_a_catalog_for_each_script() -> None:
    assert {path.name for path in LOCALE.iterdir()} == set(CHINESE)


@pytest.mark.parametrize("name", CHINESE)
def test_every_message_is_translated(name: str) -> None:
    found = messages(name)
    assert {sentence for sentence, *_ in found} == SENTENCES, "run tools/catalogs.py"
    assert [sentence for sentence, said, _ in found if not said] == []
    assert [sentence for sentence, _, fuzzy in found if fuzzy] == []


@pytest.mark.parametrize("name", CHINESE)
def test_every_message_names_the_same_places(name: str) -> None:
    for sentence, said, _ in messages(name):
        assert places(said) == places(sentence), sentence
        assert said.count("%%") == sentence.count("%%"), sentence


@pytest.mark.parametrize("name", CHINESE)
def test_messages_have_no_english_words(name: str) -> None:
    for sentence, said, _ in messages(name):
        if sentence in ARGUMENTS:  # its places are named in another way
            continue
        assert words(bare(said)) <= ALLOWED, said


@pytest.mark.parametrize("name", CHINESE)
def test_messages_are_punctuated_in_full_width(name: str) -> None:
    for _, said, _ in messages(name):
        assert not re.search(
            "[\u4e00-\u9fff][,;:!?()]|[,;!?()][\u4e00-\u9fff]", said
        ), said


def test_messages_keep_to_their_script() -> None:
    for _, said, _ in messages(HANS):
        assert not set(said) & TRADITIONAL, said
    for _, said, _ in messages(HANT):
        assert not set(said) & (SIMPLIFIED | DOUBTFUL), said
        assert not re.search("[“”‘’]|製度", said), said  # noqa: RUF001


# Reports


def law_texts(one: object) -> Iterator[str]:
    """Give every text that an instrument holds: titles, sources, places and quotes."""
    if isinstance(one, str):
        yield one
    elif isinstance(one, tuple | frozenset):
        for each in one:
            yield from law_texts(each)
    elif hasattr(one, "__attrs_attrs__"):
        for field in one.__attrs_attrs__:
            yield from law_texts(getattr(one, field.name))


def case_texts(case: rc.Case) -> Iterator[str]:
    yield from (case.id, case.title, case.institution.name)
    for _, people in case.people:
        for one in people:
            yield from (one.key, one.name)


INSTRUMENTS: tuple[Instrument, ...] = tuple(rc.all_instruments())
LAW = {one for each in INSTRUMENTS for one in law_texts(each)}


def own_words(said: str, given: set[str]) -> str:
    """Give a report without blanks, line ends, and what was given to it."""
    flat = re.sub(r"\s", "", re.sub(r"\n(?! )", "|", said))
    for one in sorted((re.sub(r"\s", "", each) for each in given), key=len)[::-1]:
        # A word of the field may stand in the law by itself: only what can be told apart.
        if len(one) > 1 and one not in ALLOWED:
            flat = flat.replace(one, "□")
    return flat


def assert_chinese(name: str, said: str) -> None:
    assert words(said) <= ALLOWED
    assert re.search("[\u4e00-\u9fff]", said)
    wrong = TRADITIONAL if name == HANS else SIMPLIFIED
    assert not set(said) & wrong


@pytest.mark.parametrize(("name", "path"), [*product(CHINESE, CASES)])
def test_results_are_chinese(name: str, path: Path) -> None:
    case = rc.read_case(path)
    result = rc.calculate(case)
    given = {*LAW, *case_texts(case)}
    for shown in (case, result):
        assert_chinese(name, own_words(text.of(shown, name), given))


@pytest.mark.parametrize(("name", "path"), [*product(CHINESE, CASES)])
def test_steps_are_chinese(name: str, path: Path) -> None:
    case = rc.read_case(path)
    said: Language = language(name)
    given = {*LAW, *case_texts(case)}
    for step in rc.calculate(case).steps:
        shown = said.step(step.rule, {**dict(step.args), "output": step.output})
        assert_chinese(name, own_words(shown, given))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_english_results_are_english(path: Path) -> None:
    case = rc.read_case(path)
    shown = own_words(text.of(rc.calculate(case), "en"), {*LAW, *case_texts(case)})
    people = "".join(one.name for _, group in case.people for one in group)
    articles = "一二三四五六七八九十百"
    assert set(re.findall("[\u4e00-\u9fff]", shown)) <= {*people, *articles}


@pytest.mark.parametrize("name", CHINESE)
def test_laws_are_chinese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "--locale", name]) == 0
    assert_chinese(name, own_words(capsys.readouterr().out, LAW))


@pytest.mark.parametrize("name", CHINESE)
def test_checks_are_chinese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(MODEL), "--region", "CN-42", "--pilot", "--locale", name])
    model = rc.read_regulation(MODEL)
    given = {*LAW, model.title, model.institution or ""}
    assert_chinese(name, own_words(capsys.readouterr().out, given))


@pytest.mark.parametrize("name", CHINESE)
def test_comparisons_are_chinese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures, findings and law: names of people alone are in letters."""
    for more in (["--completers", "60%"], ["--law", "cn-hubei-2024"]):
        command = ["compare", str(EXAMPLE), *more, "--locale", name]
        assert main(command) == 0
        shown = own_words(capsys.readouterr().out, {*LAW, "Li", "Wang"})
        assert_chinese(name, shown)


@pytest.mark.parametrize(
    ("name", "command"),
    [*product(CHINESE, ("", "calculate", "check", "compare", "laws", "verify"))],
)
def test_help_is_chinese(
    name: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command.split(), "-h", "--locale", name])
    said = capsys.readouterr().out
    assert words(said) <= ALLOWED | COMMANDS
    assert not set(said) & (TRADITIONAL if name == HANS else SIMPLIFIED)


@pytest.mark.parametrize(
    ("name", "command"),
    [*product(CHINESE, ("", "calculate", "check", "compare", "verify"))],
)
def test_what_is_missing_is_named_in_chinese(
    name: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command.split(), f"--locale={name}"])
    said = capsys.readouterr().err
    assert words(said) <= ALLOWED | COMMANDS
    assert not set(said) & (TRADITIONAL if name == HANS else SIMPLIFIED)


BROKEN = """
format = "rewardcalc-case/1"
id = "x"
recieptz = 3
[institution]
name = "某大学"
kind = "university"
region = "CN-42"
[conversion]
method = "licence"
agreed_on = "2025-03-18"
currency = "CNY"
[regulation]
completers = "120%"
[[receipts]]
on = 2025-04-01
amount = 1000000.0
[[costs]]
category = "other-direct"
amount = "1,000"
[people]
completers = [{name = "Li", share = "60%"}, {name = "Li", share = "50%"}]
"""


@pytest.mark.parametrize("name", CHINESE)
def test_errors_are_chinese(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(BROKEN, encoding="utf-8")
    assert main(["calculate", str(broken), "--locale", name]) == 2
    said = capsys.readouterr().err.replace(str(broken), "")
    assert "recieptz" in said
    assert_chinese(name, re.sub("recieptz|Li", "", said))
