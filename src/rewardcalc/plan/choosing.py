"""Which splits of a regulation hold for a deal, where some hold for some deals only."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from rewardcalc.errors import Fault, InputError, refuse
from rewardcalc.plan.law import Terms
from rewardcalc.regulation import Version
from rewardcalc.split import Split
from rewardcalc.tree import check_tree


def chosen(terms: Terms, version: Version) -> Sequence[Split]:
    """Give the splits that hold for a deal.

    Raises:
        InputError: a condition asks for something the case does not say, or the splits
            that hold make no tree.
    """
    splits = version.splits
    if not any(split.conditional for split in splits):
        return splits
    places = [at for at, one in enumerate(splits) if _holds(terms, one)]
    found = [splits[at] for at in places]
    where = _place(terms, version)
    faults = tuple(_in_file(one, where, places) for one in check_tree(found))
    if faults:
        raise InputError(faults)
    return found


def _place(terms: Terms, version: Version) -> str:
    versions = terms.regulation.versions
    if not versions:
        return "regulation.splits"
    return f"regulation.versions[{versions.index(version)}].splits"


def _in_file(one: Fault, where: str, places: Sequence[int]) -> Fault:
    """Give a fault of a split that holds the place that the split has in the file."""
    number, rest = one.path[1:].split("]", 1)
    return evolve(one, path=f"{where}[{places[int(number)]}]{rest}")


def _holds(terms: Terms, split: Split) -> bool:
    if split.methods and terms.method not in split.methods:
        return False
    return _contract(terms, split) and _licensee(terms, split)


def _contract(terms: Terms, split: Split) -> bool:
    least, under = split.contract_from, split.contract_under
    if least is None and under is None:
        return True
    amount = terms.contract_amount
    if amount is None:
        raise refuse("contract-amount-missing", path="conversion.contract_amount")
    return (least is None or least <= amount) and (under is None or amount < under)


def _licensee(terms: Terms, split: Split) -> bool:
    if not split.licensee_in and not split.licensee_outside:
        return True
    region = terms.licensee_region
    if region is None:
        raise refuse("licensee-region-missing", path="conversion.licensee_region")
    inside = not split.licensee_in or region in split.licensee_in
    return inside and region not in split.licensee_outside
