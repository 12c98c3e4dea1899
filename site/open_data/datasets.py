"""Which data sets there are: one list for the API, its description, the catalogue and the page.

Each app declares its own in its `open_data.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.serve.headers import API_ROOT

#: A row of a table, by the names of its columns.
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Collection:
    """A list of items: what it holds in its order, and how one of these becomes an item."""

    item: type[Any]
    keys: Callable[[Reader], tuple[Any, ...]]
    make: Callable[[Reader, Any], Any]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the items of a collection of pages are: `of` makes the geometry (RFC 7946) of one."""

    kind: Literal["Point", "MultiPolygon"]
    of: Callable[[Reader, PageRow], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the names of its columns, which never change, and its rows."""

    columns: tuple[str, ...]
    rows: Callable[[Reader], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set: its name in addresses, and a title and a sentence for people.

    theme     its theme in the vocabulary of the EU
    place     where it stands among the others: the lowest number first
    personal  whether it is about people, who keep their rights
    feed      the kind of page whose list has an Atom feed
    changes   whether there is a feed of what changed last in it
    """

    name: str
    title: str
    about: str
    theme: str
    place: int
    collection: Collection | None = None
    geometry: Geometry | None = None
    table: Table | None = None
    feed: str = ""
    changes: bool = False
    personal: bool = False

    def url(self, language: str) -> str:
        """Return the address of its list in a language."""
        return f"{API_ROOT}/{language}/{self.name}"

    def geojson_url(self, language: str) -> str:
        """Return the address of its shapes in a language."""
        return f"{self.url(language)}.geojson"

    def changes_url(self, language: str) -> str:
        """Return the address of the feed of its changes in a language."""
        return f"{self.url(language)}.atom"

    def csv_url(self, *, excel: bool = False) -> str:
        """Return the address of its table, which is the same in every language."""
        return f"{API_ROOT}/tables/{self.name}{'-excel' if excel else ''}.csv"

    @property
    def former_csv_url(self) -> str:
        """Where its table was before."""
        return f"{API_ROOT}/{self.name}.csv"


#: Name -> data set, of all apps.
DATASETS: dict[str, Dataset] = {}


def register(*declared: Dataset) -> None:
    """Add data sets of an app. Raises ValueError for a name or a place that is taken."""
    for each in declared:
        if any(each.name == other.name or each.place == other.place for other in DATASETS.values()):
            raise ValueError(f"the data set {each.name!r} or its place {each.place} is taken")
        DATASETS[each.name] = each


def all_datasets() -> list[Dataset]:
    """Return all data sets, in the order in which people see them."""
    return sorted(DATASETS.values(), key=lambda each: each.place)


def served(read: Reader) -> tuple[str, ...]:
    """Return the languages that there are lists in: those that the start page is public in."""
    return tuple(read.translations(read.home()))
