"""Texts of a restored backup, without the people who were withdrawn after it was made.

Their own pages and photos are hidden by tombstones. What others wrote about them came back with the
backup as well: until they are removed again, their names are struck out while content is loaded, so
that no output can have them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from publishing.content.declarations import PageRow, PublicFile, record_of
from publishing.removal import tombstones

#: Gives what the pages with these numbers say of the people that they are about; None for nothing.
Words = Callable[[Iterable[int]], re.Pattern[str] | None]
_PROVIDERS: list[Words] = []
STRUCK = "[…]"
#: A row with one of these is a file or a redirect: with another name it would lead nowhere.
WHOLE = frozenset({"collection", "image", "old_path"})

Tables = dict[type[Any], tuple[Any, ...]]


def provide_words(provider: Words) -> Words:
    """Register a function that knows what withdrawn pages say. Usable as a decorator."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)
    return provider


def words() -> tuple[re.Pattern[str], ...]:
    """Return what must not be read of the people whom a backup brought back; usually nothing."""
    back = tombstones.erased_pages()
    found = (provider(back) for provider in _PROVIDERS if back)
    return tuple(each for each in found if each is not None)


def redacted(tables: Tables, patterns: tuple[re.Pattern[str], ...]) -> Tables:
    """Return the tables without these words: struck out of texts, files and redirects left out."""
    for pattern in patterns:
        tables = {
            row: tuple(new for each in rows if (new := _without(each, pattern)) is not None)
            for row, rows in tables.items()
        }
    return tables


def _without(row: Any, pattern: re.Pattern[str]) -> Any:
    changed = {
        name: value
        for name, value in zip(row._fields, row, strict=True)
        if (text := value if isinstance(value, str) else _name_of(value)) and pattern.search(text)
    }
    if not changed:
        return row
    if _is_whole(type(row)):
        return None
    for name, value in changed.items():
        if name == "slug":
            changed[name] = str(row.id)
        elif name != "title" and pattern.fullmatch(value):
            # An address or a number: half of one is none.
            changed[name] = ""
        else:
            changed[name] = pattern.sub(STRUCK, value)
    return row._replace(**changed)


def _name_of(value: Any) -> str:
    """Return what a stored file is called; nothing for what is no file."""
    return value.name if isinstance(value, PublicFile) else ""


def _is_whole(row: type[Any]) -> bool:
    if row.__name__ in ("PageDetailRow", PageRow.__name__):
        return False
    model = record_of(row.__name__).model
    return not WHOLE.isdisjoint(field.name for field in model._meta.fields)
