"""Pictures and documents of a release: only what a page shows, under a name of its content."""

from __future__ import annotations

import functools
import hashlib
import mimetypes
import re
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage

from publishing.answers import StoredFile
from publishing.outputs import Document, Target
from publishing.reader import Reader

mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("image/avif", ".avif")


def stored_file(read: Reader, name: str, folder: str, title: str) -> StoredFile:
    """Make a stored file part of the release because an output shows it; give its address.

    The address holds a digest of the stored name, which Wagtail never uses twice, so that a new
    picture never hides behind a cached old one. `title` makes it readable.
    """
    # Asking notes it: the publisher puts every file that was asked for into the release.
    found: StoredFile = read.ask("stored_file", *_public(name, folder, title))
    return found


@functools.lru_cache(maxsize=20_000)
def _public(name: str, folder: str, title: str) -> tuple[str, str, str]:
    """Give the stored name, the address and the media type of a file."""
    suffix = PurePosixPath(name).suffix.lower()
    digest = hashlib.blake2b(name.encode(), digest_size=6).hexdigest()
    readable = re.sub(r"[^a-z0-9]+", "-", title.lower().encode("ascii", "ignore").decode())
    url = f"/{folder}/{readable.strip('-')[:60] or 'bestand'}-{digest}{suffix}"
    return name, url, mimetypes.guess_type(name)[0] or "application/octet-stream"


def target_of(file: StoredFile) -> Target:
    """Plan a stored file."""
    return Target(file.url, "", file.media_type, file)


def document_of(file: StoredFile) -> Document:
    """Read a stored file. Raises OSError when it is missing."""
    with default_storage.open(file.name) as stored:
        body: Any = stored.read()
    return Document(body, file.media_type)
