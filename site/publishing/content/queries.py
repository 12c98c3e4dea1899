"""What content answers when a Reader asks: pure functions, so that a query can be asked again.

A query is the name of a question and its key. What a view saw is the answer and nothing else;
therefore an output whose queries all have the answers that they had is still right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from publishing.content.declarations import PageDetailRow, PageRow, SiteRow, record_of
from publishing.content.snapshot import Content

Query = tuple[str, tuple[Hashable, ...]]
Answer = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the media storage and its public address.

    owner   what the address belongs to
    digest  of its bytes; empty when it is not there
    size    in bytes
    """

    owner: str
    name: str
    url: str
    media_type: str
    digest: str
    size: int


def _page(content: Content, key: int) -> PageRow | None:
    return content.get(PageRow, key)


def row_type(name: str) -> type[Any]:
    """Return the type of rows called `name`. Raises KeyError when there is none."""
    common = _COMMON.get(name)
    return common if common is not None else record_of(name).row


_COMMON: Mapping[str, type[Any]] = {row.__name__: row for row in (PageRow, PageDetailRow)}


def _home(content: Content, code: str) -> PageRow | None:
    root = _page(content, content.site.root_page_id)
    return content.translations(root).get(code, root) if root else None


def _of_page(method: Callable[[Content, PageRow], Any]) -> Answer:
    """Make the answer about a page from its id; nothing when the page is not public."""

    def answer(content: Content, key: int) -> Any:
        page = _page(content, key)
        return None if page is None else method(content, page)

    return answer


def _version(content: Content, key: int, code: str) -> PageRow | None:
    page = _page(content, key)
    return None if page is None else content.translations(page).get(code)


def _namesakes(content: Content, key: int, code: str) -> tuple[PageRow, ...]:
    """Return the pages with the title of one that readers of a language meet: also what stands in for theirs.

    A question is kept longer than its answer: no title stands in it.
    """
    source, own = content.languages[0], _page(content, key)
    return tuple(
        page
        for page in (content.where(PageRow, "title", own.title) if own is not None else ())
        if page.language == code
        or (page.language == source and code not in content.translations(page))
    )


def _alike(content: Content, row: str, key: int, field: str) -> tuple[Any, ...]:
    """Return the rows of a type that have in a field what one of them has."""
    own = content.get(row_type(row), key)
    return () if own is None else content.where(row_type(row), field, getattr(own, field))


#: Question -> its answer from content and a key. Keys are plain values, so they can be stored.
ANSWERS: dict[str, Answer] = {
    "site": lambda content: content.site,
    "languages": lambda content: content.languages,
    "get": lambda content, row, key: content.get(row_type(row), key),
    # Without its long texts: who lists a page is still right when only these change.
    "summary": lambda content, row, key: content.summary(row_type(row), key),
    "where": lambda content, row, field, value: content.where(row_type(row), field, value),
    "alike": _alike,
    "all": lambda content, row: content.table(row_type(row)),
    "summaries": lambda content, row: content.summaries(row_type(row)),
    "of_kind": lambda content, kind, code: tuple(
        page for page in content.where(PageRow, "kind", kind) if page.language == code
    ),
    "home": _home,
    "namesakes": _namesakes,
    "parent": _of_page(Content.parent),
    "ancestors": _of_page(Content.ancestors),
    "children": _of_page(Content.children),
    "translations": _of_page(lambda content, page: content.translations(page)),
    "version": _version,
    "url": _of_page(Content.url),
    # Its digest is part of the question, as it is part of the row that it is asked from.
    "stored_file": lambda _content, *file: StoredFile(*file),
}
#: Questions whose key names the type of the rows that they are answered from. The others are
#: answered from the pages, the site and its languages.
ABOUT_ROWS = frozenset({"get", "summary", "where", "alike", "all", "summaries"})


#: Questions of the apps -> the rows that they are answered from: see `publishing.content.derived`.
ABOUT: dict[str, tuple[type[Any], ...]] = {}
#: Those of them that are read without their long texts.
SUMMARIES: dict[str, tuple[type[Any], ...]] = {}


def tables_of(query: Query) -> tuple[type[Any], ...]:
    """Return the rows that a query is answered from, beside the site and its languages."""
    name, key = query
    if name in ABOUT_ROWS:
        return (row_type(str(key[0])),)
    return ABOUT.get(name, (PageRow,))


def summary_tables_of(query: Query) -> tuple[type[Any], ...]:
    """Return those of `tables_of` that are read without their long texts."""
    name, key = query
    if name in ("summary", "summaries"):
        return (row_type(str(key[0])),)
    return SUMMARIES.get(name, ())


def answer(content: Content, query: Query) -> Any:
    """Answer a query. Raises KeyError for a question that nobody knows."""
    try:
        return content.answers[query]
    except KeyError:
        name, key = query
        found = content.answers[query] = ANSWERS[name](content, *key)
        return found


def digest(content: Content, query: Query) -> str:
    """Return a short text that differs when the answer to a query differs."""
    text = repr(answer(content, query))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def stored_files(queries: Iterable[Query]) -> set[StoredFile]:
    """Return the stored files that were asked for: a key of this question has their fields."""
    keys: Any = (key for name, key in queries if name == "stored_file")
    return {StoredFile(*key) for key in keys}


def rows_in(value: Any) -> tuple[Any, ...]:
    """Return the rows that an answer consists of; nothing when it is an address or a word."""
    if isinstance(value, Mapping):
        return tuple(value.values())
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return () if isinstance(value, SiteRow) else (value,)
    if isinstance(value, tuple):
        return tuple(each for each in value if hasattr(each, "_fields"))
    return ()
