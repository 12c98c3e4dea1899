"""The address of the page about open data, for every page that links to it."""

from __future__ import annotations

from publishing.content.reader import Reader


def open_data_url(read: Reader) -> str:
    """Return the address of the page in the language of this output."""
    return f"{read.url(read.home())}open-data/"
