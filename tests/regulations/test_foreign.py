"""Foreign tables, one for each mechanism: proof that the format carries them."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

import rewardcalc as rc
from rewardcalc.codec import encode_regulation

FOREIGN = Path(__file__).parent / "foreign"
FILES = sorted(FOREIGN.glob("*.toml"))


def deal(
    name: str,
    *amounts: str,
    agreed_on: date = date(2020, 1, 1),
    costs: Sequence[rc.Cost] = (),
) -> rc.Calculation:
    """Calculate a licence under a foreign table, a receipt a month, under no law."""
    case = rc.Case(
        rc.Institution("U", kind="university", state_founded=False, region="GB-CAM"),
        rc.Conversion("licence", agreed_on=agreed_on, currency="GBP"),
        rc.read_regulation(FOREIGN / f"{name}.toml"),
        [
            rc.Receipt(date(2021, 1, 1) + timedelta(30 * at), one)
            for at, one in enumerate(amounts)
        ],
        costs,
        law=(),
    )
    return rc.calculate(case)


def got(result: rc.Calculation, *names: str) -> tuple[str, ...]:
    return tuple(str(result[name]).removesuffix(".00") for name in names)


def marginal(net: Fraction, ends: Sequence[int], ratios: Sequence[str]) -> Fraction:
    """Add up the bands of an amount at their ratios, in percent."""
    found, lower = Fraction(0), Fraction(0)
    for upper, ratio in zip((*ends, None), ratios, strict=True):
        top = net if upper is None else min(net, Fraction(upper))
        found += max(top - lower, Fraction(0)) * Fraction(ratio) / 100
        lower = Fraction(upper or 0)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_is_read(path: Path) -> None:
    assert rc.read_regulation(path).id == path.stem


@pytest.mark.parametrize(
    "name",
    [path.stem for path in FILES],
)
def test_a_table_round_trips(name: str) -> None:
    regulation = rc.read_regulation(FOREIGN / f"{name}.toml")
    text = json.dumps(encode_regulation(regulation), sort_keys=True)
    assert rc.read_regulation(json.loads(text)) == regulation


# --- Cambridge: bands, with thresholds that follow an index -----------------------------


@pytest.mark.parametrize(
    ("agreed_on", "first"),
    [
        (date(2005, 12, 12), 100_000),
        (date(2014, 12, 30), 100_000),
        (date(2014, 12, 31), 132_869),
        (date(2019, 7, 30), 132_869),
        (date(2019, 7, 31), 149_398),
        (date(2024, 1, 1), 149_398),
    ],
)
@pytest.mark.parametrize(
    "net", [50_000, 100_000, 132_869, 149_398, 200_000, 265_738, 298_796, 500_000]
)
def test_cambridge(agreed_on: date, first: int, net: int) -> None:
    result = deal("cambridge", str(net), agreed_on=agreed_on)
    ends = (first, 2 * first)
    wanted = [
        marginal(Fraction(net), ends, ratios)
        for ratios in (("90", "60", "34"), ("5", "20", "33"), ("5", "20", "33"))
    ]
    for name, exact in zip(("completers", "department", "unit"), wanted, strict=True):
        amount = result[name]
        assert isinstance(amount, rc.Money)
        assert amount.fen == exact * 100
    assert sum(wanted) == net


def test_cambridge_by_hand() -> None:
    # 90,000 + 60,000 + 34% of 300,000; 5,000 + 20,000 + 99,000.
    result = deal("cambridge", "60000", "90000", "350000", agreed_on=date(2010, 1, 1))
    wanted = ("252000", "124000", "124000")
    assert got(result, "completers", "department", "unit") == wanted


def test_before_the_first_threshold() -> None:
    with pytest.raises(rc.InputError) as caught:
        deal("cambridge", "1", agreed_on=date(2005, 12, 11))
    assert [one.code for one in caught.value.faults] == ["threshold-none"]


# --- Stanford: cumulative bands ---------------------------------------------------------


def test_stanford() -> None:
    # Of 5,000,000: 33.34% throughout; 24.66% of 3 million and 14.66% of 2 million;
    # 21% of 3 million and 26% of 2 million, twice.
    result = deal("stanford", "1000000", "2500000", "1500000")
    names = ("completers", "department", "school", "research_office")
    assert got(result, *names) == ("1667000", "1033000", "1150000", "1150000")
    assert sum((1667000, 1033000, 1150000, 1150000)) == 5_000_000


def test_stanford_at_its_threshold() -> None:
    names = ("completers", "department", "school", "research_office")
    at = deal("stanford", "3000000")
    assert got(at, *names) == ("1000200", "739800", "630000", "630000")
    above = deal("stanford", "3000100")
    assert got(above, *names) == ("1000233.34", "739814.66", "630026", "630026")


# --- Strathclyde: costs up to four fifths -----------------------------------------------

STRATHCLYDE = ("completers", "unit", "department")


def test_strathclyde_distributable_120000() -> None:
    # 8,000 + 24,000 + 20,000 + 6,000; 1,600 + 12,800 + 24,000 + 11,200; the rest.
    result = deal("strathclyde", "120000")
    assert got(result, *STRATHCLYDE) == ("58000", "49600", "12400")


def test_strathclyde_costs_beyond_the_cap() -> None:
    result = deal("strathclyde", "10000", costs=[rc.Cost("legal", "20000")])
    assert got(result, "net_income") == ("2000",)
    assert got(result, *STRATHCLYDE) == ("1600", "320", "80")
    assert result.ledger.last.deficit == 1_200_000


def test_strathclyde_carries_costs_on() -> None:
    # 20,000 of costs: 8,000 out of the first 10,000, and 12,000 out of the 16,000 that
    # four fifths of the next 20,000 leave room for: 2,000 + 8,000 = 10,000.
    result = deal("strathclyde", "10000", "20000", costs=[rc.Cost("legal", "20000")])
    nets = [day.net for day in result.ledger.days]
    assert nets == [200_000, 1_000_000]
    assert got(result, *STRATHCLYDE) == ("8000", "1600", "400")


@pytest.mark.parametrize("net", [10_000, 50_000, 100_000, 500_000, 1_000_000])
def test_strathclyde_in_every_band(net: int) -> None:
    result = deal("strathclyde", str(net))
    ends = (10_000, 50_000, 100_000, 500_000)
    for name, ratios in zip(
        STRATHCLYDE,
        (
            ("80", "60", "40", "30", "25"),
            ("16", "32", "48", "56", "60"),
            ("4", "8", "12", "14", "15"),
        ),
        strict=True,
    ):
        wanted = marginal(Fraction(net), ends, ratios)
        assert got(result, name) == (str(wanted),)


# --- MIT: fifteen per cent first --------------------------------------------------------


def test_mit() -> None:
    # 15% of 100,000 first: 85,000; less 25,000 of costs: 60,000; a third is 20,000.
    result = deal("mit", "100000", costs=[rc.Cost("legal", "25000")])
    assert got(result, "licensing_office", "net_income") == ("15000", "60000")
    assert got(result, "completers", "institute") == ("20000", "40000")


def test_mit_takes_its_part_even_where_costs_eat_the_rest() -> None:
    # 15,000 first; 85,000 of 90,000 costs covered; then 15% of 10,000, and of the other
    # 8,500 the 5,000 that were not covered: 3,500, a third of it 1,166.67.
    result = deal("mit", "100000", "10000", costs=[rc.Cost("legal", "90000")])
    assert [day.net for day in result.ledger.days] == [0, 350_000]
    assert got(result, "licensing_office") == ("16500",)
    assert got(result, "completers", "institute") == ("1166.67", "2333.33")


# --- Kitami: the whole amount, with caps ------------------------------------------------


@pytest.mark.parametrize(
    ("net", "wanted"),
    [
        ("1000000", "600000"),
        ("1666666", "999999.60"),
        ("1700000", "1000000"),
        ("2000000", "1000000"),
        ("2000000.02", "1000000.01"),
        ("3000000", "1500000"),
        ("8000000", "4000000"),
        ("10000000", "4000000"),
        ("10000000.05", "4000000.02"),
        ("20000000", "8000000"),
    ],
)
def test_kitami(net: str, wanted: str) -> None:
    result = deal("kitami", net)
    assert got(result, "completers") == (wanted,)
    assert sum(Fraction(one) for one in got(result, "completers", "unit")) == Fraction(
        net
    )


def test_kitami_has_no_cliff() -> None:
    result = deal("kitami", "1500000", "1000000", "9000000")
    assert "cliff" not in {one.code for one in result.findings}
    dues = [str(due.amounts["completers"]) for due in result.due]
    # 60% of 1.5 million; 50% of 2.5 million; 40% of 11.5 million.
    assert dues == ["900000.00", "350000.00", "3350000.00"]


# --- Germany: gross receipts ------------------------------------------------------------


def test_germany() -> None:
    result = deal("germany", "1000.00", costs=[rc.Cost("tax", "400")])
    assert got(result, "net_income", "completers", "unit") == ("1000", "300", "700")
    assert result.ledger.last.not_deducted == 40_000


def test_a_stored_german_result_recalculates() -> None:
    result = deal("germany", "1000.00", costs=[rc.Cost("tax", "400")])
    assert rc.read_result(result.to_json()) == result
