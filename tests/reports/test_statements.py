"""Statements of persons and of the unit, and the journal lines of a deal."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from strategies import cases, fen

import rewardcalc as rc
from rewardcalc.journal import JournalLine, Ledger
from rewardcalc.statements import Statement, StatementLine

sys.path.insert(0, str(Path(__file__).parent))
from lived_cases import lived, own_use, results

Table = dict[str, Any]

TESTS = Path(__file__).parents[1]
FILES = sorted(
    (*TESTS.glob("unit/cases/*.toml"), *TESTS.glob("acceptance/cases/*.toml"))
)
YUAN = rc.Money("0")

every_file = pytest.mark.parametrize("path", FILES, ids=lambda one: str(one.stem))


def result(path: Path) -> rc.Calculation:
    return rc.calculate(rc.read_case(path))


def stored_of(found: rc.Calculation) -> Table:
    stored: Table = json.loads(found.to_json())
    return stored


def statements(found: rc.Calculation) -> dict[str, Statement]:
    """Give the statement of each person, asked for by id or, without one, by name."""
    people = [one for _, group in found.case.people for one in group]
    return {one.key: found.statement(one.key) for one in people}


def others(found: rc.Calculation) -> list[Statement]:
    """Give the statement of the unit, and those of people who are not named."""
    leaves = [leaf.payee for flow in found.flows for leaf in flow.leaves]
    if found.capital is not None:
        leaves += found.capital.tree.lumps
    not_units = [
        one
        for one in dict.fromkeys(leaves)
        if found.case.is_people(one) or one == "owners"
    ]
    return [found.unit_statement(), *(found.statement(one) for one in not_units)]


# --- statements ------------------------------------------------------------------------


def sums_of(
    lines: Iterable[StatementLine], kind: type[rc.Money] | type[rc.Shares]
) -> int:
    """Add the amounts of lines up: fen, or shares."""
    return sum(
        int(str(one.amount).replace(".", ""))
        for one in lines
        if isinstance(one.amount, kind)
    )


def add_up(found: rc.Calculation) -> None:
    stored = stored_of(found)
    persons = statements(found)
    everybody = (*persons.values(), *others(found))
    if found.case.operating_profit:
        whole = stored["amounts"]["operating_profit"]
    else:
        whole = stored["net_income"]
    # What the house takes of the receipts first is no part of the net income.
    assert sum(fen(str(one.due)) for one in everybody) == fen(whole)
    brought = stored.get("equity", {}).get("amounts", {}).get("equity")
    if brought is not None and brought.isdigit():
        shares = sum(sums_of(one.lines, rc.Shares) for one in everybody)
        assert shares == int(brought)
    for key, one in persons.items():
        own = [x for x in stored["awards"] if key in (x.get("id"), x["name"])]
        assert fen(str(one.due)) == sum(fen(x["amount"]) for x in own)
        assert sums_of(one.lines, rc.Money) == fen(str(one.due))
        agrees_with_dues(one, key, stored)


def agrees_with_dues(one: Statement, key: str, stored: Table) -> None:
    """See that the lines of a person are the dues of the result, zeros left out."""
    expected = [
        (due["on"], award["payee"], award["amount"])
        for part in (stored, stored.get("equity", {}))
        for due in part.get("due", ())
        for award in due["awards"]
        if key in (award.get("id"), award["name"])
        and award["amount"] not in ("0.00", "0")
    ]
    # A part of a company's capital is due on no day of its own.
    equity = stored.get("equity", {})
    held = [] if equity.get("due") else equity.get("awards", [])
    expected += [
        (one.case.conversion.agreed_on.isoformat(), award["payee"], award["amount"])
        for award in held
        if key in (award.get("id"), award["name"]) and award["amount"] != "0"
    ]
    lines = [(x.on.isoformat(), x.payee, str(x.amount)) for x in one.lines]
    assert sorted(lines) == sorted(expected)


@every_file
def test_statements_of_a_file_sum_to_the_net_income(path: Path) -> None:
    add_up(result(path))


@given(found=results())
def test_statements_of_a_random_case_sum_to_the_net_income(
    found: rc.Calculation,
) -> None:
    add_up(found)


def accounts_agree(found: rc.Calculation) -> None:
    """Due, paid and open, of each person and of the unit, are those of the result."""
    every = stored_of(found).get("accounts", [])
    shown = 0
    rest = (("", one) for one in others(found))
    for key, one in (*statements(found).items(), *rest):
        assert {account.person for account in one.accounts} <= {key}
        shown += len(one.accounts)
        for account in one.accounts:
            paid = payments_by(found, account.payee, account.person)
            due = dues_by(found, account.payee, account.person)
            assert (account.due, account.paid) == (due, paid)
            assert account.open == max(due - paid, 0)
            assert account.overpaid + account.recoverable == max(paid - due, 0)
            assert 0 <= account.overdue <= account.open
            assert min(account.overpaid, account.recoverable) >= 0
    assert shown == len(every)


def payments_by(found: rc.Calculation, payee: str, person: str) -> int:
    return sum(
        one.amount.fen
        for one in found.case.payments
        if (one.payee, one.name or "") == (payee, person) and one.on <= found.as_of
    )


def dues_by(found: rc.Calculation, payee: str, person: str) -> int:
    """Add up what fell due until the day of the accounts."""
    due = [one for one in stored_of(found)["due"] if one["on"] <= str(found.as_of)]
    if not person:
        return sum(fen(one["amounts"][payee]) for one in due)
    return sum(
        fen(award["amount"])
        for one in due
        for award in one["awards"]
        if award["payee"] == payee and person in (award.get("id"), award["name"])
    )


@every_file
def test_accounts_of_a_file_are_in_the_statements(path: Path) -> None:
    accounts_agree(result(path))


@given(found=results())
def test_accounts_of_a_random_case_are_in_the_statements(found: rc.Calculation) -> None:
    accounts_agree(found)


def insurance_agrees(found: rc.Calculation) -> None:
    """The social-insurance lines of all persons are those of the pay of the year."""
    persons = statements(found)
    expected = {
        (year["year"], key): amount
        for year in stored_of(found)["performance_pay"]
        for key, amount in year["social_insurance_wages"].items()
    }
    lines = {
        (line.year, key): line for key, one in persons.items() for line in one.insurance
    }
    given = {key: line for key, line in lines.items() if line.wages is not None}
    assert {key: str(line.base) for key, line in given.items()} == expected
    wages = {
        (block.year, key): wage
        for block in found.case.performance_pay
        for key, wage in block.wages
    }
    for key, line in lines.items():
        assert line.wages == wages.get(key)
        if line.base is None:
            assert line.wages is None
        else:
            # What went back in the year is cash below zero.
            assert line.base + line.outside == line.wages
        assert (line.citation is None) == (line.outside == YUAN)
    assert found.unit_statement().insurance == ()


@every_file
def test_insurance_of_a_file_is_in_the_statements(path: Path) -> None:
    insurance_agrees(result(path))


@given(found=results())
def test_insurance_of_a_random_case_is_in_the_statements(found: rc.Calculation) -> None:
    insurance_agrees(found)


def test_a_statement_of_the_rich_case() -> None:
    """Li (li-1) was paid 1,000.00, and it is outside the social-insurance base."""
    found = result(TESTS / "unit" / "cases" / "rich.toml")
    li = found.statement("li-1")
    assert li.due == rc.Money("235052.64")
    (account,) = li.accounts
    assert (account.due, account.paid, account.open) == (23505264, 100000, 23405264)
    (line,) = li.insurance
    assert (line.year, line.wages) == (2025, rc.Money("880000.00"))
    assert (line.outside, line.base) == (rc.Money("1000.00"), rc.Money("879000.00"))
    assert {str(one.citation and one.citation.article) for one in li.lines} == {"十一"}
    assert (li.case.id, li.name, li.person) == ("RICH", "Li [li-1]", "li-1")
    assert line.citation is not None
    assert (line.citation.instrument, line.citation.article) == (
        "cn-hubei-2024",
        "十一",
    )
    with pytest.raises(rc.UnknownNameError, match="several people are named 'Li'"):
        found.statement("Li")
    assert found.statement("Li [li-1]") == li


def test_a_person_of_two_payees_has_one_statement() -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    people = {
        "completers": [rc.Person("Li", share="100%", main=True)],
        "transfer_staff": [rc.Person("Li", share="100%")],
    }
    found = rc.calculate(case.with_(people=people))
    li = found.statement("Li")
    # 70% of 950,000.00 and 10% of the retained 285,000.00.
    assert li.due == rc.Money("693500.00")
    assert [one.payee for one in li.lines] == ["completers", "transfer_staff"]


@pytest.mark.parametrize("name", ["Lee", "", "net_income", "completers"])
def test_nobody_has_no_statement(name: str) -> None:
    found = result(TESTS / "unit" / "cases" / "licence.toml")
    with pytest.raises(rc.UnknownNameError):
        found.statement(name)


# --- journal lines ---------------------------------------------------------------------


def balances(lines: tuple[JournalLine, ...]) -> dict[Ledger, int]:
    """Give what each account ends at: debit less credit, in fen."""
    found = dict.fromkeys(Ledger, 0)
    for one in lines:
        found[one.debit] += one.amount.fen
        found[one.credit] -= one.amount.fen
    return found


def books_balance(found: rc.Calculation) -> None:
    stored, lines = stored_of(found), found.journal()
    assert [one for one in lines if one.amount <= YUAN or one.debit == one.credit] == []
    assert [one.on for one in lines] == sorted(one.on for one in lines)
    ends = balances(lines)
    assert sum(ends.values()) == 0
    # What is held back stays undistributed, and nothing else does.
    assert ends[Ledger.UNDISTRIBUTED] == -fen(stored["reserved"])
    fronted = sum(fen(one["amount"]) for one in stored["reimbursements"])
    assert ends[Ledger.FRONTED] == -fronted
    assert ends[Ledger.COSTS] == fronted - fen(stored["deducted"])
    came = fen(stored["receipts"])
    paid = sum(one.amount.fen for one in found.case.payments)
    assert ends[Ledger.BANK] == came - paid


def payable_by_party(found: rc.Calculation) -> None:
    """What is payable to a party ends at what is due less what was paid."""
    owed: dict[str, int] = defaultdict(int)
    for one in found.journal():
        if Ledger.PAYABLE in (one.debit, one.credit):
            sign = 1 if one.credit == Ledger.PAYABLE else -1
            owed[one.party] += sign * one.amount.fen
    expected: dict[str, int] = defaultdict(int)
    stored = stored_of(found)
    for award in stored["awards"]:
        expected[award.get("id", award["name"])] += fen(award["amount"])
    with_people = {payee for payee, _ in found.case.people}
    for leaf in found.money.leaves if found.money else ():
        if leaf.payee not in with_people and found.case.is_people(leaf.payee):
            expected[leaf.payee] += fen(stored["amounts"][leaf.payee])
    for paid in found.case.payments:
        if found.case.is_people(paid.payee):
            expected[paid.name or paid.payee] -= paid.amount.fen
    assert nonzero(owed) == nonzero(expected)


def nonzero(balance: dict[str, int]) -> dict[str, int]:
    return {party: fen for party, fen in balance.items() if fen}


@every_file
def test_the_books_of_a_file_balance(path: Path) -> None:
    books_balance(result(path))
    payable_by_party(result(path))


@given(found=results())
def test_the_books_of_a_random_case_balance(found: rc.Calculation) -> None:
    books_balance(found)


@given(found=results())
def test_payable_is_due_less_paid(found: rc.Calculation) -> None:
    payable_by_party(found)


@given(case=lived())
def test_every_day_leaves_undistributed_what_is_not_due_yet(case: Table) -> None:
    """At the end of each day the receipts less the costs are due, or held back."""
    found = rc.calculate(rc.read_case(case))
    due: dict[date, int] = defaultdict(int)
    for one in stored_of(found)["due"]:
        due[date.fromisoformat(one["on"])] += fen(one["amounts"]["net_income"])
    stands = held = 0
    days = {one.on: one for one in found.ledger.days}
    lines = found.journal()
    for on in sorted({one.on for one in lines} | set(days)):
        for one in lines:
            if one.on == on and Ledger.UNDISTRIBUTED in (one.debit, one.credit):
                is_credit = one.credit == Ledger.UNDISTRIBUTED
                stands += one.amount.fen if is_credit else -one.amount.fen
        held = days[on].held if on in days else held
        assert stands == held


def sides(found: rc.Calculation) -> list[tuple[str, str, str, str, str]]:
    return [
        (str(x.on), x.debit.value, x.credit.value, str(x.amount), x.party)
        for x in found.journal()
    ]


def test_a_refund_stands_with_its_sides_changed() -> None:
    """0.07 comes, 0.01 goes back: the same accounts, the other way round."""
    found = result(TESTS / "acceptance" / "cases" / "10-refund.toml")
    back = [one for one in sides(found) if one[0] == "2025-03-01"]
    first, *others = back
    assert first[:4] == ("2025-03-01", "undistributed", "bank", "0.01")
    assert ("2025-03-01", "rewards-payable", "undistributed", "0.01", "甲") in others
    assert ("2025-03-01", "undistributed", "rewards-payable", "0.01", "丙") in others


def test_the_books_of_a_licence() -> None:
    """1,000,000.00 less 50,000.00: 70% to the completers, 10% of the rest to the staff."""
    on = "2025-04-01"
    assert sides(result(TESTS / "unit" / "cases" / "licence.toml")) == [
        (on, "bank", "undistributed", "1000000.00", ""),
        (on, "undistributed", "costs-recovered", "50000.00", ""),
        (on, "undistributed", "rewards-payable", "399000.00", "Li"),
        (on, "undistributed", "rewards-payable", "266000.00", "Wang"),
        (on, "undistributed", "rewards-payable", "28500.00", "transfer_staff"),
        (on, "undistributed", "retained-income", "256500.00", "unit"),
    ]


def test_shares_are_in_no_books() -> None:
    assert result(TESTS / "unit" / "cases" / "equity.toml").journal() == ()


def test_a_payment_that_was_paid_back_has_its_sides_changed() -> None:
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    day = date(2025, 5, 1)
    paid = [
        rc.Payment(day, "completers", "100.00", name="Li"),
        rc.Payment(day, "completers", "-40.00", name="Li"),
    ]
    found = rc.calculate(case.with_(payments=paid))
    assert sides(found)[-2:] == [
        ("2025-05-01", "rewards-payable", "bank", "100.00", "Li"),
        ("2025-05-01", "bank", "rewards-payable", "40.00", "Li"),
    ]
    books_balance(found)
    payable_by_party(found)


def with_a_slice() -> rc.Calculation:
    case = rc.read_case(TESTS / "unit" / "cases" / "licence.toml")
    income = rc.OwnIncome(top_slice=rc.TopSlice("office", "5%"))
    ruled = rc.Regulation(completers="70%", transfer_staff="10%", income=income)
    return rc.calculate(case.with_(regulation=ruled))


def test_what_is_taken_first_is_in_the_books_and_with_the_unit() -> None:
    found = with_a_slice()
    books_balance(found)
    payable_by_party(found)
    taken = fen(stored_of(found)["amounts"]["office"])
    assert taken == 5_000_000
    persons = sum(fen(str(one.due)) for one in statements(found).values())
    rest = sum(fen(str(one.due)) for one in others(found))
    assert persons + rest == fen(stored_of(found)["net_income"]) + taken


@given(case=cases())
def test_no_payment_leaves_all_that_is_due_payable(case: Table) -> None:
    found = rc.calculate(rc.read_case(case))
    ends = balances(found.journal())
    net = fen(stored_of(found)["net_income"])
    assert ends[Ledger.PAYABLE] + ends[Ledger.RETAINED] == -net


@given(case=own_use())
def test_profits_are_set_aside_and_divided(case: Table) -> None:
    """What is rewarded leaves retained income; the unit's part comes back to it."""
    found = rc.calculate(rc.read_case(case))
    ends = balances(found.journal())
    people = sum(fen(one["amount"]) for one in stored_of(found)["awards"])
    assert ends[Ledger.PAYABLE] == -people
    assert ends[Ledger.RETAINED] == people
