"""A second calculation, from the text of domain.md alone: slow, literal, plain dicts.

It reads the same table as the file of a case and gives the same figures as the JSON
of a result. Nothing here is shared with the library, so that the two can disagree.
"""

from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any

Table = dict[str, Any]
Totals = dict[str, int]

PEOPLE_BY_NATURE = ("completers", "converters", "transfer_staff")
DEDUCTIBLE = (
    "tax",
    "ip-maintenance",
    "appraisal",
    "negotiation",
    "legal",
    "intermediary",
    "travel",
    "other-direct",
)
STATUTES = ("cn-national-2015", "cn-hubei-2024")
HUBEI_FROM = date(2024, 11, 12)


# --- §4 exactness: texts, and the bridge to whole fen -------------------------------


def ratio(text: str | int) -> Fraction:
    """Read "70%", "0.7", "2/37" or a whole weight."""
    written = str(text)
    if written.endswith("%"):
        return Fraction(written[:-1]) / 100
    return Fraction(written)


def fen(text: str) -> int:
    return int(Fraction(text) * 100)


def yuan(amount: int) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def nearest(exact: Fraction) -> int:
    """Round to the nearest whole number, a half away from zero."""
    if exact < 0:
        return -nearest(-exact)
    return floor(exact + Fraction(1, 2))


# --- §4 settling over time ----------------------------------------------------------


def settle(
    total: int,
    ratios: list[Fraction],
    before: tuple[int, list[int]],
    protected: int | None = None,
) -> list[int]:
    """Move a node to a new total by the two steps of §4, read literally."""
    old, standing = before
    if total < old:
        standing = [0 for _ in ratios]
    exact = [w * total for w in ratios]
    parts = [
        max(standing[i], ceil(x) if i == protected else floor(x))
        for i, x in enumerate(exact)
    ]
    left = total - sum(parts)
    below = [i for i, x in enumerate(exact) if parts[i] < x]
    below.sort(key=lambda i: (ceil(Fraction(parts[i] + 1) / ratios[i]), i))
    assert 0 <= left <= len(below), (total, ratios, before, protected)
    for i in below[:left]:
        parts[i] += 1
    return parts


# --- §3 the tree --------------------------------------------------------------------


def root_of(case: Table) -> str:
    return "equity" if case["conversion"]["method"] == "equity" else "net_income"


def splits(case: Table) -> dict[str, dict[str, Fraction]]:
    """Give every split with all its ratios, the rest filled in."""
    regulation = case["regulation"]
    if "splits" in regulation:
        return {one["of"]: filled(one["into"]) for one in regulation["splits"]}
    completers = regulation.get("completers")
    rate = default_rate(case) if completers is None else ratio(completers)
    tree = {root_of(case): {"completers": rate, "retained": 1 - rate}}
    if "transfer_staff" in regulation:
        staff = ratio(regulation["transfer_staff"])
        tree["retained"] = {"transfer_staff": staff, "unit": 1 - staff}
    return tree


def filled(into: dict[str, str]) -> dict[str, Fraction]:
    given = sum((ratio(one) for one in into.values() if one != "rest"), Fraction(0))
    return {
        name: 1 - given if text == "rest" else ratio(text)
        for name, text in into.items()
    }


def default_rate(case: Table) -> Fraction:
    """The highest floor of strength binding or default: without a rate."""
    rates: list[Fraction] = [one["ratio"] for one in floors(case)]
    return max(rates)


def exact_share(case: Table, payee: str) -> Fraction:
    """Multiply the ratios down to a payee; one that no split names has nothing."""
    for of, children in splits(case).items():
        if payee in children:
            above = Fraction(1) if of == root_of(case) else exact_share(case, of)
            return children[payee] * above
    return Fraction(0)


def payees_of_people(case: Table) -> list[str]:
    listed = list(case.get("people", {}))
    return listed + [one for one in PEOPLE_BY_NATURE if one not in listed]


def contributors(case: Table) -> list[str]:
    added = case["regulation"].get("contributors", [])
    return list(PEOPLE_BY_NATURE) + [x for x in added if x not in PEOPLE_BY_NATURE]


def people_ratios(people: list[Table]) -> list[Fraction]:
    if "share" in people[0]:
        return [ratio(one["share"]) for one in people]
    weights = [ratio(one.get("weight", 1)) for one in people]
    return [w / sum(weights) for w in weights]


# --- §5 which law, and its floors ---------------------------------------------------


def instruments(case: Table) -> list[str]:
    """Give the instruments that bear on the floors, named by the case or found."""
    if "law" in case:
        return list(case["law"])
    found = ["cn-national-2015"]
    if hubei_pilot(case) and case["conversion"]["agreed_on"] >= HUBEI_FROM:
        found.append("cn-hubei-2024")
    return found


