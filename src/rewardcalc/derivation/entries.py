"""The steps from receipts and costs to the net income."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.bases import base_of
from rewardcalc.citation import Citation
from rewardcalc.facts import Case
from rewardcalc.income import OwnIncome, TopSlice
from rewardcalc.money import Amount, Money
from rewardcalc.net_income import Ledger
from rewardcalc.plan import Plan
from rewardcalc.ratio import Ratio
from rewardcalc.running import Day
from rewardcalc.trace import Args, Step

money = Money.of_fen


def entries(case: Case, ledger: Ledger) -> Iterator[Step]:
    """Give a step for each receipt and each cost as booked, and for the contract."""
    contract = case.conversion.contract_amount
    if contract is not None:
        yield Step("inputs.conversion.contract_amount", "contract-amount", contract)
    for line in ledger.receipts:
        entry = case.receipts[line.place]
        kind = "receipt" if line.fen >= 0 else "refund"
        yield Step(
            f"inputs.receipts[{line.place}].amount",
            f"{kind}-foreign" if line.rate else kind,
            money(line.fen),
            (
                ("on", line.on),
                *_foreign(entry.amount, entry.currency, line.rate),
            ),
        )
    for cost in ledger.costs:
        kind = "cost-deductible" if cost.deductible else f"cost-{cost.reason}"
        yield Step(
            f"inputs.costs[{cost.place}].amount",
            f"{kind}-foreign" if cost.rate else kind,
            money(cost.fen),
            (
                ("on", cost.on),
                ("category", cost.cost.category),
                *_foreign(cost.cost.amount, cost.cost.currency, cost.rate),
            ),
        )


def _foreign(amount: Money, currency: str | None, rate: Ratio | None) -> Args:
    if rate is None:
        return ()
    return (("amount", amount), ("currency", currency or ""), ("rate", rate))


def _clause(case: Case, plan: Plan) -> Citation | None:
    """Give the clause that defines the net income, unless the house has its own rule."""
    return plan.income.citation if case.regulation.income is None else None


def reserves(case: Case) -> Iterator[Step]:
    """Give a step for each sum of money that is held back."""
    for place, one in enumerate(case.reserves):
        about = (("on", one.on), ("until", one.until))
        yield Step(f"inputs.reserves[{place}].amount", "reserve", one.amount, about)


def brought(case: Case) -> Iterator[Step]:
    """Give a step for the shares, or the part of a capital, that a case reports."""
    if case.equity is None:
        return
    shares, part = case.equity.shares, case.equity.capital_ratio
    agreed: Args = (("on", case.conversion.agreed_on),)
    if shares is not None:
        yield Step("inputs.equity.shares", "shares-brought", shares, agreed)
    if part is not None:
        yield Step("inputs.equity.capital_ratio", "part-brought", part, agreed)
    for place, one in enumerate(case.equity.tranches):
        figure = f"inputs.equity.tranches[{place}].shares"
        yield Step(figure, "shares-brought", one.shares, (("on", one.on),))


def _costs(ledger: Ledger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the figures of the costs: those that may be deducted, and the others."""
    kinds: tuple[list[str], list[str]] = ([], [])
    for one in ledger.costs:
        kinds[bool(one.reason)].append(f"inputs.costs[{one.place}].amount")
    return tuple(kinds[0]), tuple(kinds[1])


def _held(case: Case) -> tuple[str, ...]:
    return tuple(f"inputs.reserves[{at}].amount" for at in range(len(case.reserves)))


