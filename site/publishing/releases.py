"""Releases: content-addressed blobs, one manifest a release, one pointer that is switched."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import brotli

#: Compressing these saves traffic; pictures and fonts are compressed already.
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/xml",
    "application/atom+xml",
    "application/vnd.oai",
    "image/svg+xml",
)
FORMAT = 1


class ReleaseError(RuntimeError):
    """A release cannot be read or must not be used."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a release. `path` is its address on the site, `blob` the digest of its bytes."""

    path: str
    blob: str
    size: int
    media_type: str
    kind: str
    language: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release: all its files, and what it belongs to."""

    id: str
    site: int
    hostname: str
    base_url: str
    languages: tuple[str, ...]
    entries: tuple[Entry, ...]

    def by_path(self) -> Mapping[str, Entry]:
        """Give the files by address."""
        return {entry.path: entry for entry in self.entries}


class ReleaseStore:
    """The releases of one site on disk.

    `blobs/` holds every file once, under the digest of its bytes, with its `.gz` and `.br` beside
    it. `manifests/` holds one file a release, `current` the id of the one that is served. A blob
    never changes; a manifest is complete before `current` names it.
    """

    def __init__(self, root: Path, site_id: int) -> None:
        self.folder = root / f"site-{site_id}"
        self.blobs = self.folder / "blobs"
        self.manifests = self.folder / "manifests"
        self.pointer = self.folder / "current"

    def blob_path(self, digest: str) -> Path:
        """Give the place of a blob."""
        return self.blobs / digest[:2] / digest

    def add_blob(self, body: bytes, media_type: str) -> str:
        """Keep `body`, and its compressed copies, when it is new. Returns its digest."""
        digest = hashlib.blake2b(body, digest_size=16).hexdigest()
        path = self.blob_path(digest)
        if path.is_file() and path.stat().st_size == len(body):
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        if media_type.startswith(COMPRESSIBLE) and len(body) > 200:
            # lgwin 16 fits pages below 64 KB: thirty times faster than the default at this quality.
            compressed = brotli.compress(body, quality=9, lgwin=16)
            write_whole(path.with_name(f"{digest}.br"), compressed, durable=False)
            zipped = gzip.compress(body, 9, mtime=0)
            write_whole(path.with_name(f"{digest}.gz"), zipped, durable=False)
        # Last: a blob without its copies would be taken for complete.
        write_whole(path, body, durable=False)
        return digest

    def ids(self) -> list[str]:
        """Give the ids of all releases, the oldest first."""
        if not self.manifests.is_dir():
            return []
        return sorted(path.stem for path in self.manifests.glob("*.json"))

    def next_id(self) -> str:
        """Give the id of the next release: a number that only rises, whatever the clock does."""
        ids = self.ids()
        return f"{int(ids[-1]) + 1 if ids else 1:08d}"

    def current_id(self) -> str | None:
        """Give the id of the release that is served; None before the first."""
        try:
            return self.pointer.read_text(encoding="ascii").strip() or None
        except FileNotFoundError:
            return None

    def manifest(self, release_id: str) -> Manifest:
        """Read a release. Raises ReleaseError when it is missing or damaged."""
        try:
            data = json.loads((self.manifests / f"{release_id}.json").read_bytes())
            body = {key: value for key, value in data.items() if key not in ("format", "digest")}
            if data["format"] != FORMAT or data["digest"] != _digest(body):
                raise ReleaseError(f"release {release_id} of {self.folder.name} is damaged")
            entries = tuple(Entry(**entry) for entry in body.pop("entries"))
            return Manifest(**{**body, "languages": tuple(body["languages"])}, entries=entries)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ReleaseError(f"release {release_id} cannot be read: {error}") from error

    def current(self) -> Manifest | None:
        """Read the release that is served; None before the first."""
        release_id = self.current_id()
        return self.manifest(release_id) if release_id else None

    def write(self, manifest: Manifest) -> None:
        """Keep a manifest. Raises ReleaseError when its id is taken or a blob is missing."""
        missing = [e.path for e in manifest.entries if not self.blob_path(e.blob).is_file()]
        if missing:
            raise ReleaseError(f"release {manifest.id} lacks the content of {missing[0]}")
        body = asdict(manifest)
        self.manifests.mkdir(parents=True, exist_ok=True)
        path = self.manifests / f"{manifest.id}.json"
        # All blobs at once: a call for each of a thousand files would take most of a publish.
        os.sync()
        if path.exists():
            raise ReleaseError(f"release {manifest.id} exists already")
        data = {"format": FORMAT, "digest": _digest(json.loads(json.dumps(body))), **body}
        write_whole(path, json.dumps(data, ensure_ascii=False, indent=0).encode())

    def switch(self, release_id: str) -> None:
        """Serve another release from the next request on. Raises ReleaseError when it is damaged."""
        self.manifest(release_id)
        write_whole(self.pointer, release_id.encode())

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest `keep` releases and the current one; give what was removed."""
        ids = self.ids()
        current = self.current_id()
        gone = [each for each in ids[: max(len(ids) - keep, 0)] if each != current]
        for release_id in gone:
            (self.manifests / f"{release_id}.json").unlink()
        if gone:
            used = {e.blob for each in self.ids() for e in self.manifest(each).entries}
            for path in self._blob_files():
                if path.name.partition(".")[0] not in used:
                    path.unlink()
        return gone

    def _blob_files(self) -> Iterator[Path]:
        yield from (path for path in self.blobs.glob("*/*") if path.is_file())


def _digest(body: Mapping[str, object]) -> str:
    text = json.dumps(body, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def write_whole(path: Path, body: bytes, *, durable: bool = True) -> None:
    """Write a file so that readers see the old or the new one, never half of it.

    When `durable`, the bytes and the folder entry are on disk before this returns.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:
            file.write(body)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
