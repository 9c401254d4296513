"""The command: a few lines over the library, in the reader's language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from rewardcalc import commands, options
from rewardcalc.report.language import Language, language
from rewardcalc.report.usage import HelpFormatter
from rewardcalc.terms import InstitutionKind
from rewardcalc.version import __version__
from rewardcalc.writing import written

FORMATS: Final = ("text", "json", "jsonl", "md", "html")


def _dressed(
    parser: argparse.ArgumentParser, said: Language
) -> argparse.ArgumentParser:
    """Give a parser its help option and its headings in the reader's language."""
    parser._positionals.title = said.say("help-arguments")  # noqa: SLF001
    parser._optionals.title = said.say("help-options")  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=said.say("help-option"))
    return parser


def _parser(said: Language) -> argparse.ArgumentParser:
    plain: dict[str, Any] = {
        "add_help": False,
        "formatter_class": partial(HelpFormatter, said=said),
    }
    top = argparse.ArgumentParser("rewardcalc", description=said.say("help"), **plain)
    _dressed(top, said).add_argument(
        "--version",
        action="version",
        version=f"rewardcalc {__version__}",
        help=said.say("help-version"),
    )
    several = top.add_subparsers(
        dest="command",
        required=True,
        title=said.say("help-commands"),
        metavar=said.say("name-command"),
    )
    for name, optional in _COMMANDS.items():
        about = said.say(f"help-{name}")
        one = several.add_parser(name, help=about, description=about, **plain)
        optional(_dressed(one, said), said)
        one.add_argument(
            "--locale",
            type=partial(options.locale, said),
            metavar=said.say("name-locale"),
            help=said.say("help-locale"),
        )
    return top


def _calculate(parser: argparse.ArgumentParser, said: Language) -> None:
    parser.add_argument(
        "case", nargs="+", metavar=said.say("name-case"), help=said.say("help-case")
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help=said.say("help-format")
    )
    parser.add_argument(
        "-o", "--output", metavar=said.say("name-file"), help=said.say("help-output")
    )
    parser.add_argument(
        "--why", metavar=said.say("name-name"), help=said.say("help-why")
    )
    parser.add_argument(
        "--statement", metavar=said.say("name-name"), help=said.say("help-statement")
    )
    parser.add_argument(
        "--on",
        type=partial(options.day, said),
        metavar=said.say("name-date"),
        help=said.say("help-as-of"),
    )
    parser.add_argument(
        "--law", nargs="*", metavar=said.say("name-id"), help=said.say("help-law")
    )


def _laws(parser: argparse.ArgumentParser, said: Language) -> None:
    parser.add_argument(
        "--on",
        type=partial(options.day, said),
        metavar=said.say("name-date"),
        help=said.say("help-on"),
    )
    parser.add_argument(
        "--region",
        type=partial(options.place, said),
        metavar=said.say("name-region"),
        help=said.say("help-region"),
    )


def _check(parser: argparse.ArgumentParser, said: Language) -> None:
    parser.add_argument(
        "regulation",
        metavar=said.say("name-regulation"),
        help=said.say("help-regulation"),
    )
    parser.add_argument(
        "--region",
        required=True,
        metavar=said.say("name-region"),
        help=said.say("help-region"),
    )
    parser.add_argument(
        "--kind",
        choices=[one.value for one in InstitutionKind],
        default=InstitutionKind.UNIVERSITY.value,
        help=said.say("help-kind"),
    )
    yes_or_no = argparse.BooleanOptionalAction
    parser.add_argument(
        "--state-founded",
        action=yes_or_no,
        default=True,
        help=said.say("help-state-founded"),
    )
    parser.add_argument("--pilot", action=yes_or_no, help=said.say("help-pilot"))
    parser.add_argument(
        "--city", metavar=said.say("name-city"), help=said.say("help-city")
    )
    parser.add_argument(
        "--on",
        type=partial(options.day, said),
        metavar=said.say("name-date"),
        help=said.say("help-check-on"),
    )
    parser.add_argument(
        "--law", nargs="*", metavar=said.say("name-id"), help=said.say("help-law")
    )


def _compare(parser: argparse.ArgumentParser, said: Language) -> None:
    parser.add_argument(
        "case", metavar=said.say("name-case"), help=said.say("help-case")
    )
    parser.add_argument(
        "other", nargs="?", metavar=said.say("name-case"), help=said.say("help-other")
    )
    parser.add_argument(
        "--law", nargs="*", metavar=said.say("name-id"), help=said.say("help-law")
    )
    parser.add_argument(
        "--agreed-on",
        type=partial(options.day, said),
        metavar=said.say("name-date"),
        help=said.say("help-agreed-on"),
    )
    parser.add_argument(
        "--region", metavar=said.say("name-region"), help=said.say("help-other-region")
    )
    parser.add_argument(
        "--pilot",
        action=argparse.BooleanOptionalAction,
        help=said.say("help-other-pilot"),
    )
    parser.add_argument(
        "--completers", metavar=said.say("name-rate"), help=said.say("help-completers")
    )
    parser.add_argument(
        "--transfer-staff",
        metavar=said.say("name-rate"),
        help=said.say("help-transfer-staff"),
    )


def _verify(parser: argparse.ArgumentParser, said: Language) -> None:
    parser.add_argument(
        "result", metavar=said.say("name-result"), help=said.say("help-result")
    )


_COMMANDS: Final = {
    "calculate": _calculate,
    "check": _check,
    "compare": _compare,
    "laws": _laws,
    "verify": _verify,
}
_DONE: Final = {
    "calculate": commands.calculated,
    "check": commands.checked,
    "compare": commands.compared,
    "laws": commands.laws,
    "verify": commands.verified,
}


def _wanted(words: Sequence[str]) -> str | None:
    """Find the locale before anything is said, help and errors included."""
    for place, word in enumerate(words):
        if word == "--locale":
            return next(iter(words[place + 1 :]), None)
        if word.startswith("--locale="):
            return word.removeprefix("--locale=")
    return None


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; the status is 0, 1 (violated), 2 (bad input) or 3 (differs)."""
    given = sys.argv[1:] if words is None else words
    said = language(_wanted(given))
    # argparse asks gettext for its sentences through this name.
    setattr(argparse, "_", said.argument)  # noqa: B010
    asked = _parser(said).parse_args(options.in_order(given))
    done = _DONE[asked.command](asked, said)
    return written(done, asked, said)
