"""The steps from receipts and costs to the net income."""

from __future__ import annotations

from collections.abc import Iterator

from rewardcalc.bases import base_of
from rewardcalc.citation import Citation
from rewardcalc.facts import Case
from rewardcalc.money import Money
from rewardcalc.net_income import Ledger
from rewardcalc.plan import Plan
from rewardcalc.ratio import Ratio
from rewardcalc.trace import Args, Step

money = Money.of_fen


def entries(case: Case, ledger: Ledger) -> Iterator[Step]:
    """Give a step for each receipt and each cost as booked."""
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


def totals(case: Case, plan: Plan, ledger: Ledger) -> Iterator[Step]:
    """Give the steps from receipts and costs to the net income."""
    last = ledger.last
    came = tuple(f"inputs.receipts[{one.place}].amount" for one in ledger.receipts)
    spent = tuple(
        f"inputs.costs[{one.place}].amount" for one in ledger.costs if one.deductible
    )
    refused = tuple(
        f"inputs.costs[{one.place}].amount"
        for one in ledger.costs
        if not one.deductible
    )
    costs: Args = (("costs", money(last.costs)), ("receipts", money(last.receipts)))
    yield Step("receipts", "receipts", money(last.receipts), (), came)
    yield Step(
        "deducted",
        "deducted",
        money(last.deducted),
        costs,
        ("receipts", *spent),
        _clause(case, plan),
    )
    yield Step("not_deducted", "not-deducted", money(last.not_deducted), (), refused)
    yield Step(
        "deficit",
        "deficit",
        money(last.deficit),
        (("costs", money(last.costs)), ("deducted", money(last.deducted))),
        ("deducted", *spent),
    )
    yield Step("reserved", "reserved", money(last.held))
    yield Step(
        "net_income",
        "net-income-less" if last.held or last.sliced else "net-income",
        money(last.net),
        (
            ("receipts", money(last.receipts)),
            ("deducted", money(last.deducted)),
            ("held", money(last.held)),
            ("sliced", money(last.sliced)),
        ),
        ("receipts", "deducted", "reserved"),
        _clause(case, plan),
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
