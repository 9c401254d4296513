"""The derivation of figures in words: a sentence a line, with the words of the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from rewardcalc.money import Money, Shares
from rewardcalc.ratio import Ratio
from rewardcalc.report import clauses
from rewardcalc.report.clauses import quote
from rewardcalc.report.columns import wrapped
from rewardcalc.report.language import Language
from rewardcalc.result import Calculation
from rewardcalc.split import Clause
from rewardcalc.trace import Step, Value


@frozen
class Derived:
    """A step in words: its sentence, and the words of the law where it rests on them.

    ``quote`` is empty where the same words stood in an earlier line already; it names
    the clause too, ``law`` is what it says alone. ``own`` is the clause of the
    institution's own rule, with its words.
    """

    sentence: str
    quote: str
    law: str
    own: str = ""


def derived(
    said: Language, result: Calculation, steps: Sequence[Step]
) -> Iterator[Derived]:
    """Give steps in words, the same words of the law once."""
    people = [one for _, group in result.case.people for one in group]
    ruled_by = _ruled(result)
    labels = {one.key: one.label for one in people if one.id is not None}
    outputs = {one.figure: one.output for one in result.steps}
    seen = set()
    shown = set()
    for step in steps:
        words = law = ""
        if step.citation is not None and step.citation not in seen:
            seen.add(step.citation)
            words = quote(said, step.citation, result.plan.instruments)
            law = step.citation.quote
        own = ""
        args = dict(step.args)
        ruled = ruled_by.get((str(args.get("payee")), str(args.get("of"))))
        if ruled is not None and ruled not in shown:
            shown.add(ruled)
            own = clauses.own(said, ruled)
        sentence = _added(said, outputs, step, said.derived(_named(labels, step)))
        yield Derived(sentence, words, law, own)


# Rules whose figure is the sum of those it rests on.
ADDING: Final = (
    "receipts",
    "not-deducted",
    "sum-of-dues",
    "sum-of-parts",
    "sum-of-bands",
    "account-due",
    "account-paid",
)
# Rules whose figure may be that sum: by exact shares it can be another one.
_MAYBE: Final = ("floor-actual", "floor-rewards")
# More addends than these stand in lines of their own above.
_MANY: Final = 12


def _added(
    said: Language, outputs: Mapping[str, Value], step: Step, sentence: str
) -> str:
    """Give the sentence of a sum with what was added, unless that is too much."""
    if step.rule not in (*ADDING, *_MAYBE) or not 1 < len(step.uses) <= _MANY:
        return sentence
    parts = [outputs[use] for use in step.uses]
    if step.rule in _MAYBE and _sum(parts) != _sum([step.output]):
        return sentence
    addends = said.added(parts)
    return said.say("added", sentence=sentence, addends=addends)


def _sum(values: Sequence[Value]) -> Fraction | None:
    """Add up money, shares or parts of a capital; anything else has no sum."""
    whole = Fraction(0)
    for one in values:
        match one:
            case Money():
                whole += one.fen
            case Shares():
                whole += one.count
            case Ratio():
                whole += one.to_fraction()
            case _:
                return None
    return whole


def _ruled(result: Calculation) -> Mapping[tuple[str, str], Clause]:
    """Give the clause of the institution's own rule for each part and what it is of.

    Where versions have different clauses, the tree above tells which is which.
    """
    found: dict[tuple[str, str], Clause | None] = {}
    for tree in result.plan.trees:
        for split in tree.splits:
            for child in split.children:
                who = (child.name, split.of)
                same = found.setdefault(who, split.clause) == split.clause
                found[who] = split.clause if same else None
    return {who: clause for who, clause in found.items() if clause is not None}


def _named(labels: Mapping[str, str], step: Step) -> Step:
    """Give a step with its person by name and id, where the step has the id alone."""
    args = dict(step.args)
    label = labels.get(str(args.get("payee")))
    if label is None or "awards[" not in step.figure:
        return step
    return evolve(step, args=tuple({**args, "payee": label}.items()))


def meant(said: Language, result: Calculation, name: str) -> str:
    """Give the node that a reader calls by its word in a report (完成人, 学院).

    What the result itself calls so, a node or a person, comes first.
    """
    if name in {**result.amounts, **result.equity} or result.case.key_of(name):
        return name
    for node in (*result.amounts, *result.equity):
        word = said.term(node)
        if name in (word, word.partition("（")[0]):
            return node
    return name


def why_text(said: Language, result: Calculation, name: str) -> str:
    """Give the lines that lead to what a person or a node gets, facts first."""
    steps = result.why(meant(said, result, name))
    figure = steps[-1].figure == name
    lines = [said.say("why-figure" if figure else "why", name=said.term(name))]
    for number, one in enumerate(derived(said, result, steps), 1):
        lines += wrapped(one.sentence, f"{number:>3}. ", "     ")
        for words in (one.quote, one.own):
            lines += wrapped(words, "     ", "     ") if words else ()
    return "\n".join(lines)
