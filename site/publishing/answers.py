"""What content answers when a Reader asks: pure functions, so that a note can be asked again.

A note is the name of a question and its key. What a view saw is the answer and nothing else;
therefore an output whose notes all have the answers that they had is still right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from publishing.content import Content
from publishing.records import PageRow, record_of

Note = tuple[str, tuple[Hashable, ...]]
Answer = Callable[..., Any]


def _page(content: Content, key: int) -> PageRow | None:
    return content.get(PageRow, key)


def _row_type(name: str) -> type[Any]:
    return PageRow if name == PageRow.__name__ else record_of(name).row


def _home(content: Content, code: str) -> PageRow | None:
    root = _page(content, content.site.root_page_id)
    return content.translations(root).get(code, root) if root else None


def _of_page(method: Callable[[Content, PageRow], Any]) -> Answer:
    """Make the answer about a page from its id; nothing when the page is not public."""

    def answer(content: Content, key: int) -> Any:
        page = _page(content, key)
        return None if page is None else method(content, page)

    return answer


#: Question -> its answer from content and a key. Keys are plain values, so they can be stored.
ANSWERS: Mapping[str, Answer] = {
    "site": lambda content: content.site,
    "languages": lambda content: content.languages,
    "get": lambda content, row, key: content.get(_row_type(row), key),
    "where": lambda content, row, field, value: content.where(_row_type(row), field, value),
    "all": lambda content, row: content.table(_row_type(row)),
    "of_kind": lambda content, kind, code: tuple(
        page for page in content.where(PageRow, "kind", kind) if page.language == code
    ),
    "home": _home,
    "parent": _of_page(Content.parent),
    "ancestors": _of_page(Content.ancestors),
    "children": _of_page(Content.children),
    "translations": _of_page(lambda content, page: content.translations(page)),
    "url": _of_page(Content.url),
    # A stored file never changes under its name: only that it is shown counts.
    "stored_file": lambda _content, file: file,
}


def answer(content: Content, note: Note) -> Any:
    """Answer a note. Raises KeyError for a question that nobody knows."""
    name, key = note
    return ANSWERS[name](content, *key)


def digest(content: Content, note: Note) -> str:
    """Give a short text that differs when the answer to a note differs."""
    text = repr(answer(content, note))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
