"""A deal lives in any order: what must be true of it after every event."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from operator import add
from random import Random
from typing import Any

from attrs import frozen
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

import rewardcalc as rc
from rewardcalc.facts import Payment, Reserve
from rewardcalc.regulation import Version

Tree = Mapping[str, Mapping[str, Fraction]]

SIGNED = date(2025, 3, 18)
TEAM = ("Li", "Wang", "Zhao", "Sun", "Chen", "Zhou", "Qian")
STAFF = ("Wu", "Zheng")
DEDUCTIBLE = ("tax", "appraisal", "legal")
RESEARCH = ("research-own", "research-fiscal")
USD = {"currency": "USD", "rate": "7.1883"}


@frozen
class House:
    """An institution with its rule: how it is written, and what it means.

    ``segments`` are the first days of the versions with their trees, ``protected`` the
    children that are never settled down, ``law`` the instruments asked.
    """

    regulation: rc.Regulation
    segments: tuple[tuple[date, Tree], ...]
    protected: tuple[str, ...]
    law: tuple[str, ...]


def after(days: int) -> date:
    return SIGNED + timedelta(days=days)


def part(over: int, under: int) -> Fraction:
    return Fraction(over, under)


PLAIN = House(
    rc.Regulation(completers="70%", transfer_staff="10%"),
    (
        (
            date.min,
            {
                "net_income": {"completers": part(7, 10), "retained": part(3, 10)},
                "retained": {"transfer_staff": part(1, 10), "unit": part(9, 10)},
            },
        ),
    ),
    ("completers",),
    ("cn-national-2015", "cn-hubei-2024"),
)
DEEP = House(
    rc.Regulation(
        splits=[
            rc.Split("net_income", {"team": "2/3", "retained": "rest"}),
            rc.Split("team", {"lab": "1/7", "completers": "6/7"}),
            rc.Split("retained", {"transfer_staff": "1/3", "unit": "2/3"}),
        ]
    ),
    (
        (
            date.min,
            {
                "net_income": {"team": part(2, 3), "retained": part(1, 3)},
                "team": {"lab": part(1, 7), "completers": part(6, 7)},
                "retained": {"transfer_staff": part(1, 3), "unit": part(2, 3)},
            },
        ),
    ),
    (),
    ("cn-national-2015",),
)
FOUR = {
    "completers": part(70, 100),
    "converters": part(12, 100),
    "transfer_staff": part(5, 100),
    "unit": part(13, 100),
}
WIDE = House(
    rc.Regulation(
        splits=[
            rc.Split(
                "net_income",
                {
                    "completers": "70%",
                    "converters": "12%",
                    "transfer_staff": "5%",
                    "unit": "rest",
                },
            )
        ]
    ),
    ((date.min, {"net_income": FOUR}),),
    ("completers",),
    ("cn-hubei-2024",),
)


def changed(governed_by: str) -> rc.Regulation:
    return rc.Regulation(
        governed_by=governed_by,
        versions=[
            Version(after(-400), completers="50%"),
            Version(after(20), completers="3/5", transfer_staff="10%"),
            Version(after(60), completers="70%", transfer_staff="1/7"),
        ],
    )


def halves(over: int, under: int, *staff: int) -> Tree:
    team = part(over, under)
    tree = {"net_income": {"completers": team, "retained": 1 - team}}
    if staff:
        tree["retained"] = {"transfer_staff": part(*staff), "unit": 1 - part(*staff)}
    return tree


BY_RECEIPT = House(
    changed("receipt-day"),
    (
        (after(-400), halves(1, 2)),
        (after(20), halves(3, 5, 1, 10)),
        (after(60), halves(7, 10, 1, 7)),
    ),
    (),
    (),
)
BY_CONTRACT = House(
    changed("contract-day"), ((after(-400), halves(1, 2)),), ("completers",), ()
)
HOUSES = (PLAIN, DEEP, WIDE, BY_RECEIPT, BY_CONTRACT)
# Nothing of the law binds these two: what a protected child is, the others show.
NO_LAW = (BY_RECEIPT, BY_CONTRACT)


@st.composite
def teams(draw: st.DrawFn) -> dict[str, dict[str, int]]:
    """Give the weights of the completers and the transfer staff; some are zero."""
    count = draw(st.integers(2, len(TEAM)))
    weights = draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))
    weights[0] += not any(weights)
    staff = draw(st.lists(st.integers(1, 3), min_size=1, max_size=2))
    return {
        "completers": dict(zip(TEAM, weights, strict=False)),
        "transfer_staff": dict(zip(STAFF, staff, strict=False)),
    }


def amounts() -> st.SearchStrategy[int]:
    """Give fen: mostly a few, where every one counts, and now and then very many."""
    return st.one_of(
        st.integers(1, 12), st.integers(1, 500), st.integers(10**6, 10**14)
    )


def fen(amount: object) -> int:
    assert isinstance(amount, rc.Money)
    return amount.fen


def standings(result: rc.Calculation) -> dict[date, dict[str, int]]:
    """Give what fell due to every node and person by the end of each day."""
    running: dict[str, int] = {}
    found = {}
    for due in result.due:
        for node, amount in due.amounts.items():
            running[node] = running.get(node, 0) + fen(amount)
        for one in due.awards:
            key = f"{one.payee}/{one.name}"
            running[key] = running.get(key, 0) + fen(one.amount)
        found[due.on] = dict(running)
    return found


def figures(result: rc.Calculation) -> tuple[Any, ...]:
    """Give everything that the order of the entries in a file must not change."""
    return (
        result.due,
        result.ledger.days,
        result.accounts,
        result.ledger.last,
        sorted(
            (one.on, one.line.cost.category, one.line.cost.borne_by or "", one.fen)
            for one in result.ledger.reimbursed
        ),
    )


class Deal(RuleBasedStateMachine):
    """The life of one deal, an event at a time."""

    case: rc.Case
    result: rc.Calculation
    house: House
    team: dict[str, dict[str, int]]
    today: date
    left: dict[str, int]
    named: int

    @initialize(house=st.sampled_from(HOUSES), team=teams(), amount=amounts())
    def the_first_payment(
        self, house: House, team: dict[str, dict[str, int]], amount: int
    ) -> None:
        self.house, self.team = house, team
        self.today, self.left, self.named = SIGNED, {}, 0
        nodes = {node for _, tree in house.segments for node in _nodes(tree)}
        self.case = rc.Case(
            rc.Institution(
                "某大学",
                kind="university",
                state_founded=True,
                region="CN-42",
                pilot=True,
            ),
            rc.Conversion("licence", agreed_on=SIGNED),
            house.regulation,
            [self._receipt(SIGNED, amount)],
            people={
                payee: [rc.Person(name, weight=one) for name, one in group.items()]
                for payee, group in team.items()
                if payee in nodes or payee == "transfer_staff"
            },
            law=house.law,
        )
        self.result = rc.calculate(self.case)

    # --- events -----------------------------------------------------------------

    @rule(days=st.integers(1, 40), amount=amounts())
    def receive_later(self, days: int, amount: int) -> None:
        """A later payment of the same deal never lowers anyone."""
        self.today += timedelta(days=days)
        self._live(receipts=(*self.case.receipts, self._receipt(self.today, amount)))
        self._nobody_lost(self.today)

    @rule(days=st.integers(1, 40), amount=st.integers(1, 10**6))
    def receive_dollars(self, days: int, amount: int) -> None:
        self.today += timedelta(days=days)
        came = self._receipt(self.today, amount, **USD)
        self._live(receipts=(*self.case.receipts, came))
        self._nobody_lost(self.today)

    @rule(amount=amounts())
    def receive_on_the_same_day(self, amount: int) -> None:
        self._live(receipts=(*self.case.receipts, self._receipt(self.today, amount)))

    @rule(amount=st.integers(2, 10**6))
    def split_the_last_receipt_in_two(self, amount: int) -> None:
        """Splitting a yuan receipt in two on the same day changes nothing."""
        once = rc.Receipt(self.today, rc.Money.of_fen(amount))
        whole = self.case.with_(receipts=(*self.case.receipts, once))
        both = (amount // 2, amount - amount // 2)
        parts = [self._receipt(self.today, one) for one in both]
        self._live(receipts=(*self.case.receipts, *parts))
        assert rc.calculate(whole).due == self.result.due

    @rule(
        days=st.integers(0, 20),
        category=st.sampled_from((*DEDUCTIBLE, *RESEARCH)),
        amount=amounts(),
        fronted=st.booleans(),
    )
    def spend_late(
        self, days: int, category: str, amount: int, *, fronted: bool
    ) -> None:
        self.today += timedelta(days=days)
        cost = rc.Cost(
            category,
            rc.Money.of_fen(amount),
            on=self.today,
            borne_by="Li" if fronted else None,
        )
        before = self.result.ledger.reimbursed
        self._live(costs=(*self.case.costs, cost))
        past = [one for one in before if one.on < self.today]
        now = [one for one in self.result.ledger.reimbursed if one.on < self.today]
        assert past == now

    @precondition(lambda self: any(self.left.values()))
    @rule(days=st.integers(0, 20), data=st.data())
    def refund(self, days: int, data: st.DataObject) -> None:
        self.today += timedelta(days=days)
        there = sorted(name for name, one in self.left.items() if one)
        name = data.draw(st.sampled_from(there))
        whole = self.left[name]
        foreign = self._named(name).currency is not None
        amount = whole if foreign else data.draw(st.integers(1, whole))
        self._live(receipts=(*self.case.receipts, self._refund(name, amount)))

    @rule(days=st.integers(1, 20))
    def refund_everything(self, days: int) -> None:
        """A refund of everything returns everybody to zero."""
        self.today += timedelta(days=days)
        back = [self._refund(name, one) for name, one in self.left.items() if one]
        self._live(receipts=(*self.case.receipts, *back))
        for day, found in standings(self.result).items():
            if day >= self.today:
                assert set(found.values()) == {0}
        assert all(one.due == 0 for one in self._accounts(self.today))

    @rule(days=st.integers(0, 20), amount=amounts(), length=st.integers(1, 90))
    def hold_back(self, days: int, amount: int, length: int) -> None:
        self.today += timedelta(days=days)
        until = self.today + timedelta(days=length)
        held = Reserve(self.today, rc.Money.of_fen(amount), until=until)
        self._live(reserves=(*self.case.reserves, held))

    @rule(days=st.integers(0, 20), amount=amounts(), data=st.data())
    def pay(self, days: int, amount: int, data: st.DataObject) -> None:
        self.today += timedelta(days=days)
        payee, name = data.draw(st.sampled_from(self._payable()))
        if data.draw(st.booleans()):
            amount = max(self._stands(payee, name), 1)
        paid_before = sum(
            one.amount.fen
            for one in self.case.payments
            if (one.payee, one.name) == (payee, name)
        )
        if paid_before and data.draw(st.integers(0, 4)) == 0:
            amount = -min(amount, paid_before)
        paid = Payment(self.today, payee, rc.Money.of_fen(amount), name=name)
        before = self.result.due
        self._live(payments=(*self.case.payments, paid))
        assert self.result.due == before

    @rule(days=st.one_of(st.none(), st.integers(-5, 400)))
    def look_at_the_accounts(self, days: int | None) -> None:
        before = self.result.due
        as_of = None if days is None else SIGNED + timedelta(days=days)
        self._live(as_of=as_of)
        assert self.result.due == before

    @rule(seed=st.integers(0, 1000))
    def write_the_file_in_another_order(self, seed: int) -> None:
        """The order of receipts, costs or files changes nothing."""
        parts = ("receipts", "costs", "reserves", "payments")
        shuffled = {name: list(getattr(self.case, name)) for name in parts}
        for entries in shuffled.values():
            Random(seed).shuffle(entries)  # noqa: S311 (no secret is made of it)
        other = rc.calculate(self.case.with_(**shuffled))
        assert figures(other) == figures(self.result)

    # --- what must be true ------------------------------------------------------

    @invariant()
    def the_books_balance(self) -> None:
        """Receipts = deducted + held + net, at every date, and are what came."""
        for day in self.result.ledger.days:
            assert day.receipts == day.deducted + day.held + day.net
            assert day.costs == day.deducted + day.deficit
            assert min(day.deducted, day.held, day.deficit, *day.nets) >= 0
            refused = sum(
                one.amount.fen
                for one in self.case.costs
                if one.category in RESEARCH and one.on and one.on <= day.on
            )
            assert day.not_deducted == refused
        assert [day.on for day in self.result.ledger.days] == [
            due.on for due in self.result.due
        ]

    @invariant()
    def the_net_income_is_what_a_clerk_would_find(self) -> None:
        """Receipts less covered costs less what is held back, segment by segment.

        A cost belongs to the segment of its day, a refund to the segment of the receipt
        it names; what a segment cannot cover is carried to the next.
        """
        for on, found in standings(self.result).items():
            carried = net = 0
            for came, spent, held in self._by_segment(on):
                left = came - spent - carried
                carried = max(-left, 0)
                net += max(left - held, 0)
            assert found["net_income"] == net

    def _by_segment(self, on: date) -> Iterator[tuple[int, int, int]]:
        """Give what came, was spent and is held in each segment by the end of a day."""
        starts = [start for start, _ in self.house.segments]
        ends = [*starts[1:], date.max]
        for start, end in zip(starts, ends, strict=True):
            yield (
                sum(
                    self._booked(one)
                    for one in self.case.receipts
                    if one.on <= on
                    and start <= (self._named(one.refunds or one.id or "").on) < end
                ),
                sum(
                    one.amount.fen
                    for one in self.case.costs
                    if one.category in DEDUCTIBLE
                    and one.on
                    and one.on <= on
                    and start <= one.on < end
                ),
                sum(
                    one.amount.fen
                    for one in self.case.reserves
                    if one.on <= on < one.until and start <= one.on < end
                ),
            )

    @invariant()
    def the_parts_sum(self) -> None:
        """The parts sum to the root at every node and date, also all segments together."""
        flow = self.result.flow("net_income")
        assert flow is not None
        for course, (_, tree) in zip(flow.courses, self.house.segments, strict=True):
            stands = {(one.payee, one.person): one.standing for one in course.nodes}
            stands |= {(one.payee, one.person): one.standing for one in course.people}
            for of, children in self._divisions(tree).items():
                whole = stands[of, ""]
                rows = [stands[child] for child in children]
                assert whole == tuple(map(sum, zip(*rows, strict=True)))
        columns = {
            f"{one.payee}/{one.person}" if one.person else one.payee: one.standing
            for one in (*flow.nodes, *flow.people)
        }
        for at, found in enumerate(standings(self.result).values()):
            assert found == {name: one[at] for name, one in columns.items()}

    @invariant()
    def everybody_is_within_one_fen(self) -> None:
        """Within one fen of the exact share, per level; a protected child never below it."""
        for of, child, ratio, parent, own in self._columns():
            protected = child[0] in self.house.protected and of == "net_income"
            binding = protected and self.house not in NO_LAW and not child[1]
            for whole, mine in zip(parent, own, strict=True):
                assert abs(mine - ratio * whole) < 1
                assert ratio or not mine
                assert not binding or mine >= ratio * whole

    @invariant()
    def nobody_gives_back_while_nothing_shrinks(self) -> None:
        """Nobody ever gives a fen back as long as the parent's total rises."""
        for _, _, _, parent, own in self._columns():
            for at in range(1, len(parent)):
                if parent[at] >= parent[at - 1]:
                    assert own[at] >= own[at - 1]

    @invariant()
    def the_accounts_balance(self) -> None:
        """Due = paid + open - (overpaid + recoverable), for everybody by himself."""
        found = standings(self.result)
        for day, each in self._lumps().items():
            found[day] |= each
        for one in self.result.accounts:
            assert one.due == one.paid + one.open - (one.overpaid + one.recoverable)
            assert min(one.open, one.overdue, one.overpaid, one.recoverable) >= 0
            assert one.open == 0 or one.overpaid == one.recoverable == 0
            assert one.overdue <= one.open
            key = f"{one.payee}/{one.person}" if one.person else one.payee
            due = [each[key] for day, each in found.items() if day <= self.result.as_of]
            assert one.due == (due[-1] if due else 0)
            assert one.paid == sum(
                each.amount.fen
                for each in self.case.payments
                if (each.payee, each.name or "") == (one.payee, one.person)
                and each.on <= self.result.as_of
            )
            most = max(due, default=0)
            assert one.recoverable == 0 or most > one.due
        asked = bool(self.case.payments) or self.case.as_of is not None
        assert bool(self.result.accounts) == asked

    # --- helpers ----------------------------------------------------------------

    def _lumps(self) -> dict[date, dict[str, int]]:
        """Give where each payee of a sum stands by day.

        A node is paid where nothing divides it: what versions that split it further
        gave it is paid to those below.
        """
        flow = self.result.flow("net_income")
        assert flow is not None
        sums: dict[str, list[int]] = {}
        for course in flow.courses:
            tree = course.tree
            divided = {one.of for one in (*tree.splits, *tree.people)}
            for node in course.nodes:
                if node.payee not in divided:
                    before = sums.get(node.payee, [0] * len(flow.days))
                    sums[node.payee] = list(map(add, before, node.standing))
        return {
            day: {payee: stands[at] for payee, stands in sums.items()}
            for at, day in enumerate(flow.days)
        }

    def _live(self, **changes: Any) -> None:  # noqa: ANN401
        """Change the case; past dues are never rewritten by what is added today."""
        before = self.result
        self.case = self.case.with_(**changes)
        self.result = rc.calculate(self.case)
        past, now = (
            [due for due in one.due if due.on < self.today]
            for one in (before, self.result)
        )
        assert past == now

    def _nobody_lost(self, on: date) -> None:
        for due in self.result.due:
            if due.on == on:
                assert all(fen(one) >= 0 for one in due.amounts.values())
                assert all(fen(one.amount) >= 0 for one in due.awards)

    def _receipt(self, on: date, amount: int, **more: str) -> rc.Receipt:
        self.named += 1
        name = f"R{self.named}"
        self.left[name] = amount
        return rc.Receipt(on, rc.Money.of_fen(amount), id=name, **more)

    def _named(self, name: str) -> rc.Receipt:
        return next(one for one in self.case.receipts if one.id == name)

    def _refund(self, name: str, amount: int) -> rc.Receipt:
        self.left[name] -= amount
        currency = self._named(name).currency
        back = rc.Money.of_fen(-amount)
        return rc.Receipt(self.today, back, refunds=name, currency=currency)

    def _booked(self, one: rc.Receipt) -> int:
        """Book dollars at the nearest fen, a half away from zero."""
        if one.currency is None:
            return one.amount.fen
        doubled = 2 * abs(one.amount.fen) * 71883
        booked = (doubled + 10**4) // (2 * 10**4)
        return booked if one.amount.fen > 0 else -booked

    def _payable(self) -> list[tuple[str, str | None]]:
        people = [
            (payee, one.key) for payee, group in self.case.people for one in group
        ]
        nodes = list(self.result.amounts)
        undivided = {key for each in self._lumps().values() for key in each}
        named = ("unit", "retained", "lab")
        lumps = [(one, None) for one in named if one in undivided]
        return [one for one in (*people, *lumps) if one[0] in nodes]

    def _stands(self, payee: str, name: str | None) -> int:
        key = f"{payee}/{name}" if name else payee
        return list(standings(self.result).values())[-1][key]

    def _accounts(self, as_of: date) -> Sequence[Any]:
        if not self.case.payments:
            return ()
        return rc.calculate(self.case.with_(as_of=as_of)).accounts

    def _divisions(self, tree: Tree) -> dict[str, dict[tuple[str, str], Fraction]]:
        """Give every division of a segment: its splits, and its people."""
        found = {
            of: {(child, ""): ratio for child, ratio in children.items()}
            for of, children in tree.items()
        }
        for payee, group in self.team.items():
            if payee in _nodes(tree):
                whole = sum(group.values())
                found[payee] = {
                    (payee, name): Fraction(one, whole) for name, one in group.items()
                }
        return found

    def _columns(
        self,
    ) -> Iterator[
        tuple[str, tuple[str, str], Fraction, tuple[int, ...], tuple[int, ...]]
    ]:
        """Give each child with its ratio, and where its parent and it stand by day."""
        flow = self.result.flow("net_income")
        assert flow is not None
        for course, (_, tree) in zip(flow.courses, self.house.segments, strict=True):
            stands = {
                (one.payee, one.person): one.standing
                for one in (*course.nodes, *course.people)
            }
            for of, children in self._divisions(tree).items():
                for child, ratio in children.items():
                    yield of, child, ratio, stands[of, ""], stands[child]


def _nodes(tree: Tree) -> set[str]:
    return {*tree, *(child for children in tree.values() for child in children)}


TestDeal = Deal.TestCase
TestDeal.settings = settings(stateful_step_count=40)
