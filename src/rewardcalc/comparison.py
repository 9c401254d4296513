"""What if: two results side by side, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from attrs import frozen

from rewardcalc.errors import refuse
from rewardcalc.money import Money, Shares
from rewardcalc.ratio import Ratio
from rewardcalc.result import Award, Calculation, Due

Figure: TypeAlias = Money | Shares | Ratio | str


@frozen
class Difference:
    """A line in which two results differ (差异).

    ``before`` and ``after`` are None where one result has no such line; ``change`` is
    given for money and shares that both have.

    >>> Difference("unit", Money("1.00"), Money("3.00")).change
    Money('2.00')
    """

    figure: str
    before: Figure | None
    after: Figure | None

    @property
    def change(self) -> Money | Shares | None:
        """How much more the second result gives."""
        if isinstance(self.before, Money) and isinstance(self.after, Money):
            return self.after - self.before
        if isinstance(self.before, Shares) and isinstance(self.after, Shares):
            return self.after - self.before
        return None


def compare(before: Calculation, after: Calculation) -> tuple[Difference, ...]:
    """Give every line in which two results differ, in the order of the result.

    The lines are the figures, the days on which they fall due, the pay years, the law,
    and the findings with their severities.

    Raises:
        InputError: the results are in two currencies.

    >>> from rewardcalc import calculate, read_case
    >>> case = read_case("examples/hubei-licence.toml")
    >>> found = compare(calculate(case), calculate(case.with_(law=["cn-national-2015"])))
    >>> found[0].before, found[0].after
    ('cn-national-2015, cn-state-council-2016-16, cn-hubei-2024', 'cn-national-2015')
    """
    own, other = (one.case.conversion.currency for one in (before, after))
    if own != other:
        raise refuse("compare-currency", own, "conversion.currency", other=other)
    first, second = dict(_named_apart(before)), dict(_named_apart(after))
    return tuple(
        Difference(figure, first.get(figure), second.get(figure))
        for figure in dict.fromkeys([*first, *second])
        if first.get(figure) != second.get(figure)
    )


def _named_apart(result: Calculation) -> Iterator[tuple[str, Figure]]:
    """Give the lines with a number where several have one name."""
    seen: dict[str, int] = {}
    for figure, value in _lines(result):
        seen[figure] = seen.get(figure, 0) + 1
        number = seen[figure]
        yield f"{figure}#{number}" if number > 1 else figure, value


def _lines(result: Calculation) -> Iterator[tuple[str, Figure]]:
    last = result.ledger.last
    yield "law", ", ".join(result.plan.law)
    for key, fen in (
        ("receipts", last.receipts),
        ("deducted", last.deducted),
        ("not_deducted", last.not_deducted),
        ("deficit", last.deficit),
        ("reserved", last.held),
        ("net_income", last.net),
    ):
        yield key, Money.of_fen(fen)
    yield from ((f"amounts.{node}", one) for node, one in result.amounts.items())
    yield from _awards("awards", result.awards)
    yield from _dues("due", result.due)
    yield from ((f"equity.{node}", one) for node, one in result.equity.items())
    yield from _awards("equity.awards", result.equity_awards)
    yield from _dues("equity.due", result.equity_due)
    yield from _pay(result)
    for finding in result.findings:
        about = (finding.instrument, *finding.payees, finding.base, finding.year)
        words = ".".join(word for word in about if word)
        yield f"findings.{finding.code}.{words}".rstrip("."), finding.severity.value


def _awards(where: str, awards: tuple[Award, ...]) -> Iterator[tuple[str, Figure]]:
    for one in awards:
        yield f"{where}.{one.payee}.{one.id or one.name}", one.amount


def _dues(where: str, dues: tuple[Due, ...]) -> Iterator[tuple[str, Figure]]:
    if len(dues) > 1:
        for one in dues:
            for node, amount in one.amounts.items():
                yield f"{where}.{one.on}.{node}", amount
            yield from _awards(f"{where}.{one.on}", one.awards)


def _pay(result: Calculation) -> Iterator[tuple[str, Figure]]:
    for year in result.performance_pay:
        where = f"performance_pay.{year.block.year}"
        figures = {
            "total": year.total,
            "against_cap": year.against_cap,
            "headroom": year.headroom,
            "next_year_base": year.next_year_base,
            "conversion_cash": year.conversion_cash,
        }
        for key, fen in figures.items():
            yield f"{where}.{key}", Money.of_fen(fen)
        for name, fen in year.social_insurance_wages:
            yield f"{where}.social_insurance_wages.{name}", Money.of_fen(fen)
