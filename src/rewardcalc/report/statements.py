"""A statement in words: what was due, by which clause, what is paid and insured."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from rewardcalc.law.catalogue import all_instruments
from rewardcalc.money import Money, Shares
from rewardcalc.ratio import Ratio
from rewardcalc.report import clauses, view
from rewardcalc.report.clauses import quote
from rewardcalc.report.language import Language
from rewardcalc.report.timeline import ACCOUNT, Table
from rewardcalc.statements import Statement
from rewardcalc.terms import Basis
from rewardcalc.trace import Value


@frozen
class Reason:
    """A sentence with the words of a clause; ``law`` is what the law says alone."""

    sentence: str
    law: str


@frozen
class Sheet:
    """A statement before any layout: its heading, tables, and why it is so."""

    title: str
    heading: tuple[str, ...]
    due: Table
    reasons: tuple[Reason, ...]
    standing: Table | None
    insurance: Table | None
    notes: tuple[Reason, ...]


def sheet(said: Language, one: Statement) -> Sheet:
    """Put a statement into words."""
    of_unit = one.name == one.case.institution.name
    about = tuple(view.deal(said, one.case))
    return Sheet(
        said.say(
            "statement-unit" if of_unit else "statement", name=said.term(one.name)
        ),
        (*about, _regulation(said, one)),
        _due(said, one),
        tuple(_reasons(said, one)),
        _standing(said, one),
        _insurance(said, one),
        tuple(_notes(said, one)),
    )


def _regulation(said: Language, one: Statement) -> str:
    ruled = one.case.regulation
    if ruled.basis == Basis.NONE:
        return said.say("statement-unruled")
    if ruled.title:
        return said.say("statement-rule", basis=ruled.basis.value, title=ruled.title)
    return said.say("statement-basis", basis=ruled.basis.value)


def _due(said: Language, one: Statement) -> Table:
    rows = [
        (said.value(line.on), said.term(line.payee), _amount(said, line.amount))
        for line in one.lines
    ]
    kinds = {type(line.amount) for line in one.lines}
    totals: list[Value] = []
    if len(one.lines) > 1 and Money in kinds:
        totals.append(one.due)
    if len(one.lines) > 1 and Shares in kinds:
        totals.append(one.shares)
    whole = said.say("statement-total")
    rows += [(whole, "", said.value(total)) for total in totals]
    head = (said.say("day"), said.say("payee"), said.say("amount"))
    return Table(said.say("dues"), head, tuple(rows))


def _amount(said: Language, amount: Money | Shares | Ratio) -> str:
    return said.part(amount) if isinstance(amount, Ratio) else said.value(amount)


def _reasons(said: Language, one: Statement) -> Iterator[Reason]:
    """Give the clauses behind each payee's part, the same once."""
    for payee, law, own in dict.fromkeys(
        (line.payee, line.citation, line.own) for line in one.lines
    ):
        words = [clauses.own(said, own)] if own else []
        if law is not None:
            words.append(quote(said, law, all_instruments()))
        for each in words:
            sentence = said.say("statement-reason", payee=payee, words=each)
            yield Reason(sentence, law.quote if law else "")


def _standing(said: Language, one: Statement) -> Table | None:
    """Give due, paid and open of each account, one below the other."""
    if one.on is None or not one.accounts:
        return None
    return Table(
        said.say("accounts", day=one.on),
        (said.say("item"), *(said.term(each.payee) for each in one.accounts)),
        tuple(
            (
                said.say(f"account-{key}"),
                *(
                    said.money(Money.of_fen(getattr(each, key)))
                    for each in one.accounts
                ),
            )
            for key in ACCOUNT
        ),
    )


def _insurance(said: Language, one: Statement) -> Table | None:
    if not one.insurance:
        return None
    keys = ("year", "statement-wages", "statement-outside", "statement-base")
    return Table(
        said.say("statement-insurance"),
        tuple(said.say(key) for key in keys),
        tuple(
            (
                str(line.year),
                said.value(line.wages or "-"),
                said.money(line.outside),
                said.value(line.base or "-"),
            )
            for line in one.insurance
        ),
    )


def _notes(said: Language, one: Statement) -> Iterator[Reason]:
    said_by = (line.citation for line in one.insurance if line.citation is not None)
    for citation in dict.fromkeys(said_by):
        yield Reason(quote(said, citation, all_instruments()), citation.quote)
    if not one.lines:
        yield Reason(said.say("statement-nothing"), "")
    elif not one.accounts:
        yield Reason(said.say("statement-unpaid"), "")
    if one.person and one.due.fen and not one.insurance:
        yield Reason(said.say("statement-uninsured"), "")
