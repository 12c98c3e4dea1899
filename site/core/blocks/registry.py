"""The blocks of a text as views, read from the stored JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from core.blocks.block_types import (
    CallToActionView,
    DetailsView,
    DocumentLink,
    DocumentsView,
    HeadingView,
    PictureBlockView,
    QuoteView,
    RichTextView,
    StepsView,
    TableView,
    VideoLinkView,
)
from core.blocks.rich_text import rich_text
from core.layout.reading import foreign, link, picture, stream
from core.layout.views import Link
from core.models.media import DocumentRow
from publishing.build.media import stored_file
from publishing.content.reader import Reader

__all__ = [
    "MAKERS",
    "DocumentLink",
    "anchor",
    "block_views",
    "document_link",
    "document_links",
    "makes",
]

#: Kind of block -> the function that makes its view; None leaves the block out.
MAKERS: dict[str, Callable[[Reader, Any], Any]] = {}


def makes(kind: str) -> Callable[[Callable[[Reader, Any], Any]], Callable[[Reader, Any], Any]]:
    """Register the function that makes the view of a kind of block."""

    def register(function: Callable[[Reader, Any], Any]) -> Callable[[Reader, Any], Any]:
        MAKERS[kind] = function
        return function

    return register


def block_views(read: Reader, text: str | None) -> tuple[Any, ...]:
    """Make the views of the blocks in a StreamField's JSON. Raises LookupError for a new kind."""
    views = []
    for block in stream(text):
        maker = MAKERS.get(block["type"])
        if maker is None:
            raise LookupError(f"no view is registered for blocks of kind {block['type']!r}")
        view = maker(read, block["value"])
        if view is not None:
            views.append(view)
    return _with_own_anchors(views)


def _with_own_anchors(views: Sequence[Any]) -> tuple[Any, ...]:
    """Return headings of the same words different anchors: an id stands on a page once."""
    taken: dict[str, int] = {}
    found = []
    for view in views:
        if isinstance(view, HeadingView):
            number = taken[view.anchor] = taken.get(view.anchor, 0) + 1
            view = replace(view, anchor=f"{view.anchor}-{number}") if number > 1 else view
        found.append(view)
    return tuple(found)


def anchor(text: str) -> str:
    """Make the id of a heading: letters and digits of any script, hyphens between.

    It starts with a word of its own, so that a heading “Menu” is not the menu of the page.
    """
    words = re.sub(r"\W+", "-", text.lower()).strip("-")
    return f"kop-{words}".removesuffix("-")


def document_link(read: Reader, document_id: int | None) -> DocumentLink | None:
    """Link to a document; None when it is not public, or its file is not there."""
    row = read.get(DocumentRow, document_id)
    file = row and stored_file(read, row.file, "documents", row.title)
    if row is None or file is None:
        return None
    extension = PurePosixPath(file.name).suffix.lstrip(".").upper()
    size = read.language.gettext("%(size)s kB") % {
        "size": read.language.number(max(1, round(file.size / 1000)))
    }
    return DocumentLink(row.title, file.url, extension, size, foreign(read, row.language))


def document_links(read: Reader, ids: Sequence[int]) -> tuple[DocumentLink, ...]:
    """Link to the documents that are public."""
    found = (document_link(read, each) for each in ids)
    return tuple(each for each in found if each is not None)


@makes("heading")
def _heading(_read: Reader, value: Any) -> HeadingView:
    return HeadingView(value["text"], int(value["level"]), anchor(value["text"]))


@makes("rich_text")
def _rich_text(read: Reader, value: Any) -> RichTextView:
    return RichTextView(rich_text(read, value))


@makes("picture")
def _picture(read: Reader, value: Any) -> PictureBlockView | None:
    found = picture(read, value["image"], value["alt"], caption=value["caption"])
    return PictureBlockView(found) if found else None


@makes("quote")
def _quote(_read: Reader, value: Any) -> QuoteView:
    return QuoteView(value["text"], value["name"], value["role"])


@makes("steps")
def _steps(read: Reader, value: Any) -> StepsView:
    return StepsView(value["title"], _pairs(read, value["items"], "title"))


@makes("details")
def _details(read: Reader, value: Any) -> DetailsView:
    return DetailsView(_pairs(read, value["items"], "summary"))


@makes("table")
def _table(_read: Reader, value: Any) -> TableView | None:
    columns = tuple(column["heading"] for column in value["columns"])
    rows = tuple(tuple(str(cell) for cell in row["values"]) for row in value["rows"])
    return TableView(value.get("caption") or "", columns, rows, True) if rows else None


@makes("documents")
def _documents(read: Reader, value: Any) -> DocumentsView | None:
    found = document_links(read, [_item(each) for each in value["items"]])
    return DocumentsView(value["title"], found) if found else None


@makes("call_to_action")
def _call_to_action(read: Reader, value: Any) -> CallToActionView | None:
    found = link(read, read.page(value["page"]), value["label"])
    if found is None and value["url"]:
        found = Link(value["label"], value["url"])
    if found is None:
        return None
    return CallToActionView(value["title"], rich_text(read, value["text"]), found)


@makes("video_link")
def _video_link(read: Reader, value: Any) -> VideoLinkView:
    minutes = value["minutes"]
    duration = ""
    if minutes:
        duration = read.language.ngettext("%(number)s minute", "%(number)s minutes", minutes) % {
            "number": minutes
        }
    return VideoLinkView(
        value["title"],
        value["url"],
        value["provider"] or urlsplit(value["url"]).hostname or "",
        duration,
        rich_text(read, value["transcript"]) if value["transcript"] else None,
    )


def _pairs(read: Reader, items: Any, key: str) -> tuple[tuple[str, Markup], ...]:
    values = [_item(each) for each in items]
    return tuple((each[key], rich_text(read, each["text"])) for each in values)


def _item(stored: Any) -> Any:
    """Return the value of an item of a list: stored with an id around it, or bare."""
    return stored["value"] if isinstance(stored, dict) and "value" in stored else stored
