"""What a monitor may know about the releases of a site. Reads files only: it needs no database."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import Error
from wagtail.models import Site

from publishing.machines import standing
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
        current = standing.shown(site.pk).release
    except OSError:
        current = None
    if current and current != _own(store):
        return PublishState(current, _published_elsewhere(site.pk, current), (), queue.waiting())
    ids = set(store.ids()) | ({current} if current else set())
    moments = {each: _published_at(store, each) for each in sorted(ids)}
    return PublishState(
        current,
        moments[current] if current else None,
        tuple(each for each, moment in moments.items() if moment is None),
        queue.waiting(),
    )


def _own(store: ReleaseStore) -> str | None:
    try:
        return store.current_id()
    except OSError:
        return None


def _published_elsewhere(site_id: int, release: str) -> datetime | None:
    try:
        return datetime.fromisoformat(standing.lines_of(site_id, release)[0].published_at)
    except (ReleaseError, ValueError):
        return None


def served_paths(site: Site) -> tuple[frozenset[str], frozenset[str]]:
    """Return the addresses of what a site serves, and of those that lead on; none while it serves nothing."""
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    try:
        current = standing.shown(site.pk).release
        return _paths(store.folder, current) if current else (frozenset(), frozenset())
    except (OSError, ReleaseError):
        return frozenset(), frozenset()


@functools.lru_cache(maxsize=64)
def _paths(folder: Path, release_id: str) -> tuple[frozenset[str], frozenset[str]]:
    store = ReleaseStore(folder.parent, int(folder.name.removeprefix("site-")))
    _header, lines = standing.lines_of(store.site_id, release_id)
    entries = [decode_entry(line) for line in lines]
    leading = frozenset(each.path for each in entries if each.status in REDIRECTS)
    return frozenset(each.path for each in entries) - leading, leading


def resident_lives() -> bool | None:
    """Return whether the resident publisher runs; None when none was ever started here."""
    try:
        return queue.resident_runs() if queue.resident_was_started() else None
    except Error:
        # Nobody knows: that the database is away is said elsewhere.
        return None


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
