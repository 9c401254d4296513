"""Write the published JSON Schemas: ``python tools/schemas.py``.

The schemas of a case and of a regulation file are made from the classes themselves:
the keys and their types from the attributes, what is required from the constructor,
the words from the vocabularies. What a type does not say stands here in three tables:
what a key means (``WORDS``), a narrower form (``FORMS``), and what keys must be to each
other (``RULES``). The schema of a result is written by hand, as ``codec/result_data.py`` is.

A schema is for JSON; a TOML file has the same keys, its dates are written as text first.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

import attrs

from rewardcalc.codec.reading import (
    _IN_A_FILE as IN_A_FILE,
)
from rewardcalc.codec.reading import CASE_FORMAT, REGULATION_FORMAT
from rewardcalc.codec.result_data import RESULT_FORMAT
from rewardcalc.codec.structure import PLACES, key_of
from rewardcalc.facts import Case, Person
from rewardcalc.facts.groups import Groups
from rewardcalc.money import Money, Shares
from rewardcalc.ratio import Ratio
from rewardcalc.regulation import Regulation
from rewardcalc.terms import ROOTS, SUMS, Severity

Schema = dict[str, Any]

FOLDER: Final = Path(__file__).resolve().parents[1] / "src" / "rewardcalc" / "schema"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
REST: Final = "rest"
INTO: Final = tuple[tuple[str, Ratio | str], ...]
KINDS: Final = ("case", "regulation", "result")
MONEY: Final = r"(0|[1-9][0-9]{0,57})(\.[0-9]{1,2})?"
RATIO: Final = r"(0|[1-9][0-9]*)(/[1-9][0-9]*|(\.[0-9]+)?%?)"
SHARE: Final = (
    r"((0|[1-9][0-9]*)/[1-9][0-9]*"
    r"|(0|[1-9][0-9]?)(\.[0-9]+)?%|100(\.0+)?%|0(\.[0-9]+)?|1(\.0+)?)"
)
ZERO: Final = r"(?!-?0(\.0+)?(/|%|$))"

# Values that stand in many places, each by one name.
VALUES: Final[Mapping[str, Schema]] = {
    "name": {
        "description": "A name, without blanks at its ends (名称)",
        "type": "string",
        "pattern": r"^[^\s\u0000-\u001f]([^\u0000-\u001f]*[^\s\u0000-\u001f])?$",
    },
    "names": {
        "description": "Names, each once (名称列表)",
        "type": "array",
        "items": {"$ref": "#/$defs/name"},
        "uniqueItems": True,
    },
    "date": {
        "description": "A day (日期), YYYY-MM-DD",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    },
    "year": {
        "description": "A calendar year (年度)",
        "type": "integer",
        "minimum": 1,
        "maximum": 9999,
    },
    "positive": {
        "description": "A whole number above zero (正整数)",
        "type": "integer",
        "minimum": 1,
    },
    "money": {
        "description": "An amount, at most two decimals; it may be negative (金额)",
        "type": "string",
        "pattern": f"^-?{MONEY}$",
    },
    "money-not-negative": {
        "description": "An amount that is not below zero (非负金额)",
        "type": "string",
        "pattern": f"^{MONEY}$",
    },
    "money-positive": {
        "description": "An amount above zero (正数金额)",
        "type": "string",
        "pattern": f"^{ZERO}{MONEY}$",
    },
    "money-not-zero": {
        "description": "An amount that is not zero; negative if paid back (非零金额)",
        "type": "string",
        "pattern": f"^{ZERO}-?{MONEY}$",
    },
    "ratio": {
        "description": 'An exact ratio (比例): "70%", "0.7" or "2/37"',
        "type": "string",
        "maxLength": 120,
        "pattern": f"^{RATIO}$",
    },
    "share": {
        "description": 'A part of a whole (份额), at most 1: "70%", "0.7" or "2/37"',
        "type": "string",
        "maxLength": 120,
        "pattern": f"^{SHARE}$",
    },
    "rate": {
        "description": "An exchange rate above zero (汇率)",
        "type": "string",
        "maxLength": 120,
        "pattern": f"^{ZERO}{RATIO}$",
    },
    "weight": {
        "description": "A weight (权重), a whole number or a ratio as text",
        "anyOf": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/ratio"}],
    },
    "part": {
        "description": 'A ratio, or "rest" for what is left (其余)',
        "anyOf": [{"const": REST}, {"$ref": "#/$defs/share"}],
    },
    "region": {
        "description": "An ISO 3166-2 code (行政区划)",
        "type": "string",
        "pattern": "^[A-Z]{2}-[A-Z0-9]{1,3}$",
    },
    "city": {
        "description": "A GB/T 2260 code (市级行政区划代码)",
        "type": "string",
        "pattern": "^[0-9]{6}$",
    },
    "currency": {
        "description": "An ISO 4217 code (币种)",
        "type": "string",
        "pattern": "^[A-Z]{3}$",
    },
    "text": {"description": "Text, which may be empty (文字)", "type": "string"},
    "whole": {"description": "A whole number (整数)", "type": "integer"},
    "flag": {"description": "Yes or no (是否)", "type": "boolean"},
}

# What each key means. A key that is missing here stops the writing.
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "Case": {
        "institution": "Who completed the achievement (科技成果完成单位)",
        "conversion": "The deal itself (转化项目)",
        "regulation": "The rules of the house, or the path of their file (本单位制度)",
        "receipts": "Money actually received (转化收入)",
        "costs": "Costs of the deal (成本)",
        "people": "The people of each payee, in order (人员名单)",
        "equity": "Shares, or a part of the capital (作价投资形成的股权)",
        "operating_profit": "Profit of own or joint use, by year (营业利润)",
        "rights": "Rights granted to the completers (赋权)",
        "reserves": "Money held back until a day (预留)",
        "payments": "What was actually paid (实际发放)",
        "acknowledgements": "Who answers for a warning (已知悉的提示)",
        "performance_pay": "Performance pay of the unit, by year (绩效工资)",
        "as_of": "The day of the accounts (台账截止日)",
        "law": "Instruments to apply instead of those in force (指定适用的法规)",
        "id": "The case's own number (案例编号)",
        "title": "What the case is called (案例名称)",
    },
    "Institution": {
        "name": "Its name (单位名称)",
        "kind": "What kind it is (单位类型)",
        "state_founded": "Founded by the state or a government (国家设立)",
        "region": "Where it is (所在省份)",
        "pilot": "A pilot unit (试点单位); required in CN-42",
        "city": "Where a city has an instrument (所在市)",
    },
    "Conversion": {
        "method": "How it is converted (转化方式)",
        "agreed_on": "The day of the contract (合同签订日)",
        "currency": "Currency of amounts without one of their own (币种)",
        "contract_amount": "What the contract says (合同金额)",
        "registration": "Number of the registered contract (技术合同登记编号)",
        "production_on": "The day of successful production (投产日)",
        "licensee_region": "Where the other side is (受让方、被许可方所在地)",
        "route": "How the achievement was contributed (作价投资的方式)",
        "fiscally_funded": "Made mainly with fiscal funds (主要利用财政资金)",
    },
    "Receipt": {
        "on": "The day on which it came in (到账日)",
        "amount": "What came in; negative if paid back (金额)",
        "id": "A name for this receipt (到账编号)",
        "currency": "Its own currency (币种)",
        "rate": "Worth of one unit in the case's currency (汇率)",
        "refunds": "The id of the receipt that it pays back (退还哪一笔)",
    },
    "Cost": {
        "category": "What it was paid for (成本类别)",
        "amount": "What was spent (金额)",
        "on": "Its day; the first receipt's if left out (发生日)",
        "note": "What it was; required for other-direct (说明)",
        "borne_by": "Who paid it in advance (垫付人)",
        "currency": "Its own currency (币种)",
        "rate": "Worth of one unit in the case's currency (汇率)",
    },
    "Reserve": {
        "on": "The day from which it is held back (预留日)",
        "amount": "What is held back (金额)",
        "until": "The day on which it is released (释放日)",
        "note": "What it is for (说明)",
    },
    "Equity": {
        "shares": "Whole shares on the day of the contract (股份数)",
        "capital_ratio": "A part of the capital (出资比例)",
        "tranches": "Whole shares by day (分期到位的股份)",
    },
    "Tranche": {
        "on": "The day of registration (登记日)",
        "shares": "Whole shares (股份数)",
    },
    "OperatingProfit": {
        "year": "The year (年度)",
        "amount": "The profit; a loss is negative (营业利润)",
        "on": "The day on which the reward falls due (应付日); 12-31 if left out",
    },
    "Rights": {
        "kind": "What right was granted (赋权类型)",
        "years": "For how many years it may be used (使用年限)",
        "granted_on": "The day of the grant (赋权日)",
        "completers_share": "What the completers own (完成人所有权份额)",
        "unit_part": "What happens to the unit's part (单位份额的处理)",
    },
    "Payment": {
        "on": "The day of the payment (发放日)",
        "payee": "The payee of the tree (收款方)",
        "amount": "What was paid; negative if paid back (金额)",
        "name": "The person: the id, else the name (个人)",
        "note": "What it was (说明)",
    },
    "Acknowledgement": {
        "code": "The code of the finding (提示代码)",
        "by": "Who answers for it (决定人)",
        "on": "When (日期)",
        "reason": "Why (理由)",
        "name": "The person it is about; left out: all (个人)",
    },
    "PerformancePay": {
        "year": "The year (年度)",
        "approved_cap": "The approved cap (核定的绩效工资总量)",
        "ordinary": "What counts against the cap (常规绩效工资)",
        "flexible": "Annual, agreed and project salaries outside it (灵活薪酬)",
        "wages": "Yearly wages of persons, this cash included (个人全年工资)",
    },
    "Person": {
        "name": "The name (姓名)",
        "share": "The share of the payee; all sum to 1 (份额)",
        "weight": "The weight within the payee (权重)",
        "main": "A main contributor (主要贡献人员)",
        "role": "A leading post (领导职务)",
        "id": "What tells two people of one name apart (编号)",
    },
    "Regulation": {
        "basis": "Where the rates come from (规定或者约定)",
        "title": "Its title (制度名称)",
        "completers": "Short form: the completers' part (完成人比例)",
        "transfer_staff": "Short form: part of what is retained (专职人员比例)",
        "equal": "Payees whose people share equally (平均分配)",
        "contributors": "Further payees that count as contributors (其他贡献人员)",
        "reward_years": "For how many years use is rewarded (奖励年限)",
        "reward_from": "From which year the years count, where the law has two frames (起算年度)",
        "pay_within_months": "How soon the rewards are paid (支付期限, 月)",
        "governed_by": "Which day picks the version (按哪一天适用版本)",
        "income": "The house's own rule for the net income (净收入口径)",
        "id": "The regulation's own name for programs (制度编号)",
        "institution": "Whose regulation it is (制定单位)",
        "in_force": "Its first day (施行日)",
        "evidence": "How good the source of its text is (文本来源等级)",
        "source": "Where the text was found (文本来源)",
        "splits": "Who gets what of what (分配条款)",
        "versions": "The rates from a day on, one block a version (各版本)",
    },
    "Version": {
        "from": "Its first day (起始日)",
        "title": "Its title (版本名称)",
        "completers": "Short form: the completers' part (完成人比例)",
        "transfer_staff": "Short form: part of what is retained (专职人员比例)",
        "contributors": "Further payees that count as contributors (其他贡献人员)",
        "splits": "Who gets what of what (分配条款)",
    },
    "Split": {
        "of": "What is divided: a base, or a child of a split (被分配的部分)",
        "into": "The children and their ratios, in order (分配去向)",
        "schedule": "How the ratios depend on the amount (分配方式)",
        "bands": "The bands, rising (分档)",
        "methods": "Only for these methods (适用的转化方式)",
        "contract_from": "Only for contracts of this amount or more (合同金额下限)",
        "contract_under": "Only for contracts below this amount (合同金额上限)",
        "licensee_in": "Only for a licensee in these regions (对方在这些地区)",
        "licensee_outside": "Only for a licensee outside these (对方不在这些地区)",
        "citation": "The clause of the regulation (制度条款)",
    },
    "Band": {
        "up_to": "Its upper end, itself still in it (上限)",
        "thresholds": "Its upper end by day, with an index (指数化上限)",
        "into": "The children and their ratios, in order (分配去向)",
        "caps": "The most that a child gets, slab only (封顶)",
    },
    "Threshold": {
        "from": "From this day of contract on (起始日)",
        "amount": "The upper end (上限)",
    },
    "Clause": {
        "article": "The article (条)",
        "quote": "Its words (原文)",
    },
    "OwnIncome": {
        "deductible": "The categories that are deducted (可扣除的成本类别)",
        "top_slice": "What is taken before costs (先行提取)",
        "cost_cap": "The most of the receipts that costs may eat (成本扣除上限)",
    },
    "TopSlice": {
        "payee": "Who takes it (提取方)",
        "ratio": "Which part of the receipts (提取比例)",
    },
}

# Where the type of a key does not say which of the values above it is.
FORMS: Final[Mapping[tuple[str, str], str]] = {
    ("Institution", "region"): "region",
    ("Institution", "city"): "city",
    ("Conversion", "currency"): "currency",
    ("Conversion", "contract_amount"): "money-positive",
    ("Conversion", "licensee_region"): "region",
    ("Receipt", "currency"): "currency",
    ("Receipt", "rate"): "rate",
    ("Cost", "amount"): "money-not-negative",
    ("Cost", "currency"): "currency",
    ("Cost", "rate"): "rate",
    ("Reserve", "amount"): "money-positive",
    ("OperatingProfit", "year"): "year",
    ("Payment", "amount"): "money-not-zero",
    ("PerformancePay", "year"): "year",
    ("PerformancePay", "approved_cap"): "money-not-negative",
    ("PerformancePay", "ordinary"): "money-not-negative",
    ("PerformancePay", "flexible"): "money-not-negative",
    ("PerformancePay", "wages"): "money-not-negative",
    ("Person", "weight"): "weight",
    ("Regulation", "reward_years"): "positive",
    ("Regulation", "pay_within_months"): "positive",
    ("Split", "contract_from"): "money-positive",
    ("Split", "contract_under"): "money-positive",
    ("Band", "up_to"): "money-positive",
    ("Band", "caps"): "money-positive",
    ("Threshold", "amount"): "money-positive",
}


def _has(*keys: str) -> Schema:
    return {"required": list(keys)}


def _filled(key: str) -> Schema:
    return {"required": [key], "properties": {key: {"minItems": 1}}}


def _is(key: str, *words: str) -> Schema:
    return {"required": [key], "properties": {key: {"enum": list(words)}}}


def _never(*one: Schema) -> Schema:
    return {"not": {"allOf": list(one)} if len(one) > 1 else one[0]}


def _when(condition: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    rule = {"if": condition, "then": then}
    return rule if otherwise is None else {**rule, "else": otherwise}


_EMPTY: Final = {"maxProperties": 0, "maxItems": 0}
_RATED: Final = {
    "anyOf": [_has("completers"), _has("transfer_staff"), _filled("splits")]
}
_SHORT: Final = {"anyOf": [_has("completers"), _has("transfer_staff")]}
_RATED_OR_VERSIONS: Final = {"anyOf": [_RATED, _filled("versions")]}
_BANDED: Final = _is("schedule", "marginal", "slab", "contract")
_USED: Final = {"properties": {"conversion": _is("method", "own-use", "joint-use")}}
_INVESTED: Final = {"properties": {"conversion": _is("method", "equity")}}

# What the keys of a table must be to each other, where that is a matter of shape.
RULES: Final[Mapping[str, list[Schema]]] = {
    "Case": [
        _when(_INVESTED, _has("equity"), _never(_has("equity"))),
        _when(
            _USED,
            {
                **_filled("operating_profit"),
                **_never(_filled("receipts")),
            },
            _never(_filled("operating_profit")),
        ),
        _when(_never({"anyOf": [_INVESTED, _USED]}), _filled("receipts")),
    ],
    "Institution": [_when(_is("region", "CN-42"), _has("pilot"))],
    "Receipt": [
        _when(
            _has("refunds"), {"properties": {"amount": {"pattern": r"^(-|0(\.0+)?$)"}}}
        )
    ],
    "Cost": [
        _when(
            _is("category", "other-direct"),
            {**_has("note"), "properties": {"note": {"pattern": r"\S"}}},
        )
    ],
    "Equity": [
        {"oneOf": [_has("shares"), _has("capital_ratio"), _filled("tranches")]},
    ],
    "Rights": [
        _when(
            _is("kind", "long-term-use"),
            {
                **_has("years"),
                **_never({"anyOf": [_has("completers_share"), _has("unit_part")]}),
            },
            {**_has("completers_share", "unit_part"), **_never(_has("years"))},
        )
    ],
    "Person": [_never(_has("share", "weight"))],
    "Regulation": [
        _never(_SHORT, _filled("splits")),
        _never(_filled("versions"), _RATED),
        _when(_filled("versions"), _has("governed_by"), _never(_has("governed_by"))),
        _when(_is("basis", "none"), _never(_RATED_OR_VERSIONS)),
        _when(_never(_has("basis")), _RATED_OR_VERSIONS),
    ],
    "Version": [_never(_SHORT, _filled("splits"))],
    "Split": [
        _when(
            _BANDED,
            {**_filled("bands"), **_never(_has("into"))},
            {**_has("into"), **_never(_filled("bands"))},
        ),
        _when(
            _never(_is("schedule", "slab")),
            {"properties": {"bands": {"items": {"properties": {"caps": _EMPTY}}}}},
        ),
    ],
    "Band": [_never(_has("up_to"), _filled("thresholds"))],
}


def _hyphened(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or "").splitlines()[0].rstrip(".")


class Walk:
    """A walk over the classes that gathers a definition for each it comes to."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}

    def table(self, kind: type[Any]) -> Schema:
        """Give the schema of a table whose keys are the parts of a class."""
        hints = get_type_hints(kind)
        parameters = inspect.signature(kind).parameters
        properties = {}
        for one in attrs.fields(kind):
            key = key_of(one.name)
            default = parameters[one.name].default
            properties[key] = {
                "description": WORDS[kind.__name__][key],
                **self.part(kind, key, hints[one.name], default),
                **_default(default),
            }
        required = [
            key_of(name)
            for name, one in parameters.items()
            if one.default is inspect.Parameter.empty
        ]
        rules = RULES.get(kind.__name__)
        return {
            "description": _first_line(kind),
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
            **({"allOf": rules} if rules else {}),
        }

    def part(self, kind: type, key: str, hint: Any, default: object) -> Schema:  # noqa: ANN401
        """Give the schema of one part of a class."""
        form = FORMS.get((kind.__name__, key))
        inner = [one for one in get_args(hint) if one is not NoneType]
        if NoneType in get_args(hint):
            (hint,) = inner
        if hint in (INTO, Groups):
            return self._children() if hint == INTO else self._people()
        if getattr(hint, "__origin__", None) is not tuple:
            return self._single(hint, form, default)
        (item, *_) = get_args(hint)
        if item is str:
            return self.value("names")
        if getattr(item, "__origin__", None) is tuple:
            return self._ordered(self.value(form or "money"))
        words = issubclass(item, StrEnum)
        return {
            "type": "array",
            "items": self._single(item, None, None),
            **({"uniqueItems": True} if words else {}),
        }

    def _single(self, hint: Any, form: str | None, default: object) -> Schema:  # noqa: ANN401
        if form is not None:
            return self.value(form)
        if hint is str:
            return self.value("text" if default == "" else "name")
        if hint in _PLAIN:
            return self.value(_PLAIN[hint])
        name = _hyphened(hint.__name__)
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = _words(hint) if hint not in PLACES else self.table(hint)
        return {"$ref": f"#/$defs/{name}"}

    def value(self, name: str) -> Schema:
        """Give the reference to a value of the table above, with all that it needs."""
        if name not in self.defs:
            self.defs[name] = VALUES[name]
            for other in VALUES:
                if f'"#/$defs/{other}"' in json.dumps(VALUES[name]):
                    self.value(other)
        return {"$ref": f"#/$defs/{name}"}

    def _ordered(
        self, value: Schema, key: Schema | None = None, least: int = 0
    ) -> Schema:
        """Give a table whose order counts: an object, or a list of pairs."""
        name = key or self.value("name")
        pair = {
            "type": "array",
            "prefixItems": [name, value],
            "items": False,
            "minItems": 2,
        }
        return {
            "anyOf": [
                {
                    "type": "object",
                    "propertyNames": name,
                    "additionalProperties": value,
                    **({"minProperties": least} if least else {}),
                },
                {
                    "type": "array",
                    "items": pair,
                    **({"minItems": least} if least else {}),
                },
            ]
        }

    def _children(self) -> Schema:
        free = {**self.value("name"), "not": {"enum": [*ROOTS, *SUMS, REST]}}
        return self._ordered(self.value("part"), free, 1)

    def _people(self) -> Schema:
        free = {**self.value("name"), "not": {"enum": [*ROOTS, *SUMS]}}
        person = self._single(Person, None, None)
        return self._ordered({"type": "array", "items": person, "minItems": 1}, free)


