"""Who may import whom: the generator knows no app, and the apps stand on each other in one order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

#: Our own top-level packages, the lowest first, and for each which of those above it it may import.
OWN = (
    *("hours_engine", "publishing", "core", "translations", "open_data"),
    *("contacts", "home", "districts", "wijkwijzer", "demo"),
)
UPWARD: dict[str, set[str]] = {
    # The frame of a page shows alerts and the footer's pages; the lists of open data still stand above.
    "core": {"home", "translations"},
    "open_data": {"contacts", "home", "districts"},
    # The start page shows the districts.
    "home": {"districts"},
}
ALLOWED = {name: set(OWN[:place]) | UPWARD.get(name, set()) for place, name in enumerate(OWN)}
ALLOWED["publishing"] = set()
FOLDERS = {name: f"site/{name}" for name in OWN if name not in ("contacts", "home", "districts")}
SETTINGS = "wijkwijzer.settings"


@dataclass(frozen=True)
class Import:
    """One import of one of our own modules."""

    importer: str
    imported: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def modules(repository: Path, package: str) -> Iterator[tuple[str, Path]]:
    """Yield (dotted name, path) of every module of the package, migrations left out."""
    folder = repository / FOLDERS.get(package, package)
    for path in sorted(folder.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        parts = (package, *path.relative_to(folder).with_suffix("").parts)
        yield ".".join(parts).removesuffix(".__init__"), path


def imports(repository: Path, package: str) -> Iterator[Import]:
    """Yield every import of our own modules, those inside functions and type checks too."""
    for name, path in modules(repository, package):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{name}:{node.lineno}: a relative import"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for imported in names:
                if imported.split(".")[0] in OWN:
                    yield Import(name, imported, node.lineno)


def test_the_rule_sees_imports(repository: Path) -> None:
    assert any(found.imported.startswith("core.") for found in imports(repository, "contacts"))


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_a_package_imports_only_what_it_stands_on(repository: Path, package: str) -> None:
    wrong = [
        str(found)
        for found in imports(repository, package)
        if found.imported.split(".")[0] not in ALLOWED[package] | {package}
    ]
    assert wrong == []


@pytest.mark.parametrize("package", OWN)
def test_nobody_imports_the_settings(repository: Path, package: str) -> None:
    wrong = [
        str(found)
        for found in imports(repository, package)
        if found.imported.startswith(SETTINGS) and not found.importer.startswith(SETTINGS)
    ]
    assert wrong == []
