"""The trees of a result in lines: labels, ratios, amounts and clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from rewardcalc.distribution import Capital, Column, Course
from rewardcalc.facts import Person
from rewardcalc.money import Money, Shares
from rewardcalc.plan import PlannedChild
from rewardcalc.report.clauses import clause
from rewardcalc.report.language import Language
from rewardcalc.result import Calculation
from rewardcalc.split import Clause
from rewardcalc.terms import EQUITY, Severity

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


def receipts(said: Language, result: Calculation) -> Iterator[Line]:
    """Give the lines from the receipts to the net income."""
    last = result.ledger.last
    if not result.ledger.receipts:
        return
    yield _plain(said, "receipts", last.receipts)
    figures = (
        ("costs", last.deducted),
        ("held", last.held),
        ("not-deducted", last.not_deducted),
        ("deficit", last.deficit),
    )
    yield from (_plain(said, key, fen) for key, fen in figures if fen)
    own = result.case.regulation.income
    if own is not None and own.top_slice is not None:
        label = said.say("sliced", payee=own.top_slice.payee)
        amount = said.money(Money.of_fen(last.sliced))
        yield Line("", 0, label, said.ratio(own.top_slice.ratio), amount, "")


def _plain(said: Language, key: str, fen: int) -> Line:
    return Line("", 0, said.say(key), "", said.money(Money.of_fen(fen)), "")


@frozen
class Block:
    """A tree with its heading, which is empty where there is one tree only."""

    heading: str
    lines: tuple[Line, ...]


def blocks(said: Language, result: Calculation) -> Iterator[Block]:
    """Give the trees of a result: money with its receipts first, then shares."""
    above = tuple(receipts(said, result))
    for flow in result.flows:
        courses = flow.courses
        alike = {each.tree.splits for each in courses}
        if len(alike) == 1:
            one = Course(courses[0].tree, "", flow.nodes, flow.people)
            lines = tuple(tree_lines(said, result, one))
            yield Block("", above + lines)
        else:
            yield Block("", above)
            for one in courses:
                heading = said.say("version", day=one.tree.start)
                yield Block(heading, tuple(tree_lines(said, result, one)))
        above = ()
    if result.capital:
        yield Block("", tuple(_capital_lines(said, result, result.capital)))


def _capital_lines(
    said: Language, result: Calculation, held: Capital
) -> Iterator[Line]:
    columns = tuple(Column(one.payee, one.person, ()) for one in held.parts)
    one = Course(
        held.tree,
        "",
        tuple(column for column in columns if not column.person),
        tuple(column for column in columns if column.person),
    )
    ratios = {(part.payee, part.person): part.ratio for part in held.parts}
    amounts = {key: said.ratio(ratio) for key, ratio in ratios.items()}
    yield from _lines(said, result, one, amounts)


def tree_lines(said: Language, result: Calculation, course: Course) -> Iterator[Line]:
    """Give the lines of one tree, people included, with their branches drawn."""
    amounts = {
        (one.payee, one.person): said.value(_unit(course, one.total))
        for one in (*course.nodes, *course.people)
    }
    yield from _lines(said, result, course, amounts)


def _lines(
    said: Language,
    result: Calculation,
    course: Course,
    amounts: Mapping[tuple[str, str], str],
) -> Iterator[Line]:
    root = course.tree.root
    yield Line("", 0, said.term(root), "", amounts[root, ""], "")
    children = {split.of: split.children for split in course.tree.splits}
    clauses = {split.of: split.clause for split in course.tree.splits}
    groups = {split.of: split.children for split in course.tree.people}

    def below(node: str, trunk: str, depth: int) -> Iterator[Line]:
        found = [(one, (one.name, "")) for one in children.get(node, ())]
        found += [(one, (node, one.name)) for one in groups.get(node, ())]
        for at, (child, key) in enumerate(found, 1):
            final = at == len(found)
            yield Line(
                trunk + ("└─ " if final else "├─ "),
                depth,
                _label(said, result, *key),
                said.say("by-bands")
                if child.ratio is None
                else said.ratio(child.ratio),
                amounts[key],
                _clause(said, result, child, clauses.get(node)),
            )
            if not key[1]:
                deeper = trunk + ("   " if final else "│  ")
                yield from below(key[0], deeper, depth + 1)

    yield from below(root, "", 1)
    for payee in course.tree.idle:
        yield Line("", 0, said.term(payee), "", said.value(_unit(course, 0)), "")
        for one in course.people:
            if one.payee == payee:
                label = _label(said, result, payee, one.person)
                yield Line("   ", 1, label, "", amounts[payee, one.person], "")


def _unit(course: Course, units: int) -> Money | Shares:
    return Shares(units) if course.tree.root == EQUITY else Money.of_fen(units)


def _label(said: Language, result: Calculation, payee: str, key: str) -> str:
    if not key:
        return said.term(payee)
    person: Person = result.case.person(payee, key)
    return said.say("main", name=person.label) if person.main else person.label


def _clause(
    said: Language, result: Calculation, child: PlannedChild, ruled: Clause | None
) -> str:
    """Give the clauses behind a line: the institution's own, and the law's."""
    own = said.say("clause-own", article=ruled.article) if ruled else ""
    if child.citation is None:
        return own
    words = clause(said, child.citation, result.plan.instruments)
    if child.by_law:
        return said.say("by-law", clause=words)
    return said.say("clauses", own=own, law=words) if own else words
