"""robots.txt (RFC 9309): everything may be read; here is the sitemap."""

from __future__ import annotations

from collections.abc import Iterator

from core.site_files.sitemap import SITEMAP_URL
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "text/plain"


def plan(_read: Reader) -> Iterator[Target]:
    """List the one file."""
    yield Target("/robots.txt", "", MEDIA_TYPE)


def make(read: Reader, target: Target) -> Document:
    """Make the file. An empty Disallow allows everything."""
    text = f"User-agent: *\nDisallow:\n\nSitemap: {read.absolute(SITEMAP_URL)}\n"
    return Document(text.encode(), target.media_type)