def hubei_pilot(case: Table) -> bool:
    institution = case["institution"]
    return institution["region"] == "CN-42" and institution["pilot"] is True


def floors(case: Table) -> list[Table]:
    """Give the floors on this deal; contract work has none."""
    if case["conversion"]["method"] not in ("assignment", "licence", "equity"):
        return []
    institution = case["institution"]
    found = []
    if "cn-national-2015" in instruments(case):
        bound = institution["state_founded"] and institution["kind"] in (
            "university",
            "research-institute",
        )
        found.append(
            {
                "instrument": "cn-national-2015",
                "payees": ["contributors"],
                "ratio": Fraction(1, 2),
                "binding": bound,
            }
        )
    if "cn-hubei-2024" in instruments(case) and hubei_pilot(case):
        found.append(
            {
                "instrument": "cn-hubei-2024",
                "payees": ["completers"],
                "ratio": Fraction(7, 10),
                "binding": True,
            }
        )
    return found


def named_by(case: Table, one: Table) -> list[str]:
    return contributors(case) if one["payees"] == ["contributors"] else one["payees"]


def protected(case: Table) -> int | None:
    """Find the protected child of the root: the first named, if several are."""
    children = list(splits(case)[root_of(case)])
    found = []
    for one in floors(case):
        here = [name for name in children if name in named_by(case, one)]
        if one["binding"] and len(here) == 1:
            found.append(children.index(here[0]))
    return min(found, default=None)


def judged(case: Table, totals: Totals) -> list[Table]:
    """Judge each floor by itself, on exact shares of the root."""
    root = root_of(case)
    shown = str if root == "equity" else yuan
    found = []
    for one in floors(case):
        named = named_by(case, one)
        share = sum(exact_share(case, payee) for payee in named)
        base = totals[root]
        required = ceil(one["ratio"] * base)
        actual = sum(totals.get(payee, 0) for payee in named)
        met = share * base >= one["ratio"] * base
        found.append(
            {
                "instrument": one["instrument"],
                "payees": one["payees"],
                "base": root,
                "binding": one["binding"],
                "ok": met or not one["binding"],
                "met": met,
                "required": shown(required),
                "actual": shown(actual),
                "below": required - actual if met and actual < required else 0,
            }
        )
    return found


def duty_met(case: Table, totals: Totals) -> bool:
    """Say whether something positive left something for the contributors."""
    share = sum(exact_share(case, payee) for payee in contributors(case))
    return totals[root_of(case)] == 0 or share > 0


# --- §5 net income ------------------------------------------------------------------


def booked(entry: Table, case: Table) -> int:
    """Give an entry in fen; foreign money at its own rate, a refund at its receipt's."""
    if "currency" not in entry:
        return fen(entry["amount"])
    rate = entry.get("rate")
    if rate is None:
        rate = next(
            one["rate"] for one in case["receipts"] if one.get("id") == entry["refunds"]
        )
    return nearest(Fraction(entry["amount"]) * 100 * Fraction(rate))


def day_of(cost: Table, case: Table) -> date:
    day: date = cost.get("on") or min(one["on"] for one in case["receipts"])
    return day


def days(case: Table) -> list[date]:
    """Every day on which a receipt or a cost falls."""
    received = {one["on"] for one in case.get("receipts", [])}
    return sorted(received | {day_of(one, case) for one in case.get("costs", [])})


def books(case: Table, day: date) -> Totals:
    """Give the five figures of the money as they stand at the end of a day."""
    receipts = sum(
        booked(one, case) for one in case.get("receipts", []) if one["on"] <= day
    )
    costs = [one for one in case.get("costs", []) if day_of(one, case) <= day]
    deductible = sum(
        booked(one, case) for one in costs if one["category"] in DEDUCTIBLE
    )
    deducted = min(deductible, receipts)
    return {
        "receipts": receipts,
        "deducted": deducted,
        "not_deducted": sum(booked(one, case) for one in costs) - deductible,
        "deficit": deductible - deducted,
        "net_income": receipts - deducted,
    }


# --- the plan run over time ---------------------------------------------------------


def run(case: Table, root_totals: list[int]) -> list[tuple[Totals, list[Table]]]:
    """Settle the tree for each total of the root; give where everybody stands."""
    nodes: Totals = {}
    people: dict[str, list[int]] = {}
    states = []
    for total in root_totals:
        before = dict(nodes)
        nodes[root_of(case)] = total
        down(case, root_of(case), (before, nodes))
        for payee, group in case.get("people", {}).items():
            standing = people.get(payee, [0 for _ in group])
            old = before.get(payee, 0)
            new = nodes.get(payee, 0)
            people[payee] = settle(new, people_ratios(group), (old, standing))
        states.append((dict(nodes), awards(case, people)))
    return states


