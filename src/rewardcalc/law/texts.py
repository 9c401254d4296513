"""The stored words of the instruments, as package data."""

from __future__ import annotations

from importlib import resources

from rewardcalc import law
from rewardcalc.law.instrument import Instrument


def text_of(instrument: Instrument) -> str:
    """Give the stored words of an instrument (法条原文).

    >>> from rewardcalc.law.cn_hubei_2024 import INSTRUMENT
    >>> "70%以上" in text_of(INSTRUMENT)
    True
    """
    folder = resources.files(law) / "text"
    return (folder / instrument.source.file).read_text(encoding="utf-8")
