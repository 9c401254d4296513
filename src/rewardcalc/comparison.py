"""What if: two results side by side, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from attrs import evolve, frozen

from rewardcalc import checks as read
from rewardcalc.awards import Award, Due
from rewardcalc.band import REST
from rewardcalc.checks import Checks
from rewardcalc.citation import Citation
from rewardcalc.errors import refuse
from rewardcalc.facts import Person
from rewardcalc.money import Money, Shares
from rewardcalc.ratio import Ratio, RatioLike
from rewardcalc.regulation import Regulation
from rewardcalc.result import Calculation
from rewardcalc.split import Split
from rewardcalc.terms import EQUITY, NET_INCOME, Basis
from rewardcalc.trace import Args

_FINDINGS: Final = "findings."

Figure: TypeAlias = Money | Shares | Ratio | str | tuple[str, ...]


@frozen
class Difference:
    """A line in which two results differ (差异).

    ``figure`` is the place of the line in the results; ``text`` and ``args`` are its
    label, or the sentence of a finding, for reports to say in the reader's language;
    ``citation`` is the clause of a finding.
    ``before`` and ``after`` are None where one result has no such line; ``change`` is
    given for money and shares that both have.

    >>> Difference("unit", Money("1.00"), Money("3.00")).change
    Money('2.00')
    """

    figure: str
    before: Figure | None
    after: Figure | None
    text: str = ""
    args: Args = ()
    citation: Citation | None = None

    @property
    def change(self) -> Money | Shares | None:
        """How much more the second result gives."""
        if isinstance(self.before, Money) and isinstance(self.after, Money):
            return self.after - self.before
        if isinstance(self.before, Shares) and isinstance(self.after, Shares):
            return self.after - self.before
        return None

    @property
    def is_finding(self) -> bool:
        """Whether it is a finding, with its severity before and after."""
        return self.figure.startswith(_FINDINGS)


def compare(before: Calculation, after: Calculation) -> tuple[Difference, ...]:
    """Give every line in which two results differ, in the order of the result.

    The lines are the law, the figures, the days on which they fall due, the pay years,
    and the findings with their severities.

    Raises:
        InputError: no results, or results in two currencies.

    >>> from rewardcalc import calculate, read_case
    >>> case = read_case("examples/hubei-licence.toml")
    >>> found = compare(calculate(case), calculate(case.with_(law=["cn-national-2015"])))
    >>> found[0].before, found[0].after
    (('cn-national-2015', 'cn-state-council-2016-16', 'cn-hubei-2024'), ('cn-national-2015',))
    """
    checks = Checks()
    checks.read("before", read.one(Calculation), before)
    checks.read("after", read.one(Calculation), after)
    checks.done()
    own, other = (one.case.conversion.currency for one in (before, after))
    if own != other:
        raise refuse("compare-currency", own, "conversion.currency", other=other)
    first, second = _named_apart(before), _named_apart(after)
    found = []
    for figure in dict.fromkeys([*first, *second]):
        old, new = first.get(figure), second.get(figure)
        line = new or old
        if line is not None and (old and old.value) != (new and new.value):
            one = Difference(
                figure,
                old.value if old else None,
                new.value if new else None,
                line.text,
                line.args,
                line.citation,
            )
            found.append(one)
    return tuple(found)


@frozen
class _Line:
    """A line of one result: where it stands, what it is worth, and its label."""

    figure: str
    value: Figure
    text: str
    args: Args = ()
    citation: Citation | None = None


def _named_apart(result: Calculation) -> dict[str, _Line]:
    """Give the lines by figure, with a number where several have one name."""
    found: dict[str, _Line] = {}
    seen: dict[str, int] = {}
    for line in _lines(result):
        seen[line.figure] = seen.get(line.figure, 0) + 1
        number = seen[line.figure]
        found[f"{line.figure}#{number}" if number > 1 else line.figure] = line
    return found


def _lines(result: Calculation) -> Iterator[_Line]:
    last = result.ledger.last
    yield _Line("law", result.plan.law, "")
    for key, fen, text in (
        ("receipts", last.receipts, "line-receipts"),
        ("deducted", last.deducted, "line-deducted"),
        ("not_deducted", last.not_deducted, "line-not-deducted"),
        ("deficit", last.deficit, "line-deficit"),
        ("reserved", last.held, "line-reserved"),
        ("net_income", last.net, "line-net-income"),
    ):
        yield _Line(key, Money.of_fen(fen), text)
    parts = {key: one for key, one in result.amounts.items() if key != NET_INCOME}
    yield from _nodes("amounts", parts, "line-payee")
    yield from _awards("awards", result.awards, "line-person")
    yield from _dues("due", result.due)
    for node, held in result.equity.items():
        text = "line-payee" if node == EQUITY else "line-payee-equity"
        yield _Line(f"equity.{node}", held, text, (("payee", node),))
    yield from _awards("equity.awards", result.equity_awards, "line-person-equity")
    yield from _dues("equity.due", result.equity_due)
    yield from _pay(result)
    for finding in result.findings:
        about = (finding.instrument, *finding.payees, finding.base, finding.year)
        words = ".".join(word for word in about if word)
        figure = f"{_FINDINGS}{finding.code}.{words}".rstrip(".")
        yield _Line(
            figure, finding.severity.value, finding.text, finding.args, finding.citation
        )


def _nodes(
    where: str, nodes: Mapping[str, Money | Shares | Ratio], text: str, args: Args = ()
) -> Iterator[_Line]:
    for node, amount in nodes.items():
        yield _Line(f"{where}.{node}", amount, text, (("payee", node), *args))


def _awards(
    where: str, awards: Sequence[Award], text: str, args: Args = ()
) -> Iterator[_Line]:
    for one in awards:
        figure = f"{where}.{one.payee}.{one.id or one.name}"
        name = Person(one.name, id=one.id or None).label
        who = (("payee", one.payee), ("name", name), *args)
        yield _Line(figure, one.amount, text, who)


def _dues(where: str, dues: Sequence[Due]) -> Iterator[_Line]:
    if len(dues) > 1:
        for one in dues:
            day = f"{where}.{one.on}"
            yield from _nodes(day, one.amounts, "line-payee-due", (("on", one.on),))
            yield from _awards(day, one.awards, "line-person-due", (("on", one.on),))


def _pay(result: Calculation) -> Iterator[_Line]:
    for year in result.performance_pay:
        where = f"performance_pay.{year.block.year}"
        about = (("year", str(year.block.year)),)
        for key, fen, text in (
            ("total", year.total, "line-pay-total"),
            ("against_cap", year.against_cap, "line-pay-against-cap"),
            ("headroom", year.headroom, "line-pay-headroom"),
            ("next_year_base", year.next_year_base, "line-pay-next-year-base"),
            ("conversion_cash", year.conversion_cash, "line-pay-conversion-cash"),
        ):
            yield _Line(f"{where}.{key}", Money.of_fen(fen), text, about)
        for key, fen in year.social_insurance_wages:
            figure = f"{where}.social_insurance_wages.{key}"
            who = (*about, ("name", result.case.label_of(key)))
            yield _Line(figure, Money.of_fen(fen), "line-pay-wages", who)


def with_rate(regulation: Regulation, payee: str, ratio: RatioLike) -> Regulation:
    """Give a regulation with another rate of one payee: what if (假设).

    In a flat split of two children, or of one with ``rest``, the other child takes what
    is left. Where nothing was ruled or agreed, the rate counts as agreed.

    Raises:
        InputError: the rate stands in bands, or beside several fixed ones.

    >>> with_rate(Regulation(completers="70%"), "completers", "80%").completers
    Ratio('4/5')
    """
    if not regulation.splits and not regulation.versions:
        basis = regulation.basis
        agreed = Basis.AGREEMENT if basis == Basis.NONE else basis
        changes: dict[str, Any] = {"basis": agreed, payee: ratio}
        return evolve(regulation, **changes)
    splits = tuple(_with_rate(one, payee, ratio) for one in regulation.splits)
    if splits == regulation.splits:
        raise refuse("rate-fixed", payee, "regulation.splits")
    return evolve(regulation, splits=splits)


def _with_rate(split: Split, payee: str, ratio: RatioLike) -> Split:
    into = split.into or ()
    others = [name for name, _ in into if name != payee]
    rests = [name for name, part in into if name != payee and part == REST]
    left = rests or (others if len(others) == 1 else [])
    if not left or len(others) == len(into):
        return split
    changed: dict[str, Any] = {payee: Ratio.of(ratio), left[0]: REST}
    children: list[tuple[str, Any]] = [
        (name, changed.get(name, part)) for name, part in into
    ]
    return evolve(split, into=children)
