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


def totals(case: Case, plan: Plan, ledger: Ledger) -> Iterator[Step]:
    """Give the steps from receipts and costs to the net income."""
    last = ledger.last
    receipts, costs = money(last.receipts), money(last.costs)
    deducted, net = money(last.deducted), money(last.net)
    clause = _clause(case, plan)
    came = tuple([f"inputs.receipts[{one.place}].amount" for one in ledger.receipts])
    spent: list[str] = []
    refused: list[str] = []
    for one in ledger.costs:
        where = refused if one.reason else spent
        where.append(f"inputs.costs[{one.place}].amount")
    yield Step("receipts", "receipts", receipts, (), came)
    yield Step(
        "deducted",
        "deducted",
        deducted,
        (("costs", costs), ("receipts", receipts)),
        ("receipts", *spent),
        clause,
    )
    yield Step(
        "not_deducted", "not-deducted", money(last.not_deducted), (), tuple(refused)
    )
    yield Step(
        "deficit",
        "deficit",
        money(last.deficit),
        (("costs", costs), ("deducted", deducted)),
        ("deducted", *spent),
    )
    held = money(last.held)
    yield Step("reserved", "reserved", held)
    yield Step(
        "net_income",
        "net-income-less" if last.held or last.sliced else "net-income",
        net,
        (
            ("receipts", receipts),
            ("deducted", deducted),
            ("held", held),
            ("sliced", money(last.sliced)),
        ),
        ("receipts", "deducted", "reserved"),
        clause,
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
