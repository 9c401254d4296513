"""What a report shows of a result, in order and in words, before any layout."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from rewardcalc.distribution import Column, Course
from rewardcalc.facts import Person
from rewardcalc.money import Money, Shares
from rewardcalc.performance_pay import PayYear
from rewardcalc.plan import PlannedChild
from rewardcalc.report.clauses import clause, quote
from rewardcalc.report.language import Language
from rewardcalc.result import Calculation
from rewardcalc.terms import EQUITY, NET_INCOME, Severity
from rewardcalc.trace import Finding

MARKS = {
    Severity.OK: "✓",
    Severity.NOTE: "·",
    Severity.WARNING: "!",
    Severity.VIOLATION: "✗",
}


@frozen
class Line:
    """A line of the tree: its branch, label, ratio, amount and clause."""

    branch: str
    depth: int
    label: str
    ratio: str
    amount: str
    clause: str


@frozen
class Said:
    """A finding in words: its severity, its sentence and the words of the law."""

    severity: Severity
    sentence: str
    quote: str


def heading(said: Language, result: Calculation) -> Iterator[str]:
    """Give the lines above the tree: the deal and the law it stands under."""
    case = result.case
    if case.id or case.title:
        yield said.say("title", id=case.id, title=case.title).strip()
    yield said.say(
        "deal",
        institution=case.institution.name,
        method=case.conversion.method.value,
        day=case.conversion.agreed_on,
        currency=case.conversion.currency,
    )
    titles = tuple(
        one.title for one in result.plan.instruments if one.id in result.plan.law
    )
    yield said.say("law", law=titles) if titles else said.say("law-none")


def money_lines(said: Language, result: Calculation) -> Iterator[Line]:
    """Give the lines from the receipts to the people."""
    course = result.course(NET_INCOME)
    if course is None:
        return
    last = result.ledger.last
    yield _plain(said, "receipts", last.receipts)
    if last.deducted:
        yield _plain(said, "costs", last.deducted)
    if last.not_deducted:
        yield _plain(said, "not-deducted", last.not_deducted)
    if last.deficit:
        yield _plain(said, "deficit", last.deficit)
    yield from tree_lines(said, result, course)


def _plain(said: Language, key: str, fen: int) -> Line:
    return Line("", 0, said.say(key), "", said.money(Money.of_fen(fen)), "")


def tree_lines(said: Language, result: Calculation, course: Course) -> Iterator[Line]:
    """Give the lines of one tree, people included, with their branches drawn."""
    columns = {one.payee: one for one in course.nodes}
    children = {split.of: split.children for split in course.tree.splits}
    people = {split.of: split.children for split in course.tree.people}
    persons = {(one.payee, one.person): one for one in course.people}
    root = columns[course.tree.root]
    yield Line("", 0, said.term(root.payee), "", _amount(said, course, root), "")

    def below(node: str, trunk: str, depth: int) -> Iterator[Line]:
        group = people.get(node, ())
        found = [(one, columns[one.name]) for one in children.get(node, ())]
        found += [(one, persons[node, one.name]) for one in group]
        for child, column in found:
            final = child is found[-1][0]
            yield Line(
                trunk + ("└─ " if final else "├─ "),
                depth,
                _label(said, result, column),
                said.ratio(child.ratio),
                _amount(said, course, column),
                _clause(said, result, child),
            )
            if not column.person:
                deeper = trunk + ("   " if final else "│  ")
                yield from below(column.payee, deeper, depth + 1)

    yield from below(root.payee, "", 1)
    for payee in course.tree.idle:
        yield Line("", 0, said.term(payee), "", said.value(_unit(course, 0)), "")
        for column in course.people:
            if column.payee == payee:
                label = _label(said, result, column)
                yield Line("   ", 1, label, "", _amount(said, course, column), "")


def _unit(course: Course, units: int) -> Money | Shares:
    return Shares(units) if course.tree.root == EQUITY else Money.of_fen(units)


def _amount(said: Language, course: Course, column: Column) -> str:
    return said.value(_unit(course, column.total))


def _label(said: Language, result: Calculation, column: Column) -> str:
    if not column.person:
        return said.term(column.payee)
    person: Person = result.case.person(column.payee, column.person)
    return said.say("main", name=person.name) if person.main else person.name


def _clause(said: Language, result: Calculation, child: PlannedChild) -> str:
    if child.citation is None:
        return ""
    words = clause(said, child.citation, result.plan.instruments)
    return said.say("by-law", clause=words) if child.by_law else words


def findings(said: Language, result: Calculation) -> Iterator[Said]:
    """Give the findings in words, the gravest first."""
    order = (Severity.VIOLATION, Severity.WARNING, Severity.OK, Severity.NOTE)
    for one in sorted(result.findings, key=lambda one: order.index(one.severity)):
        yield finding(said, result, one)


def finding(said: Language, result: Calculation, one: Finding) -> Said:
    """Give one finding in words."""
    words = ""
    if one.citation is not None and one.severity != Severity.NOTE:
        words = quote(said, one.citation, result.plan.instruments)
    return Said(one.severity, said.finding(one.text, dict(one.args)), words)


def pay_lines(said: Language, year: PayYear) -> Iterator[tuple[str, str]]:
    """Give the lines of the unit's pay of a year."""
    figures = (
        ("pay-total", year.total),
        ("pay-against-cap", year.against_cap),
        ("pay-headroom", year.headroom),
        ("pay-next-year-base", year.next_year_base),
        ("pay-conversion-cash", year.conversion_cash),
    )
    for key, fen in figures:
        yield said.say(key), said.money(Money.of_fen(fen))
    for name, fen in year.social_insurance_wages:
        yield said.say("pay-wages", name=name), said.money(Money.of_fen(fen))


def reimbursements(
    said: Language, result: Calculation
) -> Iterator[tuple[str, str, str]]:
    """Give who gets back what for costs fronted, and when."""
    for one in result.ledger.reimbursed:
        name = said.say(
            "reimbursement",
            name=one.line.cost.borne_by or "",
            category=one.line.cost.category.value,
        )
        yield said.value(one.on), name, said.money(Money.of_fen(one.fen))


def verdict(said: Language, result: Calculation) -> str:
    """Give the last line: lawful, or how much is violated."""
    if result.lawful:
        return said.say("lawful")
    return said.say("unlawful", count=len(result.violations))
