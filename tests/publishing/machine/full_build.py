"""What a site should be: a full build from an empty store, kept in memory."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from wagtail.models import Site

from publishing.content.file_digests import FileDigests
from publishing.content.snapshot import Content
from publishing.publisher import SitePublisher, load_current
from publishing.store.blobs import digest_of
from publishing.store.manifests import Entry, Manifest
from publishing.store.releases import ReleaseStore

#: Everything that a visitor gets of a file, and whose it is.
Facts = tuple[str, int, str, str, int, str, str, str]


def facts_of(manifest: Manifest) -> dict[str, Facts]:
    """Return the files of a release by address, without the moment since which they are there."""
    return {e.path: _facts(e) for e in manifest.entries}


def _facts(e: Entry) -> Facts:
    return e.blob, e.size, e.media_type, e.language, e.status, e.location, e.kind, e.owner


class MemoryStore(ReleaseStore):
    """A store that is always empty, and forgets."""

    written: Manifest

    def add_blob(self, body: bytes, media_type: str) -> str:
        """Return the digest; the bytes need not be kept to be compared."""
        return digest_of(body)

    def write(self, manifest: Manifest) -> None:
        """Keep the release for `full_build`."""
        self.written = manifest

    def switch(self, release_id: str) -> None:
        """Do nothing."""


class FullBuilds:
    """Makes full builds, each state of a site at one moment once: a build is a pure function."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[int, tuple[Content, datetime, Manifest, frozenset[str]]] = {}

    def of(self, site_id: int, moment: datetime) -> tuple[Manifest, frozenset[str]]:
        """Return the release, and the owners of what failed."""
        # What the publisher that is tested knows of the files may be wrong.
        with patch.object(FileDigests, "of_sites", lambda *_sites: FileDigests()):
            content = load_current(Site.objects.get(pk=site_id), moment)
        known = self._known.get(site_id)
        if known is not None and known[1] == moment and _same(known[0], content):
            return known[2], known[3]
        publisher = SitePublisher(site_id)
        publisher.store = store = MemoryStore(self._folder, site_id)
        # What was just loaded need not be loaded again.
        with patch("publishing.publisher.load_current", lambda *_arguments, **_options: content):
            receipt = publisher.publish(moment=moment)
        failed = frozenset(each.owner for each in receipt.failed)
        self._known[site_id] = content, moment, store.written, failed
        return store.written, failed


def _same(one: Content, two: Content) -> bool:
    return (one.site, one.languages, one.tables) == (two.site, two.languages, two.tables)
