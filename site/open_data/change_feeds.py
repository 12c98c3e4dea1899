"""What changed last in a list, as an Atom feed (RFC 4287): districts, hubs, plans and money.

News and the agenda have feeds of their own. An entry is a page, and its moment that of the last publish
of its text or of its facts; the page itself says what is right now.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime

from core.layout.sections import open_data_url
from core.municipality import texts
from core.site_files.atom import (
    ATOM,
    ENTRIES,
    NEVER,
    entry_without_summary,
    feed_without_entries,
    published,
)
from core.site_files.xml import add, to_bytes
from open_data.datasets import DATASETS, Collection, Dataset, all_datasets
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader
from publishing.registry import Document, Target


def plan(read: Reader) -> Iterator[Target]:
    """List the feeds in this language."""
    code = read.code
    for dataset in all_datasets():
        if dataset.changes:
            yield Target(dataset.changes_url(code), code, ATOM, dataset.name)


def make(read: Reader, target: Target) -> Document:
    """Make a feed. Raises LookupError for a data set that is no list of pages."""
    dataset = DATASETS[target.key]
    if dataset.collection is None:
        raise LookupError(dataset.name)
    newest = _newest(read, dataset.collection)
    title = f"{read.language.gettext(dataset.title)} – {texts(read).site_title}"
    updated = newest[0][0] if newest else NEVER
    what = (_identifier(read, dataset), title, updated.astimezone(AMSTERDAM))
    root = feed_without_entries(read, what, target.path, open_data_url(read))
    for moment, page in newest:
        entry = entry_without_summary(read, page, moment)
        # What an entry without a text must have (RFC 4287, 4.1.2).
        add(entry, "summary", page.title)
        root.append(entry)
    return Document(to_bytes(root), ATOM)


def _newest(read: Reader, collection: Collection) -> list[tuple[datetime, PageRow]]:
    """Return the pages that changed last in the language of the output, else the source pages."""
    found = []
    for source in collection.keys(read):
        page = read.localised(source) or source
        found.append((published(read, page) or NEVER, page))
    # The number decides where a whole municipality was published at one moment.
    return sorted(found, key=lambda each: (each[0], each[1].id), reverse=True)[:ENTRIES]


def _identifier(read: Reader, dataset: Dataset) -> str:
    name = f"{read.code}/{dataset.name}"
    return uuid.uuid5(uuid.UUID(read.home().translation_key), name).urn
