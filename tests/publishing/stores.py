"""Releases without a CMS, for tests of what is on disk and of the public server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publishing.store.blobs import CODINGS, expanded
from publishing.store.releases import Entry, Manifest, ReleaseStore, former_addresses

HOST = "stad.localhost"


def page(store: ReleaseStore, path: str, body: bytes, owner: str = "", **fields: object) -> Entry:
    """Make the file of a page."""
    entry = Entry(path, store.add_blob(body, "text/html"), len(body), "text/html", "page", "nl")
    return replace(entry, owner=owner, **fields)  # type: ignore[arg-type]


def manifest(store: ReleaseStore, *entries: Entry, host: str = HOST) -> Manifest:
    """Make the next release, which knows what was at an address before."""
    return Manifest(
        store.next_id(),
        1,
        host,
        f"http://{host}:8000",
        ("nl", "en"),
        tuple(sorted(entries, key=lambda entry: entry.path)),
        "2026-11-22T23:00:00+00:00",
        former_addresses(store.current(), entries),
    )


def publish(store: ReleaseStore, *entries: Entry, host: str = HOST) -> Manifest:
    """Write the next release and serve it."""
    made = manifest(store, *entries, host=host)
    store.write(made)
    store.switch(made.id)
    return made


def plain_bytes(path: Path) -> bytes:
    """Read a file of a store; one that is compressed is expanded."""
    body = path.read_bytes()
    return expanded(path.suffix, body) if path.suffix in CODINGS.values() else body


def digests(store: ReleaseStore) -> set[str]:
    """Return the digests of all blobs that have a file, whole or not."""
    return {path.name.lstrip(".").partition(".")[0] for path in store.blobs.files()}
