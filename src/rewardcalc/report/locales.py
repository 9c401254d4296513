"""Which language fits a locale, be it asked for or the user's own."""

from __future__ import annotations

import os
from typing import Final

from babel import Locale, UnknownLocaleError

ENGLISH: Final = "en"
SIMPLIFIED: Final = "zh_Hans_CN"
TRADITIONAL: Final = "zh_Hant_TW"
_NO_LANGUAGE: Final = ("", "C", "POSIX")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def is_locale(wanted: str) -> bool:
    """Say whether a text names a language, be it one that has no catalog here.

    >>> [is_locale(one) for one in ("zh-HK", "C", "fr_FR.UTF-8", "nonsense")]
    [True, True, True, False]
    """
    name = wanted.partition(".")[0].partition("@")[0].replace("-", "_")
    if name in _NO_LANGUAGE:
        return True
    try:
        Locale.parse(name, resolve_likely_subtags=True)
    except (ValueError, UnknownLocaleError):
        return False
    return True


def own() -> str:
    """Give the locale of the user's own environment."""
    return next((os.environ[key] for key in _VARIABLES if os.environ.get(key)), "")


def fitting(wanted: str) -> str:
    """Give the identifier that fits a locale: Chinese by its script, else English.

    >>> [fitting(one) for one in ("zh_CN", "zh_SG", "zh-Hans-TW", "zh")]
    ['zh_Hans_CN', 'zh_Hans_CN', 'zh_Hans_CN', 'zh_Hans_CN']
    >>> [fitting(one) for one in ("zh-TW", "zh_HK.UTF-8", "zh_MO", "zh_Hant_CN")]
    ['zh_Hant_TW', 'zh_Hant_TW', 'zh_Hant_TW', 'zh_Hant_TW']
    >>> [fitting(one) for one in ("en_GB", "C", "POSIX", "ja_JP", "unknown")]
    ['en', 'en', 'en', 'en', 'en']
    """
    name = wanted.partition(".")[0].partition("@")[0].replace("-", "_")
    first, *rest = name.lower().split("_")
    if first != "zh":
        return ENGLISH
    if "hans" in rest or "hant" in rest:
        return TRADITIONAL if "hant" in rest else SIMPLIFIED
    try:
        found = Locale.parse(name, resolve_likely_subtags=True)
    except (ValueError, UnknownLocaleError):
        return SIMPLIFIED
    return TRADITIONAL if found.script == "Hant" else SIMPLIFIED
