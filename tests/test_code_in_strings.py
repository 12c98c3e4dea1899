"""Code that tests hand to another process as text imports only what there is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module, util
from pathlib import Path

IMPORT = re.compile(r"^\s*from ([a-z_.]+) import ([A-Za-z_, ]+)$", re.M)
OURS = ("contacts", "core", "demo", "districts", "home", "publishing", "tests", "translations")


def imports_in_strings(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line, module, name) of each import from our own modules in the strings of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for module, names in IMPORT.findall(node.value):
                if module.split(".")[0] in OURS:
                    yield from ((node.lineno, module, name.split()[0]) for name in names.split(","))


def is_there(module: str, name: str) -> bool:
    """Return whether a module has a name, or a module below it."""
    if util.find_spec(module) is None:
        return False
    return hasattr(import_module(module), name) or util.find_spec(f"{module}.{name}") is not None


def test_an_import_in_a_string_is_seen() -> None:
    source = 'CODE = """\nfrom home.models import Nowhere, HomePage\n"""'
    found = list(imports_in_strings(source))
    assert found == [(1, "home.models", "Nowhere"), (1, "home.models", "HomePage")]
    assert [is_there(module, name) for _line, module, name in found] == [False, True]
    assert is_there("contacts", "erasure")
    assert not is_there("contacts.nowhere", "erasure")


def test_every_import_in_a_string_is_of_something_that_exists(repository: Path) -> None:
    wrong, seen = [], 0
    for folder in ("tests", "benchmarks", "tools"):
        for path in sorted((repository / folder).rglob("*.py")):
            for line, module, name in imports_in_strings(path.read_text(encoding="utf-8")):
                seen += 1
                if path != Path(__file__) and not is_there(module, name):
                    wrong.append(f"{path.relative_to(repository)}:{line}: {module}.{name}")
    assert wrong == []
    assert seen > 10
