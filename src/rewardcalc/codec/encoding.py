"""Values into plain data, with the keys of the files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, Final

import attrs
from cattrs import Converter

from rewardcalc.codec.reading import CASE_FORMAT, REGULATION_FORMAT
from rewardcalc.codec.structure import PLACES, key_of
from rewardcalc.facts import Case
from rewardcalc.money import Amount, Money, Shares
from rewardcalc.ratio import Ratio
from rewardcalc.regulation import Regulation
from rewardcalc.trace import Word


def encode_case(case: Case) -> dict[str, Any]:
    """Give a case as plain data that ``read_case`` reads back.

    Tables whose order counts (the children of a split, the payees of people) become
    lists of pairs, so that sorted JSON keeps their order.
    """
    return {"format": CASE_FORMAT, **CONVERTER.unstructure(case)}


def encode_regulation(regulation: Regulation) -> dict[str, Any]:
    """Give a regulation as plain data that ``read_regulation`` reads back."""
    return {"format": REGULATION_FORMAT, **CONVERTER.unstructure(regulation)}


def plain(value: object) -> Any:  # noqa: ANN401
    """Give a value of a result as JSON has it: text, or a whole number."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return CONVERTER.unstructure(value, type(value))


def _parts(_kind: type[Any]) -> Callable[[Any], dict[str, Any]]:
    """Make the hook for a value: its parts by name, without those left out."""

    def hook(value: Any) -> dict[str, Any]:  # noqa: ANN401
        parts = {
            key_of(one.name): getattr(value, one.name) for one in attrs.fields(_kind)
        }
        return {
            key: plain(part)
            for key, part in parts.items()
            if part is not None and (part not in ("", ()) or key in _EMPTY_SAYS)
        }

    return hook


# Empty lists that say something: no law is asked, no cost is deducted.
_EMPTY_SAYS: Final = ("law", "deductible")

CONVERTER: Final = Converter()
CONVERTER.register_unstructure_hook_factory(
    lambda kind: kind in (Case, *PLACES), _parts
)
for _exact in (Money, Ratio, Amount):
    CONVERTER.register_unstructure_hook(_exact, str)
CONVERTER.register_unstructure_hook(Shares, lambda shares: shares.count)
CONVERTER.register_unstructure_hook(date, date.isoformat)
CONVERTER.register_unstructure_hook(StrEnum, lambda word: word.value)
CONVERTER.register_unstructure_hook(Word, str.__str__)
