"""Which releases stay, what goes back, and what must never come back (decision 7)."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from publishing.cards import folder as cards
from publishing.search import folder
from publishing.store.atomic import LockTimeoutError, clock_of, lock, sync_path, write_whole
from publishing.store.blobs import Blobs
from publishing.store.manifests import Entry, Header, Manifest, ReleaseError, decode_entry

logger = logging.getLogger("publishing")
#: Seconds that a file without a release stays: a publish may be about to name it.
YOUNG = 600.0
#: Releases that always stay, whatever number is asked for: a request may still be reading one.
LEAST = 2


class Store(Protocol):
    """What of a release store is asked here (`publishing.store.releases.ReleaseStore`)."""

    folder: Path
    manifests: Path
    blobs: Blobs

    def ids(self) -> list[str]:
        """Return the numbers of all releases, the oldest first."""
        ...

    def current_id(self) -> str | None:
        """Return the number of the release that is served."""
        ...

    def current(self) -> Manifest | None:
        """Return the release that is served."""
        ...

    def lines(self, release_id: str) -> tuple[Header, list[str]]:
        """Return a manifest as it is written. Raises ReleaseError."""
        ...

    def manifest(self, release_id: str) -> Manifest:
        """Return a manifest. Raises ReleaseError."""
        ...

    def manifest_path(self, release_id: str) -> Path:
        """Return where a manifest lies. Raises ReleaseError for what is no number."""
        ...

    def pin(self, release_id: str) -> None:
        """Stay at a release until somebody publishes by hand."""
        ...

    def switch(self, release_id: str) -> None:
        """Serve a release."""
        ...


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A release that went because something in it was taken away. `at` is ISO 8601, UTC."""

    id: str
    at: str


def prune(store: Store, keep: int) -> list[str]:
    """Remove manifests beyond the newest `keep`, never the current one."""
    ids = store.ids()
    current = store.current_id()
    gone = [each for each in ids[: max(len(ids) - max(keep, LEAST), 0)] if each != current]
    for release_id in gone:
        store.manifest_path(release_id).unlink(missing_ok=True)
    return gone


def collect(store: Store, now: float | None) -> int:
    """Remove old files that no release names. Does nothing during a publish."""
    try:
        with lock(store.folder, seconds=0):
            now = clock_of(store.folder) if now is None else now
            used = _used(store)
            if used is None:
                return 0
            count = 0
            for file in store.blobs.entries():
                named = not file.name.startswith(".") and file.name.partition(".")[0] in used
                if not named and now - file.stat().st_mtime > YOUNG:
                    Path(file).unlink()
                    count += 1
            return count
    except LockTimeoutError:
        return 0


def clear_failed(store: Store, since: float) -> None:
    """Remove what a publish made since a moment (Unix time) and no release names.

    Called with the lock held, when that publish failed: on a full disk its files would keep the
    disk full, for the next publish and for the database as well.
    """
    used = _used(store)
    if used is None:
        return
    for file in store.blobs.entries():
        named = not file.name.startswith(".") and file.name.partition(".")[0] in used
        if not named and file.stat().st_mtime >= since:
            Path(file).unlink(missing_ok=True)


def _used(store: Store) -> set[str] | None:
    """Return the blobs of all releases; None when one cannot be read: then nothing may go."""
    lines: set[str] = set()
    for release_id in store.ids():
        try:
            lines.update(store.lines(release_id)[1])
        except ReleaseError as error:
            logger.error("nothing is cleared away in %s: %s", store.folder.name, error)
            return None
    return {decode_entry(line).blob for line in lines}


def improve(store: Store, limit_seconds: float) -> int:
    """Make the copies of the current release smaller until the time is up."""
    deadline = time.monotonic() + limit_seconds
    current = store.current()
    count = 0
    for entry in current.entries if current else ():
        if time.monotonic() > deadline:
            break
        count += store.blobs.improve(entry.blob)
    return count


def withdrawn(store: Store) -> list[Withdrawn]:
    """Return the releases that went because something was withdrawn, the oldest first."""
    try:
        lines = _record(store).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [Withdrawn(*json.loads(line)) for line in lines]


