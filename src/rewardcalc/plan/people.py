"""The people of a plan: their shares, and whether every payee of theirs has a rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from rewardcalc.errors import Fault, InputError, fault, refuse
from rewardcalc.facts import Case, Person
from rewardcalc.facts.groups import Groups
from rewardcalc.plan.law import Terms
from rewardcalc.plan.parts import PlannedBand, PlannedChild, PlannedSplit
from rewardcalc.plan.trees import PlannedTree
from rewardcalc.ratio import Ratio
from rewardcalc.settle import Division
from rewardcalc.terms import EQUITY, GROUPS, TRANSFER_STAFF, UnitPart
from rewardcalc.unknown import unknown


def people_of(groups: Groups, nodes: Sequence[str]) -> tuple[PlannedSplit, ...]:
    """Give the last level of a tree: each of its payees that lists people."""
    return tuple(_split(payee, people) for payee, people in groups if payee in nodes)


def _split(payee: str, people: Sequence[Person]) -> PlannedSplit:
    division = Division.of([_claim(person) for person in people])
    children = tuple(
        PlannedChild(person.key, Ratio(weight, division.whole))
        for person, weight in zip(people, division.weights, strict=True)
    )
    return PlannedSplit(payee, children, (PlannedBand(0, None, division),))


def _claim(person: Person) -> Ratio:
    if person.share is not None:
        return person.share
    return person.weight if person.weight is not None else Ratio(1, 1)


def idle(groups: Groups, nodes: Sequence[str]) -> tuple[str, ...]:
    """Give transfer staff who are listed although no rate is set for them."""
    listed = TRANSFER_STAFF in dict(groups)
    return (TRANSFER_STAFF,) if listed and TRANSFER_STAFF not in nodes else ()


@frozen(eq=False, repr=False)
class Payees:
    """Whom the trees of a deal name, and whom they should.

    ``nodes`` are all names, ``paid`` those that a payment may go to; ``unknown`` are the
    faults of people and contributors that no split names.
    """

    nodes: Sequence[str]
    paid: Sequence[str]
    unknown: Sequence[Fault]

    @classmethod
    def of(
        cls, terms: Terms, trees: Sequence[PlannedTree], contributors: Sequence[str]
    ) -> Payees:
        """Give the payees of the trees of a deal.

        Raises:
            InputError: what the house takes first goes to people, or to a node.
        """
        nodes = [node for tree in trees for node in tree.nodes]
        paid = [node for tree in trees if tree.root != EQUITY for node in _paid(tree)]
        own = terms.regulation.income
        if own and own.top_slice:
            taken = own.top_slice.payee
            if taken in (*GROUPS, *dict(terms.people)):
                raise refuse(
                    "slice-of-people", taken, "regulation.income.top_slice.payee"
                )
            if taken in nodes:
                raise refuse("node-twice", taken, "regulation.income.top_slice.payee")
            nodes.append(taken)
            paid.append(taken)
        unknown = tuple(_unknown(terms, nodes, contributors))
        return cls(nodes, tuple(dict.fromkeys(paid)), unknown)

    def check(self, case: Case) -> None:
        """Refuse people of a payee that no split names, and payments to nobody.

        Raises:
            InputError: all such payees, each with its path.
        """
        found = (*self.unknown, *_unpaid(case, self.nodes, self.paid))
        if found:
            raise InputError(found)


def _unknown(
    terms: Terms, nodes: Sequence[str], contributors: Sequence[str]
) -> Iterator[Fault]:
    kept = terms.rights is not None and terms.rights.unit_part == UnitPart.KEPT
    for payee, _ in terms.people:
        if payee not in nodes and payee != TRANSFER_STAFF and not kept:
            yield unknown("people-unsplit", payee, f"people.{payee}", nodes)
    for payee in contributors:
        if payee not in nodes:
            where = "regulation.contributors"
            yield unknown("contributor-unknown", payee, where, nodes)


def _unpaid(case: Case, nodes: Sequence[str], paid: Sequence[str]) -> Iterator[Fault]:
    """Find payments to nobody of the tree, or to a part that is divided further."""
    for place, one in enumerate(case.payments):
        if one.payee in paid:
            continue
        where = f"payments[{place}].payee"
        if not paid:
            yield fault("payment-capital", path="payments")
            return
        if one.payee in nodes:
            yield fault("payment-divided", one.payee, where, paid=tuple(paid))
        else:
            yield unknown("payment-payee", one.payee, where, paid)


def _paid(tree: PlannedTree) -> Iterator[str]:
    """Give who is paid out of a tree: what no split of it divides."""
    divided = {split.of for split in tree.splits}
    yield from (node for node in tree.nodes if node not in divided)
    yield from tree.idle
