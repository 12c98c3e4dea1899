"""The files of a data set: in which format and language, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.site_files.atom import ATOM, feed_url
from open_data import geojson, lists, tables
from open_data.datasets import Dataset, served
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file: its format in a word, its media type, its language and its whole address."""

    format: str
    media_type: str
    language: str
    url: str
    #: What it is called for people, when its format alone does not tell it from another.
    name: str = ""


def distributions(read: Reader, dataset: Dataset) -> Iterator[Distribution]:
    """Yield the files of a data set in every language that the site is served in."""
    codes = served(read)
    if dataset.collection is not None:
        for code in codes:
            url = read.absolute(lists.list_url(dataset, code))
            yield Distribution("JSON", lists.MEDIA_TYPE, code, url)
    if dataset.geometry is not None:
        for code in codes:
            url = read.absolute(dataset.geojson_url(code))
            yield Distribution("GeoJSON", geojson.MEDIA_TYPE, code, url)
    if dataset.table is not None:
        for excel, name in ((False, "CSV"), (True, "CSV (Excel)")):
            url = read.absolute(dataset.csv_url(excel=excel))
            yield Distribution("CSV", tables.MEDIA_TYPE, read.source_language, url, name)
    if dataset.changes:
        for code in codes:
            yield Distribution("Atom", ATOM, code, read.absolute(dataset.changes_url(code)))
    if dataset.feed:
        for page in read.ask("of_kind", dataset.feed, read.source_language)[:1]:
            for code, version in read.translations(page).items():
                yield Distribution("Atom", ATOM, code, read.absolute(feed_url(read, version)))
