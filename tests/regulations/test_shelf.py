"""The shelf of real regulations: each file is read, round-trips, and gives known figures.

The ratios stand here once more, as ``sources.md`` has them, and every figure is worked
out from them with plain fractions and the settling rule: nothing is taken from the file.
"""

import json
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc
from rewardcalc.codec import encode_regulation
from rewardcalc.report import text

SHELF = Path(__file__).parents[2] / "examples" / "regulations"
FILES = sorted(SHELF.glob("*.toml"))
REAL = {
    "shandong-university-2026": "second-hand",
    "northeast-forestry-2025": "copy",
    "northwest-af-2019": "second-hand",
    "wuhu-2024": "mirror",
    "hubei-technology-2020": "second-hand",
}
SIGNED = date(2026, 2, 1)
CAME = date(2026, 3, 1)


def shelf(name: str) -> rc.Regulation:
    return rc.read_regulation(SHELF / f"{name}.toml")


def deal(name: str, region: str, method: str, **parts: Any) -> rc.Case:  # noqa: ANN401
    """Give a deal of a state university under a regulation of the shelf."""
    terms = {
        key: parts.pop(key)
        for key in ("contract_amount", "licensee_region")
        if key in parts
    }
    pilot = True if region == "CN-42" else None
    return rc.Case(
        rc.Institution(
            "某大学", kind="university", state_founded=True, region=region, pilot=pilot
        ),
        rc.Conversion(method, agreed_on=parts.pop("agreed_on", SIGNED), **terms),
        shelf(name),
        **parts,
    )


def paid_once(fen: int, ratios: Sequence[Fraction]) -> list[int]:
    """Settle one payment, the first child protected, by the two steps of the rule."""
    parts = [ceil(fen * ratios[0]), *(floor(fen * one) for one in ratios[1:])]
    below = [at for at, one in enumerate(ratios) if parts[at] < fen * one]
    below.sort(key=lambda at: ceil((parts[at] + 1) / ratios[at]))
    for at in below[: fen - sum(parts)]:
        parts[at] += 1
    return parts


def fen_of(result: rc.Calculation, *names: str) -> list[int]:
    return [
        one.fen for one in map(result.__getitem__, names) if isinstance(one, rc.Money)
    ]


# --- every file ----------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_and_round_trips(path: Path) -> None:
    regulation = rc.read_regulation(path)
    plain = encode_regulation(regulation)
    assert rc.read_regulation(plain) == regulation
    stored = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    assert rc.read_regulation(json.loads(stored)) == regulation


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_what_it_rests_on(path: Path) -> None:
    regulation = rc.read_regulation(path)
    for one in regulation.splits:
        assert one.methods
        assert one.citation is not None
        assert one.citation.quote
    if path.stem in REAL:
        assert regulation.id == path.stem
        assert regulation.evidence == REAL[path.stem]
        assert regulation.source


def test_the_shelf_has_all_of_them() -> None:
    assert {path.stem for path in FILES} >= {*REAL, "model"}


@pytest.mark.parametrize("name", REAL)
def test_a_regulation_of_which_no_article_was_seen_says_so(name: str) -> None:
    for one in shelf(name).splits:
        assert one.citation is not None
        assert one.citation.article == "（条号未见）"
        assert "转述" in one.citation.quote


# --- Shandong University -------------------------------------------------------------

SDU = ("completers", "团队所在单位", "school", "special_fund")
ENDS = (10**9, 5 * 10**9, 10**10, 5 * 10**10)  # fen: 1000万, 5000万, 1亿, 5亿
TABLES = {
    "assignment": ("80-9-6-5", "82-7-6-5", "85-6-5-4", "87-5-5-3", "90-4-4-2"),
    "licence": ("85-6-5-4", "87-6-4-3", "90-4-4-2", "92-3-3-2", "95-2-2-1"),
}
INSIDE = tuple(Fraction(one) for one in ("2", "-1", "-1/2", "-1/2"))


def weighed(method: str, region: str, contract: int) -> list[Fraction]:
    """Weigh the rows of a table by the part of the contract in each band."""
    table = [[Fraction(one) for one in row.split("-")] for row in TABLES[method]]
    if region == "CN-37":
        table = [
            [part + more for part, more in zip(row, INSIDE, strict=True)]
            for row in table
        ]
    found = [Fraction(0)] * 4
    lower = 0
    for row, upper in zip(table, (*ENDS, contract), strict=True):
        here = max(min(upper, contract) - lower, 0)
        found = [a + b / 100 * here for a, b in zip(found, row, strict=True)]
        lower = upper
    assert sum(found) == contract
    return [one / contract for one in found]


