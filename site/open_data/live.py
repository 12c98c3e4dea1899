"""What is told at the moment that somebody asks: no file can hold it, the API of the CMS host does.

Apps declare it beside their data sets, in their `open_data.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from open_data.datasets import Collection
from open_data.lists import collections
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class Now:
    """How an item of a list is now: `of` makes it of what the list holds."""

    view: type[Any]
    of: Callable[[Reader, Any], Any]


@dataclass(frozen=True, slots=True)
class LiveList:
    """A list of the API: its name in addresses, a sentence, its items and how each of them is now."""

    name: str
    about: str
    collection: Collection
    now: Now | None = None


#: Name of a data set -> how its items are now.
_NOW: dict[str, Now] = {}
#: The lists that are no data sets.
_LISTS: dict[str, LiveList] = {}


def register_now(dataset: str, now: Now) -> None:
    """Add how the items of a data set are now. Raises ValueError when that is told already."""
    if dataset in _NOW:
        raise ValueError(f"how {dataset!r} are now is told already")
    _NOW[dataset] = now


def register_list(found: LiveList) -> None:
    """Add a list. Raises ValueError when its name is taken."""
    if found.name in _LISTS:
        raise ValueError(f"there is a list {found.name!r} already")
    _LISTS[found.name] = found


def live_lists() -> Iterator[LiveList]:
    """Yield every list of the API: the data sets, then the others."""
    for dataset, collection in collections():
        yield LiveList(dataset.name, dataset.about, collection, _NOW.get(dataset.name))
    yield from _LISTS.values()
