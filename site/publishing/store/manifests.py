"""What a release consists of, and the file that says so: one line a file of the site."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

FORMAT = 2
#: More files than any municipality has: a manifest with more of them is damaged or hostile.
MAX_ENTRIES = 500_000
REDIRECTS = (301, 302, 308)
#: How the owners begin whose old addresses lead to the new one: documents and pages.
DOCUMENT = "document:"
MOVING = ("page:", "fallback:", DOCUMENT)
STATUSES = (200, 404, 410, *REDIRECTS)
ID = re.compile(r"[0-9]{8,12}")
BLOB = re.compile(r"[0-9a-f]{32}")
#: No control character: a path and a location end up in headers and in files of other servers.
CONTROL = re.compile(r"[\x00-\x1f\x7f]")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class ReleaseError(RuntimeError):
    """A release cannot be read or must not be used."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a release.

    path      its address on the site
    blob      the digest of its bytes
    size      their number
    status    200; 404 or 410 for the page that says so, which is served for any such address of
              its language; 301, 302 or 308 for an editor's redirect
    owner     what it is an output of, "page:12": the HTML and the data of a page share it
    location  where a redirect leads to
    since     the moment (ISO 8601, UTC) since which exactly these bytes are at this address; two
              entries that differ in nothing else are the same output
    """

    path: str
    blob: str
    size: int
    media_type: str
    kind: str
    language: str
    status: int = 200
    owner: str = ""
    location: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release: all its files, and what it belongs to.

    published_at  the moment of the release (ISO 8601, UTC)
    former        addresses that were a page's once, with the owner whose they were
    """

    id: str
    site: int
    hostname: str
    base_url: str
    languages: tuple[str, ...]
    entries: tuple[Entry, ...]
    published_at: str = ""
    former: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def by_path(self) -> Mapping[str, Entry]:
        """Return the files by address."""
        return {entry.path: entry for entry in self.entries}

    def differs(self, other: Manifest) -> bool:
        """Return whether the public sees anything else in this release."""
        return self._shown() != other._shown()

    def _shown(self) -> tuple[object, ...]:
        former = dict(self.former)
        return self.hostname, self.base_url, self.languages, self.entries, former


class HasPath(Protocol):
    """What has an address: an entry, or an output that is not in a release yet."""

    @property
    def path(self) -> str:
        """The address."""

    @property
    def owner(self) -> str:
        """What it is an output of."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a manifest: a release without its files."""

    id: str
    site: int
    hostname: str
    base_url: str
    languages: tuple[str, ...]
    published_at: str
    former: Mapping[str, str]


def former_addresses(
    old: Manifest | None, entries: Iterable[HasPath], successor: Callable[[str], str] = str
) -> dict[str, str]:
    """Return the addresses that were a page's or a document's before and are nobody's in `entries`.

    `successor` names who has what an owner showed, when that is another one now. An old address of a
    document is kept while it says what the document is called now: any other might tell what nobody
    should know any more.
    """
    if old is None:
        return {}
    taken = {entry.path: entry.owner for entry in entries}
    names = {
        (owner, _readable(path)) for path, owner in taken.items() if owner.startswith(DOCUMENT)
    }
    former = {
        **old.former,
        **{e.path: e.owner for e in old.entries if e.owner.startswith(MOVING) and e.kind != "data"},
    }
    return {
        path: successor(owner)
        for path, owner in former.items()
        if path not in taken
        and (not owner.startswith(DOCUMENT) or (owner, _readable(path)) in names)
    }


def _readable(path: str) -> str:
    """Return the address of a stored file without the digest of its bytes and its ending."""
    return path.rpartition("-")[0]


def encode_entry(entry: Entry) -> str:
    """Return the line of a file."""
    return _encode(astuple_of(entry))


def astuple_of(entry: Entry) -> tuple[str | int, ...]:
    """Return the fields of a file in their order; `dataclasses.astuple` copies each of them."""
    return (
        entry.path,
        entry.blob,
        entry.size,
        entry.media_type,
        entry.kind,
        entry.language,
        entry.status,
        entry.owner,
        entry.location,
        entry.since,
    )


# Releases have most of their lines in common, and a withdrawal reads each of them several times.
@functools.lru_cache(maxsize=1 << 15)
def decode_entry(line: str) -> Entry:
    """Read the line of a file. Raises ReleaseError for one that no publish wrote."""
    try:
        entry = Entry(*json.loads(line))
        texts = (entry.path, entry.location, entry.media_type, entry.language)
        good = (
            safe_path(entry.path)
            and BLOB.fullmatch(entry.blob)
            and entry.size >= 0
            and entry.status in STATUSES
            and bool(entry.location) == (entry.status in REDIRECTS)
            and not any(CONTROL.search(text) for text in texts)
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise ReleaseError(f"a line of the manifest cannot be read: {error}") from error
    if not good:
        raise ReleaseError(f"a line of the manifest is not ours: {line[:200]}")
    return entry


def safe_path(path: str) -> bool:
    """Return whether an address stays inside its site when it becomes the name of a file."""
    return (
        path.startswith("/")
        and not path.startswith("//")
        and "\\" not in path
        and "/../" not in f"{path}/"
        and "/./" not in f"{path}/"
    )


def encode_manifest(manifest: Manifest, lines: Iterable[str]) -> bytes:
    """Return the file of a release from its header and the lines of its files, in their order."""
    body = "\n".join(lines).encode()
    header = {
        "format": FORMAT,
        "id": manifest.id,
        "site": manifest.site,
        "hostname": manifest.hostname,
        "base_url": manifest.base_url,
        "languages": manifest.languages,
        "published_at": manifest.published_at,
        "former": dict(manifest.former),
    }
    header["digest"] = digest_of(header, body)
    return _encode(header).encode() + b"\n" + body


def split_manifest(data: bytes, release_id: str) -> tuple[Header, list[str]]:
    """Take the file of a release apart. Raises ReleaseError when a byte of it was changed."""
    first, _newline, body = data.partition(b"\n")
    try:
        fields = json.loads(first)
        digest = fields.pop("digest")
        if fields["format"] != FORMAT or digest != digest_of(fields, body):
            raise ReleaseError(f"release {release_id} is damaged")
        del fields["format"]
        fields["languages"] = tuple(fields["languages"])
        header = Header(**fields)
        # Not splitlines(): that also splits at separators which JSON leaves as they are.
        lines = body.decode().split("\n") if body else []
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReleaseError(f"release {release_id} cannot be read: {error}") from error
    if header.id != release_id:
        raise ReleaseError(f"release {release_id} says that it is {header.id}")
    if len(lines) > MAX_ENTRIES:
        raise ReleaseError(f"release {release_id} has {len(lines)} files")
    return header, lines


def manifest_of(header: Header, entries: tuple[Entry, ...]) -> Manifest:
    """Put a release together."""
    return Manifest(
        header.id,
        header.site,
        header.hostname,
        header.base_url,
        header.languages,
        entries,
        header.published_at,
        header.former,
    )


def digest_of(header: Mapping[str, object], body: bytes) -> str:
    """Return the digest of a manifest: its header without the digest, and everything below it."""
    digest = hashlib.blake2b(_encode(header).encode(), digest_size=16)
    digest.update(b"\n")
    digest.update(body)
    return digest.hexdigest()
