"""The steps of the floors: what a clause requires, and what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rewardcalc.terms import EQUITY
from rewardcalc.trace import Finding, Step


def floors(findings: Sequence[Finding]) -> Iterator[Step]:
    """Give the steps of every floor that was judged."""
    for place, one in enumerate(findings):
        if one.ratio is None or one.required is None or one.actual is None:
            continue
        where = "equity.amounts" if one.base == EQUITY else "amounts"
        yield Step(
            f"findings[{place}].required",
            "floor-required",
            one.required,
            (("ratio", one.ratio), ("base", one.base)),
            (f"{where}.{one.base}",),
            one.citation,
        )
        yield Step(
            f"findings[{place}].actual",
            "floor-actual",
            one.actual,
            (("payees", one.members),),
            tuple(f"{where}.{node}" for node in one.members),
        )
