"""The habits of the house, held by tests: what no reader of a diff should have to see."""

import ast
import gettext
import inspect
import pickle
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fnmatch import fnmatchcase
from importlib import import_module
from io import BytesIO
from itertools import product
from pathlib import Path
from pkgutil import iter_modules, walk_packages
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import rewardcalc
from rewardcalc import RewardcalcError, law
from rewardcalc.checking import Standing
from rewardcalc.errors import Fault
from rewardcalc.terms import (
    Aspect,
    Basis,
    CostCategory,
    Evidence,
    InstitutionKind,
    Method,
    Route,
    Severity,
    Strength,
)
from rewardcalc.wording import (
    ARGUMENTS,
    FAULTS,
    FINDINGS,
    INTERFACE,
    PLACES,
    STEPS,
    TERMS,
)

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src"
PACKAGE = SRC / "rewardcalc"
INSTALLED = Path(rewardcalc.__file__).parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted(PACKAGE.rglob("*.py"))
WORDING = [path for path in MODULES if path.parent.name == "wording"]
SPEAKING = [path for path in MODULES if path not in WORDING]
MOST_LINES = 250
LONGER: Mapping[str, str] = {
    "src/rewardcalc/wording/faults.py": "a table: one sentence for each fault",
    "src/rewardcalc/wording/findings.py": "a table: one sentence for each finding",
    "src/rewardcalc/wording/interface.py": "a table: one sentence for each label",
    "src/rewardcalc/wording/steps.py": "a table: one sentence for each step",
}
# Names whose docstring needs no example, and why.
WITHOUT_EXAMPLE: Mapping[str, str] = {
    "__version__": "text",
    "Award": "a part of a result; ``calculate`` shows one",
    "Calculation": "a result; ``calculate`` shows one",
    "Due": "a part of a result; ``calculate`` shows one",
    "Finding": "a part of a result; ``calculate`` shows one",
    "Step": "a part of a result; ``calculate`` shows one",
}


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), path.name)


def run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run this Python in a process of its own."""
    return subprocess.run(  # noqa: S603 (our own interpreter, our own words)
        [sys.executable, *words], cwd=cwd, capture_output=True, text=True, check=False
    )


# Exactness


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_no_floats(path: Path) -> None:
    """No float literal, no float() and no builtin round() anywhere."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Constant(value=float() | complex()):
                pytest.fail(f"{place(path)}:{node.lineno}: float literal")
            case ast.Call(func=ast.Name(id="float" | "round" as name)):
                pytest.fail(f"{place(path)}:{node.lineno}: {name}()")
            case _:
                pass


