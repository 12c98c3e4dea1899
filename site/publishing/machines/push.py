"""Pushing what is served to other places: first the bytes, then the pointer, then away what was withdrawn.

A place has the same files as the folder of releases, so that a public server reads it as it is, with the
release that is served. What is no more in the folder is taken away there at once: bytes that were withdrawn
are never in it.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field

from publishing.machines.targets import Target, TargetError, existing, target_of
from publishing.search import folder as search
from publishing.store.manifests import Manifest
from publishing.store.releases import TAKEN, ReleaseStore

logger = logging.getLogger("publishing")

POINTER = "current"
#: Seconds that the hook may take.
HOOK_LIMIT = 60
#: Times that a push begins anew because the release became another one meanwhile.
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Pushed:
    """What one push did: the release, and how many files were sent and taken away."""

    release: str
    sent: int
    removed: int
    addresses: list[str] = field(default_factory=list)


class Pusher:
    """Pushes one site to one place, and knows what is there: a second push sends what is new."""

    def __init__(self, store: ReleaseStore, address: str) -> None:
        self.store, self.address = store, address
        self._target: Target = target_of(address, store.folder.name)
        self._there: set[str] | None = None
        self._last: Manifest | None = None
        #: The release and the index that the pointers there name.
        self._shown: tuple[str, str] | None = None
        self._taken = b""

    def push(self) -> Pushed | None:
        """Bring the place up to date; None when nothing is served. Raises TargetError, ReleaseError."""
        for _attempt in range(ATTEMPTS):
            try:
                return self._push()
            except FileNotFoundError as error:
                # Withdrawn, or replaced by the next release, while it was being read.
                logger.info("%s is pushed anew: %s", self.store.folder.name, error)
        raise TargetError(f"{self.store.folder.name} changed all the time while it was pushed")

    def _push(self) -> Pushed | None:
        manifest = self.store.current()
        if manifest is None:
            return None
        folder = self.store.folder
        if (taken := self._mark()) != self._taken:
            # Another machine had the site meanwhile, and may have left anything there.
            self._taken, self._there, self._shown, self._last = taken, None, None, None
        there = self._names()
        files = set(files_of(self.store, manifest))
        beside = set(beside_of(self.store))
        wanted = files | beside
        new = wanted if there is None else wanted - there
        marks = {name for name in beside if name.endswith(f"/{POINTER}")}
        shown = (manifest.id, str(search.current(folder) or ""))
        try:
            self._target.put(folder, new - marks)
            if self._shown != shown:
                self._target.put(folder, {*marks, POINTER})
            gone = {name for name in there or () if not (folder / name).is_file()}
            if gone or there is None:
                self._target.remove(folder, gone)
        except BaseException:
            self._there = self._shown = self._last = None
            raise
        self._shown = shown
        self._there = ((there or set()) | wanted | {POINTER}) - gone
        addresses = changed(self._last, manifest)
        known, self._last = self._last, manifest
        if known is None or addresses:
            purge(manifest, addresses)
        return Pushed(manifest.id, len(new), len(gone), addresses)

    def _mark(self) -> bytes:
        try:
            return (self.store.folder / TAKEN).read_bytes()
        except FileNotFoundError:
            return b""

    def _names(self) -> set[str] | None:
        if self._there is None:
            self._there = self._target.names()
        return self._there

    def verify(self) -> list[str]:
        """Return what at the place is not as it is here. Raises TargetError, ReleaseError."""
        manifest = self.store.current()
        if manifest is None:
            return [] if not self._target.names() else ["nothing is served here"]
        names = {*files_of(self.store, manifest), *beside_of(self.store), POINTER}
        wrong = [
            f"{name}: is missing or differs"
            for name in self._target.differing(self.store.folder, names)
        ]
        left = self._target.names() or set()
        gone = sorted(name for name in left if not (self.store.folder / name).is_file())
        return [*wrong, *(f"{name}: is there and should not be" for name in gone)]


def files_of(store: ReleaseStore, manifest: Manifest) -> Iterable[str]:
    """Yield the names of the files of a release, but for the pointer."""
    folder, root = store.folder, store.blobs.folder.name
    wanted = {entry.blob for entry in manifest.entries}
    found = set()
    for file in store.blobs.entries():
        blob = file.name.partition(".")[0]
        if blob in wanted:
            found.add(blob)
            yield f"{root}/{blob[:2]}/{file.name}"
    if lacking := wanted - found:
        raise FileNotFoundError(
            f"{len(lacking)} files of release {manifest.id}, such as {min(lacking)}"
        )
    yield store.manifest_path(manifest.id).relative_to(folder).as_posix()


def beside_of(store: ReleaseStore) -> Iterable[str]:
    """Yield the names of what was made of a release: the search index, and pictures to share."""
    folder = store.folder
    index = search.current(folder)
    places = [folder / "cards", *([index] if index else [])]
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else ():
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(folder).as_posix()
    if index:
        yield from existing(folder, [f"search/{POINTER}"])


def changed(before: Manifest | None, now: Manifest) -> list[str]:
    """Return the addresses that a cache may have otherwise; "*" for all of them."""
    if before is None or before.base_url != now.base_url:
        return ["*"]
    old = {entry.path: entry.blob for entry in before.entries}
    new = {entry.path: entry.blob for entry in now.entries}
    paths = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    return [f"{now.base_url}{path}" for path in sorted(paths)]


def purge(manifest: Manifest, addresses: list[str]) -> None:
    """Run the program in `AFTER_PUSH` with the addresses that changed, as JSON on its standard input."""
    command = os.environ.get("AFTER_PUSH")
    if not command:
        return
    said = {
        "site": manifest.site,
        "hostname": manifest.hostname,
        "release": manifest.id,
        "addresses": addresses,
    }
    try:
        done = subprocess.run(  # noqa: S603  the operator's own
            [command], input=json.dumps(said), text=True, check=False, timeout=HOOK_LIMIT
        )
        if done.returncode:
            logger.error("%s ended with status %d", command, done.returncode)
    except (OSError, subprocess.TimeoutExpired) as error:
        logger.error("%s: %s", command, error)
