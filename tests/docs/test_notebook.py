"""The notebook runs from the first cell to the last, and shows what it promises."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "examples" / "deal.md"
MOST_SECONDS = 120


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Run the notebook in the project's folder, and give all outputs in order."""
    # Without type information, which mypy would ask for.
    notebook = import_module("jupytext").read(NOTEBOOK)
    client = import_module("nbclient").NotebookClient(
        notebook,
        timeout=MOST_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(ROOT)}},
    )
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        client.execute()
    return [one for cell in notebook.cells for one in cell.get("outputs", ())]


def shown(outputs: list[dict[str, Any]], kind: str) -> list[str]:
    """Give what was shown in one kind, as text."""
    found = (one["data"].get(kind) for one in outputs if "data" in one)
    return ["".join(one) for one in found if one]


def test_no_cell_fails(outputs: list[dict[str, Any]]) -> None:
    kinds = {one["output_type"] for one in outputs}
    assert kinds == {"execute_result", "stream"}
    streams = {one["name"] for one in outputs if one["output_type"] == "stream"}
    assert streams == {"stdout"}


def test_the_result_shows_its_table(outputs: list[dict[str, Any]]) -> None:
    table, _ = shown(outputs, "text/html")
    assert "<table" in table
    for words in ("665,000.00", "399,000.00", "完成人（团队）", "70%以上"):
        assert words in table


def test_the_statement_is_shown(outputs: list[dict[str, Any]]) -> None:
    _, statement = shown(outputs, "text/html")
    for words in ("结算单：Li", "231,000.00", "168,000.00", "399,000.00", "第十一项"):
        assert words in statement


def test_the_tree_is_drawn(outputs: list[dict[str, Any]]) -> None:
    (drawing,) = shown(outputs, "image/svg+xml")
    assert drawing.lstrip().startswith("<svg")
    for words in ("转化净收入", "技术转移专职人员", "399,000.00", "Zhao"):
        assert words in drawing


def test_the_last_step_is_the_figure(outputs: list[dict[str, Any]]) -> None:
    printed = [one["text"] for one in outputs if one["output_type"] == "stream"]
    *_, last = printed[0].splitlines()
    assert last.endswith("Li：2次合计399,000.00（231,000.00 + 168,000.00）")
    assert printed[1].split()[-2:] == ["665000.00", "570000.00"]