_PLAIN: Final[Mapping[type, str]] = {
    date: "date",
    Money: "money",
    Ratio: "share",
    Shares: "positive",
    bool: "flag",
    int: "whole",
}


def _words(kind: type[StrEnum]) -> Schema:
    return {"description": _first_line(kind), "enum": [one.value for one in kind]}


def _default(default: object) -> Schema:
    if isinstance(default, bool | str) and default != "":
        return {"default": str(default) if isinstance(default, str) else default}
    return {}


def _document(
    kind: str, about: str, body: Schema, defs: Mapping[str, Schema]
) -> Schema:
    return {
        "$schema": DIALECT,
        "$id": f"urn:rewardcalc:{kind}:1",
        "title": about,
        **body,
        "$defs": dict(sorted(defs.items())),
    }


def _with_format(body: Schema, name: str, *further: str) -> Schema:
    said = {"description": "What the file is (文件格式)", "const": name}
    return {
        **body,
        "properties": {"format": said, **body["properties"]},
        "required": ["format", *further, *body["required"]],
    }


def case_schema() -> Schema:
    """Give the schema of a case."""
    walk = Walk()
    body = walk.table(Case)
    path = {"type": "string", "minLength": 1}
    house = body["properties"]["regulation"]
    body["properties"]["regulation"] = {
        "description": house["description"],
        "anyOf": [path, {"$ref": house["$ref"]}],
    }
    about = "A rewardcalc case (案例文件)"
    return _document("case", about, _with_format(body, CASE_FORMAT), walk.defs)