def down(case: Table, of: str, totals: tuple[Totals, Totals]) -> None:
    """Divide the settled total of a node among its children, and so on below."""
    children = splits(case).get(of, {})
    if not children:
        return
    before, now = totals
    parts = settle(
        now[of],
        list(children.values()),
        (before.get(of, 0), [before.get(name, 0) for name in children]),
        protected(case) if of == root_of(case) else None,
    )
    for name, part in zip(children, parts, strict=True):
        now[name] = part
        down(case, name, totals)


def awards(case: Table, people: dict[str, list[int]]) -> list[Table]:
    return [
        {"payee": payee, "name": one["name"], "amount": amount}
        for payee, group in case.get("people", {}).items()
        for one, amount in zip(group, people[payee], strict=True)
    ]


def difference(
    now: tuple[Totals, list[Table]], before: tuple[Totals, list[Table]] | None
) -> tuple[Totals, list[Table]]:
    if before is None:
        return now
    return (
        {name: now[0][name] - before[0][name] for name in now[0]},
        [
            {**one, "amount": one["amount"] - old["amount"]}
            for one, old in zip(now[1], before[1], strict=True)
        ],
    )


# --- performance pay ----------------------------------------------------------------


def performance_pay(case: Table, due: list[Table]) -> list[Table]:
    return [pay_of_year(case, due, block) for block in case.get("performance_pay", [])]


def insured_without(case: Table) -> bool:
    """Social insurance is not mentioned for a state enterprise (§45 para 3)."""
    return bool(case["institution"]["kind"] != "state-enterprise")


def pay_of_year(case: Table, due: list[Table], block: Table) -> Table:
    """The six figures of one year, as the formulas of §5 stand."""
    in_year = [one for one in due if one["on"].year == block["year"]]
    payees = payees_of_people(case)
    cash = sum(one["amounts"].get(payee, 0) for one in in_year for payee in payees)
    qualifies = (
        case["conversion"]["method"] in ("assignment", "licence")
        or "registration" in case["conversion"]
    )
    conversion_cash = cash if qualifies else 0
    against_cap = fen(block["ordinary"]) + (0 if qualifies else cash)
    total = against_cap + fen(block["flexible"]) + conversion_cash
    own = {
        name: sum(
            award["amount"]
            for one in in_year
            for award in one["awards"]
            if award["name"] == name and qualifies and insured_without(case)
        )
        for name in block.get("wages", {})
    }
    return {
        "year": block["year"],
        "total": yuan(total),
        "against_cap": yuan(against_cap),
        "headroom": yuan(fen(block["approved_cap"]) - against_cap),
        "next_year_base": yuan(total - conversion_cash),
        "conversion_cash": yuan(conversion_cash),
        "social_insurance_wages": {
            name: yuan(fen(wages) - own[name])
            for name, wages in block.get("wages", {}).items()
        },
    }


# --- the whole ----------------------------------------------------------------------


def shown(
    state: tuple[Totals, list[Table]], *, equity: bool = False
) -> tuple[dict[str, str], list[Table]]:
    """Write the figures as the JSON of a result writes them."""
    text = str if equity else yuan
    return (
        {name: text(amount) for name, amount in state[0].items()},
        [{**one, "amount": text(one["amount"])} for one in state[1]],
    )


def calculate(case: Table) -> Table:
    """Give the figures of a case, under the names that a result has for them."""
    return of_equity(case) if root_of(case) == "equity" else of_money(case)


def of_equity(case: Table) -> Table:
    state = run(case, [case["equity"]["shares"]])[-1]
    amounts, people = shown(state, equity=True)
    return {
        "equity": {"amounts": amounts, "awards": people},
        "floors": judged(case, state[0]),
        "duty_met": duty_met(case, state[0]),
    }


def of_money(case: Table) -> Table:
    all_days = days(case)
    states = run(case, [books(case, day)["net_income"] for day in all_days])
    due = []
    for place, day in enumerate(all_days):
        before = states[place - 1] if place else None
        amounts, people = difference(states[place], before)
        due.append({"on": day, "amounts": amounts, "awards": people})
    amounts_text, awards_text = shown(states[-1])
    totals = {name: yuan(one) for name, one in books(case, all_days[-1]).items()}
    return {
        **totals,
        "amounts": amounts_text,
        "awards": awards_text,
        "due": [due_text(one) for one in due],
        "floors": judged(case, states[-1][0]),
        "duty_met": duty_met(case, states[-1][0]),
        "performance_pay": performance_pay(case, due),
    }


def due_text(one: Table) -> Table:
    amounts, people = shown((one["amounts"], one["awards"]))
    return {"on": one["on"].isoformat(), "amounts": amounts, "awards": people}
