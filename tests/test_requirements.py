"""What is installed is pinned, fits Debian's Python, and comes from nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

#: Debian 12: the oldest Python that the project is installed on.
OLDEST_PYTHON = "3.11.2"
FILES = (
    *("runtime.txt", "imports.txt", "s3.txt", "public.txt", "demo.txt", "build.txt", "dev.txt"),
    *("images.txt", "peers.txt", "validators.txt"),
)
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.M)


def pins(repository: Path, name: str) -> dict[str, str]:
    """Return the pinned version of every package of a file."""
    return dict(PIN.findall((repository / "requirements" / name).read_text(encoding="utf-8")))


def test_every_dependency_of_the_project_is_pinned(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    names = ("runtime.txt", "imports.txt", "s3.txt", "demo.txt")
    pinned = {name: version for each in names for name, version in pins(repository, each).items()}
    extras = project["project"]["optional-dependencies"].values()
    wrong = [
        text
        for text in [*project["project"]["dependencies"], *(t for each in extras for t in each)]
        if (wanted := Requirement(text)).name not in pinned
        or pinned[wanted.name] not in wanted.specifier
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_a_hash_and_no_address(repository: Path, name: str) -> None:
    text = (repository / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash)", text, re.M)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_what_is_installed_together_agrees(repository: Path) -> None:
    versions: dict[str, set[str]] = {}
    for name in FILES[:7]:
        for package, version in pins(repository, name).items():
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}


def test_every_pin_runs_on_the_oldest_python(repository: Path) -> None:
    too_new = {}
    for name in FILES:
        for package in pins(repository, name):
            try:
                needed = distribution(package).metadata["Requires-Python"]
            except PackageNotFoundError:
                continue
            if needed and OLDEST_PYTHON not in SpecifierSet(needed):
                too_new[package] = needed
    assert too_new == {}