def test_the_walk_finds_floats() -> None:
    """The test above would see one (it was seen to fail)."""
    found = [
        node
        for node in ast.walk(ast.parse("x = round(0.5) + float('1')"))
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    assert [node.value for node in found] == [1 / 2]


# Rooms


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_rooms_are_small(path: Path) -> None:
    """At most 250 lines; a longer one stands in the list with its reason."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if place(path) in LONGER:
        assert lines > MOST_LINES, "not longer any more: take it off the list"
    else:
        assert lines <= MOST_LINES


def test_the_longer_rooms_are_there() -> None:
    assert set(LONGER) <= {place(path) for path in MODULES}


def test_imports_point_one_way() -> None:
    """The contracts of ``pyproject.toml`` are kept (import-linter)."""
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = run("-c", code)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def contracts(kind: str) -> list[dict[str, list[str]]]:
    every = PYPROJECT["tool"]["importlinter"]["contracts"]
    return [one for one in every if one["type"] == kind]


def test_contracts_name_every_instrument_and_every_room() -> None:
    """A new instrument, or a new room of the core, cannot be left out of a contract."""
    instruments = {
        f"{law.__name__}.{one.name}"
        for one in iter_modules(law.__path__)
        if one.name.startswith("cn_")
    }
    (independent,) = contracts("independence")
    assert set(independent["modules"]) == instruments
    data, core = contracts("forbidden")
    assert set(data["source_modules"]) == instruments
    rim = {"__main__", "cli", "codec", "commands", "options", "report", "writing"}
    rooms = {one.name for one in iter_modules(rewardcalc.__path__)} - rim
    assert set(core["source_modules"]) == {f"rewardcalc.{name}" for name in rooms}


def test_importing_is_light() -> None:
    """``import rewardcalc`` loads neither Babel nor cattrs, nor the rim at all."""
    code = "import sys, rewardcalc; print('\\n'.join(sys.modules))"
    done = run("-c", code)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "rewardcalc.facts.case" in loaded
    assert "rewardcalc.calculation" not in loaded
    assert not {name.partition(".")[0] for name in loaded} & {"babel", "cattrs"}
    assert not {name for name in loaded if fnmatchcase(name, "rewardcalc.re*port*")}
    assert "rewardcalc.codec" not in loaded


# Public names


@pytest.mark.parametrize("name", rewardcalc.__all__)
def test_public_names_are_shown_once(name: str) -> None:
    """Each has a docstring with an example, or is an enumeration or an exception."""
    value = getattr(rewardcalc, name)
    if name in WITHOUT_EXAMPLE:
        return
    said = inspect.getdoc(value)
    assert said
    assert value.__doc__
    if inspect.isclass(value) and issubclass(value, StrEnum | Exception):
        return
    assert ">>> " in said


def test_public_names_are_sorted_and_whole() -> None:
    names = rewardcalc.__all__
    assert list(names) == sorted(names)
    assert set(WITHOUT_EXAMPLE) <= set(names)
    kinds = {kind.__name__ for kind in exceptions()}
    assert kinds <= set(names), "every exception can be caught by its public name"


# Errors


def exceptions() -> list[type[BaseException]]:
    """Give every exception that the package defines, whatever it derives from."""
    names = [one.name for one in walk_packages(rewardcalc.__path__, "rewardcalc.")]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, BaseException)
        and value.__module__.startswith("rewardcalc")
    }
    return sorted(found, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", exceptions(), ids=lambda kind: str(kind.__name__))
def test_errors_are_one_tree(kind: type[BaseException]) -> None:
    """One base class; each is also what Python itself would raise."""
    assert issubclass(kind, RewardcalcError)
    if kind is not RewardcalcError:
        assert issubclass(kind, ValueError | LookupError)


@pytest.mark.parametrize("kind", exceptions(), ids=lambda kind: str(kind.__name__))
def test_errors_survive_pickling(kind: type[RewardcalcError]) -> None:
    """So they come back from a process pool with their fields and their sentence."""
    faults = (
        Fault("money-form", "receipts[0].amount", "1,000"),
        Fault("money-digits", value="1", args=(("limit", "60"),)),
    )
    error = kind(faults)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 (our own bytes)
    assert type(again) is kind
    assert again.faults == faults
    assert str(again) == str(error)
    assert str(error).count("\n") == 1
    with pytest.raises(kind, match="receipts"):
        raise again


# Wording. Codes that are put together where they are said stand here in full.

COST_REASONS = ("research", "not-in-rule", "no-receipts")
ACCOUNTS = ("open", "overdue", "overpaid", "recoverable")
EXPANDED: Mapping[str, tuple[str, ...]] = {
    "errors.py: {kind}-float": ("money-float", "ratio-float"),
    "errors.py: {kind}-type": ("money-type", "ratio-type"),
    "unknown.py: {code}-near": (
        "equal-unknown-near",
        "people-unsplit-near",
        "contributor-unknown-near",
        "payment-nobody-near",
        "payment-payee-near",
        "wages-unknown-near",
        "result-node-near",
        "result-person-near",
        "result-name-near",
        "statement-name-near",
        "law-unknown-near",
    ),
    "facts/consistency.py: {part}-needless": (
        "equity-needless",
        "operating-profit-needless",
    ),
    "facts/consistency.py: {part}-missing": (
        "equity-missing",
        "operating-profit-missing",
    ),
    "findings/notices.py: cost-not-deducted-{line.reason}": tuple(
        f"cost-not-deducted-{reason}" for reason in COST_REASONS
    ),
    "findings/notices.py: pay-law-silent-{aspect}": tuple(
        f"pay-law-silent-{aspect}" for aspect in Aspect
    ),
    "derivation/entries.py: cost-{cost.reason}": tuple(
        f"cost-{reason}" for reason in COST_REASONS
    ),
    "derivation/entries.py: {kind}-foreign": tuple(
        f"{kind}-foreign"
        for kind in (
            "receipt",
            "refund",
            "cost-deductible",
            *(f"cost-{reason}" for reason in COST_REASONS),
        )
    ),
    "derivation/claims.py: {rule}-last": (
        "contract-band-last",
        "share-of-band-last",
        "share-of-slab-last",
        "share-of-slab-capped-last",
        "share-of-slab-rest-last",
    ),
    "derivation/roots.py: net-income-of-{kind}": (
        "net-income-of-day",
        "net-income-of-segment",
    ),
    "derivation/roots.py: net-income-of-{kind}-less": (
        "net-income-of-day-less",
        "net-income-of-segment-less",
    ),
    "report/timeline.py: account-{key}": tuple(f"account-{key}" for key in ACCOUNTS),
    "report/statements.py: account-{key}": tuple(f"account-{key}" for key in ACCOUNTS),
    "cli.py: help-{name}": (
        "help-calculate",
        "help-check",
        "help-compare",
        "help-laws",
        "help-verify",
    ),
    "findings/life.py: {code}-payee": (
        "overpayment-payee",
        "recoverable-payee",
        "overdue-payee",
        "paid-late-payee",
    ),
    "report/checks.py: check-{one.standing}": tuple(
        f"check-{standing}" for standing in Standing
    ),
    "report/checks.py: deal-{'-'.join(given)}": (
        "deal-route",
        "deal-amount",
        "deal-region",
        "deal-route-amount",
        "deal-route-region",
        "deal-amount-region",
        "deal-route-amount-region",
    ),
    "report/checks.py: {kind}-open-{base}": (
        "span-open-amount",
        "span-open-contract",
        "below-open-amount",
        "below-open-contract",
    ),
    "report/checks.py: {kind}-{base}": (
        "span-amount",
        "span-contract",
        "below-amount",
        "below-contract",
    ),
    "report/comparisons.py: compare-{key}": (
        "compare-figure",
        "compare-before",
        "compare-after",
        "compare-change",
    ),
}
# Words that are only handed on where a fault is made: each is written by the caller.
HANDED_ON = {
    ("errors.py", "code"),
    ("unknown.py", "code"),
    ("checks.py", "code"),
    ("facts/readers.py", "code"),
}
# Payees that no code names, but many regulations do.
USUAL_PAYEES = {"college", "school", "department", "special_fund"}
VOCABULARIES: tuple[type[StrEnum], ...] = (
    Aspect,
    Basis,
    CostCategory,
    Evidence,
    InstitutionKind,
    Method,
    Route,
    Severity,
    Strength,
)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def pattern(node: ast.JoinedStr) -> str:
    """Write an f-string as its source without the quotes."""
    return "".join(
        str(part.value)
        if isinstance(part, ast.Constant)
        else "{" + ast.unparse(part.value) + "}"
        for part in node.values
        if isinstance(part, ast.Constant | ast.FormattedValue)
    )


def texts(path: Path) -> Iterator[str]:
    """Give every text that a module writes, f-strings expanded by the table."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from EXPANDED.get(f"{room(path)}: {pattern(node)}", ())


SAID = {text for path in SPEAKING for text in texts(path)}


def codes(path: Path, node: ast.expr | None) -> Iterator[str]:
    """Give the codes that an expression can be; a name that is handed on gives none."""
    match node:
        case None:
            pass
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from codes(path, body)
            yield from codes(path, orelse)
        case ast.JoinedStr():
            key = f"{room(path)}: {pattern(node)}"
            assert key in EXPANDED, f"{place(path)}:{node.lineno}: expand {key!r}"
            yield from EXPANDED[key]
        case ast.Call(func=ast.Attribute(value=inner)):
            yield from codes(path, inner)
        case _:
            pass


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Give every call with the last name of what is called."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Call(func=ast.Name(id=name)):
                yield name, node
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                yield f"{owner}.{name}", node
            case _:
                pass


def argument(call: ast.Call, at: int, name: str) -> ast.expr | None:
    named = [word.value for word in call.keywords if word.arg == name]
    return named[0] if named else call.args[at] if at < len(call.args) else None


FAULT_CALLS = ("fault", "refuse", "checks.add")
SPOKEN: Mapping[str, tuple[int, str, Mapping[str, str]]] = {
    **dict.fromkeys((*FAULT_CALLS, "unknown"), (0, "code", FAULTS)),
    "Fault": (0, "code", FAULTS),
    "Finding": (2, "text", FINDINGS),
    "Reading": (0, "code", FINDINGS),
    "Step": (1, "rule", STEPS),
    "said.say": (0, "key", INTERFACE),
    "self.say": (0, "key", INTERFACE),
}


@pytest.mark.parametrize("path", SPEAKING, ids=room)
def test_every_code_has_its_sentence(path: Path) -> None:
    """What the code says by name stands in the table of its kind."""
    unknown = [
        f"{place(path)}:{call.lineno}: {code}"
        for name, call in calls(path)
        if name in SPOKEN
        for code in codes(path, argument(call, *SPOKEN[name][:2]))
        if code not in SPOKEN[name][2]
    ]
    assert not unknown


@pytest.mark.parametrize("path", SPEAKING, ids=room)
def test_every_fault_fills_its_sentence(path: Path) -> None:
    """A fault is made with everything that its sentence names."""
    for name, call in calls(path):
        code = argument(call, 0, "code")
        if name not in FAULT_CALLS or (
            isinstance(code, ast.Name) and (room(path), code.id) in HANDED_ON
        ):
            continue
        given = {word.arg for word in call.keywords} | {"value"}
        if argument(call, 1, "value") is None:
            given -= {"value"}
        if None in given:
            continue
        for said in codes(path, code):
            needed = {field for field, _ in fields(FAULTS.get(said, ""))}
            assert needed <= given, f"{place(path)}:{call.lineno}: {said}"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        *product(["FAULTS"], FAULTS),
        *product(["FINDINGS"], FINDINGS),
        *product(["STEPS"], STEPS),
        *product(["INTERFACE"], INTERFACE),
    ],
)
def test_no_sentence_is_left_over(table: str, code: str) -> None:
    assert code in SAID, f"{table}: nobody says {code!r}"


