"""The deal: its contract, what came in, what was spent, the shares it brought."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.facts import readers
from rewardcalc.money import Money, MoneyLike
from rewardcalc.ratio import Ratio, RatioLike
from rewardcalc.terms import CostCategory, Method, Route, word


@frozen(init=False)
class Conversion:
    """The deal itself (科技成果转化): its method and the day of its contract.

    ``currency`` is that of all amounts without one of their own; ``registration`` is
    the number under which the technology contract is registered (技术合同登记编号),
    ``production_on`` the day of successful production (投产) of own or joint use,
    ``licensee_region`` where the other side is, ``route`` how an achievement was
    contributed to a company, ``fiscally_funded`` whether it was made wholly or mainly
    with fiscal funds.

    >>> Conversion("licence", agreed_on=date(2025, 3, 18)).currency
    'CNY'
    """

    method: Method
    agreed_on: date
    currency: str
    contract_amount: Money | None
    registration: str | None
    production_on: date | None
    licensee_region: str | None
    route: Route | None
    fiscally_funded: bool | None

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        method: Method | str,
        *,
        agreed_on: date,
        currency: str = "CNY",
        contract_amount: MoneyLike | None = None,
        registration: str | None = None,
        production_on: date | None = None,
        licensee_region: str | None = None,
        route: Route | str | None = None,
        fiscally_funded: bool | None = None,
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("method", lambda one: word(Method, one), method),
            checks.read("agreed_on", read.day, agreed_on),
            checks.read("currency", readers.currency, currency),
            checks.optional("contract_amount", readers.positive, contract_amount),
            checks.optional("registration", read.name, registration),
            checks.optional("production_on", read.day, production_on),
            checks.optional("licensee_region", read.region, licensee_region),
            checks.optional("route", lambda one: word(Route, one), route),
            checks.optional("fiscally_funded", read.flag, fiscally_funded),
        )
        if checks.sound("currency", "contract_amount") and parts[3] is not None:
            checks.extend(readers.decimals(parts[2], parts[3], "contract_amount"))
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Receipt:
    """Money actually received (转化收入), or paid back when the amount is negative.

    A foreign receipt has its own ``currency`` and ``rate`` (yuan for one unit). A
    refund may name the ``id`` of the receipt it pays back in ``refunds``.

    >>> Receipt(date(2025, 4, 1), "1000000.00").amount
    Money('1000000.00')
    """

    on: date
    amount: Money
    id: str | None
    currency: str | None
    rate: Ratio | None
    refunds: str | None

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        on: date,
        amount: MoneyLike,
        *,
        id: str | None = None,  # noqa: A002
        currency: str | None = None,
        rate: RatioLike | None = None,
        refunds: str | None = None,
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("on", read.day, on),
            checks.read("amount", Money.of, amount),
            checks.optional("id", read.name, id),
            checks.optional("currency", readers.currency, currency),
            checks.optional("rate", readers.rate, rate),
            checks.optional("refunds", read.name, refunds),
        )
        if refunds is not None and checks.sound("amount") and parts[1].fen >= 0:
            checks.add("refund-positive", parts[1], "amount")
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Cost:
    """A cost of the deal; whether it may be deducted is for the income rule to say.

    Without a day of its own (``on``) it falls on the day of the first receipt;
    ``borne_by`` is who paid it in advance and gets it back.

    >>> Cost("tax", "30000.00").category
    <CostCategory.TAX: 'tax'>
    """

    category: CostCategory
    amount: Money
    on: date | None
    note: str
    borne_by: str | None
    currency: str | None
    rate: Ratio | None

    def __init__(  # noqa: PLR0913 (these are the keys of the file)
        self,
        category: CostCategory | str,
        amount: MoneyLike,
        *,
        on: date | None = None,
        note: str = "",
        borne_by: str | None = None,
        currency: str | None = None,
        rate: RatioLike | None = None,
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("category", lambda one: word(CostCategory, one), category),
            checks.read("amount", readers.not_negative, amount),
            checks.optional("on", read.day, on),
            checks.read("note", read.text, note),
            checks.optional("borne_by", read.name, borne_by),
            checks.optional("currency", readers.currency, currency),
            checks.optional("rate", readers.rate, rate),
        )
        if parts[0] == CostCategory.OTHER_DIRECT and not str(note).strip():
            checks.add("note-missing", path="note")
        checks.done()
        self.__attrs_init__(*parts)


@frozen(init=False)
class Reserve:
    """Money held back from the net income until a day (预留), and released then.

    >>> Reserve(date(2025, 4, 1), "50000.00", until=date(2026, 4, 1)).amount
    Money('50000.00')
    """

    on: date
    amount: Money
    until: date
    note: str

    def __init__(
        self, on: date, amount: MoneyLike, *, until: date, note: str = ""
    ) -> None:
        checks = Checks()
        parts = (
            checks.read("on", read.day, on),
            checks.read("amount", readers.positive, amount),
            checks.read("until", read.day, until),
            checks.read("note", read.text, note),
        )
        if checks.sound("on", "until") and parts[2] <= parts[0]:
            checks.add("reserve-until", until, "until", on=on)
        checks.done()
        self.__attrs_init__(*parts)
