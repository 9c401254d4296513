"""Write the glossaries: ``python tools/glossary.py``.

The words are those of ``wording/terms.py``, of the closed vocabularies in ``terms.py``
and of the public names; their Chinese is that of the catalogs, and of the docstrings
where a public name has it in brackets. A word that no report says has no entry in a
catalog: its Chinese stands in ``UNSAID``.
"""

from __future__ import annotations

import gettext
import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

import rewardcalc
from rewardcalc import terms
from rewardcalc.wording import TERMS

ROOT: Final = Path(__file__).resolve().parents[1]
LOCALE: Final = ROOT / "src" / "rewardcalc" / "locale"
PAGES: Final = {
    "en": ROOT / "docs" / "glossary.md",
    "zh": ROOT / "docs" / "zh" / "glossary.md",
}

# What each vocabulary is, for the Chinese page.
TITLES: Final[Mapping[str, str]] = {
    "Method": "转化方式",
    "InstitutionKind": "单位类型",
    "CostCategory": "成本类别",
    "Basis": "比例的来源（规定 / 约定）",
    "Role": "领导职务",
    "RightsKind": "赋权的种类",
    "UnitPart": "赋权后单位部分的处理",
    "GovernedBy": "制度变更时以哪一天为准",
    "Route": "作价投资的方式",
    "FirstYear": "自行实施、合作实施的年限从哪一年起算",
    "Severity": "核查意见的轻重",
    "Strength": "条款的效力",
    "Evidence": "文本来源的可靠程度",
    "Aspect": "绩效工资的四个方面",
}
# Words of files that no report says: simplified, traditional, English.
UNSAID: Final[Mapping[str, tuple[str, str, str]]] = {
    "head": ("正职领导", "正職領導", "head of the institution"),
    "leader": ("其他领导职务", "其他領導職務", "another leading post"),
    "long-term-use": ("长期使用权", "長期使用權", "long-term use right"),
    "co-ownership": ("共有所有权", "共有所有權", "co-ownership"),
    "kept": (
        "单位部分留存，不再分配",
        "單位部分留存，不再分配",
        "the unit's part stays with it",
    ),
    "split": (
        "单位部分按制度再分配",
        "單位部分按制度再分配",
        "the unit's part is divided by the regulation",
    ),
    "receipt-day": ("到账日", "到帳日", "the day on which the money came"),
    "contract-day": ("合同签订日", "合同簽訂日", "the day of the contract"),
    "production": ("投产年度", "投產年度", "the year of production"),
    "profit": ("开始盈利的年度", "開始盈利的年度", "the first year with a profit"),
}

HEAD: Final = {
    "en": """\
# Glossary

Made by `python tools/glossary.py` from the words, the vocabularies and the catalogs of
the library; a test compares. One English word stands for each statutory term, in
files, in results and in Python. What a key of a file means stands in [the
files](case-format.md).

[中文](zh/glossary.md) · [all pages](index.md)
""",
    "zh": """\
# 词汇表

本页由 `python tools/glossary.py` 根据程序中的词汇和译文生成，测试会核对。每个法定术语在文件、结果和
Python 中只用一个英文词。文件中各个键的含义见[案例怎么写](case-format.md)。

[English](../glossary.md) · [全部页面](index.md)
""",
}
WORDS: Final = {
    "en": ("## Bases, payees and sums", "| 中文 | word | in English |"),
    "zh": ("## 分配基数、分配对象与合计", "| 中文 | 繁體 | 词 | 英文 |"),
}
NAMES: Final = {
    "en": ("## Names in Python", "| 中文 | name | meaning |"),
    "zh": ("## Python 中的名称", "| 中文 | 名称 | 英文说明 |"),
}
IN_CHINESE: Final = re.compile(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)")


def vocabularies() -> Iterator[type[StrEnum]]:
    """Give the closed vocabularies, in the order of their module."""
    for one in vars(terms).values():
        if (
            inspect.isclass(one)
            and issubclass(one, StrEnum)
            and one.__module__ == terms.__name__
        ):
            yield one


def first_line(value: object) -> str:
    """Give the first sentence of a docstring, as Markdown."""
    said = (inspect.getdoc(value) or "").partition("\n\n")[0]
    return " ".join(said.replace("``", "`").split())


def key_of(vocabulary: type[StrEnum], word: str) -> str:
    """Give where a word stands in the terms: equity is a base as well as a method."""
    return f"{word}-method" if (vocabulary, word) == (terms.Method, "equity") else word


class Page:
    """One glossary in one language, line by line."""

    def __init__(self, tongue: str) -> None:
        self.tongue = tongue
        self.catalogs = [
            _catalog(name) for name in ("zh_Hans", "zh_Hant")[: 1 + (tongue == "zh")]
        ]

    def render(self) -> str:
        """Give the whole page."""
        return "\n".join([HEAD[self.tongue], *self._words(), *self._names()])

    def _words(self) -> Iterator[str]:
        enums = {one: [word.value for word in one] for one in vocabularies()}
        inside = {key_of(one, word) for one, words in enums.items() for word in words}
        title, columns = WORDS[self.tongue]
        outside = [(word, word) for word in TERMS if word not in inside]
        yield from self._table(title, columns, outside)
        for one, words in enums.items():
            english = f"`{one.__name__}`: {first_line(one)}"
            chinese = f"{TITLES[one.__name__]}（`{one.__name__}`）"
            title = f"## {english if self.tongue == 'en' else chinese}"
            rows = [(word, key_of(one, word)) for word in words]
            yield from self._table(title.rstrip("."), columns, rows)

    def _table(
        self, title: str, columns: str, rows: Sequence[tuple[str, str]]
    ) -> Iterator[str]:
        yield f"{title}\n\n{columns}\n{re.sub('[^|]+', '---', columns)}"
        for word, key in rows:
            yield f"| {' | '.join(self._row(word, key))} |"
        yield ""

    def _row(self, word: str, key: str) -> Iterator[str]:
        if key in TERMS:
            yield from (one.gettext(TERMS[key]) for one in self.catalogs)
            yield from (f"`{word}`", TERMS[key])
            return
        *chinese, english = UNSAID[key]
        yield from (*chinese[: len(self.catalogs)], f"`{word}`", english)

    def _names(self) -> Iterator[str]:
        title, columns = NAMES[self.tongue]
        yield f"{title}\n\n{columns}\n{re.sub('[^|]+', '---', columns)}"
        for name in rewardcalc.__all__:
            said = first_line(getattr(rewardcalc, name))
            found = IN_CHINESE.search(said)
            if found:
                meaning = IN_CHINESE.sub("", said).replace(" ,", ",")
                meaning = re.sub(r" +([.,:;])", r"\1", " ".join(meaning.split()))
                chinese = found[1].partition(", ")[0]
                yield f"| {chinese} | `{name}` | {meaning} |"
        yield ""


def _catalog(name: str) -> gettext.GNUTranslations:
    with (LOCALE / name / "LC_MESSAGES" / "rewardcalc.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def main() -> None:
    """Write both pages."""
    for tongue, path in PAGES.items():
        path.write_text(Page(tongue).render(), encoding="utf-8")
        print(path.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    main()