def give_no_more(store: Store, release_id: str) -> None:
    """Count a release of another machine among those that cannot come back here: its number is taken."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [*withdrawn(store), Withdrawn(release_id, at)]
    text = "".join(f"{json.dumps([each.id, each.at])}\n" for each in lines)
    write_whole(_record(store), text.encode())


def announce(store: Store, blobs: set[str]) -> None:
    """Keep what is to be withdrawn over a crash."""
    if blobs:
        write_whole(_plan(store), json.dumps(sorted(blobs | _announced(store))).encode())


def withdraw(store: Store, blobs: set[str]) -> list[str]:
    """Remove each release, but the current one, that holds what is no longer public."""
    announce(store, blobs)
    wanted = _announced(store)
    if not wanted:
        return []
    current = store.current()
    # What was made of a page says what it said.
    folder.keep_fitting(store.folder, current.entries if current else ())
    cards.keep_listed(store.folder, store.blobs, current.entries if current else ())
    public = {(e.path, e.blob) for e in current.entries} if current else set()
    gone, held, blind = _releases_with(store, wanted, public, current.id if current else "")
    if gone:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        record = [*withdrawn(store), *(Withdrawn(release_id, at) for release_id in gone)]
        text = "".join(f"{json.dumps([each.id, each.at])}\n" for each in record)
        write_whole(_record(store), text.encode())
        for release_id in gone:
            store.manifest_path(release_id).unlink(missing_ok=True)
        sync_path(store.manifests)
    # All that only they held goes at once: other pages may show what was withdrawn as well.
    used = _used(store) or {blob for _path, blob in public}
    if blind:
        # What a release held that cannot be read is whatever no other one names.
        held |= {file.name.lstrip(".").partition(".")[0] for file in store.blobs.entries()}
    for blob in sorted((wanted | held) - used):
        store.blobs.remove(blob)
    _plan(store).unlink(missing_ok=True)
    return gone


def _releases_with(
    store: Store, blobs: set[str], public: set[tuple[str, str]], current: str
) -> tuple[list[str], set[str], bool]:
    """Find the releases with one of the blobs, or with another version of the same output.

    Gives their ids, all blobs that they hold, and whether one could not be read. A release that was
    named by its id instead of a blob is one that could not be read before.

    An older version of a page that is taken away shows the same person or phone number: at the
    address, or from the owner, of a withdrawn blob only what is public now may stay.
    """
    releases: dict[str, list[Entry]] = {}
    gone = []
    # Releases have most of their lines in common; each is read once.
    known: dict[str, Entry] = {}
    for release_id in store.ids():
        if release_id == current:
            continue
        try:
            lines = store.lines(release_id)[1]
            known |= {line: decode_entry(line) for line in lines if line not in known}
            releases[release_id] = [known[line] for line in lines]
        except ReleaseError:
            # What cannot be read cannot be served, and may hold anything.
            gone.append(release_id)
    blind = bool(gone)
    named = [e for entries in releases.values() for e in entries if e.blob in blobs]
    paths = {e.path for e in named}
    owners = {e.owner for e in named if e.owner}
    held: set[str] = set()
    for release_id, entries in releases.items():
        if release_id in blobs or any(
            (e.path in paths or e.owner in owners) and (e.path, e.blob) not in public
            for e in entries
        ):
            gone.append(release_id)
            held.update(e.blob for e in entries)
    return sorted(gone), held, blind


def rollback(
    store: Store, release_id: str, before: Callable[[Manifest], None] | None = None
) -> Manifest:
    """Serve an earlier release after a look at all its files."""
    with lock(store.folder, seconds=3):
        current = store.current_id()
        earlier = [each for each in store.ids() if current and each < current]
        went = {each.id: each.at for each in withdrawn(store)}
        target = release_id or (earlier[-1] if earlier else "")
        if target in went:
            raise ReleaseError(
                f"release {target} cannot come back: something in it was withdrawn at {went[target]}"
            )
        if not target:
            last = max(went.values(), default="")
            because = f": something in them was withdrawn at {last}" if last else ""
            raise ReleaseError(f"there is no earlier release to go back to{because}")
        manifest = store.manifest(target)
        for entry in manifest.entries:
            if store.blobs.size(entry.blob) != entry.size:
                raise ReleaseError(f"release {target} lacks the content of {entry.path}")
        if before is not None:
            before(manifest)
        # Else the next edit would bring back what was just taken away.
        store.pin(target)
        store.switch(target)
        folder.keep_fitting(store.folder, manifest.entries)
        cards.keep_listed(store.folder, store.blobs, manifest.entries)
        return manifest


def _record(store: Store) -> Path:
    return store.folder / "withdrawn.jsonl"


def _plan(store: Store) -> Path:
    return store.folder / "withdrawing.json"


def _announced(store: Store) -> set[str]:
    try:
        return set(json.loads(_plan(store).read_bytes()))
    except FileNotFoundError:
        return set()