def regulation_schema() -> Schema:
    """Give the schema of a regulation in a file of its own: it says which it is."""
    walk = Walk()
    body = walk.table(Regulation)
    cited = {"items": _has("citation")}
    each = {"items": {"properties": {"splits": cited}}}
    body["allOf"] = [
        *body["allOf"],
        {"properties": {"splits": cited, "versions": each}},
    ]
    body = _with_format(body, REGULATION_FORMAT, *IN_A_FILE)
    about = "A rewardcalc regulation file (制度文件)"
    return _document("regulation", about, body, walk.defs)


def _closed(about: str, needed: Schema, more: Schema | None = None) -> Schema:
    return {
        "description": about,
        "type": "object",
        "properties": {**needed, **(more or {})},
        "required": list(needed),
        "additionalProperties": False,
    }


def _said(name: str, about: str) -> Schema:
    return {"description": about, "$ref": f"#/$defs/{name}"}


def _list(name: str, about: str) -> Schema:
    return {
        "description": about,
        "type": "array",
        "items": {"$ref": f"#/$defs/{name}"},
    }


def _amounts(unit: str, about: str) -> Schema:
    return {
        "description": about,
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/name"},
        "additionalProperties": {"$ref": f"#/$defs/{unit}"},
    }


def _shown(unit: str) -> dict[str, Schema]:
    """Give what money and shares have alike: amounts, awards, and dues by day."""
    award = f"award-of-{unit}"
    return {
        award: _closed(
            "What a person of a payee gets (个人奖酬)",
            {
                "payee": _said("name", "The payee (收款方)"),
                "name": _said("name", "The person's name (姓名)"),
                "amount": _said(unit, "What the person gets (数额)"),
            },
            {"id": _said("name", "The person's id, where there is one (编号)")},
        ),
        f"due-of-{unit}": _closed(
            "What falls due on a day (某日应付)",
            {
                "on": _said("date", "The day (日期)"),
                "amounts": _amounts(unit, "By node, zeros included (各节点)"),
                "awards": _list(award, "By person, zeros included (各人)"),
            },
        ),
    }


