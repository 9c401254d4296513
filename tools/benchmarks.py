"""Run the benchmarks and write ``docs/benchmarks.md``: ``python tools/benchmarks.py``.

The tests in ``tests/benchmarks`` measure; this turns their JSON into a table, adds the
machine and the time of the import, and replaces the document.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from time import perf_counter_ns
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "benchmarks.md"
IMPORTS = (
    "pass",
    "import attrs",
    "import rewardcalc",
    "import rewardcalc; rewardcalc.calculate",
)
RUNS = 15
MOST_RECEIPTS = 2_000_000_000
NO_LIMIT = 1000

TEXT = """\
# Benchmarks

Made by `python tools/benchmarks.py`, which runs
`pytest tests/benchmarks --benchmark-enable` and writes this page; the numbers are those
of one machine on one day. Each row compares two ways that were timed in turns in the
same run; the shorter times of several rounds count. What has a limit is asserted when
benchmarks are enabled, never in an ordinary run, and never as an absolute time.

{machine}

## Beside plain integers

The other way is plain integer arithmetic of the same tree, written in
`tests/benchmarks/test_speed.py`: no dates, no checks, no clauses, no steps.

| work | time | compared with | time | factor | limit |
|---|---:|---|---:|---:|---:|
{table}

A payment is settled in closed form: what it costs does not depend on its size, but for
the arithmetic of the longer integers.

10,000 receipts for 20 people, the dues of every day included: {many}; the goal is less
than 2 s. Twice the receipts must take less than 3 times as long. That the work is
linear is proved by counting calls, in `tests/life/test_life_properties.py`.

## Importing

The shortest of {runs} runs of `python -c "…"`, each in a process of its own.

| program | time | more than an empty program |
|---|---:|---:|
{imports}

A case and its parts are there at once; the law, the calculation and what they need are
loaded when one of them is first asked for, which the last line includes. After
`import rewardcalc` neither Babel nor cattrs is loaded: {loaded}.
"""


def main() -> int:
    """Measure, write the document, and give pytest's exit status."""
    with tempfile.TemporaryDirectory() as folder:
        stored = Path(folder) / "benchmarks.json"
        done = _python(
            "-m",
            "pytest",
            "-q",
            "tests/benchmarks",
            "--benchmark-enable",
            f"--benchmark-json={stored}",
        )
        print(done.stdout)
        if not stored.exists():
            return done.returncode
        measured = json.loads(stored.read_text(encoding="utf-8"))["benchmarks"]
    compared = [one["extra_info"] for one in measured if one["extra_info"]]
    page = TEXT.format(
        machine=_machine(),
        table="\n".join(_row(one) for one in compared),
        many=_many(compared),
        runs=RUNS,
        imports=_imports(),
        loaded=_loaded(),
    )
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(page, encoding="utf-8")
    print(page)
    return done.returncode


def _row(one: dict[str, Any]) -> str:
    mine, other = one["names"]
    times = [_time(each) for each in one["nanoseconds"]]
    limit = one["limit"] // 100
    shown = f"{limit}" if limit < NO_LIMIT else "none"
    factor = f"{one['factor'] // 100}.{one['factor'] % 100:02}"
    return f"| {mine} | {times[0]} | {other} | {times[1]} | {factor} | {shown} |"


def _time(nanoseconds: int) -> str:
    """Write a time with three places or more, in the unit that fits."""
    for unit, size in (("s", 10**9), ("ms", 10**6), ("µs", 10**3)):
        if nanoseconds >= size:
            return f"{nanoseconds // size}.{nanoseconds % size * 100 // size:02} {unit}"
    return f"{nanoseconds} ns"


def _many(compared: list[dict[str, Any]]) -> str:
    for one in compared:
        if one["names"][0] == "calculate() and all dues, 10,000 receipts":
            time = one["nanoseconds"][0]
            return _time(time) + ("" if time < MOST_RECEIPTS else " (**too slow**)")
    return "not measured"


def _machine() -> str:
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        models = [line.split(":")[1].strip() for line in lines if "model name" in line]
        cpu = f"{len(models)} x {models[0]}" if models else cpu
    return (
        f"Machine: {cpu}; {platform.system()} {platform.release()}; "
        f"{platform.python_implementation()} {platform.python_version()}; "
        f"attrs {version('attrs')}, pytest-benchmark {version('pytest-benchmark')}."
    )


def _imports() -> str:
    shortest = dict.fromkeys(IMPORTS, 0)
    for _ in range(RUNS):
        for code in IMPORTS:
            began = perf_counter_ns()
            _python("-c", code)
            took = perf_counter_ns() - began
            shortest[code] = min(shortest[code] or took, took)
    empty = shortest[IMPORTS[0]]
    return "\n".join(
        f"| `{code}` | {_time(took)} | {_time(took - empty)} |"
        for code, took in shortest.items()
    )


def _loaded() -> str:
    code = "import rewardcalc, sys; print({'babel', 'cattrs'} & set(sys.modules))"
    return "checked" if _python("-c", code).stdout.strip() == "set()" else "**wrong**"


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 (our own Python, our own arguments)
        [sys.executable, *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


if __name__ == "__main__":
    sys.exit(main())
