"""Hook of hatchling: a wheel without compiled catalogues cannot be built, its pages would be English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CataloguesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Refuses to go on without the phrases of each language."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Look at what goes into a wheel. An install of the sources compiles for itself."""
        if version == "editable":
            return
        if lacking := uncompiled(Path(self.root)):
            raise RuntimeError(
                f"{len(lacking)} catalogues are not compiled ({lacking[0]} is the first): the site "
                "would be in English. Run: python tools/catalogues.py compile"
            )


def uncompiled(root: Path) -> list[str]:
    """Return the catalogues that are not compiled, or were changed since."""
    sources = sorted((root / "site/wijkwijzer/locale").glob("*/LC_MESSAGES/*.po"))
    return [
        source.relative_to(root).as_posix()
        for source in sources
        if not (made := source.with_suffix(".mo")).is_file()
        or made.stat().st_mtime < source.stat().st_mtime
    ]
