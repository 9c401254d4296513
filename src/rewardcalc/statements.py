"""Statements: what one person, or the unit, has of a deal, and by which clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from attrs import frozen

from rewardcalc.accounts import Account
from rewardcalc.citation import Citation
from rewardcalc.distribution import Column, Flow, Part
from rewardcalc.errors import UnknownNameError
from rewardcalc.facts import Case
from rewardcalc.money import Money, Shares
from rewardcalc.outcome import Outcome
from rewardcalc.performance_pay import PayYear, exempt
from rewardcalc.plan import PlannedTree
from rewardcalc.ratio import ZERO, Ratio
from rewardcalc.rim import Shown, sheet
from rewardcalc.split import Clause
from rewardcalc.terms import EQUITY, OWNERS, Aspect
from rewardcalc.unknown import unknown


@frozen
class StatementLine:
    """What fell due on a day, from which payee, and the clauses behind it.

    ``citation`` is the law's, ``own`` that of the institution's own rule. A part of a
    company's capital stands under the day of the contract.
    """

    on: date
    payee: str
    amount: Money | Shares | Ratio
    citation: Citation | None
    own: Clause | None = None


@frozen
class InsuranceLine:
    """What the cash rewards of a year do to a person's social-insurance base.

    ``outside`` is the cash that does not count in it, by the clause of ``citation``.
    ``wages`` and ``base`` are None where the case does not give the person's wages.
    """

    year: int
    wages: Money | None
    outside: Money
    base: Money | None
    citation: Citation | None


@frozen
class Statement(Shown):
    """What one party has of a deal (个人、单位结算单).

    ``name`` is a person's (whose key is ``person``), the institution's for what stays
    with the unit, or a payee's.
    ``accounts`` are there where payments are recorded, and stand as of the day ``on``;
    ``insurance`` has a line for each reported year with cash rewards or wages.

    >>> from rewardcalc import calculate, read_case
    >>> calculate(read_case("examples/hubei-licence.toml")).statement("Li").due
    Money('399000.00')
    """

    case: Case
    name: str
    lines: tuple[StatementLine, ...]
    accounts: tuple[Account, ...]
    on: date | None
    person: str = ""
    insurance: tuple[InsuranceLine, ...] = ()

    @property
    def due(self) -> Money:
        """What was due in money, in all."""
        return Money.of_fen(
            sum(one.amount.fen for one in self.lines if isinstance(one.amount, Money))
        )

    @property
    def shares(self) -> Shares:
        """What was due in shares, in all."""
        return Shares(
            sum(
                one.amount.count for one in self.lines if isinstance(one.amount, Shares)
            )
        )

    def to_html(self, locale: str | None = None) -> str:
        """Give the statement as one HTML page, in the language that fits a locale."""
        return sheet(self, locale)


def statement(outcome: Outcome, name: str) -> Statement:
    """Give the statement of a person, of the unit by its name, or of a payee.

    Raises:
        UnknownNameError: nobody and nothing of the case has that name, or several do.
    """
    case, payees = outcome.case, _payees(outcome)
    key = case.key_of(name)
    if key is not None:
        return _of_person(outcome, key)
    if name == case.institution.name:
        return unit_statement(outcome)
    if name in payees:
        return _of_payees(outcome, name, [name])
    people = [one.name for _, group in case.people for one in group]
    names = [*people, case.institution.name, *payees]
    raise UnknownNameError((unknown("statement-name", name, "", names),))


def unit_statement(outcome: Outcome) -> Statement:
    """Give the statement of the unit: every part that stays with it.

    What is due to people who are not named yet, or to those who own the achievement
    with the unit, is on the statement of their payee.
    """
    case = outcome.case
    own = [one for one in _payees(outcome) if one != OWNERS and not case.is_people(one)]
    return _of_payees(outcome, case.institution.name, own)


def _payees(outcome: Outcome) -> tuple[str, ...]:
    """Give who is paid a sum: whatever is divided among nobody."""
    found = [one.payee for flow in outcome.flows for one in flow.leaves]
    if outcome.capital is not None:
        found += outcome.capital.tree.lumps
    return tuple(dict.fromkeys(found))


def _of_person(outcome: Outcome, key: str) -> Statement:
    lines = [
        line
        for flow in outcome.flows
        for column in flow.people
        if column.person == key
        for line in _lines(flow, column)
    ]
    lines += _parts(outcome, lambda one: one.person == key)
    accounts = tuple(one for one in outcome.accounts if one.person == key)
    insurance = tuple(
        line for year in outcome.performance_pay for line in _insurance(year, key)
    )
    case, name = outcome.case, outcome.case.label_of(key)
    return Statement(case, name, tuple(lines), accounts, _day(outcome), key, insurance)


def _of_payees(outcome: Outcome, name: str, payees: Sequence[str]) -> Statement:
    lines = [
        line
        for flow in outcome.flows
        for column in flow.leaves
        if column.payee in payees
        for line in _lines(flow, column)
    ]
    lines += _parts(outcome, lambda one: not one.person and one.payee in payees)
    accounts = tuple(
        one for one in outcome.accounts if not one.person and one.payee in payees
    )
    return Statement(outcome.case, name, tuple(lines), accounts, _day(outcome))


def _day(outcome: Outcome) -> date | None:
    """Give the day as of which accounts stand, where there are any."""
    return outcome.as_of if outcome.accounts else None


def _lines(flow: Flow, column: Column) -> Iterator[StatementLine]:
    law, own = _clauses([one.tree for one in flow.courses], column.payee)
    for at, on in enumerate(flow.days):
        due = column.due(at)
        if due:
            amount = Shares(due) if flow.root == EQUITY else Money.of_fen(due)
            yield StatementLine(on, column.payee, amount, law, own)


def _parts(outcome: Outcome, wanted: Callable[[Part], bool]) -> Iterator[StatementLine]:
    """Give the parts of a company's capital, where the deal brought one."""
    held = outcome.capital
    if held is None:
        return
    for one in held.parts:
        if wanted(one) and one.ratio != ZERO:
            law, own = _clauses([held.tree], one.payee)
            on = outcome.case.conversion.agreed_on
            yield StatementLine(on, one.payee, one.ratio, law, own)


def _clauses(
    trees: Sequence[PlannedTree], payee: str
) -> tuple[Citation | None, Clause | None]:
    """Give the clause of the law behind a payee's part, and that of the house."""
    law: Citation | None = None
    own: Clause | None = None
    for tree in trees:
        for split in tree.splits:
            for child in split.children:
                if child.name == payee:
                    law, own = child.citation or law, split.clause or own
    return law, own


def _insurance(year: PayYear, key: str) -> Iterator[InsuranceLine]:
    cash = [one for one in year.cash if one.of(key)]
    wages = dict(year.block.wages).get(key)
    if wages is None and not cash:
        return
    outside = Money.of_fen(exempt(year.cash, key))
    rules = [one.treatment.rule(Aspect.SOCIAL_INSURANCE) for one in cash]
    said = [one.citation for one in rules if one is not None]
    yield InsuranceLine(
        year.block.year,
        wages,
        outside,
        None if wages is None else wages - outside,
        said[0] if said and outside.fen else None,
    )
