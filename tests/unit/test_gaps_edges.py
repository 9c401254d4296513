"""What a reader would never write by intention: each is refused in words."""

import errno
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import rewardcalc as rc
from rewardcalc import cli
from rewardcalc.codec import source
from rewardcalc.codec.replay import read_result
from rewardcalc.tree import DEPTH

ROOT = Path(__file__).parents[2]
LICENCE = ROOT / "examples" / "hubei-licence.toml"
DAY = date(2025, 3, 18)


def codes(error: rc.RewardcalcError) -> list[str]:
    return [one.code for one in error.faults]


def table() -> dict[str, Any]:
    return dict(source.load(LICENCE))


def chain(length: int) -> rc.Regulation:
    splits = [rc.Split("net_income", {"n0": "1"})]
    splits += [
        rc.Split(f"n{at}", {f"n{at + 1}": "99%", f"u{at}": "rest"})
        for at in range(length - 1)
    ]
    return rc.Regulation(splits=splits)


@pytest.mark.parametrize("given", [None, 7, b"x"])
def test_what_is_no_source_is_refused(given: Any) -> None:  # noqa: ANN401
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(given)
    assert codes(caught.value) == ["source-type"]


def test_a_null_is_refused_where_it_stands() -> None:
    given = table()
    given["conversion"] = {**given["conversion"], "contract_amount": None}
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(given)
    assert [(one.code, one.path) for one in caught.value.faults] == [
        ("null", "conversion.contract_amount")
    ]


def test_many_unknown_keys_are_counted_not_listed() -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.read_case({**table(), **{f"key {at}": 1 for at in range(50_000)}})
    assert codes(caught.value)[20:] == ["keys-more"]
    assert "49980" in str(caught.value)


def test_a_key_twice_is_found_among_many() -> None:
    keys = ", ".join(f'"k{at}": 1' for at in range(50_000))
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(f'{{{keys}, "k7": 2}}')
    assert "'k7' stands twice" in str(caught.value)


def test_a_number_too_long_to_print_is_still_shown_by_its_kind() -> None:
    given = table()
    given["conversion"] = {**given["conversion"], "method": [10**5000]}
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(given)
    assert "a list is not known here" in str(caught.value)


