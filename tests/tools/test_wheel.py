"""A wheel holds the compiled catalogues, or is not built at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from publishing.content.language_table import catalogues
from tests.test_layout import tracked
from tools.wheel import uncompiled


@pytest.fixture
def sources(repository: Path, tmp_path: Path) -> Path:
    """The sources as a clone has them: nothing is compiled."""
    for path in tracked(repository):
        place = path.relative_to(repository)
        if place.parts[0] not in ("tests", "benchmarks", "docs") and place.parts[:3] != (
            "site",
            "demo",
            "content",
        ):
            target = tmp_path / "sources" / place
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return tmp_path / "sources"


def build(sources: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    return subprocess.run(command, cwd=sources, capture_output=True, text=True, check=False)


def test_a_clone_is_built_when_its_catalogues_are_compiled(sources: Path, tmp_path: Path) -> None:
    refused = build(sources, tmp_path / "out")
    assert refused.returncode != 0
    words = refused.stdout + refused.stderr
    assert "catalogues are not compiled" in words
    assert "Run: python tools/catalogues.py compile" in words
    assert not list((tmp_path / "out").glob("*.whl"))
    subprocess.run(
        [sys.executable, "tools/catalogues.py", "compile"],
        cwd=sources,
        env={"PYTHONPATH": str(sources / "site")},
        check=True,
    )
    answer = build(sources, tmp_path / "out")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    (wheel,) = (tmp_path / "out").glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"wijkwijzer/locale/{name}/LC_MESSAGES/public.mo" for name in catalogues()} <= names
    assert "wijkwijzer/locale/nl/LC_MESSAGES/django.mo" in names
    assert "wijkwijzer/municipality/make.py" in names
    sees_its_own_files(wheel, tmp_path)


def sees_its_own_files(wheel: Path, folder: Path) -> None:
    """An install of the same version with another file makes other pages: an image is built again so."""
    installed = folder / "lib/site-packages"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
    seen = {files_seen(installed, folder)}
    for name in (
        "home/start/news.py",
        "wijkwijzer/templates/base.html",
        "wijkwijzer/static/css/site.css",
    ):
        path = installed / name
        path.write_bytes(path.read_bytes() + b"\n")
        seen.add(files_seen(installed, folder))
    assert len(seen) == 4


def files_seen(installed: Path, folder: Path) -> str:
    """Return the fingerprint of a program as a process of its own has it."""
    lines = "import django; django.setup(); from publishing import fingerprint as f; "
    lines += "assert str(f.__file__).startswith({!r}); print(f.fingerprint())"
    answer = subprocess.run(
        [sys.executable, "-c", lines.format(str(installed))],
        cwd=folder,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
            "WIJKWIJZER_DATA_DIR": str(folder / "data"),
            "PYTHONPATH": str(installed),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_a_catalogue_that_was_changed_since_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "site/wijkwijzer/locale/nl/LC_MESSAGES"
    folder.mkdir(parents=True)
    for name in ("public.po", "django.po", "django.mo"):
        (folder / name).touch()
    assert uncompiled(tmp_path) == ["site/wijkwijzer/locale/nl/LC_MESSAGES/public.po"]
