"""The one place where the core reaches up to the rim: print, Jupyter, JSON.

A case and a result show themselves; the words for that are made in ``report``, the
files in ``codec``. Both are loaded only when asked for, so that ``import rewardcalc``
stays light and the core can be used without them.
"""

from __future__ import annotations


class Shown:
    """A value that ``print`` and Jupyter show in the reader's language."""

    __slots__ = ()

    def __str__(self) -> str:
        from rewardcalc.report import text  # noqa: PLC0415

        return text.of(self)

    def _repr_html_(self) -> str:
        from rewardcalc.report import html  # noqa: PLC0415

        return html.of(self)

    def to_svg(self) -> str:
        """Give a drawing of a result's tree: how the money flows to whom."""
        from rewardcalc.report import drawing  # noqa: PLC0415

        return drawing.of(self)

    def to_json(self) -> str:
        """Give the value as one line of canonical JSON; a result with its digest."""
        from rewardcalc.codec import to_json  # noqa: PLC0415

        return to_json(self)