def _result_defs() -> dict[str, Schema]:
    """Give the parts of a result, by name."""
    return {
        **{name: VALUES[name] for name in ("name", "date", "money", "year", "text")},
        **_shown("money"),
        **_shown("holding"),
        "holding": {
            "description": "Whole shares, or an exact part of the capital (股份或出资比例)",
            "type": "string",
            "pattern": "^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$",
        },
        "exact": {
            "description": "An exact fraction (精确分数)",
            "type": "string",
            "pattern": "^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$",
        },
        "code": {
            "description": "A stable word (代码)",
            "type": "string",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        },
        "severity": _words(Severity),
        "arguments": {
            "description": "Values by name (参数)",
            "type": "object",
            "additionalProperties": {
                "anyOf": [
                    {"type": ["string", "integer"]},
                    {"type": "array", "items": {"type": "string"}},
                ]
            },
        },
        "citation": _closed(
            "Where it is written (法条出处)",
            {
                "instrument": _said("name", "The instrument (法规)"),
                "article": _said("text", "The article; empty for the whole text (条)"),
                "quote": _said("text", "Its words (原文)"),
            },
            {
                "paragraph": _said("count", "The paragraph, from 1 (款)"),
                "item": _said("count", "The item, from 1 (项)"),
                "second_hand": {
                    "description": "The text itself was not seen (间接来源)",
                    "const": True,
                },
            },
        ),
        "count": VALUES["positive"],
        "acknowledged": _closed(
            "Who answers for a warning (已知悉)",
            {
                "code": _said("name", "The code of the finding (提示代码)"),
                "by": _said("name", "Who (决定人)"),
                "on": _said("date", "When (日期)"),
                "reason": _said("name", "Why (理由)"),
            },
            {"name": _said("name", "The person it is about (个人)")},
        ),
        "finding": _finding(),
        "profit": _closed(
            "A year of own or joint use (自行实施、合作实施的一年)",
            {
                "year": _said("year", "The year (年度)"),
                "on": _said("date", "The day on which the reward falls due (应付日)"),
                "amount": _said("money", "The operating profit (营业利润)"),
                "rewarded": _said("money", "The part that is a base (计奖部分)"),
            },
        ),
        "account": _closed(
            "Due, paid and open of one payee or person (台账)",
            {
                "payee": _said("name", "The payee (收款方)"),
                "due": _said("money", "Due so far (累计应付)"),
                "paid": _said("money", "Paid so far (累计已付)"),
                "open": _said("money", "Still to be paid (未付)"),
                "overdue": _said("money", "Open beyond the time to pay (逾期)"),
                "overpaid": _said("money", "Paid though never due (多付)"),
                "recoverable": _said("money", "Paid and not due any more (应收回)"),
            },
            {"name": _said("name", "The person: the id, else the name (个人)")},
        ),
        "pay-year": _pay_year(),
        "reimbursement": _closed(
            "A fronted cost that is paid back (垫付报销)",
            {
                "on": _said("date", "The day on which receipts covered it (日期)"),
                "name": _said("name", "Who fronted it (垫付人)"),
                "category": _said("code", "What it was paid for (成本类别)"),
                "amount": _said("money", "What is paid back (金额)"),
            },
        ),
        "step": _closed(
            "How a figure came about (计算步骤)",
            {
                "figure": _said("name", "The place of the figure (数字所在)"),
                "rule": _said("code", "The way (规则)"),
                "inputs": _said("arguments", "What went in (输入)"),
                "uses": _list("name", "The figures it rests on (依据的数字)"),
                "output": {"description": "What came out (结果)", "type": "string"},
            },
            {
                "citation": {
                    "description": "Its place in citations, from 0 (引用序号)",
                    "type": "integer",
                    "minimum": 0,
                },
                "tail": _said("exact", "Settled less exact, in fen or shares (尾差)"),
            },
        ),
    }


