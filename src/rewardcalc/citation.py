"""Where a number is written: instrument, article, paragraph, item and quoted words."""

from __future__ import annotations

from attrs import frozen


@frozen
class Citation:
    """The place and the words of a provision (法条出处与原文).

    ``article`` is written as in the text (``四十五``, ``十一``); ``paragraph`` and
    ``item`` count from 1, as 款 and 项 do, and 0 means the article has none. ``second_hand``
    marks words that were not seen in the text itself.

    >>> Citation("cn-hubei-2024", "十一", quote="70%以上").provision
    '十一'
    >>> Citation("cn-national-2015", "四十五", 1, 3, quote="百分之五").place
    '四十五(1)(3)'
    """

    instrument: str
    article: str
    paragraph: int = 0
    item: int = 0
    quote: str = ""
    second_hand: bool = False

    @property
    def provision(self) -> str:
        """The article alone."""
        return self.article

    @property
    def place(self) -> str:
        """Article, paragraph and item in short."""
        paragraph = f"({self.paragraph})" if self.paragraph else ""
        item = f"({self.item})" if self.item else ""
        return f"{self.article}{paragraph}{item}"
