"""The main pages of a site: the one page of a kind right below the start page."""

from __future__ import annotations

from core.layout.reading import link
from core.layout.views import Link
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def section(read: Reader, kind: str) -> PageRow | None:
    """Return the first page of a kind below the start page, in this language or the source's."""
    home = read.home()
    for version in (home, read.source(home)):
        for page in read.children(version, kind):
            return page
    return None


def section_link(read: Reader, kind: str, text: str = "") -> Link | None:
    """Link to the first page of a kind below the start page; None when there is none."""
    return link(read, section(read, kind), text)