@pytest.mark.parametrize("text", ["a" + ".a" * 2_000 + " = 1\n", '{"a":' * 900])
def test_tables_without_end_are_refused(text: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(text + "}" * text.count("{"))
    assert codes(caught.value)[0] in ("file-depth", "file-json-value")


def test_a_text_may_begin_with_the_mark_of_its_encoding() -> None:
    text = LICENCE.read_text(encoding="utf-8")
    assert rc.read_case("\ufeff" + text) == rc.read_case(text)
    assert source.is_text("\ufeff{}")


def test_splits_go_deep_but_not_without_end() -> None:
    there = rc.Institution(
        "某企业", kind="enterprise", state_founded=False, region="CN-51"
    )
    case = rc.Case(
        there,
        rc.Conversion("licence", agreed_on=DAY),
        chain(DEPTH),
        receipts=[rc.Receipt(DAY, "1000.00")],
    )
    assert read_result(rc.calculate(case).to_json()).case == case
    with pytest.raises(rc.InputError) as caught:
        chain(DEPTH + 1)
    assert codes(caught.value) == ["split-depth"]


@pytest.mark.parametrize("region", ["CN-99", "CN-24", "CN-BJ"])
def test_a_region_is_a_province(region: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Institution("某大学", kind="university", state_founded=True, region=region)
    assert codes(caught.value) == ["region-unknown"]


def test_nobody_pays_back_more_than_was_paid() -> None:
    case = rc.read_case(LICENCE)
    name = case.people[0][1][0].key
    first, later = date(2025, 6, 1), date(2025, 7, 1)

    def paid(*amounts: tuple[date, str]) -> rc.Case:
        payments = [
            rc.Payment(on, "completers", amount, name=name) for on, amount in amounts
        ]
        return case.with_(payments=payments)

    paid((first, "-2.00"), (first, "2.00"))
    with pytest.raises(rc.InputError) as caught:
        paid((later, "2.00"), (first, "-2.00"))
    assert [(one.code, one.path) for one in caught.value.faults] == [
        ("payment-back", "payments[1].amount")
    ]


def test_no_list_of_people_for_a_part_that_is_made() -> None:
    case = rc.read_case(LICENCE)
    with pytest.raises(rc.InputError) as caught:
        case.with_(people={"owners": [rc.Person("Li")]})
    assert codes(caught.value) == ["name-reserved"]


@pytest.mark.parametrize("name", [None, [], 7])
def test_what_is_no_name_has_nothing(name: Any) -> None:  # noqa: ANN401
    result = rc.calculate(rc.read_case(LICENCE))
    for ask in (result.award, result.why, result.__getitem__):
        with pytest.raises(rc.UnknownNameError):
            ask(name)


def test_only_a_case_is_calculated() -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(None)  # type: ignore[arg-type]
    assert [one.path for one in caught.value.faults] == ["case"]


def test_no_finding_stands_twice() -> None:
    used = rc.Case(
        rc.Institution("某大学", kind="university", state_founded=True, region="CN-11"),
        rc.Conversion("own-use", agreed_on=DAY, production_on=DAY),
        rc.Regulation(completers="5%", reward_years=5),
        operating_profit=[
            rc.OperatingProfit(year, "100.00", on=date(year + 1, 2, 1))
            for year in (2025, 2026, 2027)
        ],
    )
    found = rc.calculate(used).findings
    assert len(found) == len(set(found))


def command(*words: str, **given: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    return subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-m", "rewardcalc", *words],
        check=False,
        text=True,
        stderr=subprocess.PIPE,
        **given,
    )


class Broken(io.StringIO):
    """A stream that cannot be written."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _: str) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        (Broken(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))), "stdout"),
        (Broken(BrokenPipeError()), ""),
        (None, "stdout"),
    ],
)
def test_a_stream_that_fails_is_no_violation(
    stream: Any,  # noqa: ANN401
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    err = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", err)
    assert cli.main(["calculate", str(LICENCE), "--locale", "en"]) == 2
    assert said in err.getvalue()
    assert bool(said) == bool(err.getvalue())


def test_complaints_that_nobody_can_hear_change_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["calculate", "nothing.toml"]) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_no_violation() -> None:
    with Path("/dev/full").open("w") as full:
        done = command("calculate", str(LICENCE), "--locale", "en", stdout=full)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "stdout" in done.stderr


def test_a_reader_who_leaves_hears_no_complaint() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = command("calculate", str(LICENCE), stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (2, "")


def test_a_closed_terminal_is_said() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m rewardcalc laws >&-', sys.executable],
        check=False,
        text=True,
        stderr=subprocess.PIPE,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["laws", "--locale", "nonsense"], "zh_Hant_TW"),
        (["laws", "--region", "Hubei"], "ISO 3166-2"),
        (["laws", "--on", "20250101"], "20250101"),
        (["laws", "--on", "2025-02-30"], "2025-02-30"),
        (["calculate", "x", "--why", "Li", "--format", "json"], "--why"),
    ],
)
def test_options_that_mean_nothing_are_refused(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: Any = cli.main(words)
    except SystemExit as end:
        status = end.code
    shown = capsys.readouterr()
    assert status == 2
    assert said in shown.err
    assert shown.out == ""


def test_a_share_below_the_floor_is_said_though_no_fen_is_short() -> None:
    there = rc.Institution(
        "某大学", kind="university", state_founded=True, region="CN-42", pilot=True
    )
    found = rc.calculate(
        rc.Case(
            there,
            rc.Conversion("licence", agreed_on=DAY),
            rc.Regulation(completers="69.999999%"),
            receipts=[rc.Receipt(DAY, "100.00")],
        )
    )
    assert found["completers"] == rc.Money("70.00")
    texts = [one.text for one in found.violations]
    assert texts == ["floor-broken-share"]


def test_a_fault_of_a_version_stands_where_the_version_stands() -> None:
    first = rc.Version(date(2020, 1, 1), completers="70%")
    both = [
        rc.Split("net_income", {"completers": "70%", "unit": "rest"}),
        rc.Split(
            "net_income", {"completers": "60%", "unit": "rest"}, methods=["licence"]
        ),
    ]
    second = rc.Version(date(2024, 1, 1), splits=both)
    ruled = rc.Regulation(versions=[first, second], governed_by="contract-day")
    case = rc.read_case(LICENCE).with_(regulation=ruled)
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(case)
    paths = [one.path for one in caught.value.faults]
    assert paths == ["regulation.versions[1].splits[1].of"]


def test_no_law_of_china_is_shown_for_another_country(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["laws", "--region", "GB-CAM", "--locale", "en"]) == 0
    assert "no instrument" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["net_income", "unit_part"])
def test_the_whole_is_no_contributor(name: str) -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Regulation(completers="1%", transfer_staff="10%", contributors=[name])
    assert [(one.code, one.path) for one in caught.value.faults] == [
        ("contributor-whole", "contributors[0]")
    ]


@pytest.mark.parametrize(
    ("name", "warned"), [("all", True), ("unit", True), ("lab", False)]
)
def test_what_the_institution_keeps_fills_no_floor_silently(
    name: str, *, warned: bool
) -> None:
    splits = [
        rc.Split("net_income", {"all": "1"}),
        rc.Split("all", {"completers": "1%", "lab": "60%", "unit": "rest"}),
    ]
    ruled = rc.Regulation(splits=splits, contributors=[name])
    found = rc.calculate(rc.read_case(LICENCE).with_(regulation=ruled)).findings
    assert ("contributor-unit" in [one.code for one in found]) == warned


def test_money_above_the_contract_is_warned_of_whatever_the_splits() -> None:
    case = rc.read_case(LICENCE)
    signed = evolve(case.conversion, contract_amount="999999.99")
    found = rc.calculate(case.with_(conversion=signed)).findings
    assert "receipts-above-contract" in [one.code for one in found]


def test_two_currencies_are_not_compared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "usd.toml"
    text = LICENCE.read_text(encoding="utf-8").partition("[[performance_pay]]")[0]
    text = text.replace('currency = "CNY"', 'currency = "USD"')
    other.write_text(text, encoding="utf-8")
    assert cli.main(["compare", str(LICENCE), str(other), "--locale", "en"]) == 2
    assert "cannot be compared" in capsys.readouterr().err


def test_nothing_is_written_over_a_rule_that_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule, own = tmp_path / "rule.toml", tmp_path / "own.toml"
    model = ROOT / "examples" / "regulations" / "model.toml"
    rule.write_bytes(model.read_bytes())
    text = LICENCE.read_text(encoding="utf-8")
    head, _, rest = text.partition("[regulation]")
    rest = rest[rest.index("[[") :]
    own.write_text(f'regulation = "rule.toml"\n{head}{rest}', encoding="utf-8")
    assert cli.main(["calculate", str(own), "--locale", "en"]) in (0, 1)
    assert cli.main(["calculate", str(own), "-o", str(rule), "--locale", "en"]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert rule.read_bytes() == model.read_bytes()
    bad = tmp_path / "bad.toml"
    bad.write_text("=", encoding="utf-8")
    words = ["calculate", str(bad), str(own), "--format", "jsonl"]
    assert cli.main([*words, "-o", str(tmp_path / "out.jsonl")]) == 2
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_what_a_terminal_would_obey_is_spelled_out() -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Institution("x", kind="university", state_founded="\x1b[2J", region="CN-42")  # type: ignore[arg-type]
    assert "\x1b" not in str(caught.value)
    assert "\\x1b[2J" in str(caught.value)


def test_a_table_that_holds_itself_is_too_deep() -> None:
    given: dict[str, Any] = {}
    given["a"] = given["b"] = given
    with pytest.raises(rc.InputError) as caught:
        rc.read_case(given)
    assert codes(caught.value) == ["file-depth"]


def test_parts_of_a_capital_are_not_paid_in_money() -> None:
    case = rc.read_case(LICENCE)
    held = case.with_(
        conversion=evolve(case.conversion, method="equity"),
        receipts=[],
        costs=[],
        performance_pay=[],
        equity=rc.Equity(capital_ratio="20%"),
        payments=[rc.Payment(DAY, "completers", "1.00", name="Li")],
    )
    with pytest.raises(rc.InputError) as caught:
        rc.calculate(held)
    assert codes(caught.value) == ["payment-capital"]


def test_a_profit_is_not_known_before_its_year() -> None:
    with pytest.raises(rc.InputError) as caught:
        rc.Case(
            rc.Institution("甲", kind="university", state_founded=True, region="CN-11"),
            rc.Conversion("own-use", agreed_on=DAY, production_on=DAY),
            rc.Regulation(completers="5%"),
            operating_profit=[rc.OperatingProfit(2026, "1.00", on=date(2025, 12, 31))],
        )
    assert codes(caught.value) == ["profit-early"]


@pytest.mark.parametrize(
    ("day", "region", "said"),
    [
        ("1990-01-01", "CN-33", "nothing was checked"),
        ("2025-01-01", "GB-CAM", "nothing was checked"),
        ("2025-01-01", "CN-22", "judged with"),
    ],
)
def test_a_check_says_no_more_than_was_checked(
    day: str, region: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    model = str(ROOT / "examples" / "regulations" / "model.toml")
    words = ["check", model, "--region", region, "--on", day, "--locale", "en"]
    assert cli.main(words) == 0
    assert said in " ".join(capsys.readouterr().out.split())
