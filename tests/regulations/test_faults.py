"""What is wrong with bands, caps, contracts and conditions is refused, with its path."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

import rewardcalc as rc

Table = dict[str, Any]
CASE: Table = {
    "format": "rewardcalc-case/1",
    "law": [],
    "institution": {
        "name": "某大学",
        "kind": "university",
        "state_founded": True,
        "region": "CN-31",
    },
    "conversion": {"method": "licence", "agreed_on": "2025-01-01"},
    "receipts": [{"on": "2025-04-01", "amount": "100.00"}],
}
TEAM = {"completers": "70%", "unit": "rest"}


def band(into: Mapping[str, str] = TEAM, **parts: object) -> Table:
    return {"into": dict(into), **parts}


def banded(*bands: Table, schedule: str = "marginal", **parts: object) -> Table:
    return {
        "of": "net_income",
        "schedule": schedule,
        "bands": list(bands),
        **parts,
    }


def flat(into: Mapping[str, str] = TEAM, **parts: object) -> Table:
    return {"of": "net_income", "into": dict(into), **parts}


def case(*splits: Table, **conversion: str) -> Table:
    return {
        **CASE,
        "conversion": {**CASE["conversion"], **conversion},
        "regulation": {"splits": list(splits)},
    }


def refused(work: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(rc.InputError) as caught:
        work()
    for one in caught.value.faults:
        assert str(one)
    return [(one.code, one.path) for one in caught.value.faults]


def unreadable(*splits: Table) -> list[tuple[str, str]]:
    return refused(lambda: rc.read_case(case(*splits)))


def incalculable(read: rc.Case) -> list[tuple[str, str]]:
    return refused(lambda: rc.calculate(read))


BANDS = "regulation.splits[0].bands"


# --- bands ------------------------------------------------------------------------------


@pytest.mark.parametrize("second", ["100.00", "99.99"])
def test_bands_rise(second: str) -> None:
    found = unreadable(banded(band(up_to="100"), band(up_to=second), band()))
    assert found == [("band-order", f"{BANDS}[1].up_to")]


def test_a_first_band_without_an_end() -> None:
    found = unreadable(banded(band(), band(up_to="100"), band()))
    assert found == [("band-open", f"{BANDS}[0].up_to")]


def test_a_middle_band_without_an_end() -> None:
    found = unreadable(banded(band(up_to="100"), band(), band()))
    assert found == [("band-open", f"{BANDS}[1].up_to")]


def test_a_last_band_with_an_end() -> None:
    found = unreadable(banded(band(up_to="100"), band(up_to="200")))
    assert found == [("band-last", f"{BANDS}[1].up_to")]


@pytest.mark.parametrize("end", ["0", "0.00", "-1"])
def test_an_end_that_is_no_amount(end: str) -> None:
    ((_, path),) = unreadable(banded(band(up_to=end), band()))
    assert path == f"{BANDS}[0].up_to"


@pytest.mark.parametrize("schedule", ["marginal", "slab", "contract"])
@pytest.mark.parametrize(
    ("into", "code"),
    [
        ({"completers": "70%", "unit": "29%"}, "sum-under"),
        ({"completers": "70%", "unit": "31%"}, "sum-over"),
        ({"completers": "1/3", "unit": "1/3", "school": "1/3", "fund": "1/99"}, None),
        ({"completers": "101%", "unit": "rest"}, None),
        ({"completers": "rest", "unit": "rest"}, "rest-twice"),
        ({}, "into-empty"),
    ],
)
def test_ratios_of_a_band(
    schedule: str, into: Mapping[str, str], code: str | None
) -> None:
    found = unreadable(banded(band(up_to="100"), band(into), schedule=schedule))
    assert len(found) == 1
    assert found[0][1].startswith(f"{BANDS}[1].into")
    if code:
        assert found == [(code, f"{BANDS}[1].into")]


def test_the_path_in_a_file_of_a_regulation() -> None:
    regulation = {
        "format": "rewardcalc-regulation/1",
        "id": "x",
        "institution": "某大学",
        "title": "办法",
        "in_force": "2025-01-01",
        "evidence": "copy",
        "source": "某处",
        "splits": [
            banded(
                band(up_to="100"),
                band({"completers": "70%", "unit": "29%"}),
                citation={"article": "一", "quote": "…"},
            )
        ],
    }
    found = refused(lambda: rc.read_regulation(regulation))
    assert found == [("sum-under", "splits[0].bands[1].into")]


def test_all_faults_of_a_table_at_once() -> None:
    found = unreadable(
        banded(
            band({"completers": "1%"}, up_to="100"),
            band({"completers": "2"}),
            schedule="slab",
        ),
        {"of": "unit", "into": {"lab": "50%", "fund": "49%"}},
    )
    assert {path.partition(".into")[0] for _, path in found} == {
        f"{BANDS}[0]",
        f"{BANDS}[1]",
        "regulation.splits[1]",
    }


def test_bands_and_into_together() -> None:
    found = unreadable({**banded(band()), "into": dict(TEAM)})
    assert found == [("into-and-bands", "regulation.splits[0].into")]


def test_a_schedule_without_bands() -> None:
    assert unreadable(banded()) == [("bands-missing", "regulation.splits[0].bands")]


def test_bands_in_a_flat_split() -> None:
    found = unreadable({"of": "net_income", "bands": [band()]})
    assert ("bands-flat", "regulation.splits[0].bands") in found


def test_an_unknown_schedule() -> None:
    ((code, path),) = unreadable(banded(band(), schedule="slabs"))
    assert (code, path) == ("word-near", "regulation.splits[0].schedule")


def test_an_unknown_key_of_a_band() -> None:
    ((_, path),) = unreadable(banded(band(upto="100"), band()))[:1]
    assert path == f"{BANDS}[0].upto"


def test_an_end_and_thresholds() -> None:
    both = band(up_to="100", thresholds=[{"from": "2020-01-01", "amount": "100"}])
    found = unreadable(banded(both, band()))
    assert found == [("up-to-and-thresholds", f"{BANDS}[0].thresholds")]


def test_no_threshold_yet() -> None:
    indexed = band(thresholds=[{"from": "2025-01-02", "amount": "100"}])
    read = rc.read_case(case(banded(indexed, band())))
    ((code, _),) = incalculable(read)
    assert code == "threshold-none"


# --- caps -------------------------------------------------------------------------------


@pytest.mark.parametrize("schedule", ["marginal", "contract"])
def test_caps_outside_a_slab(schedule: str) -> None:
    found = unreadable(banded(band(caps={"completers": "10"}), schedule=schedule))
    assert found == [("caps-slab", f"{BANDS}[0].caps")]


def test_a_cap_without_a_rest() -> None:
    whole = band({"completers": "70%", "unit": "30%"}, caps={"completers": "10"})
    found = unreadable(banded(whole, schedule="slab"))
    assert found == [("cap-without-rest", f"{BANDS}[0].caps")]


def test_a_cap_for_an_unknown_name() -> None:
    found = unreadable(banded(band(caps={"completer": "10"}), schedule="slab"))
    assert found == [("cap-unknown", f"{BANDS}[0].caps.completer")]


def test_a_cap_for_a_child_of_another_band() -> None:
    first = band({"school": "70%", "unit": "rest"}, up_to="100")
    second = band(caps={"school": "10"})
    found = unreadable(banded(first, second, schedule="slab"))
    assert found == [("cap-unknown", f"{BANDS}[1].caps.school")]


@pytest.mark.parametrize("cap", ["0", "-5", "1,000"])
def test_a_cap_that_is_no_amount(cap: str) -> None:
    found = unreadable(banded(band(caps={"completers": cap}), schedule="slab"))
    assert [path for _, path in found] == [f"{BANDS}[0].caps.completers"]


# --- what a deal must say ---------------------------------------------------------------


@pytest.mark.parametrize(
    "split",
    [
        banded(band(up_to="100"), band(), schedule="contract"),
        flat(contract_from="100"),
        flat(contract_under="100"),
    ],
)
def test_a_contract_amount_is_missing(split: Table) -> None:
    found = incalculable(rc.read_case(case(split)))
    assert found == [("contract-amount-missing", "conversion.contract_amount")]


@pytest.mark.parametrize("key", ["licensee_in", "licensee_outside"])
def test_the_region_of_the_licensee_is_missing(key: str) -> None:
    where: Table = {key: ["CN-37"]}
    found = incalculable(rc.read_case(case(flat(**where))))
    assert found == [("licensee-region-missing", "conversion.licensee_region")]


def test_a_condition_that_another_one_settled_asks_for_nothing() -> None:
    other = flat(methods=["assignment"], licensee_in=["CN-37"], contract_from="5")
    result = rc.calculate(rc.read_case(case(other, flat(methods=["licence"]))))
    assert result["completers"] == rc.Money("70.00")


# --- equity -----------------------------------------------------------------------------


def shares(schedule: str) -> rc.Case:
    ends = rc.Band(TEAM, up_to="100"), rc.Band({"completers": "80%", "unit": "rest"})
    split = rc.Split("equity", schedule=schedule, bands=ends)
    return rc.Case(
        rc.Institution("某大学", kind="university", state_founded=True, region="CN-31"),
        rc.Conversion("equity", agreed_on=date(2025, 1, 1), contract_amount="200.00"),
        rc.Regulation(splits=[split]),
        equity=rc.Equity(1000),
        law=(),
    )


@pytest.mark.parametrize("schedule", ["marginal", "slab"])
def test_bands_of_an_amount_on_equity(schedule: str) -> None:
    assert incalculable(shares(schedule)) == [("bands-equity", "regulation.splits")]


def test_bands_of_the_contract_on_equity() -> None:
    # Half the contract at 70%, half at 80%: 75% of 1,000 shares.
    result = rc.calculate(shares("contract"))
    assert result.equity["completers"] == rc.Shares(750)


# --- conditions -------------------------------------------------------------------------


def test_conditions_that_leave_nothing() -> None:
    """No split holds and no law sets a rate: an error, never a silent zero."""
    found = incalculable(rc.read_case(case(flat(methods=["assignment"]))))
    assert found == [("rate-unknown", "regulation.completers")]


@pytest.mark.parametrize(
    ("amount", "first"), [("499999.99", "90"), ("500000", "95"), ("500000.01", "95")]
)
def test_the_threshold_of_a_condition(amount: str, first: str) -> None:
    """``contract_under`` ends below its amount, and ``contract_from`` begins at it."""
    small = flat({"completers": "90%", "unit": "rest"}, contract_under="500000")
    large = flat({"completers": "95%", "unit": "rest"}, contract_from="500000")
    read = rc.read_case(case(small, large, contract_amount=amount))
    assert rc.calculate(read)["completers"] == rc.Money(f"{first}.00")


def test_conditions_that_give_two_trees() -> None:
    here = flat(licensee_in=["CN-37"])
    read = rc.read_case(case(flat(methods=["licence"]), here, licensee_region="CN-37"))
    assert incalculable(read) == [("split-twice", "regulation.splits[1].of")]


def test_conditions_that_give_one_name_twice() -> None:
    below = {"of": "unit", "into": {"completers": "100%"}, "methods": ["licence"]}
    read = rc.read_case(case(flat(), below))
    assert incalculable(read) == [
        ("node-twice", "regulation.splits[1].into.completers")
    ]


def test_conditions_that_leave_a_split_in_the_air() -> None:
    above = flat({"completers": "70%", "retained": "rest"}, methods=["licence"])
    below = {"of": "retained", "into": {"unit": "1"}}
    read = rc.read_case(case(above, below, method="assignment"))
    ((code, _),) = incalculable(read)
    assert code == "split-orphan"


def test_an_unknown_method() -> None:
    ((code, path),) = unreadable(flat(methods=["license"]))
    assert (code, path) == ("word-near", "regulation.splits[0].methods")


def test_a_gap_in_a_regulation_is_filled_in_by_law_and_said() -> None:
    gap = flat({"completers": "90%", "unit": "rest"}, licensee_outside=["CN-23"])
    table = {**case(gap, licensee_region="CN-23"), "law": ["cn-national-2015"]}
    result = rc.calculate(rc.read_case(table))
    assert result["completers"] == rc.Money("50.00")
    assert "default-rate" in {one.code for one in result.findings}


# --- once not refused, or not rightly ----------------------------------------------------


def test_the_path_of_a_conditional_split_is_that_of_the_file() -> None:
    other = flat(methods=["assignment"])
    here = flat(licensee_in=["CN-37"])
    read = rc.read_case(
        case(other, flat(methods=["licence"]), here, licensee_region="CN-37")
    )
    assert incalculable(read) == [("split-twice", "regulation.splits[2].of")]


@pytest.mark.parametrize("second", ["2020-01-01", "2010-01-01"])
def test_thresholds_stand_in_order_each_day_once(second: str) -> None:
    by_day = [
        {"from": "2020-01-01", "amount": "20"},
        {"from": second, "amount": "10"},
    ]
    found = unreadable(banded(band(thresholds=by_day), band()))
    assert found == [("thresholds-order", f"{BANDS}[0].thresholds")]


@pytest.mark.parametrize("second", ["10", "20"])
def test_thresholds_rise_from_band_to_band(second: str) -> None:
    first = [{"from": "2020-01-01", "amount": "20"}]
    then = [{"from": "2020-01-01", "amount": second}]
    split = banded(
        band(thresholds=first),
        band({"completers": "50%", "unit": "50%"}, thresholds=then),
        band({"unit": "100%"}),
    )
    found = refused(lambda: rc.calculate(rc.read_case(case(split))))
    assert [code for code, _ in found] == ["band-order"]


def test_an_end_below_the_thresholds_of_the_band_before() -> None:
    first = [{"from": "2020-01-01", "amount": "20"}]
    split = banded(
        band(thresholds=first),
        band({"completers": "50%", "unit": "50%"}, up_to="10"),
        band({"unit": "100%"}),
    )
    found = refused(lambda: rc.calculate(rc.read_case(case(split))))
    assert [code for code, _ in found] == ["band-order"]


def test_a_cap_for_the_rest_itself() -> None:
    found = unreadable(banded(band(caps={"unit": "10"}), schedule="slab"))
    assert found == [("cap-of-rest", f"{BANDS}[0].caps.unit")]


@pytest.mark.parametrize("key", ["licensee_in", "licensee_outside"])
def test_the_region_of_a_condition_is_a_region(key: str) -> None:
    where: Table = {key: ["山东"]}
    ((code, path),) = unreadable(flat(**where))
    assert code == "region-form"
    assert path.startswith(f"regulation.splits[0].{key}")


@pytest.mark.parametrize(
    ("never", "code", "key"),
    [
        (
            {"contract_from": "10", "contract_under": "5"},
            "contract-bounds",
            "contract_under",
        ),
        (
            {"contract_from": "10", "contract_under": "10"},
            "contract-bounds",
            "contract_under",
        ),
        (
            {"licensee_in": ["CN-37"], "licensee_outside": ["CN-37"]},
            "licensee-both",
            "licensee_outside",
        ),
    ],
)
def test_a_condition_that_never_holds(never: Table, code: str, key: str) -> None:
    assert unreadable(flat(**never)) == [(code, f"regulation.splits[0].{key}")]
