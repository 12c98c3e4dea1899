"""PDFs of the sheets of a release: made when it is online, kept beside the bytes they were made of.

A PDF takes longer than a publish may. So it has no place of its own in a release: like a compressed
copy it lies beside the blob of its page and goes when that goes. Where there is none yet of exactly
the bytes that are served, its address leads to the page. So a PDF never says what the page does not.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator

from publishing.pdf.weasyprint import PdfError, make_pdf
from publishing.registry import registry
from publishing.store.atomic import write_whole
from publishing.store.manifests import Entry, Manifest
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")
#: A full disk, a quota that is used up, a file larger than is allowed.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def lacking(store: ReleaseStore, manifest: Manifest) -> Iterator[Entry]:
    """Yield the sheets of a release without a PDF, the one that changed last first."""
    for entry in sorted(manifest.entries, key=lambda each: each.since, reverse=True):
        if entry.kind in registry.sheets and not store.blobs.pdf(entry.blob).exists():
            yield entry


def make(store: ReleaseStore, manifest: Manifest, entry: Entry) -> bool:
    """Make the PDF of a sheet; tells whether it is there now.

    Raises PdfError when none can be made, and OSError when the disk does not take it or the page
    was withdrawn meanwhile.
    """
    by_path = manifest.by_path()

    def read(path: str) -> tuple[bytes, str] | None:
        found = by_path.get(path)
        return (store.read_blob(found.blob), found.media_type) if found else None

    body = make_pdf(store.read_blob(entry.blob), entry.path, read)
    place = store.blobs.pdf(entry.blob)
    write_whole(place, body, durable=False)
    if not store.blobs.has(entry.blob):
        # Withdrawn meanwhile: what was made of it must not outlive it.
        place.unlink(missing_ok=True)
        return False
    return True


def make_all(store: ReleaseStore, limit: int | None = None) -> int:
    """Make the PDFs that the served release lacks; gives their number.

    A sheet that fails is named in the log, and the others are made; OSError when there is no room
    for any. What is published meanwhile is
    seen: each is made of what is served now.
    """
    failed: set[str] = set()
    made = 0
    manifest: Manifest | None = None
    while limit is None or made < limit:
        if manifest is None or manifest.id != store.current_id():
            manifest = store.current()
        left = (e for e in lacking(store, manifest) if e.blob not in failed) if manifest else ()
        entry = next(iter(left), None)
        if manifest is None or entry is None:
            break
        try:
            made += make(store, manifest, entry)
        except OSError as error:
            if error.errno in NO_ROOM:
                # The next one would find no room either.
                raise
            logger.error("no PDF of %s%s: %s", manifest.hostname, entry.path, error)
            failed.add(entry.blob)
        except (PdfError, ValueError) as error:
            logger.error("no PDF of %s%s: %s", manifest.hostname, entry.path, error)
            failed.add(entry.blob)
    return made