def _finding() -> Schema:
    said = _closed(
        "A sentence and what it tells (语句)",
        {
            "id": _said("code", "The sentence (语句代码)"),
            "args": _said("arguments", "What it tells (参数)"),
        },
    )
    return {
        **_closed(
            "Something the result says about the deal (提示)",
            {
                "code": _said("code", "What it is (提示代码)"),
                "severity": _said("severity", "How grave it is (严重程度)"),
                "text": said,
            },
            {
                "instrument": _said("name", "The instrument (法规)"),
                "provision": _said("text", "Its article (条)"),
                "citation": _said("citation", "Where it is written (出处)"),
                "payees": _list("name", "Whom it is about (收款方)"),
                "base": _said("name", "The base of a floor (基数)"),
                "ratio": _said("exact", "The ratio of a floor (比例)"),
                "required": {"description": "The least (应达到)", "type": "string"},
                "actual": {"description": "What they get (实际)", "type": "string"},
                "settled_below_fen": _said("count", "Short by settling (尾差不足)"),
                "year": _said("year", "The year (年度)"),
                "acknowledged": _said("acknowledged", "Who answers for it (已知悉)"),
            },
        ),
        "dependentRequired": {
            "instrument": ["provision", "citation"],
            "ratio": ["required", "actual"],
        },
    }


