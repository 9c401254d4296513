"""Run every Python example of the README and of the documents (Sybil).

Both kinds of fences are examples: ``python`` blocks, and ``pycon`` sessions, which
Sybil does not know by itself. Nothing is skipped; ``tests/test_house.py`` proves with
a wrong example that these are really run.
"""

from collections.abc import Iterable

from sybil import Document, Region, Sybil
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser


class PyconParser(CodeBlockParser):
    """Examples in ``pycon`` fences: each prompt with what must follow it."""

    language = "pycon"

    def __init__(self) -> None:
        super().__init__()
        self._examples = DocTestStringParser(DocTestEvaluator())

    def __call__(self, document: Document) -> Iterable[Region]:
        """Give every prompt of every ``pycon`` fence of a document."""
        for fence in super().__call__(document):
            for example in self._examples(fence.parsed, document.path):
                example.adjust(fence, fence.parsed)
                yield example


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), PyconParser()],
    patterns=["*.md"],
).pytest()
