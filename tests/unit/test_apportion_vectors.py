"""Largest remainder against the vectors of other libraries' tests."""

import json
from pathlib import Path
from typing import Any

import pytest

import rewardcalc as rc

VECTORS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("apportion-vectors.json").read_text(encoding="utf-8")
)["vectors"]


@pytest.mark.parametrize("vector", VECTORS, ids=map(str, range(len(VECTORS))))
def test_largest_remainder(vector: dict[str, Any]) -> None:
    parts = rc.apportion(vector["amount"], vector["ratios"])
    assert list(parts) == vector["largest_remainder"]


@pytest.mark.parametrize("vector", VECTORS, ids=map(str, range(len(VECTORS))))
def test_a_negative_total_mirrors_the_positive_one(vector: dict[str, Any]) -> None:
    parts = rc.apportion(-vector["amount"], vector["ratios"])
    assert [-part for part in parts] == vector["largest_remainder"]


@pytest.mark.parametrize("vector", VECTORS, ids=map(str, range(len(VECTORS))))
def test_money_is_divided_like_its_fen(vector: dict[str, Any]) -> None:
    parts = rc.apportion(rc.Money.of_fen(vector["amount"]), vector["ratios"])
    assert [part.fen for part in parts] == vector["largest_remainder"]