CONTRACTS = (
    1,
    10**9 - 1,
    10**9,
    10**9 + 1,
    15 * 10**8,
    5 * 10**9,
    6 * 10**9 + 7,
    10**10,
    3 * 10**10 + 11,
    5 * 10**10,
    5 * 10**10 + 1,
    12 * 10**10 + 3,
)


@pytest.mark.parametrize("method", TABLES)
@pytest.mark.parametrize("region", ["CN-37", "CN-11", "US-CA"])
@pytest.mark.parametrize("contract", CONTRACTS)
def test_shandong_university(method: str, region: str, contract: int) -> None:
    ratios = weighed(method, region, contract)
    for net in (1, 99, 1_000_003, 1_400_000_000, contract):
        case = deal(
            "shandong-university-2026",
            "CN-37",
            method,
            contract_amount=rc.Money.of_fen(contract),
            licensee_region=region,
            receipts=[rc.Receipt(CAME, rc.Money.of_fen(net))],
        )
        result = rc.calculate(case)
        assert fen_of(result, *SDU) == paid_once(net, ratios)
        assert result.lawful


def test_the_sample_deal_of_shandong_university() -> None:
    # Contract 15,000,000: two thirds at 87-5-4.5-3.5, one third at 89-5-3.5-2.5. So
    # 263/300, 5%, 25/600, 19/600 of 14,000,000: 12,273,333.33…, 700,000,
    # 583,333.33…, 443,333.33…; the completers are protected.
    costs = [
        rc.Cost("ip-maintenance", "200000"),
        rc.Cost("negotiation", "300000"),
        rc.Cost("tax", "300000"),
        rc.Cost("appraisal", "100000"),
        rc.Cost("other-direct", "100000", note="其他"),
    ]
    case = deal(
        "shandong-university-2026",
        "CN-37",
        "licence",
        contract_amount="15000000",
        licensee_region="CN-37",
        receipts=[rc.Receipt(CAME, "15000000")],
        costs=costs,
    )
    result = rc.calculate(case)
    assert fen_of(result, "net_income") == [14 * 10**8]
    assert fen_of(result, *SDU) == [1227333334, 70000000, 58333333, 44333333]


def test_the_team_s_unit_is_not_called_the_university() -> None:
    """The source has 单位 beside 学校: the team's own, so no report calls it 单位."""
    assert "unit" not in {
        name
        for split in shelf("shandong-university-2026").splits
        for band in split.bands
        for name, _ in band.into
    }
    case = deal(
        "shandong-university-2026",
        "CN-37",
        "licence",
        contract_amount="15000000",
        licensee_region="CN-37",
        receipts=[rc.Receipt(CAME, "3000000")],
    )
    lines = text.of(rc.calculate(case), "zh_CN").splitlines()
    (line,) = [one for one in lines if "团队所在单位" in one and "150,000.00" in one]
    assert line.startswith("├─ 团队所在单位")
    assert not [one for one in lines if one.startswith(("├─ 单位", "└─ 单位"))]


@pytest.mark.parametrize("before", [[], ["5000000"]])
def test_an_instalment_of_the_sample_deal(before: list[str]) -> None:
    # The contract's size weighs the ratios, not the instalment's: 3,000,000 at the same,
    # whether it comes first or after 5,000,000 (the fen of a third are those of before).
    case = deal(
        "shandong-university-2026",
        "CN-37",
        "licence",
        contract_amount="15000000",
        licensee_region="CN-37",
        receipts=[
            *(rc.Receipt(date(2026, 2, 2), one) for one in before),
            rc.Receipt(CAME, "3000000"),
        ],
    )
    last = rc.calculate(case).due[-1]
    dues = [str(last.amounts[name]) for name in SDU]
    assert dues == ["2630000.00", "150000.00", "125000.00", "95000.00"]


def test_cash_and_shares_in_one_deal_of_shandong_university() -> None:
    # The cash goes by the licence table (85% outside, below 1000万); of the shares the
    # table says nothing: 山东 §34, 70% of 1,000,000.
    case = deal(
        "shandong-university-2026",
        "CN-37",
        "equity",
        contract_amount="8000000",
        licensee_region="CN-31",
        receipts=[rc.Receipt(CAME, "2000000")],
        equity=rc.Equity(1_000_000),
    )
    result = rc.calculate(case)
    assert fen_of(result, *SDU) == [170000000, 12000000, 10000000, 8000000]
    assert result.equity["completers"] == rc.Shares(700_000)


