"""What a calculation comes to, before anything is said about it."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from rewardcalc.accounts import Account, day_of_accounts
from rewardcalc.distribution import Capital, Flow
from rewardcalc.facts import Case
from rewardcalc.net_income import Ledger
from rewardcalc.performance_pay import PayYear
from rewardcalc.plan import Plan
from rewardcalc.terms import EQUITY


@frozen(slots=False, repr=False)
class Outcome:
    """Everything that a case comes to: what the findings and the steps speak of.

    ``by_law`` are the books by the law's own rule where the house has another, else
    None; ``capital`` is a part of a company's capital where the deal brought one.
    """

    case: Case
    plan: Plan
    ledger: Ledger
    by_law: Ledger | None
    flows: tuple[Flow, ...]
    capital: Capital | None
    accounts: tuple[Account, ...]
    performance_pay: tuple[PayYear, ...]

    @property
    def legal(self) -> int | None:
        """The net income by the law's own rule, None where the house has no other."""
        return self.by_law.last.net if self.by_law else None

    def flow(self, root: str) -> Flow | None:
        """Give the flow of one root, None if the deal has none."""
        return next((one for one in self.flows if one.root == root), None)

    @property
    def money(self) -> Flow | None:
        """The flow of money: of the net income, or of operating profits."""
        return next((one for one in self.flows if one.root != EQUITY), None)

    @property
    def as_of(self) -> date:
        """The day as of which the accounts stand."""
        return day_of_accounts(self.case, self.flows)
