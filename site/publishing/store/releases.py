"""Releases: content-addressed blobs, one manifest a release, one pointer that is switched."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from publishing.store import retention
from publishing.store.atomic import sync_files, sync_path, write_whole
from publishing.store.blobs import Blobs
from publishing.store.manifests import (
    ID,
    Entry,
    Header,
    Manifest,
    ReleaseError,
    decode_entry,
    encode_entry,
    encode_manifest,
    former_addresses,
    manifest_of,
    split_manifest,
)

#: Releases that are kept to go back to.
KEEP = 10
#: A mark that is another one each time that a site came from another machine.
TAKEN = "taken"
#: So many files that are other ones are put into the lines of the release before.
FEW = 500
#: The files of a release in their order, the lines of its manifest, and those files whose bytes are new, by blob.
Written = tuple[tuple[Entry, ...], list[str], dict[str, Entry]]

__all__ = ["Entry", "Manifest", "ReleaseError", "ReleaseStore", "former_addresses"]


class ReleaseStore:
    """The releases of one site on disk.

    `blobs/` holds every file once, under the digest of its bytes (publishing.store.blobs). `manifests/` holds one file a release, `current` the id of the one that is served. A blob
    never changes; a manifest is complete before `current` names it.

    Who publishes often keeps its store: it remembers the lines of the manifest that it read or
    wrote last, and writes those of unchanged files as they are.
    """

    def __init__(self, root: Path, site_id: int) -> None:
        self.site_id = site_id
        self.folder = root / f"site-{site_id}"
        self.blobs = Blobs(self.folder / "blobs")
        self.manifests = self.folder / "manifests"
        self.pointer = self.folder / "current"
        self._entries: tuple[Entry, ...] = ()
        self._lines: list[str] = []
        self._lines_of = ""
        #: The release that `serve` wrote right now: it need not be read once more.
        self._just_written = ""
        #: Whether the current release was made on another machine: then its blobs are not all here.
        self._is_bare = False

    def blob_path(self, digest: str) -> Path:
        """Return the place of the plain bytes of a blob, there or not."""
        return self.blobs.path(digest)

    def manifest_path(self, release_id: str) -> Path:
        """Return the place of a manifest. Raises ReleaseError for what is no id."""
        if not ID.fullmatch(release_id):
            raise ReleaseError(f"{release_id[:40]!r} is no id of a release")
        return self.manifests / f"{release_id}.jsonl"

    def add_blob(self, body: bytes, media_type: str) -> str:
        """Keep `body` when it is new. Returns its digest."""
        return self.blobs.add(body, media_type)

    def read_blob(self, digest: str) -> bytes:
        """Read a blob. Raises OSError when it is missing."""
        return self.blobs.read(digest)

    def ids(self) -> list[str]:
        """Return the ids of all releases, the oldest first."""
        if not self.manifests.is_dir():
            return []
        return sorted(p.stem for p in self.manifests.glob("*.jsonl") if ID.fullmatch(p.stem))

    def next_id(self) -> str:
        """Return the id of the next release: a number that only rises, whatever the clock does.

        That of a withdrawn release is not given again: a server may still have it in memory.
        """
        taken = [*self.ids(), *(each.id for each in retention.withdrawn(self))]
        current = self.current_id()
        if current and ID.fullmatch(current):
            taken.append(current)
        return f"{max(map(int, taken), default=0) + 1:08d}"

    def current_id(self) -> str | None:
        """Return the id of the release that is served; None before the first."""
        try:
            return self.pointer.read_text(encoding="ascii", errors="replace").strip() or None
        except FileNotFoundError:
            return None

    def current(self) -> Manifest | None:
        """Read the release that is served; None before the first."""
        release_id = self.current_id()
        return self.manifest(release_id) if release_id else None

    def lines(self, release_id: str) -> tuple[Header, list[str]]:
        """Read a release without making its entries. Raises ReleaseError when it is damaged."""
        try:
            data = self.manifest_path(release_id).read_bytes()
        except OSError as error:
            raise ReleaseError(f"release {release_id} cannot be read: {error}") from error
        return split_manifest(data, release_id)

    def manifest(self, release_id: str) -> Manifest:
        """Read a release. Raises ReleaseError when it is missing or damaged."""
        header, lines = self.lines(release_id)
        known = dict(zip(self._lines, self._entries, strict=True))
        entries = tuple(known.get(line) or decode_entry(line) for line in lines)
        if len({entry.path for entry in entries}) != len(entries):
            raise ReleaseError(f"release {release_id} names an address twice")
        self._entries, self._lines, self._lines_of = entries, lines, release_id
        return manifest_of(header, entries)

    def write(self, manifest: Manifest) -> None:
        """Keep a manifest. Raises ReleaseError when its id is taken or a blob is not whole."""
        path = self.manifest_path(manifest.id)
        if path.exists():
            raise ReleaseError(f"release {manifest.id} exists already")
        self._read_current()
        entries, lines, new = self._replaced(manifest) or self._anew(manifest)
        for entry in new.values():
            if self.blobs.size(entry.blob) != entry.size:
                raise ReleaseError(f"release {manifest.id} lacks the content of {entry.path}")
        data = encode_manifest(manifest, lines)
        self._make_folders()
        # The bytes are on disk before the manifest names them, and that before the pointer.
        sync_files(
            file
            for blob in new
            for file in (self.blob_path(blob), *self.blobs.copies(blob))
            if file.exists()
        )
        write_whole(path, data)
        self.blobs.forget_written()
        self._is_bare = False
        self._entries, self._lines, self._lines_of = entries, lines, manifest.id

    def _anew(self, manifest: Manifest) -> Written:
        """Return what a manifest says, with the lines of unchanged files as they are."""
        before = {entry.blob for entry in self._entries}
        new = {e.blob: e for e in manifest.entries if e.blob not in before}
        known = {e.path: (e, line) for e, line in zip(self._entries, self._lines, strict=True)}
        entries = tuple(sorted(manifest.entries, key=lambda each: each.path))
        if len({entry.path for entry in entries}) != len(entries):
            raise ReleaseError(f"release {manifest.id} names an address twice")
        lines: list[str] = []
        for entry in entries:
            was, line = known.get(entry.path, (None, ""))
            same = was is entry or was == entry
            lines.append(line if same else encode_entry(entry))
        return entries, lines, new

    def _replaced(self, manifest: Manifest) -> Written | None:
        """Return the same where a few files are other ones at the addresses of before; None where that is not so."""
        entries = manifest.entries
        if not entries or len(entries) != len(self._entries):
            return None
        pairs = zip(self._entries, entries, strict=True)
        places = [place for place, (was, now) in enumerate(pairs) if was is not now and was != now]
        if len(places) > FEW or any(self._entries[n].path != entries[n].path for n in places):
            return None
        lines = self._lines.copy()
        for place in places:
            lines[place] = encode_entry(entries[place])
        return entries, lines, {entries[place].blob: entries[place] for place in places}

    def _read_current(self) -> None:
        """Know the release that is served: its blobs are whole and on disk."""
        current = self.current_id()
        if current and current != self._lines_of:
            try:
                self.manifest(current)
            except ReleaseError:
                current = None
        if not current or self._is_bare:
            self._entries, self._lines, self._lines_of = (), [], ""

    def _make_folders(self) -> None:
        if not self.manifests.is_dir():
            self.manifests.mkdir(parents=True)
            for folder in (self.folder, self.folder.parent):
                sync_path(folder)

    def take_over(self, release_id: str, manifest: bytes, last: str) -> None:
        """Go on from a release that was made on another machine, whose last number was `last`.

        The manifest alone is here, or not even that: what it names is made anew by the next publish.
        """
        self._make_folders()
        # Who knows what was pushed from here knows nothing of what another machine pushed since.
        write_whole(self.folder / TAKEN, secrets.token_hex(8).encode())
        if manifest:
            write_whole(self.manifest_path(release_id), manifest)
        if last > release_id:
            retention.give_no_more(self, last)
        if release_id:
            write_whole(self.pointer, release_id.encode())
        self._entries, self._lines, self._lines_of, self._is_bare = (), [], "", True

    def switch(self, release_id: str) -> None:
        """Serve another release from the next request on. Raises ReleaseError when it is damaged."""
        if release_id != self._just_written:
            self.lines(release_id)
        self._just_written = ""
        write_whole(self.pointer, release_id.encode())

    def serve(self, release: Manifest, withdrawn: set[str], current: Manifest | None) -> Manifest:
        """Serve a release when it differs from the current one, and return the one that is served.

        What was withdrawn, a set of blobs, leaves all other releases right after.
        """
        if current is not None and not release.differs(current):
            # What is shown no more may stand in an earlier release.
            self.withdraw(withdrawn)
            return current
        try:
            self.write(release)
            self.announce(withdrawn)
            self._just_written = release.id
            self.switch(release.id)
        except BaseException:
            with suppress(OSError):
                self.forget(release.id)
            raise
        self.withdraw()
        self.prune(KEEP)
        return release

    def check(self, manifest: Manifest) -> list[str]:
        """Return what is wrong with the files of a release on disk: each blob and its copies."""
        return [
            f"{entry.path}: {problem}"
            for entry in manifest.entries
            for problem in self.blobs.problems(entry.blob, entry.size)
        ]

    def rollback(
        self, release_id: str = "", before: Callable[[Manifest], None] | None = None
    ) -> Manifest:
        """Serve an earlier release: the one before the current, or the one that is named.

        `before` is called with it right before the switch.

        Raises ReleaseError, and changes nothing, when it is not there or not whole, or when
        something in it was withdrawn.
        """
        return retention.rollback(self, release_id, before)

    def pin(self, release_id: str) -> None:
        """Keep a release: what publishes by itself leaves this site alone until `unpin`."""
        write_whole(self.folder / "pinned", release_id.encode())

    def pinned(self) -> str:
        """Return the release that is kept; empty when the site is published as usual."""
        try:
            return (self.folder / "pinned").read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return ""

    def unpin(self) -> None:
        """Publish this site as usual again."""
        (self.folder / "pinned").unlink(missing_ok=True)

    def prune(self, keep: int) -> list[str]:
        """Forget all but the newest `keep` releases and the current one; give what went.

        Their blobs stay until `collect`.
        """
        return retention.prune(self, keep)

    def collect(self, *, now: float | None = None) -> int:
        """Remove what no release names, and return the number of files.

        A file's age is told by `now` (seconds, Unix time), or else by the clock of its disk. For idle
        moments, never inside a publish: it does nothing while the lock is held.
        """
        return retention.collect(self, now)

    def clear_failed(self, since: float) -> None:
        """Remove what a publish that failed made since a moment. Called with the lock held."""
        retention.clear_failed(self, since)

    def forget(self, release_id: str) -> None:
        """Remove a release that was written and never served. Its blobs stay."""
        if self.current_id() != release_id:
            self.manifest_path(release_id).unlink(missing_ok=True)

    def announce(self, blobs: Iterable[str]) -> None:
        """Write down, before the switch, what `withdraw` has to take away after it."""
        retention.announce(self, set(blobs))

    def withdraw(self, blobs: Iterable[str] = ()) -> list[str]:
        """Take these blobs, and what was announced, out of every release; give those that went.

        Called with the lock held, after the switch. A killed publish is made up for by calling it
        without blobs at the start of the next one.
        """
        return retention.withdraw(self, set(blobs))

    def improve(self, limit_seconds: float) -> int:
        """Make smaller compressed copies for the current release, for so long; give the number."""
        return retention.improve(self, limit_seconds)
