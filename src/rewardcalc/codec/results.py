"""Results as canonical JSON, with a digest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rewardcalc.codec.encoding import encode_case, plain
from rewardcalc.codec.lines import canonical, sha256
from rewardcalc.codec.result_data import result_data
from rewardcalc.facts import Case
from rewardcalc.result import Calculation

_NOT_DIGESTED: Final = ("engine", "digest")


def to_json(value: object) -> str:
    """Give a case or a result as one line of canonical JSON."""
    if isinstance(value, Calculation):
        return canonical(encode_result(value))
    return canonical(
        plain(value) if not isinstance(value, Case) else encode_case(value)
    )


def digest(data: Mapping[str, Any]) -> str:
    """Give the SHA-256 of everything in a result but the engine and the digest."""
    kept = {key: one for key, one in data.items() if key not in _NOT_DIGESTED}
    return f"sha256:{sha256(kept)}"


def encode_result(result: Calculation) -> dict[str, Any]:
    """Give a result as plain data, digest included."""
    data = result_data(result)
    return {**data, "digest": digest(data)}
