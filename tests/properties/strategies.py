"""Random cases, as the table that a file of a case holds."""

import json
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import rewardcalc as rc

Table = dict[str, Any]

NAMES = ("Li", "Wang", "Zhao", "Sun", "Chen", "Zhou", "甲", "乙")
GROUPS = ("completers", "converters", "transfer_staff")
LUMPS = ("unit", "college", "lab", "school", "fund", "office")
BRANCHES = ("retained", "team", "department", "reserve")
CATEGORIES = (
    "tax",
    "ip-maintenance",
    "appraisal",
    "negotiation",
    "legal",
    "intermediary",
    "travel",
    "other-direct",
    "research-fiscal",
    "research-own",
)
KINDS = (
    "university",
    "university",
    "research-institute",
    "public-institution",
    "state-enterprise",
    "enterprise",
)
RATES = ("7.1883", "0.05", "1/3", "7")
CONTRACT_WORK = ("development", "consulting", "service")
FIRST_DAY = date(2024, 12, 25)
MOST = 10**10
BOOKS = ("receipts", "deducted", "not_deducted", "deficit", "net_income")


def money(fen: int) -> str:
    """Write an amount of fen as the text of a file."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def fen(text: str) -> int:
    """Read an amount of a result in fen."""
    return int(Fraction(text) * 100)


# --- ratios -------------------------------------------------------------------------


def _decimal(value: Fraction) -> str | None:
    """Write a fraction with at most six decimals, None where that is not exact."""
    scaled = value * 10**6
    if scaled.denominator != 1:
        return None
    whole, parts = divmod(int(scaled), 10**6)
    return f"{whole}.{parts:06d}".rstrip("0").rstrip(".")


def ratio_texts(value: Fraction) -> st.SearchStrategy[str]:
    """Write one ratio in any of its three forms."""
    forms = [f"{value.numerator}/{value.denominator}"]
    decimal, percent = _decimal(value), _decimal(value * 100)
    if decimal is not None:
        forms.insert(0, decimal)
    if percent is not None:
        forms.insert(0, f"{percent}%")
    return st.sampled_from(forms)


def parts_of(whole: int, count: int, least: int = 0) -> st.SearchStrategy[list[int]]:
    """Cut a whole number into parts, each at least so much."""
    room = whole - least * count
    cuts = st.lists(st.integers(0, room), min_size=count - 1, max_size=count - 1)
    return cuts.map(
        lambda found: [
            least + after - before
            for before, after in zip(
                [0, *sorted(found)], [*sorted(found), room], strict=True
            )
        ]
    )


@st.composite
def shares(draw: st.DrawFn, count: int) -> list[Fraction]:
    """Give ratios that sum to 1; now and then one of them is 0."""
    whole = draw(st.sampled_from([100, 100, 8, 37, 7, 1000, 12]))
    least = draw(st.sampled_from([0, 1])) if whole > count else 0
    return [Fraction(one, whole) for one in draw(parts_of(whole, count, least))]


@st.composite
def into(draw: st.DrawFn, children: list[str]) -> dict[str, str]:
    """Give the children of a split their ratios, one of them often the rest."""
    values = draw(shares(len(children)))
    rest = draw(st.sampled_from([None, *range(len(children))]))
    return {
        name: "rest" if place == rest else draw(ratio_texts(value))
        for place, (name, value) in enumerate(zip(children, values, strict=True))
    }


# --- trees and people ---------------------------------------------------------------


@st.composite
def trees(draw: st.DrawFn, root: str) -> list[Table]:
    """Give the splits of a tree of up to four levels."""
    leaves = list(draw(st.permutations([*GROUPS, *LUMPS])))
    branches = list(draw(st.permutations(BRANCHES)))
    found: list[Table] = []
    waiting: list[tuple[str, int, list[str]]] = [(root, 1, [])]
    while waiting:
        of, depth, children = waiting.pop(0)
        for _ in range(draw(st.integers(2, 4)) - len(children)):
            deeper = depth < 4 and len(leaves) > 2 and draw(st.integers(0, 3)) == 0
            if deeper and branches:
                children.append(branches.pop())
                own = [leaves.pop(), leaves.pop()]
                waiting.append((children[-1], depth + 1, own))
            elif leaves:
                children.append(leaves.pop())
        found.append({"of": of, "into": draw(into(children))})
    return found


def leaves_of(splits: list[Table]) -> list[str]:
    """Name the children that are not split further."""
    parents = {one["of"] for one in splits}
    return [name for one in splits for name in one["into"] if name not in parents]


@st.composite
def group(draw: st.DrawFn, payee: str) -> tuple[list[Table], list[str]]:
    """Give the people of a payee, and the payee again if they share equally."""
    count = draw(st.integers(1, 6))
    names = draw(st.permutations(NAMES))[:count]
    how = draw(st.sampled_from(["share", "weight", "equal"]))
    people: list[Table] = [{"name": name} for name in names]
    if how == "share":
        for person, value in zip(people, draw(shares(count)), strict=True):
            person["share"] = draw(ratio_texts(value))
    if how == "weight":
        for person in people:
            person["weight"] = draw(st.integers(1, 9))
        people[0]["weight"] = draw(st.sampled_from([1, "1/2", "0.25", 3]))
    if draw(st.booleans()):
        people[0]["main"] = True
    return people, [payee] if how == "equal" else []


@st.composite
def populated(draw: st.DrawFn, regulation: Table, payees: list[str]) -> Table:
    """Name people for some payees; gives the table of people."""
    people: Table = {}
    equal: list[str] = []
    for payee in draw(st.permutations(payees)):
        if draw(st.integers(0, 3)):
            people[payee], alike = draw(group(payee))
            equal += alike
    if equal:
        regulation["equal"] = equal
    return people


@st.composite
def split_rules(draw: st.DrawFn, root: str) -> tuple[Table, Table]:
    """Give a regulation with splits, and its people."""
    splits = draw(trees(root))
    regulation: Table = {
        "basis": draw(st.sampled_from(["institutional-rule", "agreement"])),
        "splits": splits,
    }
    leaves = leaves_of(splits)
    extra = [one for one in leaves if one in LUMPS][:1] if draw(st.booleans()) else []
    if extra:
        regulation["contributors"] = extra
    payees = [one for one in leaves if one in GROUPS]
    people = draw(populated(regulation, payees))
    if extra:
        people[extra[0]], alike = draw(group(extra[0]))
        regulation["equal"] = regulation.get("equal", []) + alike
    return regulation, people


@st.composite
def shorthand_rules(draw: st.DrawFn) -> tuple[Table, Table]:
    """Give a regulation in its short form, and its people."""
    regulation: Table = {"basis": "agreement"}
    value = Fraction(draw(st.integers(0, 100)), 100)
    regulation["completers"] = draw(ratio_texts(value))
    if draw(st.booleans()):
        value = Fraction(draw(st.integers(0, 37)), 37)
        regulation["transfer_staff"] = draw(ratio_texts(value))
    people = draw(populated(regulation, ["completers", "transfer_staff"]))
    return regulation, people


@st.composite
def tight_rules(draw: st.DrawFn, root: str) -> tuple[Table, Table]:
    """Give a regulation that meets the national half exactly, in several pieces."""
    first = draw(st.integers(0, 50))
    children = {
        "completers": f"{first}%",
        "converters": draw(ratio_texts(Fraction(50 - first, 100))),
        "unit": "rest",
    }
    order = draw(st.permutations(list(children)))
    regulation: Table = {
        "basis": "agreement",
        "splits": [{"of": root, "into": {name: children[name] for name in order}}],
    }
    return regulation, draw(populated(regulation, ["completers", "converters"]))


@st.composite
def no_rules(draw: st.DrawFn) -> tuple[Table, Table]:
    """Give no rates at all, and completers."""
    regulation: Table = {"basis": "none"}
    return regulation, draw(populated(regulation, ["completers"]))


# --- the institution and the deal ---------------------------------------------------


@st.composite
def institutions(draw: st.DrawFn) -> Table:
    kind = draw(st.sampled_from(KINDS))
    choice = {"enterprise": [False]}.get(kind, [True])
    if kind in ("university", "research-institute"):
        choice = [True, True, False]
    found = {
        "name": "某单位",
        "kind": kind,
        "state_founded": draw(st.sampled_from(choice)),
        "region": draw(st.sampled_from(["CN-42", "CN-42", "CN-51", "CN-32"])),
    }
    if found["region"] == "CN-42" or draw(st.booleans()):
        found["pilot"] = draw(st.sampled_from([True, True, False]))
    return found


@st.composite
def conversions(draw: st.DrawFn) -> Table:
    method = draw(
        st.sampled_from(
            ("assignment", "licence", "licence", "licence", "equity", *CONTRACT_WORK)
        )
    )
    agreed_on = draw(
        st.sampled_from(
            (date(2022, 5, 4), date(2024, 11, 11), date(2024, 11, 12), FIRST_DAY)
        )
    )
    found = {"method": method, "agreed_on": agreed_on}
    if draw(st.booleans()):
        found["currency"] = "CNY"
    if draw(st.booleans()):
        found["registration"] = "2025420000000"
    return found


def scales() -> st.SearchStrategy[int]:
    """Give the size of a deal in fen: a few, where every one counts, or many."""
    return st.sampled_from([12, 40, 1000, 10**6, MOST])


def some_days() -> st.SearchStrategy[date]:
    """Give one of a few days around the turn of a year, so that days meet."""
    return st.integers(0, 14).map(lambda after: FIRST_DAY + timedelta(days=after))


@st.composite
def receipts(draw: st.DrawFn, most: int, *, refunds: bool = True) -> list[Table]:
    """Give receipts, some foreign, some paid back later, in any order."""
    found: list[Table] = []
    for place in range(draw(st.integers(1, 4))):
        got = draw(st.integers(1, most))
        one: Table = {"on": draw(some_days()), "amount": money(got), "id": f"R{place}"}
        back: Table = {
            "on": one["on"] + timedelta(days=draw(st.integers(0, 5))),
            "amount": money(-draw(st.sampled_from([got, (got + 1) // 2, 1]))),
            "refunds": one["id"],
        }
        if draw(st.integers(0, 3)) == 0:
            one |= {"currency": "USD", "rate": draw(st.sampled_from(RATES))}
            back["currency"] = "USD"
        found.append(one)
        if refunds and draw(st.integers(0, 2)) == 0:
            found.append(back)
    return list(draw(st.permutations(found)))


@st.composite
def costs(draw: st.DrawFn, most: int) -> list[Table]:
    """Give costs, some before the first receipt, some foreign or not deductible."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        one: Table = {"category": draw(st.sampled_from(CATEGORIES))}
        one["amount"] = money(draw(st.integers(1, most // 6)))
        if one["category"] == "other-direct":
            one["note"] = "材料费"
        if draw(st.booleans()):
            one["on"] = draw(some_days())
        if draw(st.integers(0, 4)) == 0:
            one |= {"currency": "USD", "rate": draw(st.sampled_from(RATES))}
        found.append(one)
    return found


@st.composite
def pay_blocks(draw: st.DrawFn, people: Table) -> list[Table]:
    """Give the unit's pay of some years; wages are above any reward."""
    known = sorted({one["name"] for group in people.values() for one in group})
    found = []
    for year in draw(st.permutations([2024, 2025]))[: draw(st.integers(1, 2))]:
        block = {
            "year": year,
            "approved_cap": money(draw(st.integers(0, MOST))),
            "ordinary": money(draw(st.integers(0, MOST))),
            "flexible": money(draw(st.integers(0, MOST))),
        }
        named = draw(st.permutations(known))[: draw(st.integers(0, 3))]
        if named:
            most = 40 * MOST
            wages = st.integers(most, 2 * most)
            block["wages"] = {name: money(draw(wages)) for name in named}
        found.append(block)
    return found


def pay_allowed(institution: Table) -> bool:
    """Say whether a law treats the unit's pay (人社部发〔2021〕14号, or §45 para 3)."""
    return bool(institution["kind"] != "enterprise" and institution["state_founded"])


@st.composite
def rules(draw: st.DrawFn, method: str) -> tuple[Table, Table]:
    """Give a regulation of any form that a method allows, and its people."""
    root = "equity" if method == "equity" else "net_income"
    forms = [split_rules(root), split_rules(root), tight_rules(root), shorthand_rules()]
    if method in ("assignment", "licence", "equity"):
        forms.append(no_rules())
    found: tuple[Table, Table] = draw(st.one_of(forms))
    return found


@st.composite
def cases(draw: st.DrawFn) -> Table:
    """Give any case of the kinds named in domain.md, as the table of its file."""
    institution, conversion = draw(institutions()), draw(conversions())
    regulation, people = draw(rules(conversion["method"]))
    found: Table = {
        "format": "rewardcalc-case/1",
        "id": "random",
        "institution": institution,
        "conversion": conversion,
        "regulation": regulation,
    }
    most = draw(scales())
    if conversion["method"] == "equity":
        found["equity"] = {"shares": draw(st.integers(1, most))}
    else:
        found["receipts"] = draw(receipts(most))
        found["costs"] = draw(costs(most))
        if pay_allowed(institution) and draw(st.booleans()):
            found["performance_pay"] = draw(pay_blocks(people))
    if people:
        found["people"] = people
    if "performance_pay" not in found and regulation["basis"] != "none":
        law = draw(st.sampled_from([None, None, None, [], ["cn-national-2015"]]))
        if law is not None:
            found["law"] = law
    return found


@st.composite
def deals(draw: st.DrawFn, *, refunds: bool = False) -> Table:
    """Give a licence of a Hubei pilot university, with a regulation of splits."""
    regulation, people = draw(split_rules("net_income"))
    most = draw(scales())
    found: Table = {
        "format": "rewardcalc-case/1",
        "institution": {
            "name": "某大学",
            "kind": "university",
            "state_founded": True,
            "region": "CN-42",
            "pilot": True,
        },
        "conversion": {"method": "licence", "agreed_on": date(2024, 12, 1)},
        "receipts": draw(receipts(most, refunds=refunds)),
        "costs": draw(costs(most)),
        "regulation": regulation,
    }
    if people:
        found["people"] = people
    return found


# --- asking the library -------------------------------------------------------------


def calculated(case: Table) -> rc.Calculation:
    """Read and calculate a case."""
    return rc.calculate(rc.read_case(case))


def totals(result: rc.Calculation) -> dict[str, int]:
    """Give what every node got, and every person as "payee/name", in fen."""
    people = {f"{one.payee}/{one.name}": str(one.amount) for one in result.awards}
    nodes = {name: str(one) for name, one in result.amounts.items()}
    return {name: fen(text) for name, text in (nodes | people).items()}


def books(result: rc.Calculation) -> dict[str, int]:
    """Give the five figures of the money as the JSON of a result has them."""
    stored = json.loads(result.to_json())
    return {name: fen(stored[name]) for name in BOOKS}


def by_day(result: rc.Calculation) -> dict[date, dict[str, int]]:
    """Give what was due to every node and person by the end of each day, in fen."""
    found: dict[date, dict[str, int]] = {}
    running: dict[str, int] = {}
    for due in result.due:
        nodes = {name: str(one) for name, one in due.amounts.items()}
        people = {f"{one.payee}/{one.name}": str(one.amount) for one in due.awards}
        for name, text in (nodes | people).items():
            running[name] = running.get(name, 0) + fen(text)
        found[due.on] = dict(running)
    return found


# --- the tree of a case with splits, read plainly ------------------------------------


def ratio(text: object) -> Fraction:
    """Read a ratio or a weight of a file."""
    written = str(text)
    if written.endswith("%"):
        return Fraction(written[:-1]) / 100
    return Fraction(written)


def divisions(case: Table) -> dict[str, dict[str, Fraction]]:
    """Give every division of a case: splits and groups, children with their ratios."""
    found: dict[str, dict[str, Fraction]] = {}
    for one in case["regulation"]["splits"]:
        given = {k: ratio(v) for k, v in one["into"].items() if v != "rest"}
        rest = 1 - sum(given.values(), Fraction(0))
        found[one["of"]] = {name: given.get(name, rest) for name in one["into"]}
    for payee, group in case.get("people", {}).items():
        weights = [ratio(one.get("share", one.get("weight", 1))) for one in group]
        found[payee] = {
            f"{payee}/{one['name']}": weight / sum(weights)
            for one, weight in zip(group, weights, strict=True)
        }
    return found


def exact_shares(case: Table) -> dict[str, Fraction]:
    """Give the part of the net income that each node and person has, unsettled."""
    found = {"net_income": Fraction(1)}
    waiting = ["net_income"]
    while waiting:
        of = waiting.pop()
        for name, part in divisions(case).get(of, {}).items():
            found[name] = found[of] * part
            waiting.append(name)
    return found
