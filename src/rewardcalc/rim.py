"""The one place where the core reaches up to the rim: print, Jupyter, JSON, pages.

A case and a result show themselves; the words for that are made in ``report``, the
files in ``codec``. Both are loaded only when asked for, so that ``import rewardcalc``
stays light and the core can be used without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Shown:
    """A value that ``print`` and Jupyter show in the reader's language."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        from rewardcalc.report import html  # noqa: PLC0415

        return html.of(self)

    def to_text(self, locale: str | None = None) -> str:
        """Give the value as plain text; by default in the reader's own language."""
        from rewardcalc.report import text  # noqa: PLC0415

        return text.of(self, locale)


class Filed(Shown):
    """A value that has a form in a file as well."""

    __slots__ = ()

    def to_json(self) -> str:
        """Give the value as one line of canonical JSON; a result with its digest."""
        from rewardcalc.codec import to_json  # noqa: PLC0415

        return to_json(self)


class Reported(Filed):
    """A result, which reports show; each in the language that fits a locale."""

    __slots__ = ()

    def to_html(self, locale: str | None = None) -> str:
        """Give the whole report as one HTML page, as ``--format html`` does."""
        from rewardcalc.report import page  # noqa: PLC0415
        from rewardcalc.report.language import language  # noqa: PLC0415

        return page.of(language(locale), *self._with_digest())

    def to_markdown(self, locale: str | None = None) -> str:
        """Give the whole report as Markdown, as ``--format md`` does."""
        from rewardcalc.report import markdown  # noqa: PLC0415
        from rewardcalc.report.language import language  # noqa: PLC0415

        return markdown.of(language(locale), *self._with_digest())

    def _with_digest(self) -> tuple[Any, str]:
        from rewardcalc.codec import encode_result  # noqa: PLC0415

        result: Any = self
        return result, encode_result(result)["digest"]

    def to_svg(self, locale: str | None = None) -> str:
        """Give a drawing of the result's trees: what flows to whom."""
        from rewardcalc.report import drawing  # noqa: PLC0415

        return drawing.of(self, locale)

    def explain(self, name: str, locale: str | None = None) -> str:
        """Give ``why(name)`` in words, a sentence a line, as ``--why`` does."""
        from rewardcalc.report.derivations import why_text  # noqa: PLC0415
        from rewardcalc.report.language import language  # noqa: PLC0415

        result: Any = self
        return why_text(language(locale), result, name)


def sheet(statement: Any, locale: str | None = None) -> str:  # noqa: ANN401
    """Give a statement as one HTML page."""
    from rewardcalc.report import page  # noqa: PLC0415
    from rewardcalc.report.language import language  # noqa: PLC0415

    text: str = page.sheet(language(locale), statement)
    return text


def told(faults: Sequence[Any], locale: str | None = None) -> str:
    """Give faults in words, one a line."""
    from rewardcalc.report.language import language  # noqa: PLC0415

    return "\n".join(language(locale).fault(one) for one in faults)