# --- the others ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contract", "ratios"),
    [
        ("0.01", (90, 8, 2)),
        ("499999.99", (90, 8, 2)),
        ("500000", (95, 4, 1)),
        ("500000.01", (95, 4, 1)),
        ("9000000", (95, 4, 1)),
    ],
)
@pytest.mark.parametrize("method", ["assignment", "licence"])
def test_northeast_forestry(
    contract: str, ratios: tuple[int, ...], method: str
) -> None:
    exact = [Fraction(one, 100) for one in ratios]
    for net in (1, 49, 12_345_678, 40_000_000):
        case = deal(
            "northeast-forestry-2025",
            "CN-23",
            method,
            contract_amount=contract,
            licensee_region="CN-44",
            receipts=[rc.Receipt(CAME, rc.Money.of_fen(net))],
        )
        result = rc.calculate(case)
        names = ("completers", "school", "college")
        assert fen_of(result, *names) == paid_once(net, exact)


def test_northwest_af() -> None:
    # 1,000,000.05 less 100,000.02: 900,000.03; 80% is 720,000.024, rounded up for the
    # protected completers, and 10% is 90,000.003 for the two others.
    case = deal(
        "northwest-af-2019",
        "CN-61",
        "licence",
        receipts=[rc.Receipt(CAME, "1000000.05")],
        costs=[rc.Cost("intermediary", "100000.02")],
    )
    names = ("completers", "school", "college")
    assert fen_of(rc.calculate(case), *names) == [72000003, 9000000, 9000000]


def test_shares_of_northwest_af() -> None:
    # 70% of 1,000,003 shares is 700,002.1: the protected completers get the share.
    case = deal("northwest-af-2019", "CN-61", "equity", equity=rc.Equity(1_000_003))
    result = rc.calculate(case)
    assert result.equity["completers"] == rc.Shares(700_003)
    assert result.equity["school"] == rc.Shares(300_000)


def test_wuhu() -> None:
    # 100,000 less tax 3,000, an agency of the college 2,000 and research that it paid
    # for 15,000: 80,000, of which 85% is 68,000. The inventor's own intermediary
    # and fiscal research stay undeducted.
    case = deal(
        "wuhu-2024",
        "CN-34",
        "assignment",
        receipts=[rc.Receipt(CAME, "100000")],
        costs=[
            rc.Cost("tax", "3000"),
            rc.Cost("other-direct", "2000", note="招标代理机构费用"),
            rc.Cost("research-own", "15000"),
            rc.Cost("intermediary", "4000"),
            rc.Cost("research-fiscal", "6000"),
        ],
    )
    result = rc.calculate(case)
    assert fen_of(result, "net_income", "completers", "school") == [
        8000000,
        6800000,
        1200000,
    ]
    assert result.ledger.last.not_deducted == 1000000
    # Legally 100,000 - 9,000 = 91,000 (no research): 68,000 is well above half of it.
    assert result.legal == 9100000
    assert result.lawful


def test_shares_of_wuhu() -> None:
    case = deal("wuhu-2024", "CN-34", "equity", equity=rc.Equity(1000))
    assert rc.calculate(case).equity["completers"] == rc.Shares(700)


def test_hubei_technology() -> None:
    # 4% of 950,000.13 is 38,000.0052: the school's whole fen; the protected rest is theirs.
    case = deal(
        "hubei-technology-2020",
        "CN-42",
        "licence",
        agreed_on=date(2025, 3, 18),
        receipts=[rc.Receipt(date(2025, 4, 1), "950000.13")],
    )
    result = rc.calculate(case)
    assert fen_of(result, "completers", "school") == [91200013, 3800000]
    assert result.lawful


# --- what a regulation asks of a deal --------------------------------------------------


@pytest.mark.parametrize(
    "name", ["shandong-university-2026", "northeast-forestry-2025"]
)
@pytest.mark.parametrize(
    ("said", "code", "path"),
    [
        (
            {"licensee_region": "CN-11"},
            "contract-amount-missing",
            "conversion.contract_amount",
        ),
        (
            {"contract_amount": "100"},
            "licensee-region-missing",
            "conversion.licensee_region",
        ),
    ],
)
def test_a_deal_must_say_what_the_table_asks_for(
    name: str, said: dict[str, Any], code: str, path: str
) -> None:
    receipts = [rc.Receipt(CAME, "1")]
    case = deal(name, "CN-37", "licence", receipts=receipts, **said)
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(case)
    assert [(one.code, one.path) for one in caught.value.faults] == [(code, path)]
