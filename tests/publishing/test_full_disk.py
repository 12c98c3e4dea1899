"""A disk that is full: what was made goes again, and one line says so."""

from __future__ import annotations

import errno
import io
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Site

from publishing import publisher
from publishing.pdf import sheets
from publishing.store import atomic
from publishing.store.releases import ReleaseStore
from tests.publishing.trees import add_page, make_site

pytestmark = pytest.mark.django_db
FULL = OSError(errno.ENOSPC, "No space left on device")
LINE = "stad.localhost: [Errno 28] No space left on device"


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Site:
    """A site with a release, and something new to publish."""
    settings.RELEASES_DIR = tmp_path / "releases"
    Site.objects.all().delete()
    made = make_site()
    publisher.build(made)
    for number in range(3):
        add_page(made.root_page, f"Pagina {number}")
    return made


@pytest.fixture
def store(site: Site, settings: Settings) -> ReleaseStore:
    return ReleaseStore(settings.RELEASES_DIR, site.pk)


def fails_after(times: int, whole: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function work so many times, and find the disk full from then on."""
    left = [times]

    def write(*args: Any, **options: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise FULL
        return whole(*args, **options)

    return write


def on_disk(store: ReleaseStore) -> set[Path]:
    """Return what is there of releases: not the notes, which the next publish replaces."""
    return {
        path
        for folder in (store.folder / "blobs", store.manifests)
        for path in folder.rglob("*")
        if path.is_file()
    } | {store.pointer}


@pytest.mark.parametrize("command", ["build", "publish"])
@pytest.mark.parametrize("place", ["blobs", "manifest"])
def test_what_was_made_goes_and_one_line_says_so(
    store: ReleaseStore,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    command: str,
    place: str,
) -> None:
    before = on_disk(store)
    if place == "blobs":
        monkeypatch.setattr("publishing.store.blobs.write_new", fails_after(5, atomic.write_new))
    else:
        # The manifest is written, its pointer is not.
        monkeypatch.setattr(
            "publishing.store.releases.write_whole", fails_after(1, atomic.write_whole)
        )
    out = io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command(command, stdout=out, stderr=out)
    assert str(failed.value) == LINE
    assert "Traceback" not in out.getvalue()
    assert [each for each in caplog.records if each.exc_info or each.levelno > logging.INFO] == []
    assert on_disk(store) == before
    assert store.current_id() == "00000001"


def test_the_next_publish_works_when_there_is_room(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("publishing.store.blobs.write_new", fails_after(5, atomic.write_new))
        with pytest.raises(CommandError):
            call_command("publish", stdout=io.StringIO())
    call_command("publish", stdout=io.StringIO())
    manifest = store.current()
    assert manifest is not None
    assert (manifest.id, store.check(manifest)) == ("00000002", [])


def test_what_another_release_names_stays(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("publish", stdout=io.StringIO())
    releases = {each: store.manifest(each) for each in store.ids()}
    add_page(Site.objects.get().root_page, "Nog een")
    monkeypatch.setattr("publishing.store.blobs.write_new", fails_after(5, atomic.write_new))
    with pytest.raises(CommandError):
        call_command("build", stdout=io.StringIO(), stderr=io.StringIO())
    assert {each: store.check(manifest) for each, manifest in releases.items()} == {
        "00000001": [],
        "00000002": [],
    }


def test_pdfs_stop_at_the_first_for_which_there_is_no_room(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = store.current()
    assert manifest is not None
    asked: list[str] = []

    def make(_store: Any, _manifest: Any, entry: Any) -> bool:
        asked.append(entry.path)
        raise FULL

    monkeypatch.setattr(sheets, "lacking", lambda *_args: iter(manifest.entries))
    monkeypatch.setattr(sheets, "make", make)
    with pytest.raises(OSError, match="No space left"):
        sheets.make_all(store)
    assert len(asked) == 1


def tree(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder: files with their bytes, and folders."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"/"
        for path in folder.rglob("*")
    }


def export_to(folder: Path) -> None:
    call_command("build", output=folder, stdout=io.StringIO(), stderr=io.StringIO())


#: How a plain export finds the disk full: what writes, and how often it works before that.
EXPORTING = [
    *(("write_new", times) for times in (0, 1, 4, 8)),
    *(("write_whole", times) for times in (0, 1)),
    *(("Path.replace", times) for times in (0, 3)),
]


@pytest.mark.repeats
@pytest.mark.parametrize(("writes", "times"), EXPORTING)
def test_an_export_for_which_there_is_no_room_leaves_nothing_of_its_own(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: str, times: int
) -> None:
    folder = tmp_path / "out" / "tree"
    with monkeypatch.context() as patch:
        _fill(patch, writes, times)
        with pytest.raises(CommandError) as failed:
            export_to(folder)
    assert str(failed.value).startswith("stad.localhost: ")
    assert str(failed.value).endswith("No space left on device")
    assert not (tmp_path / "out").exists()
    export_to(folder)
    assert len(tree(folder)) > 10


@pytest.mark.repeats
@pytest.mark.parametrize(("writes", "times"), EXPORTING)
def test_an_export_over_another_one_puts_nothing_half_in_its_place(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: str, times: int
) -> None:
    folder = tmp_path / "out"
    export_to(folder)
    (folder / "theirs.txt").write_text("of somebody else")
    before = tree(folder)
    for number in range(3):
        add_page(site.root_page, f"Nieuw {number}")
    with monkeypatch.context() as patch:
        _fill(patch, writes, times)
        with pytest.raises(CommandError, match="No space left"):
            export_to(folder)
    after = tree(folder)
    assert after.keys() == before.keys()
    export_to(folder)
    whole = tmp_path / "whole"
    export_to(whole)
    assert tree(folder) == tree(whole) | {"theirs.txt": b"of somebody else"}


def _fill(patch: pytest.MonkeyPatch, writes: str, times: int) -> None:
    """Let exports find the disk full from a moment on."""
    if writes == "Path.replace":
        patch.setattr(Path, "replace", fails_after(times + 1, Path.replace))
    else:
        whole = getattr(atomic, writes)
        patch.setattr(f"publishing.store.plain_tree.{writes}", fails_after(times, whole))