def totals(case: Case, plan: Plan, ledger: Ledger) -> Iterator[Step]:
    """Give the steps from receipts and costs to the net income."""
    last, clause = ledger.last, _clause(case, plan)
    receipts, costs = money(last.receipts), money(last.costs)
    deducted, held, sliced = money(last.deducted), money(last.held), money(last.sliced)
    came = tuple([f"inputs.receipts[{one.place}].amount" for one in ledger.receipts])
    spent, refused = _costs(ledger)
    yield Step("receipts", "receipts", receipts, (), came)
    first: tuple[str, ...] = ()
    own = case.regulation.income
    if own is not None and own.top_slice is not None:
        first = ("net_income#sliced",)
        yield _sliced(own.top_slice, last)
    rule, args = _limited(own, last)
    args = (("costs", costs), ("receipts", receipts), ("sliced", sliced), *args)
    yield Step("deducted", rule, deducted, args, ("receipts", *first, *spent), clause)
    yield Step("not_deducted", "not-deducted", money(last.not_deducted), (), refused)
    yield Step(
        "deficit",
        "deficit",
        money(last.deficit),
        (("costs", costs), ("deducted", deducted)),
        ("deducted", *spent),
    )
    yield Step("reserved", "reserved", held, (), _held(case))
    yield Step(
        "net_income",
        "net-income-less" if last.held or last.sliced else "net-income",
        money(last.net),
        (
            ("receipts", receipts),
            ("deducted", deducted),
            ("held", held),
            ("sliced", sliced),
        ),
        ("receipts", *first, "deducted", "reserved"),
        clause,
    )


def _sliced(own: TopSlice, day: Day) -> Step:
    """Give what a house takes from the receipts first, in all."""
    about = (("payee", own.payee), ("ratio", own.ratio))
    exact = Amount(day.receipts) * own.ratio
    return Step(
        "net_income#sliced",
        "sliced",
        money(day.sliced),
        (*about, ("receipts", money(day.receipts))),
        ("receipts",),
        tail=Amount(day.sliced) - exact,
    )


def _limited(own: OwnIncome | None, day: Day) -> tuple[str, Args]:
    """Give the way in which receipts cover costs: all of them, or up to a limit.

    Where the regulation changed, each version has its own receipts and costs.
    """
    if len(day.segments) > 1:
        return "deducted-by-version", ()
    if own is None or (own.top_slice is None and own.cost_cap is None):
        return "deducted", ()
    if own.cost_cap is None:
        return "deducted-after", ()
    limit = day.receipts * own.cost_cap.numerator // own.cost_cap.denominator
    return "deducted-capped", (("ratio", own.cost_cap), ("limit", money(limit)))


def by_law(case: Case, plan: Plan, books: Ledger) -> Iterator[Step]:
    """Give the step of the net income by the law's own rule."""
    last = books.last
    yield Step(
        "legal_net_income",
        "legal-net-income",
        money(last.net),
        (
            ("receipts", money(last.receipts)),
            ("costs", money(last.costs)),
            ("deducted", money(last.deducted)),
            ("held", money(last.held)),
        ),
        ("receipts", *_costs(books)[0], *_held(case)),
        plan.income.citation,
    )


def reimbursements(ledger: Ledger) -> Iterator[Step]:
    """Give a step for each part of a cost that goes back to who fronted it."""
    for place, covered in enumerate(ledger.reimbursed):
        yield Step(
            f"reimbursements[{place}].amount",
            "reimbursement",
            money(covered.fen),
            (
                ("on", covered.on),
                ("name", covered.line.cost.borne_by or ""),
                ("category", covered.line.cost.category),
            ),
            (f"inputs.costs[{covered.line.place}].amount",),
        )


def profits(case: Case, plan: Plan) -> Iterator[Step]:
    """Give a step for each year's operating profit and the part that is rewarded."""
    for place, one in enumerate(case.operating_profit):
        where = f"operating_profit[{place}]"
        year = (("year", str(one.year)),)
        source = f"inputs.{where}.amount"
        yield Step(source, "profit-of-year", one.amount, year)
        yield Step(f"{where}.amount", "profit-of-year", one.amount, year, (source,))
        uses = (f"{where}.amount",)
        base = money(base_of(one, plan))
        yield Step(f"{where}.rewarded", "profit-rewarded", base, year, uses)
