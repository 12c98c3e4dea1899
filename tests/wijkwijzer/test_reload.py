"""The demo for who works on it: what changes on disk starts those anew that read it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from publishing import fingerprint
from wijkwijzer.management.commands import serve_demo
from wijkwijzer.management.commands.serve_demo import Sources


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    styles = tmp_path / "static" / "css" / "source"
    styles.mkdir(parents=True)
    for name in ("page.html", "code.py", "phrases.mo", "static/css/source/a.css"):
        (tmp_path / name).write_text("before")
    found: list[list[str]] = []

    def run(command: list[str], **_options: Any) -> None:
        found.append(command[1:])

    monkeypatch.setattr(serve_demo, "STYLES", styles)
    monkeypatch.setattr(serve_demo, "SHEET", styles.parent / "site.css")
    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr(
        fingerprint, "files", lambda: (path for path in tmp_path.rglob("*") if path.is_file())
    )
    return found


CSS = [["-m", "tools.css_build"]]


@pytest.mark.parametrize(
    ("name", "started", "styles"),
    [
        ("page.html", (), CSS),
        ("static/css/source/a.css", (), CSS),
        ("code.py", ("public", "cms"), []),
        ("phrases.mo", ("public", "cms"), []),
        ("new.py", ("public", "cms"), []),
    ],
)
def test_a_change_starts_anew_who_reads_it_once(
    tmp_path: Path,
    built: list[list[str]],
    name: str,
    started: tuple[str, ...],
    styles: list[list[str]],
) -> None:
    sources = Sources()
    (tmp_path / name).write_text("after!")
    assert sources.touched() == started
    assert built == styles
    assert sources.touched() == ()


@pytest.mark.usefixtures("built")
def test_a_file_that_is_taken_away_or_only_touched_counts(tmp_path: Path) -> None:
    sources = Sources()
    (tmp_path / "code.py").unlink()
    assert sources.touched() == ("public", "cms")
    os.utime(tmp_path / "page.html", ns=(1, 1))
    assert sources.touched() == ()


def test_nothing_changed_starts_nothing(built: list[list[str]]) -> None:
    assert Sources().touched() == ()
    assert built == []


def test_what_changes_while_the_style_sheet_is_made_is_seen(
    tmp_path: Path, built: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = Sources()
    (tmp_path / "page.html").write_text("after!")

    def meanwhile(command: list[str], **_options: Any) -> None:
        built.append(command[1:])
        (tmp_path / "static/css/site.css").write_text("made")
        (tmp_path / "static/css/source/a.css").write_text("after!")

    with monkeypatch.context() as patch:
        patch.setattr("subprocess.run", meanwhile)
        sources.touched()
    sources.touched()
    assert built == CSS * 2
    assert sources.touched() == ()
    assert built == CSS * 2


def test_an_app_of_the_wheel_is_ours_and_one_of_others_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a program that is installed from its wheel would not see that it was replaced."""
    packages = {"home": ["wijkwijzer"], "taggit": ["django-taggit"]}
    monkeypatch.setattr("importlib.metadata.packages_distributions", lambda: packages)
    fingerprint._installed.cache_clear()
    folder = Path("/opt/lib/python3.11/site-packages")
    found = {name: fingerprint._is_ours(folder / name) for name in ("home", "taggit")}
    fingerprint._installed.cache_clear()
    assert found == {"home": True, "taggit": False}
    assert fingerprint._is_ours(Path("/srv/wijkwijzer/home"))
