"""Files in and out: TOML and JSON cases, JSON results."""

from rewardcalc.codec.encoding import encode_case
from rewardcalc.codec.reading import read_case
from rewardcalc.codec.results import encode_result, read_result, to_json

__all__ = ["encode_case", "encode_result", "read_case", "read_result", "to_json"]
