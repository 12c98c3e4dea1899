"""Pictures and documents of a release: only what a page shows, under a name of its content."""

from __future__ import annotations

import functools
import mimetypes
import re
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage

from publishing.content.declarations import PublicFile
from publishing.content.queries import StoredFile
from publishing.content.reader import Reader
from publishing.registry import Document

mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("image/avif", ".avif")

#: Letters of the digest in an address.
SHOWN = 12


def stored_file(read: Reader, file: PublicFile, folder: str, title: str) -> StoredFile | None:
    """Make a stored file part of the release because an output shows it; return its address.

    The address holds a digest of the bytes: a new file never hides behind a cached old one, also
    when it has the name of the old one. `title` makes it readable. None when the file is not there.
    """
    # Asking records it: the publisher puts every file that was asked for into the release.
    found: StoredFile = read.ask("stored_file", *_public(file, folder, title))
    return found if file.digest else None


@functools.lru_cache(maxsize=20_000)
def _public(file: PublicFile, folder: str, title: str) -> tuple[str | int, ...]:
    """Return the fields of a StoredFile."""
    suffix = PurePosixPath(file.name).suffix.lower()
    readable = re.sub(r"[^a-z0-9]+", "-", title.lower().encode("ascii", "ignore").decode())
    url = f"/{folder}/{readable.strip('-')[:60] or 'bestand'}-{file.digest[:SHOWN]}{suffix}"
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return file.owner, file.name, url, media_type, file.digest, file.size


def document_of(file: StoredFile) -> Document:
    """Read a stored file. Raises OSError when it is missing."""
    with default_storage.open(file.name) as stored:
        body: Any = stored.read()
    return Document(body, file.media_type)
