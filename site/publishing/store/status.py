"""What a monitor may know about the releases of a site. Reads files only: it needs no database."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from wagtail.models import Site

from publishing.runtime import queue
from publishing.store.manifests import REDIRECTS, decode_entry
from publishing.store.releases import ReleaseError, ReleaseStore


@dataclass(frozen=True, slots=True)
class PublishState:
    """The releases of one site. `lag`: seconds that a request for publishing has been waiting."""

    release: str | None
    published_at: datetime | None
    damaged: tuple[str, ...]
    lag: float = 0.0


def publish_state(site: Site) -> PublishState:
    """Return the state of the releases of `site`; a release that cannot be read is damaged.

    A request for publishing is for all sites at once, so each of them waits for it.
    """
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    try:
        current = store.current_id()
    except OSError:
        current = None
    ids = set(store.ids()) | ({current} if current else set())
    moments = {each: _published_at(store, each) for each in sorted(ids)}
    return PublishState(
        current,
        moments[current] if current else None,
        tuple(each for each, moment in moments.items() if moment is None),
        queue.waiting(),
    )


def served_paths(site: Site) -> tuple[frozenset[str], frozenset[str]]:
    """Return the addresses of what a site serves, and of those that lead on; none while it serves nothing."""
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    try:
        current = store.current_id()
        return _paths(store.folder, current) if current else (frozenset(), frozenset())
    except (OSError, ReleaseError):
        return frozenset(), frozenset()


@functools.lru_cache(maxsize=64)
def _paths(folder: Path, release_id: str) -> tuple[frozenset[str], frozenset[str]]:
    store = ReleaseStore(folder.parent, int(folder.name.removeprefix("site-")))
    _header, lines = store.lines(release_id)
    entries = [decode_entry(line) for line in lines]
    leading = frozenset(each.path for each in entries if each.status in REDIRECTS)
    return frozenset(each.path for each in entries) - leading, leading


def resident_lives() -> bool | None:
    """Return whether the resident publisher runs; None when none was ever started here."""
    if not (Path(settings.RELEASES_DIR) / "resident.lock").exists():
        return None
    return queue.resident_runs()


def _published_at(store: ReleaseStore, release_id: str) -> datetime | None:
    """Return the moment of a release; None when it is damaged."""
    try:
        stat = store.manifest_path(release_id).stat()
    except (OSError, ReleaseError):
        return None
    return _read(store.folder, release_id, stat.st_ino, stat.st_mtime_ns, stat.st_size)


@functools.lru_cache(maxsize=1024)
def _read(folder: Path, release_id: str, _inode: int, _changed: int, _size: int) -> datetime | None:
    """Read a release once for as long as its file stays the same: a large one takes a while."""
    store = ReleaseStore(folder.parent, int(folder.name.removeprefix("site-")))
    try:
        header, _lines = store.lines(release_id)
        return datetime.fromisoformat(header.published_at)
    except (ReleaseError, ValueError):
        return None
