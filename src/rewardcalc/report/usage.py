"""The help of a command in the reader's language, as wide as the terminal."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from typing import Any

from rewardcalc.report.columns import folded, width, wrapped
from rewardcalc.report.language import Language

LEAST, WORDS, ENDLESS = 40, 28, 10**6
# An option stays together with its word, and so does all that stands in brackets.
_PARTS = re.compile(
    r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|-\S+ [^\s\[(|-][^\s\])]*"
    r"|\S+ \.\.\.(?=\s|$)|\S+"
)
_CHOICES = re.compile(r"[^, ]+(?:, |,| )?")


class HelpFormatter(argparse.HelpFormatter):
    """Help in the reader's words, in lines that count a Chinese character as two."""

    def __init__(self, prog: str, said: Language) -> None:
        super().__init__(prog)
        self._width = max(self._width, LEAST)
        self._max_help_position = min(self._max_help_position, self._width - WORDS)
        self._said = said
        self._headings: list[str] = []

    def add_usage(
        self,
        usage: str | None,
        actions: Any,  # noqa: ANN401
        groups: Any,  # noqa: ANN401
        prefix: str | None = None,
    ) -> None:
        """Begin with the reader's word for usage."""
        own = self._said.say("help-usage") if prefix is None else prefix
        super().add_usage(usage, actions, groups, own)

    def add_argument(self, action: argparse.Action) -> None:
        """Add an argument; commands below it stand further in."""
        super().add_argument(action)
        self._measure(action)
        # The indent is further in as long as the walk below an action goes on.
        for one in self._iter_indented_subactions(action):
            self._measure(one)

    def _measure(self, action: argparse.Action) -> None:
        wide = width(self._format_action_invocation(action)) + self._current_indent
        self._action_max_length = max(self._action_max_length, wide)

    def start_section(self, heading: str | None) -> None:
        """Begin a section; its heading has the colon of the reader's language."""
        super().start_section(heading)
        self._headings.append(heading or "")

    def format_help(self) -> str:
        """Give the help with its headings as the reader writes them."""
        text = super().format_help()
        for heading in self._headings:
            own = self._said.say("help-heading", heading=heading)
            text = text.replace(f"\n{heading}:\n", f"\n{own}\n")
        return text

    def _format_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None,
    ) -> str:
        columns, self._width = self._width, ENDLESS
        line = super()._format_usage(usage, actions, groups, prefix).strip()
        self._width = columns
        head = f"{prefix}{self._prog} "
        if not line.startswith(head):
            return f"{line}\n\n"
        # What follows stands below what came first, unless that leaves little room.
        rest = " " * (
            width(head) if 2 * width(head) <= columns else width(prefix or "")
        )
        parts = _usage_parts(line.removeprefix(head), columns - width(rest))
        return "\n".join(folded(parts, head, rest, columns)) + "\n\n"

    def _format_action_invocation(self, action: argparse.Action) -> str:
        line = super()._format_action_invocation(action)
        start = " " * self._current_indent
        lines = folded(_CHOICES.findall(line), start, start + "    ", self._width)
        return "\n".join(lines).removeprefix(start)

    def _format_action(self, action: argparse.Action) -> str:
        """Take away the blanks that stand for the second columns of wide characters."""
        text = super()._format_action(action)
        name = self._format_action_invocation(action)
        more = width(name) - len(name)
        before, found, after = text.partition(name)
        blanks = len(after) - len(after.lstrip(" "))
        if not found or not more or not blanks:
            return text
        if blanks >= more + 2:
            return before + name + after[more:]
        start = len(before) + len(name) + blanks
        return f"{before}{name}\n{' ' * start}{after.lstrip(' ')}"

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(wrapped(" ".join(text.split()), "", "", width))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(wrapped(" ".join(text.split()), indent, indent, width))


def _usage_parts(line: str, room: int) -> Iterator[str]:
    """Give the parts of a usage; one that no line could hold breaks at its choices."""
    for part in _PARTS.findall(line):
        if width(part) > room:
            yield from _CHOICES.findall(f"{part} ")
        else:
            yield f"{part} "
