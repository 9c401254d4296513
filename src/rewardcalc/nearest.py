"""The nearest known name to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: object, known: Iterable[str]) -> str:
    """Give the known name that looks most like ``name``, or an empty text.

    >>> nearest("recieptz", ["receipts", "costs"])
    'receipts'
    """
    if not isinstance(name, str):
        return ""
    plain = name[:80].lower().replace("-", "_").replace(" ", "_")
    forms = {one.lower().replace("-", "_"): one for one in known}
    found = get_close_matches(plain, forms, n=1)
    return forms[found[0]] if found else ""


def is_name(asked: object) -> bool:
    """Say whether what somebody asks for can be a name at all."""
    return isinstance(asked, str)
