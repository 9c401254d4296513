"""A case: the facts of one deal together, consistent in themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.errors import UnknownNameError, fault
from rewardcalc.facts.consistency import CONSISTENCY
from rewardcalc.facts.deal import Conversion, Cost, Receipt, Reserve
from rewardcalc.facts.deciding import Terms
from rewardcalc.facts.equity import Equity
from rewardcalc.facts.groups import Groups, GroupsLike, groups
from rewardcalc.facts.parties import Institution, Person
from rewardcalc.facts.pay import PerformancePay
from rewardcalc.facts.payments import Acknowledgement, Payment
from rewardcalc.facts.profit import OperatingProfit
from rewardcalc.facts.rights import Rights
from rewardcalc.nearest import is_name
from rewardcalc.regulation import Regulation
from rewardcalc.rim import Filed
from rewardcalc.terms import GROUPS, OWNERS


@frozen(init=False, repr=False)
class Case(Filed):
    """One deal: institution, conversion, money, people, and the rules of the house.

    ``law`` names instruments to ask "what if only these applied"; an empty list asks
    for no law at all; None lets the catalogue choose.

    Raises:
        InputError: the facts contradict each other; all faults at once.

    >>> from rewardcalc import read_case
    >>> read_case("examples/hubei-licence.toml").with_(law=[]).law
    ()
    """

    institution: Institution
    conversion: Conversion
    regulation: Regulation
    receipts: tuple[Receipt, ...]
    costs: tuple[Cost, ...]
    people: Groups
    equity: Equity | None
    operating_profit: tuple[OperatingProfit, ...]
    rights: Rights | None
    reserves: tuple[Reserve, ...]
    payments: tuple[Payment, ...]
    acknowledgements: tuple[Acknowledgement, ...]
    performance_pay: tuple[PerformancePay, ...]
    as_of: date | None
    law: tuple[str, ...] | None
    id: str
    title: str

    def __init__(  # noqa: PLR0913, PLR0917 (these are the keys of the file)
        self,
        institution: Institution,
        conversion: Conversion,
        regulation: Regulation,
        receipts: Sequence[Receipt] = (),
        costs: Sequence[Cost] = (),
        people: GroupsLike = (),
        *,
        equity: Equity | None = None,
        operating_profit: Sequence[OperatingProfit] = (),
        rights: Rights | None = None,
        reserves: Sequence[Reserve] = (),
        payments: Sequence[Payment] = (),
        acknowledgements: Sequence[Acknowledgement] = (),
        performance_pay: Sequence[PerformancePay] = (),
        as_of: date | None = None,
        law: Sequence[str] | None = None,
        id: str = "",  # noqa: A002
        title: str = "",
    ) -> None:
        checks = Checks()
        parts: dict[str, Any] = {
            "institution": checks.read(
                "institution", read.one(Institution), institution
            ),
            "conversion": checks.read("conversion", read.one(Conversion), conversion),
            "regulation": checks.read("regulation", read.one(Regulation), regulation),
            "receipts": checks.read("receipts", read.items(Receipt), receipts),
            "costs": checks.read("costs", read.items(Cost), costs),
            "people": checks.read("people", groups, people),
            "equity": checks.optional("equity", read.one(Equity), equity),
            "operating_profit": checks.read(
                "operating_profit", read.items(OperatingProfit), operating_profit
            ),
            "rights": checks.optional("rights", read.one(Rights), rights),
            "reserves": checks.read("reserves", read.items(Reserve), reserves),
            "payments": checks.read("payments", read.items(Payment), payments),
            "acknowledgements": checks.read(
                "acknowledgements", read.items(Acknowledgement), acknowledgements
            ),
            "performance_pay": checks.read(
                "performance_pay", read.items(PerformancePay), performance_pay
            ),
            "as_of": checks.optional("as_of", read.day, as_of),
            "law": checks.optional("law", read.names, law),
            "id": checks.read("id", read.text, id),
            "title": checks.read("title", read.text, title),
        }
        for needed, check in CONSISTENCY:
            if checks.sound(*needed):
                checks.extend(check(*(parts[name] for name in needed)))
        checks.done()
        self.__attrs_init__(**parts)

    def with_(self, **changes: Any) -> Case:  # noqa: ANN401
        """Give the same case with some parts changed: what if (假设)."""
        return evolve(self, **changes)

    @cached_property
    def _groups(self) -> Mapping[str, tuple[Person, ...]]:
        return dict(self.people)

    @cached_property
    def _persons(self) -> Mapping[tuple[str, str], Person]:
        return {
            (payee, one.key): one for payee, people in self.people for one in people
        }

    @cached_property
    def terms(self) -> Terms:
        """The part of the case that decides who gets what share."""
        return Terms.of(self)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {one.key: one.label for _, people in self.people for one in people}

    def group(self, payee: str) -> tuple[Person, ...]:
        """Give the people of a payee, none if it has none."""
        return self._groups.get(payee, ())

    def person(self, payee: str, key: str) -> Person:
        """Give the person of a payee whose id, or else name, is the key."""
        return self._persons[payee, key]

    def label_of(self, key: str) -> str:
        """Give the label of the person whose id, or else name, is the key."""
        return self._labels[key]

    def key_of(self, name: object, payee: str | None = None) -> str | None:
        """Give the key of whoever is asked for by key, by name, or by both as labelled.

        A key is somebody's before a name is; None where nobody is called so. ``payee``
        asks among the people of one payee.

        Raises:
            UnknownNameError: several people have the name.
        """
        if not is_name(name):
            return None
        groups = [people for node, people in self.people if payee in (None, node)]
        found = {
            one.key
            for people in groups
            for one in people
            if name in (one.key, one.name, one.label)
        }
        if len(found) > 1 and name not in found:
            known = tuple(sorted(found))
            raise UnknownNameError((fault("name-several", name, known=known),))
        return str(name) if name in found else next(iter(found), None)

    def is_people(self, payee: str) -> bool:
        """Say whether a payee is people; every other payee is a lump sum."""
        return payee != OWNERS and (payee in GROUPS or payee in self._groups)
