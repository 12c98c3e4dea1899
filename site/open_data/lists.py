"""The lists of items as JSON, in pages that each have their own address.

A release is files, so a page of a list is named by its path; nothing is asked after a question mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.layout.json_document import to_json
from open_data.datasets import DATASETS, Collection, Dataset, all_datasets
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "application/json"
#: Items on one page of a list.
PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The pages of a list around this one, with whole addresses."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """A page of a list: `page` of `pages`, and how many items there are on all of them."""

    language: str
    total: int
    page: int
    pages: int
    links: PageLinks
    items: tuple[Any, ...]


def collections() -> Iterator[tuple[Dataset, Collection]]:
    """Yield the data sets that are lists of items."""
    for dataset in all_datasets():
        if dataset.collection is not None:
            yield dataset, dataset.collection


def list_url(dataset: Dataset, language: str, number: int = 1) -> str:
    """Return the address of a page of a list: that of the first is the list's own."""
    url = dataset.url(language)
    return url if number == 1 else f"{url}/pages/{number}"


def plan(read: Reader) -> Iterator[Target]:
    """List the pages of all lists in this language."""
    code = read.code
    for dataset, collection in collections():
        for number in range(1, pages_of(len(collection.keys(read))) + 1):
            yield Target(list_url(dataset, code, number), code, MEDIA_TYPE, (dataset.name, number))


def pages_of(total: int) -> int:
    """Return how many pages so many items take; a list without any has one too."""
    return max(1, -(-total // PAGE_SIZE))


def make(read: Reader, target: Target) -> Document:
    """Make a page of a list."""
    name, number = target.key
    return Document(to_json(item_page(read, DATASETS[name], number)), MEDIA_TYPE)


def item_page(read: Reader, dataset: Dataset, number: int) -> ItemPage:
    """Return the items of a page. Raises LookupError for a data set that is no list."""
    collection = dataset.collection
    if collection is None:
        raise LookupError(dataset.name)
    keys = collection.keys(read)
    last = pages_of(len(keys))

    def url(page: int) -> str:
        return read.absolute(list_url(dataset, read.code, page))

    return ItemPage(
        language=read.code,
        total=len(keys),
        page=number,
        pages=last,
        links=PageLinks(
            self=url(number),
            first=url(1),
            prev=url(number - 1) if number > 1 else None,
            next=url(number + 1) if number < last else None,
            last=url(last),
        ),
        items=tuple(
            collection.make(read, key)
            for key in keys[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        ),
    )