def _pay_year() -> Schema:
    return _closed(
        "The unit's performance pay of a year (绩效工资)",
        {
            "year": _said("year", "The year (年度)"),
            "total": _said("money", "The performance-pay total (绩效工资总量)"),
            "against_cap": _said("money", "What counts against the cap (占用额度)"),
            "headroom": _said("money", "What is left; negative if over (余额)"),
            "next_year_base": _said("money", "Base of next year (下一年度基数)"),
            "conversion_cash": _said("money", "Cash that qualifies (现金奖励)"),
            "social_insurance_wages": _amounts(
                "money", "By person: wages less the cash (社会保险缴费基数)"
            ),
        },
    )


def result_schema() -> Schema:
    """Give the schema of a result; the schema of its case stands inside."""
    inside = case_schema()
    needed = {
        "format": {"description": "What it is (文件格式)", "const": RESULT_FORMAT},
        "case": _said("text", "The id of the case (案例编号)"),
        "engine": _said("name", "Program and version (计算程序)"),
        "law": _list("name", "Instruments that speak of the shares (适用法规)"),
        "currency": {
            "description": "The currency of all amounts (币种)",
            "type": "string",
        },
        "receipts": _said("money", "Receipts (转化收入)"),
        "deducted": _said("money", "Costs that the receipts cover (已扣除成本)"),
        "not_deducted": _said("money", "Costs that are not deductible (不予扣除)"),
        "deficit": _said("money", "Costs not covered yet (待弥补成本)"),
        "reserved": _said("money", "Still held back in the end (预留)"),
        "net_income": _said("money", "Net income (转化净收入)"),
        "amounts": _amounts("money", "By node, in tree order (各节点金额)"),
        "awards": _list("award-of-money", "By person, as in the file (个人奖酬)"),
        "due": _list("due-of-money", "By day (逐日应付)"),
        "findings": _list("finding", "What the result says of the deal (提示)"),
        "performance_pay": _list("pay-year", "By year (绩效工资)"),
        "reimbursements": _list("reimbursement", "Fronted costs (垫付报销)"),
        "steps": _list("step", "How each figure came about (计算步骤)"),
        "citations": _list("citation", "Those the steps refer to (法条引用)"),
        "inputs": {
            "description": "The whole case (案例全文)",
            "$ref": inside["$id"],
        },
        "input_digests": {
            "description": "By line of the inputs, what it was when calculated (逐行摘要)",
            "type": "object",
            "additionalProperties": {
                "type": "string",
                "pattern": "^sha256:[0-9a-f]{16}$",
            },
        },
        "digest": {
            "description": "SHA-256 of all but engine and digest (摘要)",
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
        },
    }
    more = {
        "equity": _closed(
            "Shares, or parts of the capital (股权)",
            {
                "amounts": _amounts("holding", "By node (各节点)"),
                "awards": _list("award-of-holding", "By person (各人)"),
                "due": _list("due-of-holding", "By day (逐日)"),
            },
        ),
        "legal_net_income": _said(
            "money", "By the law's own rule, where the house has another (法定净收入)"
        ),
        "operating_profit": _list("profit", "By year (营业利润)"),
        "as_of": _said("date", "The day of the accounts (台账截止日)"),
        "accounts": _list("account", "Due, paid and open (台账)"),
    }
    body = {
        **_closed("A result (计算结果)", needed, more),
        "dependentRequired": {"as_of": ["accounts"], "accounts": ["as_of"]},
    }
    about = "A rewardcalc result (计算结果)"
    return _document("result", about, body, {**_result_defs(), "case": inside})


def schemas() -> dict[str, str]:
    """Give the text of each schema by the name of its file."""
    made = (case_schema(), regulation_schema(), result_schema())
    return {
        f"{kind}.schema.json": json.dumps(one, ensure_ascii=False, indent=2) + "\n"
        for kind, one in zip(KINDS, made, strict=True)
    }


def main() -> None:
    """Write all three."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {len(text)} characters")


if __name__ == "__main__":
    main()
