"""Columns: a Chinese character is two wide, and no line is longer than 80."""

import pytest

from rewardcalc.report.columns import WIDTH, left, right, table, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("net", 3), ("净收入", 6), ("（a）", 5), ("e\u0301", 1), ("ａ", 2)],  # noqa: RUF001
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_filling() -> None:
    assert left("单位", 6) == "单位  "
    assert right("单位", 6) == "  单位"
    assert left("too long", 3) == "too long"


def test_table() -> None:
    rows = [["单位", "1.00", "x"], ["net", "10.00", ""]]
    assert list(table(rows, "lrl")) == ["单位   1.00  x", "net   10.00"]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 60,
        "科技成果转化净收入" * 20,
        "完成人 gets 70%，单位 keeps the rest（其余）。" * 9,
        "x" * 200,
    ],
    ids=["words", "characters", "both", "one-long-word"],
)
def test_wrapping_loses_nothing(text: str) -> None:
    lines = list(wrapped(text, "* ", "  "))
    assert lines[0].startswith("* ")
    assert all(line.startswith("  ") for line in lines[1:])
    joined = "".join(line[2:] for line in lines)
    assert joined.replace(" ", "") == text.replace(" ", "")
    if " " in text or width(text[0]) == 2:
        assert all(width(line) <= WIDTH for line in lines)


def test_no_line_begins_with_a_closing_sign() -> None:
    text = "科技成果，" * 40
    for line in wrapped(text, "", ""):
        assert not line.startswith("，")
    text = "（科技）" * 40
    for line in wrapped(text, "", ""):
        assert not line.endswith("（")


def test_an_empty_text_is_one_line() -> None:
    assert list(wrapped("", "- ", "  ")) == ["-"]
