"""Store the results of this version: ``python tools/releases.py [--again]``.

Each case in ``examples/worked`` is calculated, and its result goes as canonical JSON to
``tests/releases/<version>``. What is stored is evidence, so a result that is there
already stays as it is; ``--again`` replaces it, which is right only before the version
is released, or with an entry under *Figures that change* in ``CHANGELOG.md``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import rewardcalc as rc

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "examples" / "worked"
RELEASES = ROOT / "tests" / "releases"


def main() -> int:
    """Store what is not stored yet, and give 1 where something stored differs."""
    parser = argparse.ArgumentParser(description="Store the results of this version.")
    parser.add_argument("--again", action="store_true", help="replace what is stored")
    again: bool = parser.parse_args().again
    folder = RELEASES / rc.__version__
    folder.mkdir(parents=True, exist_ok=True)
    differing = 0
    for path in sorted(CASES.glob("*.toml")):
        state = store(path, folder / f"{path.stem}.json", again=again)
        differing += state == "differs"
        print(f"{state:9} {rc.__version__}/{path.stem}.json")
    if differing:
        print("What differs was left as it is; --again replaces it.", file=sys.stderr)
    return min(differing, 1)


def store(case: Path, target: Path, *, again: bool) -> str:
    """Store the result of one case, and give what was done in a word."""
    found = rc.calculate(rc.read_case(case)).to_json() + "\n"
    if target.exists():
        if target.read_text(encoding="utf-8") == found:
            return "same"
        if not again:
            return "differs"
    state = "replaced" if target.exists() else "stored"
    target.write_text(found, encoding="utf-8")
    return state


if __name__ == "__main__":
    raise SystemExit(main())
