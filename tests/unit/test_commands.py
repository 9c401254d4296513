"""The command: what it prints where, how it ends, in which language."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.cli import main
from rewardcalc.report.language import language

CASES = Path(__file__).parent / "cases"
LICENCE = str(CASES / "licence.toml")
EQUITY = str(CASES / "equity.toml")
VERSION = rc.__version__
ESCAPE = "\x1b["


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for key in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"):
        monkeypatch.delenv(key, raising=False)
    language.cache_clear()
    yield
    language.cache_clear()


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """Give a case that cannot be read."""
    text = Path(LICENCE).read_text(encoding="utf-8")
    path = tmp_path / "broken.toml"
    path.write_text(
        text.replace('"1000000.00"', '"1,000"').replace('id = "L1"', 'id = "B1"'),
        encoding="utf-8",
    )
    return str(path)


@pytest.fixture
def violated(tmp_path: Path) -> str:
    """Give a case that breaks a binding floor."""
    text = Path(LICENCE).read_text(encoding="utf-8")
    path = tmp_path / "violated.toml"
    path.write_text(
        text.replace('completers = "70%"', 'completers = "69%"'), encoding="utf-8"
    )
    return str(path)


def wide(text: str) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", text))


# calculate


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", LICENCE, "--locale", "en"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "665,000.00" in said.out
    assert said.out.endswith("Result: lawful; nothing is violated\n")


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", LICENCE, "--format", "json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "\n" in said.out.strip()
    assert json.loads(said.out) == json.loads(
        rc.calculate(rc.read_case(Path(LICENCE))).to_json()
    )


def test_jsonl_is_one_canonical_line_a_case(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["calculate", LICENCE, EQUITY, "--format", "jsonl"]) == 0
    said = capsys.readouterr()
    expected = [
        rc.calculate(rc.read_case(Path(path))).to_json() for path in (LICENCE, EQUITY)
    ]
    assert said.out.splitlines() == expected
    assert said.err == ""


def test_several_cases_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", LICENCE, EQUITY, "--locale", "en"]) == 0
    out = capsys.readouterr().out
    assert out.index("L1") < out.index("E1")
    assert out.count("Result: lawful") == 2


def test_json_prints_one_case(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["calculate", LICENCE, EQUITY, "--format", "json", "--locale", "en"]
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "json prints one case at a time; use jsonl for several\n"


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_a_violation(
    violated: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calculate", violated, "--format", form, "--locale", "en"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert "violat" in said.out


@pytest.mark.parametrize("form", ["text", "json"])
def test_bad_input_prints_nothing(
    broken: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calculate", broken, "--format", form, "--locale", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    head, line = said.err.splitlines()
    assert head == f"{broken}: nothing was calculated; faults: 1"
    assert line.startswith("  receipts[0].amount: '1,000' is not an amount of money")


def test_one_bad_file_among_several(
    broken: str, violated: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """2 comes before 1, and nothing of the others is printed as text."""
    assert main(["calculate", LICENCE, broken, violated, "--locale", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "receipts[0].amount" in said.err


def test_jsonl_keeps_the_other_lines(
    broken: str, violated: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["calculate", LICENCE, broken, "no.toml", violated]
    assert main([*words, "--format", "jsonl", "--locale", "en"]) == 2
    said = capsys.readouterr()
    first, second, third, last = map(json.loads, said.out.splitlines())
    assert first["case"] == last["case"] == "L1"
    assert second["case"] == "B1"
    assert [(one["path"], one["code"]) for one in second["errors"]] == [
        ("receipts[0].amount", "money-form")
    ]
    assert second["errors"][0]["value"] == "1,000"
    assert "write digits" in second["errors"][0]["message"]
    assert third["case"] == "no.toml"
    assert [one["code"] for one in third["errors"]] == ["file-missing"]
    assert "receipts[0].amount" in said.err
    assert "no.toml" in said.err


def test_a_faulty_case_without_an_id_goes_by_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "nameless.toml"
    path.write_text("id = 3\n", encoding="utf-8")
    assert main(["calculate", str(path), "--format", "jsonl"]) == 2
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["case"] == str(path)


def test_faults_of_the_law_are_faults_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path(LICENCE).read_text(encoding="utf-8")
    path = tmp_path / "early.toml"
    path.write_text(
        text.replace("2025-03-18", "2010-03-18").replace("2025-04-01", "2010-04-01"),
        encoding="utf-8",
    )
    assert main(["calculate", str(path), "--locale", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "had a version in force on 2010-03-18" in said.err


# -o


def test_output_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "result.json"
    target.write_text("old", encoding="utf-8")
    words = ["calculate", LICENCE, "--format", "json", "-o", str(target)]
    assert main(words) == 0
    assert capsys.readouterr() == ("", "")
    assert rc.read_result(target).lawful
    assert [one.name for one in tmp_path.iterdir()] == ["result.json"]


def test_bad_input_leaves_the_file_alone(
    tmp_path: Path, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "result.txt"
    target.write_text("old", encoding="utf-8")
    assert main(["calculate", LICENCE, broken, "-o", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "old"
    assert capsys.readouterr().out == ""


def test_jsonl_into_a_file_keeps_the_other_lines(
    tmp_path: Path, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "results.jsonl"
    words = ["calculate", LICENCE, broken, "--format", "jsonl", "--output"]
    assert main([*words, str(target)]) == 2
    lines = target.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["case"] for line in lines] == ["L1", "B1"]
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no" / "result.txt"
    assert main(["calculate", LICENCE, "-o", str(target), "--locale", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{target} cannot be written: ")


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder stands in the way: nothing is left beside it."""
    target = tmp_path / "taken"
    target.mkdir()
    assert main(["calculate", LICENCE, "-o", str(target), "--locale", "en"]) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]
    assert "cannot be written" in capsys.readouterr().err


