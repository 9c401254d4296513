"""Files in and out: TOML and JSON cases and regulations, JSON results."""

from rewardcalc.codec.encoding import encode_case, encode_regulation
from rewardcalc.codec.reading import read_case, read_regulation
from rewardcalc.codec.replay import read_result
from rewardcalc.codec.results import encode_result, to_json

__all__ = [
    "encode_case",
    "encode_regulation",
    "encode_result",
    "read_case",
    "read_regulation",
    "read_result",
    "to_json",
]