def test_the_expansions_are_in_use() -> None:
    """A pattern that left the code leaves the table of this test as well."""
    found = {
        f"{room(path)}: {pattern(node)}"
        for path in SPEAKING
        for node in ast.walk(tree(path))
        if isinstance(node, ast.JoinedStr)
    }
    assert EXPANDED.keys() <= found


def test_terms_are_the_words_of_the_field() -> None:
    """Every word of a vocabulary that is shown has a term, and no term is left over."""
    words = {word.value for kind in VOCABULARIES for word in kind}
    assert words - TERMS.keys() == set()
    assert TERMS.keys() - words - USUAL_PAYEES - SAID == set()


@pytest.mark.parametrize("path", WORDING, ids=room)
def test_every_sentence_is_marked_whole(path: Path) -> None:
    """A sentence is one marked text: no pieces, so that a translator sees all of it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                assert isinstance(key, ast.Constant)
                match value:
                    case ast.Call(
                        func=ast.Name(id="N_"), args=[ast.Constant(value=str())]
                    ):
                        pass
                    case _:
                        pytest.fail(f"{place(path)}:{value.lineno}: not N_(text)")


# Sentences put together from pieces. A name for machines (a key, a path, an option) has
# no blank and no Chinese sign; what else has a word in it is for people. In the core
# only what is composed is looked at, in the rim every text.

RIM = ("report/*", "cli.py", "commands.py", "options.py", "writing.py")
VALUE = "{}"
WORDS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
MACHINE = re.compile(r"[^\s\u3400-\u9fff]*")
# Markup is set aside, but for the attributes that are shown or read aloud.
ATTRIBUTE = re.compile(r'(?<![\w-])(?!(?:title|alt|aria-label)=)[\w-]+="[^"]*"')
TAG = re.compile(r"<!DOCTYPE html>|</?\w+[\s{}]*/?>|&\w+;")
WRITTEN_HERE: Mapping[str, str] = {
    "__init__.py: module {} has no attribute {}": "the sentence of Python itself",
    "cli.py: rewardcalc {}": "the name of the program",
    "codec/reading.py: regulation {}": "the place of a fault: a key and its file",
    "codec/result_data.py: rewardcalc {}": "the name of the program, in a file",
    "report/clauses.py: _DIGITS": "numerals of articles",
    "report/clauses.py: _UNITS": "numerals of articles",
    "report/clauses.py: 十": "a numeral of articles",
    "report/drawing.py: FONTS": "names of fonts",
    "report/language.py: {}.mo": "the name of a file",
    "report/page.py: STYLE": "CSS",
    "report/view.py: rewardcalc {}": "the name of the program",
    "result.py: <Calculation of {}: {}>": "a repr, for programmers",
    "result.py: {} violated": "part of a repr, for programmers",
}


def within(node: ast.expr) -> tuple[ast.expr, ...] | None:
    """Give the expressions that a text is put together from, if it is one."""
    found: Sequence[ast.expr] | None = None
    match node:
        case ast.JoinedStr(values=inner) | ast.List(elts=inner) | ast.Tuple(elts=inner):
            found = inner
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            found = (left, right)
        case ast.IfExp(body=body, orelse=orelse):
            found = (body, orelse)
        case ast.FormattedValue(value=one) | ast.Starred(value=one):
            found = (one,)
        case ast.GeneratorExp(elt=one) | ast.ListComp(elt=one):
            found = (one,)
        case ast.Call(
            func=ast.Attribute(value=one, attr="join" | "format" | "format_map"),
            args=args,
            keywords=named,
        ):
            found = (one, *args, *(word.value for word in named))
        case _:
            pass
    return None if found is None else tuple(found)


def written(node: ast.expr) -> str:
    """Give what an expression writes by itself, with a place for each value."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    inner = within(node)
    if inner is None:
        return VALUE
    glue = "" if isinstance(node, ast.JoinedStr | ast.BinOp) else VALUE
    return glue.join(map(written, inner))


