"""What was actually paid, and warnings that somebody answers for."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.facts import readers
from rewardcalc.money import Money, MoneyLike


@frozen(init=False)
class Payment:
    """Money actually paid to a payee or a person (实际发放); negative if paid back.

    ``name`` is the person (the id where there is one); a lump-sum payee has none.

    >>> Payment(date(2025, 5, 1), "completers", "1000.00", name="Li").amount
    Money('1000.00')
    """

    on: date
    payee: str
    amount: Money
    name: str | None
    note: str

    def __init__(
        self,
        on: date,
        payee: str,
        amount: MoneyLike,
        *,
        name: str | None = None,
        note: str = "",
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("on", read.day, on),
            checks.read("payee", read.name, payee),
            checks.read("amount", readers.not_zero, amount),
            checks.optional("name", read.name, name),
            checks.read("note", read.text, note),
        )
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Acknowledgement:
    """Somebody answers for a warning: who, when and why; the result keeps it.

    >>> Acknowledgement("head-equity", by="校长办公会", on=date(2025, 3, 1), reason="…").by
    '校长办公会'
    """

    code: str
    by: str
    on: date
    reason: str
    name: str | None

    def __init__(
        self, code: str, *, by: str, on: date, reason: str, name: str | None = None
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("code", read.name, code),
            checks.read("by", read.name, by),
            checks.read("on", read.day, on),
            checks.read("reason", read.name, reason),
            checks.optional("name", read.name, name),
        )
        checks.done()
        self.__attrs_init__(*parts)
