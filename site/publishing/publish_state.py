"""What a monitor may know about the releases of a site. Reads files only: it needs no database."""

from __future__ import annotations

import fcntl
import functools
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from wagtail.models import Site

from publishing.releases import ReleaseError, ReleaseStore

#: The resident publisher holds this file with flock for as long as it lives.
RESIDENT_LOCK = "resident.lock"


@dataclass(frozen=True, slots=True)
class PublishState:
    """The releases of one site. `lag`: seconds that a request for publishing has been waiting."""

    release: str | None
    published_at: datetime | None
    damaged: tuple[str, ...]
    lag: float = 0.0


def publish_state(site: Site) -> PublishState:
    """Give the state of the releases of `site`; a release that cannot be read is damaged."""
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    try:
        current = store.current_id()
        published = datetime.fromtimestamp(store.pointer.stat().st_mtime, UTC)
    except OSError:
        return PublishState(None, None, _damaged(store, None))
    return PublishState(current, published, _damaged(store, current))


def resident_lives() -> bool | None:
    """Tell whether the resident publisher runs; None when none was ever started here.

    Takes the lock for an instant: a publisher that starts should try for a second.
    """
    try:
        with (Path(settings.RELEASES_DIR) / RESIDENT_LOCK).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return True
    return False


def _damaged(store: ReleaseStore, current: str | None) -> tuple[str, ...]:
    ids = set(store.ids()) | ({current} if current else set())
    return tuple(each for each in sorted(ids) if not _readable(store, each))


def _readable(store: ReleaseStore, release_id: str) -> bool:
    try:
        stat = (store.manifests / f"{release_id}.json").stat()
    except OSError:
        return False
    return _read(store.folder, release_id, stat.st_ino, stat.st_mtime_ns, stat.st_size)


@functools.lru_cache(maxsize=1024)
def _read(folder: Path, release_id: str, _inode: int, _changed: int, _size: int) -> bool:
    """Read a release once for as long as its file stays the same: a large one takes a while."""
    store = ReleaseStore(folder.parent, int(folder.name.removeprefix("site-")))
    try:
        store.manifest(release_id)
    except ReleaseError:
        return False
    return True