def composed(node: ast.AST) -> ast.expr | None:
    """Give the expression that puts a text together: in each of the ways of Python."""
    match node:
        case ast.AugAssign(op=ast.Add(), value=value):
            return value
        case (
            ast.JoinedStr()
            | ast.BinOp(op=ast.Add() | ast.Mod())
            | ast.Call(func=ast.Attribute(attr="join" | "format" | "format_map"))
        ):
            return node
        case _:
            return None


def left_out(where: str, module: ast.Module) -> Iterator[ast.AST]:
    """Give docstrings, tables of signs, keys in full, and what an f-string has in it."""
    for node in ast.walk(module):
        match node:
            case ast.Expr(value=ast.Constant() as words):
                yield words
            case ast.JoinedStr(values=parts):
                yield from parts
                if f"{where}: {pattern(node)}" in EXPANDED:
                    yield node
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if f"{where}: {name}" in WRITTEN_HERE:
                yield from ast.walk(value)
            case _:
                pass


def pieces(where: str, module: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the lines and texts of a module that have words for people in them."""
    rim = any(fnmatchcase(where, one) for one in RIM)
    aside = set(left_out(where, module))
    for node in ast.walk(module):
        plain = isinstance(node, ast.Constant)
        found = node if isinstance(node, ast.Constant) and rim else composed(node)
        if found is None or node in aside:
            continue
        text = written(found)
        if MACHINE.fullmatch(text) and (plain or not rim):
            continue
        if WORDS.search(TAG.sub("", ATTRIBUTE.sub("", text))):
            yield found.lineno, text


@pytest.mark.parametrize("path", SPEAKING, ids=room)
def test_no_sentence_is_put_together(path: Path) -> None:
    """Words for people stand in the wording alone, whole, never in an expression."""
    found = [
        f"{place(path)}:{line}: {text!r}"
        for line, text in pieces(room(path), tree(path))
        if f"{room(path)}: {text}" not in WRITTEN_HERE
    ]
    assert not found


@pytest.mark.parametrize(
    "line",
    [
        "said.say('clause-own', article=x) + ' by hand'",
        "'own rule ' + x",
        "x + (' by hand' if y else '')",
        "words += ' by hand'",
        "' '.join([x, 'by hand'])",
        "' '.join((said.say('clause-own'), 'hand'))",
        "' or '.join(x)",
        "''.join(f'{one} by hand' for one in x)",
        "f\"{said.say('clause-own', article=x)} by hand\"",
        "f'{x}hand'",
        "f'{x}手工'",
        "f'<p class=\"own\">{x} by hand</p>'",
        "f'<p title=\"own rule\">{x}</p>'",
        "f'<own rule {x}>'",
        "f'{\"by\" if y else x}: {y}'",
        "'own rule {}'.format(x)",
        "'{}: {}'.format('own rule', x)",
        "'{a}: {b}'.format(a='rule', b=x)",
        "'own rule %s' % x",
        "'%s: %s' % ('rule', x)",
        "words = 'own rule'",
        "lines.append('本单位规定')",
    ],
)
def test_the_walk_finds_pieces(line: str) -> None:
    """The test above would see each way of putting a sentence together."""
    assert list(pieces("report/derivations.py", ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "'A docstring has words.'",
        "said.say('clause-own', article=x)",
        "x + ', ' + y",
        "place % 100",
        "'\\n'.join([x, y])",
        "f'  {x}: {y}'",
        "f'## {said.say(\"tree\")}'",
        "f'<p class=\"own\">{x}<br>{y}</p>'",
        'f\'<path d="M{x},{y} C{x},{y}" fill="{z}" opacity="0.3"/>\'',
        "'--locale='",
    ],
)
def test_the_walk_finds_nothing_else(line: str) -> None:
    assert not list(pieces("report/derivations.py", ast.parse(line)))


@pytest.mark.parametrize("line", ["f'{x} by hand'", "x + '手工'", "'own %s' % x"])
def test_the_walk_finds_pieces_in_the_core(line: str) -> None:
    assert list(pieces("calculation.py", ast.parse(line)))
    assert not list(pieces("calculation.py", ast.parse("f'inputs.{x}.text.args'")))


def test_what_is_written_here_is_in_use() -> None:
    """A text that left the code leaves the table as well."""
    found = {
        f"{room(path)}: {text}"
        for path in SPEAKING
        for _, text in pieces(room(path), tree(path))
    }
    found |= {
        f"{room(path)}: {node.id}"
        for path in SPEAKING
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    assert WRITTEN_HERE.keys() <= found


# Catalogs

SENTENCES = sorted(
    {
        sentence
        for table in (FAULTS, FINDINGS, INTERFACE, PLACES, STEPS, TERMS)
        for sentence in table.values()
    }
    | set(ARGUMENTS)
)
CATALOGS = sorted((PACKAGE / "locale").rglob("*.po"))


def fields(sentence: str) -> set[tuple[str, str]]:
    """Give the places of a sentence: their names with format and conversion."""
    return {
        (name, f"{spec}!{conversion}" if conversion else f"{spec}")
        for _, name, spec, conversion in Formatter().parse(sentence)
        if name is not None
    }


def catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def test_there_are_catalogs() -> None:
    assert [path.parts[-3] for path in CATALOGS] == ["zh_Hans", "zh_Hant"]


@pytest.mark.parametrize("path", CATALOGS, ids=place)
def test_catalogs_are_complete(path: Path) -> None:
    """Every sentence is there and translated; none is fuzzy, none is left over."""
    found = catalog(path)
    messages = {str(one.id): one for one in found if one.id}
    assert sorted(messages) == SENTENCES, "run tools/catalogs.py"
    assert not found.obsolete
    assert [key for key, one in messages.items() if one.fuzzy] == []
    assert [key for key, one in messages.items() if not one.string] == []


@pytest.mark.parametrize("path", CATALOGS, ids=place)
def test_translations_have_the_same_places(path: Path) -> None:
    """A translation names the same values, converted in the same way."""
    for one in catalog(path):
        if one.id and one.string:
            assert fields(str(one.string)) == fields(str(one.id)), one.id


@pytest.mark.parametrize("path", CATALOGS, ids=place)
def test_compiled_catalogs_are_fresh(path: Path) -> None:
    """What is installed says what the source of the catalog says."""
    fresh = BytesIO()
    write_mo(fresh, catalog(path))
    fresh.seek(0)
    compiled = INSTALLED / path.relative_to(PACKAGE).with_suffix(".mo")
    with compiled.open("rb") as file:
        installed = gettext.GNUTranslations(file)
    expected = gettext.GNUTranslations(fresh)
    assert [installed.gettext(one) for one in SENTENCES] == [
        expected.gettext(one) for one in SENTENCES
    ], "run tools/catalogs.py"


# Documents

SESSION = "```pycon\n>>> 1 + 1\n{sum}\n```"
BLOCK = "```python\nassert 1 + 1 == {sum}\n```"
MIXED = "```python\n>>> 1 + 1\n{sum}\n```"
PATHS = ("README.md", "README.zh-CN.md", "docs/guide.md", "docs/how/to/pay.md")
FENCE = re.compile(r"^```(python|pycon)$", re.MULTILINE)
DOCUMENTS = [
    path
    for path in (
        ROOT / "README.md",
        ROOT / "README.zh-CN.md",
        *sorted((ROOT / "docs").rglob("*.md")),
    )
    if path.exists()
]


@pytest.mark.parametrize(("said", "closing"), [(2, "12 passed"), (3, "12 failed")])
def test_wrong_examples_fail(tmp_path: Path, said: int, closing: str) -> None:
    """The canary: with the project's own conftest a wrong example is seen to fail."""
    shutil.copy(ROOT / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    for document in PATHS:
        path = tmp_path / document
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"# A document\n\n{SESSION}\n\n{BLOCK}\n\n{MIXED}\n"
        path.write_text(text.format(sum=said), encoding="utf-8")
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", *PATHS, cwd=tmp_path)
    assert closing in done.stdout, done.stdout + done.stderr
    assert done.returncode == (0 if said == 1 + 1 else 1)


@pytest.fixture(scope="module")
def collected() -> list[str]:
    """Give the examples that pytest finds in the documents, one line each."""
    places = [place(path) for path in DOCUMENTS]
    done = run("-m", "pytest", "--collect-only", "-q", "--no-header", *places)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_every_example_is_collected(path: Path, collected: list[str]) -> None:
    """Each fence of Python is one example, each prompt of a session is one."""
    expected = 0
    text = path.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        source = text[fence.end() + 1 :].partition("\n```")[0]
        prompts = len(re.findall(r"^>>> ", source, re.MULTILINE))
        assert prompts or fence[1] == "python", f"{place(path)}: a session, no prompt"
        expected += prompts if source.startswith(">>>") else 1
    assert text.count("```py") == len(FENCE.findall(text)), "a fence nobody runs"
    found = [line for line in collected if line.startswith(f"{place(path)}::line:")]
    assert len(found) == expected, found


def test_documents_and_modules_are_in_the_test_paths() -> None:
    """``pytest`` alone runs the tests, the examples of modules, and the documents."""
    settings = PYPROJECT["tool"]["pytest"]
    paths = {"README.md", "README.zh-CN.md", "docs", "src", "tests"}
    assert set(settings["testpaths"]) == paths
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
    assert "--doctest-modules" in settings["addopts"]
    assert settings["filterwarnings"] == ["error"]