# --law, --on


def test_what_if_only_this_law_applied(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["calculate", LICENCE, "--format", "json", "--law"]
    assert main([*words, "cn-national-2015"]) == 0
    assert json.loads(capsys.readouterr().out)["law"] == ["cn-national-2015"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["law"] == []
    assert main([*words, "cn-national-2016", "--locale", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "did you mean 'cn-national-2015'?" in said.err


def test_the_day_of_the_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    rich = str(CASES / "rich.toml")
    words = ["calculate", rich, "--format", "json", "--on", "2025-05-02"]
    assert main(words) in (0, 1)
    data = json.loads(capsys.readouterr().out)
    assert data["as_of"] == "2025-05-02"
    paid = {one["payee"]: one["paid"] for one in data["accounts"]}
    assert paid["unit"] == "0.00"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["calculate"],
        ["nothing"],
        ["calculate", LICENCE, "--format", "pdf"],
        ["calculate", LICENCE, "--on", "yesterday"],
        ["laws", "--on", "2025-02-30"],
        ["laws", "--more"],
    ],
    ids=["none", "no-case", "unknown", "format", "on", "no-day", "option"],
)
def test_wrong_words(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err


# laws


def test_laws(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "--locale", "en"]) == 0
    out = capsys.readouterr().out
    for one in rc.all_instruments():
        assert one.id in out


def test_laws_of_a_day_and_a_region(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["laws", "--locale", "en", "--region", "CN-42", "--on"]
    assert main([*words, "2024-11-12"]) == 0
    assert "cn-hubei-2024" in capsys.readouterr().out
    assert main([*words, "2024-11-11"]) == 0
    out = capsys.readouterr().out
    assert "cn-hubei-2024" not in out
    assert "cn-national-2015" in out
    assert main(["laws", "--region", "CN-65", "--locale", "en"]) == 0
    out = capsys.readouterr().out
    assert "cn-hubei-2024" not in out
    assert "cn-national-2015" in out


def test_laws_of_a_day_without_any(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "--on", "1990-01-01", "--locale", "en"]) == 0
    out = capsys.readouterr().out
    assert out == "no instrument is encoded here for that day and place\n"


def test_laws_in_a_gap(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["laws", "--region", "CN-42", "--on", "2010-01-01", "--locale", "en"]
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "had a version in force on 2010-01-01 that is not encoded" in said.err


# Help and languages


@pytest.mark.parametrize("words", [["-h"], ["calculate", "--help"], ["laws", "-h"]])
def test_help_in_both_languages(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for locale in ("en", "zh_CN"):
        with pytest.raises(SystemExit) as caught:
            main([*words, "--locale", locale])
        assert caught.value.code == 0
        said.append(capsys.readouterr().out)
    english, chinese = said
    assert english.startswith("usage: rewardcalc")
    assert "options" in english
    assert not chinese.startswith("usage")
    assert wide(chinese)
    assert english != chinese


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"rewardcalc {VERSION}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["--locale", "zh_CN"],
        ["--locale=zh_Hans_CN"],
        ["--locale", "zh-CN"],
        ["--locale", "zh_CN.UTF-8"],
    ],
    ids=" ".join,
)
def test_chinese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", LICENCE, *words]) == 0
    out = capsys.readouterr().out
    assert "净收入" in out
    assert "net income" not in out


@pytest.mark.parametrize("words", [["--locale", "fr_FR"], ["--locale="], []])
def test_everything_else_is_english(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calculate", LICENCE, *words]) == 0
    assert "net income" in capsys.readouterr().out


def test_a_locale_without_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["calculate", LICENCE, "--locale"])
    assert caught.value.code == 2
    assert "--locale" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_users_own_locale(
    key: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(key, "zh_CN.UTF-8")
    assert main(["calculate", LICENCE]) == 0
    assert "净收入" in capsys.readouterr().out


def test_errors_are_in_the_readers_language(
    broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calculate", broken, "--locale", "zh_CN"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert wide(said.err)
    assert "is not an amount" not in said.err
    assert "receipts[0].amount" in said.err


# Colour and terminals


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(
    monkeypatch: pytest.MonkeyPatch, words: list[str], **surroundings: str
) -> str:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    for key, value in surroundings.items():
        monkeypatch.setenv(key, value)
    assert main(["calculate", LICENCE, "--locale", "en", *words]) == 0
    return terminal.getvalue()


def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ESCAPE in on_terminal(monkeypatch, [])


@pytest.mark.parametrize(
    ("words", "surroundings"),
    [
        ([], {"NO_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
        (["--format", "json"], {}),
        (["--format", "jsonl"], {}),
    ],
    ids=["no-color", "dumb", "json", "jsonl"],
)
def test_no_colour(
    words: list[str], surroundings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = on_terminal(monkeypatch, words, **surroundings)
    assert ESCAPE not in said


def test_no_colour_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", LICENCE]) == 0
    assert ESCAPE not in capsys.readouterr().out


def test_no_colour_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.txt"
    assert on_terminal(monkeypatch, ["-o", str(target)]) == ""
    assert ESCAPE not in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8"])
def test_a_terminal_that_cannot_show_chinese(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["calculate", LICENCE, "--locale", "zh_CN"]) == 0
    stream.flush()
    text = raw.getvalue().decode(encoding)
    assert "665,000.00" in text
    assert ("净收入" in text) == (encoding in ("gbk", "utf-8"))
    assert ("\\u51c0" in text) == (encoding in ("ascii", "latin-1"))


# As a program of its own


def run(*words: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    plain = {key: one for key, one in os.environ.items() if not key.startswith("LC_")}
    return subprocess.run(  # noqa: S603 (our own interpreter, our own words)
        [sys.executable, "-m", "rewardcalc", *words],
        capture_output=True,
        check=False,
        env={**plain, **surroundings},
        timeout=60,
    )


def test_the_module_is_the_command() -> None:
    done = run("calculate", LICENCE, "--locale", "en", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"665,000.00" in done.stdout
    assert ESCAPE.encode() not in done.stdout


def test_the_status_of_the_program(broken: str, violated: str) -> None:
    done = run("calculate", violated, broken, "--format", "jsonl")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 2
    assert run("calculate", violated).returncode == 1


def test_main_takes_the_words_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words: Any = ["rewardcalc", "laws", "--on", "2025-01-01", "--locale", "en"]
    monkeypatch.setattr(sys, "argv", words)
    assert main() == 0
    assert "cn-national-2015" in capsys.readouterr().out


def test_running_the_module_in_this_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import runpy

    monkeypatch.setattr(sys, "argv", ["rewardcalc", "--version"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("rewardcalc", run_name="__main__")
    assert caught.value.code == 0
    assert VERSION in capsys.readouterr().out


def test_output_never_goes_over_what_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.toml"
    case.write_bytes(Path(LICENCE).read_bytes())
    before = case.read_bytes()
    assert main(["calculate", str(case), "--output", str(case)]) == 2
    assert case.read_bytes() == before
    link = tmp_path / "link"
    link.symlink_to(case)
    assert main(["calculate", str(case), "--output", str(link)]) == 2
    assert case.read_bytes() == before
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_output_through_a_link_keeps_the_link_and_the_mode(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("old")
    target.chmod(0o600)
    link = tmp_path / "link"
    link.symlink_to(target)
    assert main(["calculate", LICENCE, "--output", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_text() != "old"
    assert target.stat().st_mode & 0o777 == 0o600


def test_output_into_a_pipe_leaves_it_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        got = pool.submit(pipe.read_text, "utf-8")
        assert main(["calculate", LICENCE, "--output", str(pipe)]) == 0
        assert got.result(10)
    assert pipe.is_fifo()
