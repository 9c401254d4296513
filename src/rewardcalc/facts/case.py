"""A case: the facts of one deal together, consistent in themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from rewardcalc import checks as read
from rewardcalc.checks import Checks
from rewardcalc.errors import Fault, fault, refuse
from rewardcalc.facts import flows, groups
from rewardcalc.facts.deal import Conversion, Cost, Equity, Receipt
from rewardcalc.facts.groups import Groups, GroupsLike
from rewardcalc.facts.parties import Institution, Person
from rewardcalc.facts.pay import PerformancePay
from rewardcalc.nearest import nearest
from rewardcalc.regulation import Regulation
from rewardcalc.rim import Shown
from rewardcalc.terms import GROUPS, PUBLIC_KINDS, Method


@frozen(init=False, repr=False)
class Case(Shown):
    """One deal: institution, conversion, money, people, and the rules of the house.

    ``law`` names instruments to ask "what if only these applied"; an empty list asks
    for no law at all; None lets the catalogue choose.

    Raises:
        InputError: the facts contradict each other; all faults at once.
    """

    institution: Institution
    conversion: Conversion
    regulation: Regulation
    receipts: tuple[Receipt, ...]
    costs: tuple[Cost, ...]
    people: Groups
    equity: Equity | None
    performance_pay: tuple[PerformancePay, ...]
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
        performance_pay: Sequence[PerformancePay] = (),
        law: Sequence[str] | None = None,
        id: str = "",  # noqa: A002
        title: str = "",
    ) -> None:
        checks = Checks()
        parts = {
            "institution": checks.read("institution", _one(Institution), institution),
            "conversion": checks.read("conversion", _one(Conversion), conversion),
            "regulation": checks.read("regulation", _one(Regulation), regulation),
            "receipts": checks.read("receipts", read.items(Receipt), receipts),
            "costs": checks.read("costs", read.items(Cost), costs),
            "people": checks.read("people", groups.groups, people),
            "equity": checks.optional("equity", _one(Equity), equity),
            "performance_pay": checks.read(
                "performance_pay", read.items(PerformancePay), performance_pay
            ),
            "law": checks.optional("law", read.names, law),
            "id": checks.read("id", read.text, id),
            "title": checks.read("title", read.text, title),
        }
        for needed, check in _CONSISTENCY:
            if checks.sound(*needed):
                checks.extend(check(*(parts[name] for name in needed)))
        checks.done()
        self.__attrs_init__(**parts)

    def with_(self, **changes: Any) -> Case:  # noqa: ANN401
        """Give the same case with some parts changed: what if (假设)."""
        return evolve(self, **changes)

    def group(self, payee: str) -> tuple[Person, ...]:
        """Give the people of a payee, none if it has none."""
        return dict(self.people).get(payee, ())

    def person(self, payee: str, key: str) -> Person:
        """Give the person of a payee whose id, or else name, is the key."""
        return next(one for one in self.group(payee) if one.key == key)

    def is_people(self, payee: str) -> bool:
        """Say whether a payee is people; every other payee is a lump sum."""
        return payee in GROUPS or payee in dict(self.people)


def _one(kind: type[Any]) -> Any:  # noqa: ANN401
    def reader(value: object) -> Any:  # noqa: ANN401
        if not isinstance(value, kind):
            raise refuse("item-type", value, kind=kind.__name__)
        return value

    return reader


def _receipts(conversion: Conversion, receipts: tuple[Receipt, ...]) -> Iterator[Fault]:
    for one in flows.receipt_faults(conversion, receipts):
        yield one.under("receipts")


def _costs(
    conversion: Conversion, receipts: tuple[Receipt, ...], costs: tuple[Cost, ...]
) -> Iterator[Fault]:
    for one in flows.cost_faults(conversion, receipts, costs):
        yield one.under("costs")


def _what_came(
    conversion: Conversion, receipts: tuple[Receipt, ...], equity: Equity | None
) -> Iterator[Fault]:
    method = conversion.method
    if method in (Method.OWN_USE, Method.JOINT_USE):
        yield fault("method-unsupported", method, "conversion.method")
    elif method == Method.EQUITY and equity is None:
        yield fault("equity-missing", path="equity")
    elif method != Method.EQUITY and equity is not None:
        yield fault("equity-needless", method, "equity")
    elif method != Method.EQUITY and not receipts:
        yield fault("receipts-missing", path="receipts")


def _identities(people: Groups) -> Iterator[Fault]:
    for one in groups.identity_faults(people):
        yield one.under("people")


def _pay(
    institution: Institution, performance_pay: tuple[PerformancePay, ...]
) -> Iterator[Fault]:
    if not performance_pay:
        return
    if institution.kind not in PUBLIC_KINDS or not institution.state_founded:
        yield fault("pay-kind", institution.kind, "performance_pay")
    years: set[int] = set()
    for place, block in enumerate(performance_pay):
        if block.year in years:
            yield fault("pay-year-twice", block.year, f"performance_pay[{place}].year")
        years.add(block.year)


def _wages(
    people: Groups, performance_pay: tuple[PerformancePay, ...]
) -> Iterator[Fault]:
    known = [person.key for _, group in people for person in group]
    for place, block in enumerate(performance_pay):
        for key, _ in block.wages:
            if key not in known:
                where = f"performance_pay[{place}].wages.{key}"
                near = nearest(key, known) or ", ".join(known) or "-"
                yield fault("wages-unknown", key, where, near=near)


_CONSISTENCY: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("conversion", "receipts"), _receipts),
    (("conversion", "receipts", "costs"), _costs),
    (("conversion", "receipts", "equity"), _what_came),
    (("people",), _identities),
    (("regulation", "people"), groups.equal_faults),
    (("regulation", "people"), groups.split_people_faults),
    (("institution", "performance_pay"), _pay),
    (("people", "performance_pay"), _wages),
)
