"""What a check says of rules under the laws of the regions: verdicts, cliffs, gaps."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

import rewardcalc as rc
from rewardcalc.checking import ELSEWHERE, Deal, Standing
from rewardcalc.law import catalogue
from rewardcalc.regulation import Version
from rewardcalc.schedules import Cliff
from rewardcalc.spans import Span
from rewardcalc.terms import Method, Route

DAY = date(2025, 3, 18)
ALWAYS = date.min
NONE = rc.Regulation(basis="none")
EVERYTHING = (Span(Fraction(0), None),)
SOLD = (Method.ASSIGNMENT, Method.LICENCE)
UNNAMED = {Method.DEVELOPMENT, Method.CONSULTING, Method.SERVICE}


def there(
    region: str,
    city: str | None = None,
    *,
    kind: str = "university",
    state_founded: bool = True,
) -> rc.Institution:
    return rc.Institution(
        "某单位", kind=kind, state_founded=state_founded, region=region, city=city
    )


def of(found: rc.Check, instrument: str, method: str) -> list[rc.Verdict]:
    """Give the verdicts of an instrument on a method, those on persons left out."""
    return [
        one
        for one in found.verdicts
        if one.floor.citation.instrument == instrument
        and one.deal.method == method
        and one.floor.payees != ("main_contributors",)
    ]


def use(ratio: str, *, years: int | None = None) -> rc.Regulation:
    split = rc.Split("operating_profit", {"completers": ratio, "unit": "rest"})
    return rc.Regulation(splits=[split], reward_years=years)


# --- no rule ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "instrument"),
    [("CN-11", "cn-beijing-2020"), ("CN-31", "cn-shanghai-2017")],
)
def test_without_a_rule_half_is_given(region: str, instrument: str) -> None:
    """可以 and 允许 fill nothing in: the national half does, and is lawful."""
    found = rc.check(NONE, there(region), DAY)
    assert found.lawful
    for method in (*SOLD, Method.EQUITY):
        for national in of(found, "cn-national-2015", method):
            assert national.standing == Standing.MET
            assert national.least == rc.Ratio.of("50%")
            assert national.spans == ()
        for local in of(found, instrument, method):
            assert local.standing == Standing.PERMITTED
            assert local.least == rc.Ratio.of("50%")
            assert local.spans == EVERYTHING
    assert {one.method for one in found.unset} == UNNAMED
    assert not found.silent
    assert not found.troubles


def test_shares_in_joint_names_have_no_floor_in_shanghai() -> None:
    found = rc.check(NONE, there("CN-31"), DAY)
    routes = [one.deal.route for one in of(found, "cn-shanghai-2017", "equity")]
    assert routes == [Route.OWN_NAME, Route.HOLDING_COMPANY]
    routes = [one.deal.route for one in of(found, "cn-national-2015", "equity")]
    assert routes == list(Route)


def test_contract_work_without_a_rate_is_no_fault() -> None:
    found = rc.check(use("10%"), there("CN-51"), DAY)
    assert {one.method for one in found.unset} == UNNAMED
    # The regulation speaks of the profit alone: for the others the law fills in.
    assert [one.method for one in found.silent] == [*SOLD, Method.EQUITY]
    assert found.lawful


# --- how a floor that is not met stands ------------------------------------------------


@pytest.mark.parametrize("method", ["own-use", "joint-use"])
@pytest.mark.parametrize("city", [None, "330900"])
def test_own_use_below_a_tenth_in_zhejiang_is_a_note(
    method: str, city: str | None
) -> None:
    found = rc.check(use("9%"), there("CN-33", city), DAY)
    zhejiang = of(found, "cn-zhejiang-2021", method)[0]
    assert zhejiang.floor.at_least == rc.Ratio.of("10%")
    assert zhejiang.standing == Standing.PERMITTED
    assert zhejiang.least == rc.Ratio.of("9%")
    assert zhejiang.spans == EVERYTHING
    (national,) = of(found, "cn-national-2015", method)
    assert national.standing == Standing.MET


@pytest.mark.parametrize("method", ["own-use", "joint-use"])
def test_own_use_below_a_tenth_in_zhoushan_is_a_violation(method: str) -> None:
    found = rc.check(use("9%"), there("CN-33", "330900"), DAY)
    zhoushan = of(found, "cn-zhoushan-2020", method)[0]
    assert zhoushan.floor.at_least == rc.Ratio.of("10%")
    assert zhoushan.standing == Standing.NOT_MET
    assert zhoushan.spans == EVERYTHING
    assert not found.lawful


def test_exactly_a_tenth_is_enough_in_zhoushan() -> None:
    found = rc.check(use("10%"), there("CN-33", "330900"), DAY)
    zhoushan = of(found, "cn-zhoushan-2020", "own-use")[0]
    assert (zhoushan.standing, zhoushan.spans) == (Standing.MET, ())


def test_others_may_rule_below_the_standard() -> None:
    enterprise = there("CN-51", kind="enterprise", state_founded=False)
    found = rc.check(rc.Regulation(completers="10%"), enterprise, DAY)
    (national,) = of(found, "cn-national-2015", "licence")
    assert national.standing == Standing.DISPLACED
    assert national.spans == EVERYTHING
    assert found.lawful


def test_a_floor_on_persons_is_open() -> None:
    """Who contributed most, no regulation says."""
    found = rc.check(rc.Regulation(completers="80%"), there("CN-51"), DAY)
    standings = {
        one.standing
        for one in found.verdicts
        if one.floor.payees == ("main_contributors",)
    }
    assert standings == {Standing.OPEN}
    assert found.lawful


@pytest.mark.parametrize(
    ("team", "standing", "least"),
    [
        # 4 of 80 is 5% of the rewards, exactly enough; 4 of 81 is less.
        ("76%", Standing.MET, "1/20"),
        ("77%", Standing.NOT_MET, "4/81"),
    ],
)
def test_staff_get_a_twentieth_of_all_rewards_in_zhejiang(
    team: str, standing: Standing, least: str
) -> None:
    into = {"completers": team, "transfer_staff": "4%", "unit": "rest"}
    ruled = rc.Regulation(splits=[rc.Split("net_income", into)])
    found = rc.check(ruled, there("CN-33"), DAY)
    staff = of(found, "cn-zhejiang-2021", "licence")[1]
    assert staff.floor.base == "reward_total"
    assert staff.standing == standing
    assert staff.least == rc.Ratio.of(least)


def test_nothing_for_anybody_is_no_share_of_nothing() -> None:
    ruled = rc.Regulation(splits=[rc.Split("net_income", {"unit": "1", "fund": "0"})])
    found = rc.check(ruled, there("CN-33"), DAY)
    contributors, staff = of(found, "cn-zhejiang-2021", "licence")
    assert (contributors.standing, contributors.least) == (
        Standing.NOT_MET,
        rc.Ratio.of("0"),
    )
    # 5% of no reward at all is met; how low the share comes cannot be said: 0.
    assert (staff.standing, staff.least) == (Standing.MET, rc.Ratio.of("0"))


@pytest.mark.parametrize(
    ("second_hand", "standing", "lawful"),
    [(True, Standing.WARNED, True), (False, Standing.NOT_MET, False)],
)
def test_a_floor_read_at_second_hand_only_warns(
    monkeypatch: pytest.MonkeyPatch,
    *,
    second_hand: bool,
    standing: Standing,
    lawful: bool,
) -> None:
    """No floor on a node rests on such a source today: one is made here."""
    (national,) = catalogue.named(("cn-national-2015",))
    floors = tuple(
        evolve(one, citation=evolve(one.citation, second_hand=second_hand))
        for one in national.floors
    )
    made = evolve(national, floors=floors)
    monkeypatch.setattr(catalogue, "named", lambda _: (made,))
    # Plans are kept by the names of the law: these are names of this test alone.
    law = [f"test-second-hand-{second_hand}"]
    found = rc.check(rc.Regulation(completers="49%"), there("CN-51"), DAY, law)
    (licence,) = of(found, "cn-national-2015", "licence")
    assert licence.standing == standing
    assert licence.spans == EVERYTHING
    assert found.lawful is lawful


# --- years, top slices, own costs ------------------------------------------------------


@pytest.mark.parametrize(("years", "broken"), [(2, True), (3, False), (5, False)])
def test_years_below_the_frame(years: int, *, broken: bool) -> None:
    found = rc.check(use("5%", years=years), there("CN-51"), DAY)
    short = [one for one in of(found, "cn-national-2015", "own-use") if one.years]
    assert [one.standing for one in short] == ([Standing.NOT_MET] if broken else [])
    assert [one.years for one in short] == ([years] if broken else [])
    assert found.lawful is not broken


def test_a_top_slice_lowers_the_share() -> None:
    # 60% of what is left of 80%: 48% of the law's net income, where there are no costs.
    income = rc.OwnIncome(top_slice=rc.TopSlice("office", "20%"))
    found = rc.check(
        rc.Regulation(completers="60%", income=income), there("CN-51"), DAY
    )
    (national,) = of(found, "cn-national-2015", "licence")
    assert national.standing == Standing.NOT_MET
    assert national.least == rc.Ratio.of("48%")
    # It is taken from receipts of money, not from shares.
    (shares,) = of(found, "cn-national-2015", "equity")
    assert (shares.standing, shares.least) == (Standing.MET, rc.Ratio.of("60%"))


def test_a_top_slice_beside_costs() -> None:
    """No lawful rule breaks the floor in any deal."""
    # 1000 come, 200 are taken first, 500 are costs: 90% of 300 is 270, but half of the
    # law's net income of 500 is 250 and 70% of it is 350.
    income = rc.OwnIncome(top_slice=rc.TopSlice("office", "20%"))
    ruled = rc.Regulation(completers="90%", income=income)
    found = rc.check(ruled, there("CN-37"), DAY)
    (shandong,) = of(found, "cn-shandong-2018", "licence")
    result = rc.calculate(
        rc.Case(
            there("CN-37"),
            rc.Conversion("licence", agreed_on=DAY),
            ruled,
            [rc.Receipt(DAY, "1000.00")],
            costs=[rc.Cost("tax", "500.00")],
        )
    )
    assert not result.lawful
    assert shandong.standing != Standing.MET


def test_own_costs_leave_the_verdict_open() -> None:
    """How much is deducted, only the deal says; of shares nothing is deducted."""
    income = rc.OwnIncome(deductible=["tax", "research-own"])
    found = rc.check(
        rc.Regulation(completers="60%", income=income), there("CN-51"), DAY
    )
    (national,) = of(found, "cn-national-2015", "licence")
    assert (national.standing, national.least) == (Standing.OPEN, None)
    (shares,) = of(found, "cn-national-2015", "equity")
    assert shares.standing == Standing.MET


# --- cliffs ----------------------------------------------------------------------------


def slab(*bands: rc.Band) -> rc.Regulation:
    split = rc.Split("net_income", schedule="slab", bands=bands)
    return rc.Regulation(splits=[split])


def test_a_cliff_of_a_slab() -> None:
    # At 1000.00 the completers have 900.00, one fen more gives them 80% of it.
    ruled = slab(
        rc.Band({"completers": "90%", "unit": "rest"}, up_to="1000"),
        rc.Band({"completers": "80%", "unit": "rest"}),
    )
    found = rc.check(ruled, there("CN-51"), DAY)
    below, above = rc.Amount(90_000), rc.Amount(80_000)
    fall = Cliff("completers", 100_000, below, above)
    money = [one for one in Method if one not in ("equity", "own-use", "joint-use")]
    assert found.cliffs == tuple((Deal(one, ALWAYS), fall) for one in money)


def test_a_cap_can_take_a_cliff_away_or_make_one() -> None:
    # Of 1000.00: 90% capped at 850.00. Above: 85% uncapped, so exactly no fall; or
    # capped at 849.99, a fall of one fen. The rest never falls: it gets what is cut.
    first = rc.Band(
        {"completers": "90%", "unit": "rest"}, up_to="1000", caps={"completers": "850"}
    )
    level = slab(first, rc.Band({"completers": "85%", "unit": "rest"}))
    assert rc.check(level, there("CN-51"), DAY).cliffs == ()
    capped = rc.Band(
        {"completers": "85%", "unit": "rest"}, caps={"completers": "849.99"}
    )
    found = rc.check(slab(first, capped), there("CN-51"), DAY).cliffs
    below, above = rc.Amount(85_000), rc.Amount(84_999)
    assert {one for _, one in found} == {Cliff("completers", 100_000, below, above)}


def test_marginal_tables_have_no_cliff() -> None:
    bands = [
        rc.Band({"completers": "90%", "unit": "rest"}, up_to="1000"),
        rc.Band({"completers": "10%", "unit": "rest"}),
    ]
    split = rc.Split("net_income", schedule="marginal", bands=bands)
    found = rc.check(rc.Regulation(splits=[split]), there("CN-51"), DAY)
    assert found.cliffs == ()


# --- kinds of deal ---------------------------------------------------------------------


def test_each_kind_of_contract_and_licensee() -> None:
    """A verdict for each side of each bound, each region, and one that none names."""
    into = {
        "small": {"completers": "40%", "unit": "rest"},
        "near": {"completers": "50%", "unit": "rest"},
        "far": {"completers": "60%", "unit": "rest"},
    }
    ruled = rc.Regulation(
        splits=[
            rc.Split("net_income", into["small"], contract_under="1000"),
            rc.Split(
                "net_income",
                into["near"],
                contract_from="1000",
                licensee_in=["CN-51"],
            ),
            rc.Split(
                "net_income",
                into["far"],
                contract_from="1000",
                licensee_outside=["CN-51"],
            ),
        ]
    )
    found = rc.check(ruled, there("CN-51"), DAY)
    assert [
        (str(one.deal.contract_amount), one.deal.licensee_region, str(one.least))
        for one in of(found, "cn-national-2015", "licence")
    ] == [
        ("999.99", "CN-51", "2/5"),
        ("999.99", ELSEWHERE, "2/5"),
        ("1000.00", "CN-51", "1/2"),
        ("1000.00", ELSEWHERE, "3/5"),
    ]
    assert not found.lawful


def test_splits_that_hold_together_are_a_trouble() -> None:
    into = {"completers": "50%", "unit": "rest"}
    ruled = rc.Regulation(
        splits=[
            rc.Split("net_income", into, methods=["licence"]),
            rc.Split("net_income", into, methods=["licence", "assignment"]),
        ]
    )
    found = rc.check(ruled, there("CN-51"), DAY)
    (trouble,) = found.troubles
    assert trouble.deal == Deal(Method.LICENCE, ALWAYS)
    assert [one.code for one in trouble.faults] == ["split-twice"]
    assert not of(found, "cn-national-2015", "licence")
    assert len(of(found, "cn-national-2015", "assignment")) == 1


def test_bands_of_shares_are_a_trouble() -> None:
    split = rc.Split(
        "equity",
        schedule="marginal",
        bands=[rc.Band({"completers": "50%", "unit": "rest"})],
    )
    found = rc.check(rc.Regulation(splits=[split]), there("CN-51"), DAY)
    faults = [(one.deal.method, one.faults[0].code) for one in found.troubles]
    assert faults == [(Method.EQUITY, "bands-equity")]


def test_contract_bands_beside_bands_of_income_are_open() -> None:
    bands = [
        rc.Band({"completers": "50%", "retained": "rest"}, up_to="1000"),
        rc.Band({"completers": "60%", "retained": "rest"}),
    ]
    inner = [
        rc.Band({"transfer_staff": "5%", "unit": "rest"}, up_to="1000"),
        rc.Band({"transfer_staff": "6%", "unit": "rest"}),
    ]
    ruled = rc.Regulation(
        splits=[
            rc.Split("net_income", schedule="contract", bands=bands),
            rc.Split("retained", schedule="marginal", bands=inner),
        ]
    )
    found = rc.check(ruled, there("CN-51"), DAY)
    (national,) = of(found, "cn-national-2015", "licence")
    assert (national.standing, national.least, national.spans) == (
        Standing.OPEN,
        None,
        (),
    )


def test_contract_bands_above_a_bound() -> None:
    """A kind of deal has contracts of every amount from its bound on."""
    # 80% of the contract up to 2000.00, nothing above: half at 3200.00, less beyond.
    bands = [
        rc.Band({"completers": "80%", "unit": "rest"}, up_to="2000"),
        rc.Band({"completers": "0", "unit": "rest"}),
    ]
    ruled = rc.Regulation(
        splits=[
            rc.Split(
                "net_income",
                {"completers": "50%", "unit": "rest"},
                contract_under="1000",
            ),
            rc.Split(
                "net_income", schedule="contract", bands=bands, contract_from="1000"
            ),
        ]
    )
    found = rc.check(ruled, there("CN-51"), DAY)
    small, large = of(found, "cn-national-2015", "licence")
    assert small.standing == Standing.MET
    assert large.standing == Standing.NOT_MET
    assert [one.first for one in large.spans] == [320_001]


def test_contract_bands_below_a_bound() -> None:
    """A floor is not broken by contracts for which the split does not hold."""
    # 90% of the first 500.00 and 20% of the next: half is left up to 1166.66, but the
    # split is for contracts under 1000.00 alone.
    bands = [
        rc.Band({"completers": "90%", "unit": "rest"}, up_to="500"),
        rc.Band({"completers": "20%", "unit": "rest"}),
    ]
    ruled = rc.Regulation(
        splits=[
            rc.Split(
                "net_income", schedule="contract", bands=bands, contract_under="1000"
            ),
            rc.Split(
                "net_income",
                {"completers": "50%", "unit": "rest"},
                contract_from="1000",
            ),
        ]
    )
    found = rc.check(ruled, there("CN-51"), DAY)
    small, large = of(found, "cn-national-2015", "licence")
    assert large.standing == Standing.MET
    assert small.standing == Standing.MET


def test_each_version_that_governs() -> None:
    ruled = rc.Regulation(
        governed_by="receipt-day",
        versions=[
            Version(date(2024, 1, 1), completers="50%"),
            Version(date(2025, 1, 1), completers="49%"),
        ],
    )
    found = rc.check(ruled, there("CN-51"), DAY)
    assert [
        (one.deal.version, one.standing)
        for one in of(found, "cn-national-2015", "licence")
    ] == [
        (date(2024, 1, 1), Standing.MET),
        (date(2025, 1, 1), Standing.NOT_MET),
    ]


def test_the_named_law_alone() -> None:
    found = rc.check(
        rc.Regulation(completers="60%"), there("CN-33"), DAY, ["cn-national-2015"]
    )
    instruments = {one.floor.citation.instrument for one in found.verdicts}
    assert instruments == {"cn-national-2015"}
    assert found.lawful


def test_the_day_is_that_of_the_regulation() -> None:
    ruled = rc.Regulation(completers="60%", in_force=DAY)
    assert rc.check(ruled, there("CN-51")).on == DAY
    with pytest.raises(rc.InputError, match="in_force"):
        rc.check(rc.Regulation(completers="60%"), there("CN-51"))


def test_no_kind_of_deal_twice() -> None:
    into = {"completers": "50%", "unit": "rest"}
    ruled = rc.Regulation(splits=[rc.Split("net_income", into, contract_from="0.01")])
    found = rc.check(ruled, there("CN-51"), DAY)
    amounts = [
        one.deal.contract_amount for one in of(found, "cn-national-2015", "licence")
    ]
    assert amounts == [rc.Money("0.01")]


def test_a_contract_below_a_contract_is_open() -> None:
    """Shares of shares of the contract are no straight pieces."""

    def split(of: str, payee: str, rest: str) -> rc.Split:
        bands = [
            rc.Band({payee: "50%", rest: "rest"}, up_to="1000"),
            rc.Band({payee: "60%", rest: "rest"}),
        ]
        return rc.Split(of, schedule="contract", bands=bands)

    ruled = rc.Regulation(
        splits=[
            split("net_income", "completers", "retained"),
            split("retained", "transfer_staff", "unit"),
        ]
    )
    found = rc.check(ruled, there("CN-51"), DAY)
    (national,) = of(found, "cn-national-2015", "licence")
    assert (national.standing, national.least) == (Standing.OPEN, None)
