"""Addresses of the API that files had before: they lead on, since programs and portals know them."""

from __future__ import annotations

from collections.abc import Iterator

from core.site_files.redirects import MEDIA_TYPE, PERMANENT
from core.site_files.redirects import make as page_for_hosts_that_cannot_redirect
from open_data import catalogue
from open_data.datasets import all_datasets
from publishing.content.reader import Reader
from publishing.registry import Document, Target


def plan(_read: Reader) -> Iterator[Target]:
    """List the redirects."""
    for path, location in moved().items():
        yield Target(path, "", MEDIA_TYPE, path, PERMANENT, location)


def make(read: Reader, target: Target) -> Document:
    """Make what a host that cannot redirect serves."""
    return page_for_hosts_that_cannot_redirect(read, target)


def moved() -> dict[str, str]:
    """Return where each of them is now."""
    tables = {
        each.former_csv_url: each.csv_url() for each in all_datasets() if each.table is not None
    }
    return {catalogue.FORMER_URL: catalogue.URL, **tables}
