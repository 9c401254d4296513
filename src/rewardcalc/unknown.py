"""A name that is not known: the nearest known one, or the list of all."""

from __future__ import annotations

from collections.abc import Iterable

from rewardcalc.errors import Fault, fault
from rewardcalc.nearest import nearest


def unknown(code: str, value: object, path: str, known: Iterable[str]) -> Fault:
    """Say that a name is not known, and which one was meant or could be.

    >>> print(unknown("equal-unknown", "complters", "", ["completers", "unit"]))
    'complters' has no people; did you mean 'completers'?
    >>> print(unknown("equal-unknown", "x", "", ["completers", "unit"]))
    'x' has no people; those with people are: completers, unit
    """
    names = tuple(dict.fromkeys(known))
    near = nearest(value, names)
    if near:
        return fault(f"{code}-near", value, path, near=near, known=names)
    return fault(code, value, path, known=names)
