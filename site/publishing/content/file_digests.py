"""The digests of stored files: read once, and looked up while a file stays as it is.

A stored file's name says nothing of its bytes: an upload may get the name of the file that it
replaces, and an operator may put another file in its place. So each load looks at the state of
every file that may be public, and reads those anew whose state differs from when they were read.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from publishing.content.declarations import PublicFile
from publishing.store.atomic import write_whole

logger = logging.getLogger("publishing")

#: The name of what is known, beside the releases of a site.
DIGESTS = "files.json"
#: Nanoseconds for which a file that was just written counts as unsettled: another write within the
#: same tick of the file system's clock (2 s at most, on FAT) would leave its state as it is.
SETTLED = 2_000_000_000
#: Times that a file is read which somebody is writing.
ATTEMPTS = 3
CHUNK = 1 << 20

State = tuple[int | str, ...]


class StorageAwayError(OSError):
    """The media storage is empty, although files of it were public: it is not mounted, or lost."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was read.

    state    its size in bytes, its times of change in nanoseconds and its inode
    settled  whether it was old enough then for `state` to differ after any later write
    """

    state: State
    settled: bool
    digest: str
    size: int


class FileDigests:
    """The digests of the stored files of one site, kept from one load to the next."""

    def __init__(self, known: Mapping[str, Seen] | None = None) -> None:
        self._known: dict[str, Seen] = dict(known or {})
        self._public: dict[tuple[str, str], PublicFile] = {}
        self._asked: set[str] = set()
        self._missing: set[str] = set()
        #: What was missing at the last look.
        self._absent: set[str] = set()
        self._had_some = bool(known)
        self._saved = dict(self._known)
        #: Of a storage that tells of all its files at once: what it told in this load.
        self._listed: dict[str, State] | None = None

    @classmethod
    def of_sites(cls, *site_ids: int) -> FileDigests:
        """Read what the last publishers of sites left; nothing when that is of no use."""
        known: dict[str, Seen] = {}
        for site_id in site_ids:
            try:
                lines = json.loads(_place(site_id).read_bytes())
                known |= {name: Seen(tuple(state), *rest) for name, (state, *rest) in lines.items()}
            except FileNotFoundError:
                continue
            except (OSError, ValueError, TypeError, AttributeError) as error:
                logger.warning("files are read again: %s cannot be used: %s", DIGESTS, error)
        return cls(known)

    def public(self, owner: str, name: str) -> PublicFile:
        """Return a stored file as outputs read it; without a digest when it is not there."""
        digest, size = self.of(name)
        found = self._public.get((owner, name))
        if found is None or (found.digest, found.size) != (digest, size):
            found = self._public[owner, name] = PublicFile(owner, name, digest, size)
        return found

    def of(self, name: str) -> tuple[str, int]:
        """Return the digest and the size in bytes of a stored file; ("", 0) when it is not there.

        Of a file that is there and cannot be read just now, the last known ones are returned.
        """
        self._asked.add(name)
        seen = self._known.get(name)
        try:
            state = self._state(name)
            if seen is None or not seen.settled or seen.state != state:
                seen = self._known[name] = _read(name, state)
            self._missing.discard(name)
        except FileNotFoundError:
            self._known.pop(name, None)
            self._missing.add(name)
            return "", 0
        except OSError as error:
            logger.error("the file %s cannot be read: %s", name, error)
            if seen is None:
                self._missing.add(name)
                return "", 0
        return seen.digest, seen.size

    def apart(self) -> FileDigests:
        """Return what is known, for who goes on with it alone."""
        return FileDigests(self._known)

    def check_storage(self) -> None:
        """Raise StorageAwayError when nothing at all is left of a storage that had public files.

        Else a disk that is not mounted would take every picture and document off the site, and out
        of all its earlier releases.
        """
        if self._had_some and self._missing and not self._known and _is_empty():
            raise StorageAwayError(
                f"the media storage is empty ({len(self._missing)} public files were in it): "
                "nothing is published until it is back"
            )

    def differ(self) -> bool:
        """Return whether any file is another one than when it was read. Reads no file."""
        self._listed = None
        try:
            return any(
                self._state_or_none(name) != seen.state for name, seen in self._known.items()
            ) or any(self._state_or_none(name) is not None for name in self._absent)
        finally:
            self._listed = None

    def _state(self, name: str) -> State:
        """Return the state of a file. Raises OSError."""
        states = getattr(default_storage, "states", None)
        if states is None:
            return _state(name)
        if self._listed is None:
            self._listed = states()
        try:
            return self._listed[name]
        except KeyError:
            raise FileNotFoundError(name) from None

    def _state_or_none(self, name: str) -> State | None:
        try:
            return self._state(name)
        except OSError:
            return None

    def are_settled(self) -> bool:
        """Return whether all were old enough when they were read for a later change to be noticed."""
        return all(seen.settled for seen in self._known.values())

    def keep(self, file: PublicFile) -> None:
        """Keep what is known of a file whose row is not read again."""
        self._asked.add(file.name)
        if not file.digest:
            self._missing.add(file.name)

    def settle(self) -> None:
        """Forget the files that nothing asked about since the last call."""
        self._known = {n: seen for n, seen in self._known.items() if n in self._asked}
        self._public = {key: file for key, file in self._public.items() if key[1] in self._asked}
        self._had_some = bool(self._known)
        self._absent = self._missing
        self._asked, self._missing, self._listed = set(), set(), None

    def save(self, site_id: int) -> None:
        """Leave what is known for the process that loads the site next."""
        if self._known == self._saved:
            return
        lines = {
            name: [seen.state, seen.settled, seen.digest, seen.size]
            for name, seen in sorted(self._known.items())
        }
        body = json.dumps(lines, ensure_ascii=True, separators=(",", ":")).encode()
        write_whole(_place(site_id), body, durable=False)
        self._saved = dict(self._known)


def _place(site_id: int) -> Path:
    return Path(settings.RELEASES_DIR) / f"site-{site_id}" / DIGESTS


def _state(name: str) -> State:
    """Return what differs after a file was written. Raises FileNotFoundError.

    The time of change (ctime) cannot be set by anybody, so that a copy which keeps the size and the
    time of modification is noticed as well.
    """
    if not isinstance(default_storage, FileSystemStorage):
        modified = default_storage.get_modified_time(name)
        return default_storage.size(name), modified.isoformat()
    # As default_storage.path(name), which takes ten times as long; only its state is looked at.
    found = os.stat(os.path.join(default_storage.location, name))
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _read(name: str, state: State) -> Seen:
    """Read a file to its end. Raises OSError."""
    for _attempt in range(ATTEMPTS):
        started = time.time_ns()
        digest, size = hashlib.blake2b(digest_size=16), 0
        with default_storage.open(name) as stored:
            chunk: Any
            for chunk in iter(lambda: stored.read(CHUNK), b""):
                digest.update(chunk)
                size += len(chunk)
        before, state = state, _state(name) if not hasattr(default_storage, "states") else state
        if before == state:
            break
    return Seen(state, _is_old(state, started), digest.hexdigest(), size)


def _is_old(state: State, now: int) -> bool:
    """Return whether a file was written long enough ago; unknown moments of other storages are not."""
    times = [moment for moment in state[1:3] if isinstance(moment, int)]
    return bool(times) and abs(now - max(times)) > SETTLED


def _is_empty() -> bool:
    try:
        folders, files = default_storage.listdir("")
    except OSError:
        return True
    return not folders and not files
