"""Compile the message catalogs (.po) into the wheel (.mo)."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Write one .mo beside each .po; the wheel carries the .mo only."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before anything is packed, also for an editable install."""
        del version
        for po in sorted(Path(self.root, "src/rewardcalc/locale").rglob("*.po")):
            mo = po.with_suffix(".mo")
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
            build_data["artifacts"].append(mo.relative_to(self.root).as_posix())
