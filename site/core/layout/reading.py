"""Small readings that the views of all apps share: links, pictures, texts of a page."""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import models

from core.layout.views import Link, PictureView
from core.media.sizes import FALLBACK, PHONE, WIDTHS, webp
from core.models.media import PictureRow, RenditionRow
from publishing.build.media import stored_file
from publishing.content.declarations import PageRow, records
from publishing.content.letters import SortKey
from publishing.content.phrases import said
from publishing.content.reader import Reader

WORDS_A_MINUTE = 200


def detail(read: Reader, page: PageRow) -> Any:
    """Return the row with the fields of the page's own kind."""
    return read.row(_row_of(page.kind), page.id)


@functools.cache
def _row_of(kind: str) -> type[Any]:
    for record in records():
        if record.model._meta.label_lower == kind:
            return record.row
    raise LookupError(kind)


def facts(read: Reader, page: PageRow) -> Any:
    """Return the row of the page's kind that its facts are on: that of the source language."""
    return detail(read, read.source(page))


def link(read: Reader, page: PageRow | None, text: str = "") -> Link | None:
    """Link to a page in the language of this output, or in its own when it has no other."""
    found = read.localised(page)
    if found is None:
        return None
    lang = None if found.language == read.code else found.language
    return Link(text or found.title, read.address(found), None if text else lang)


def links(read: Reader, pages: Iterable[PageRow | None]) -> tuple[Link, ...]:
    """Link to pages, leaving out what is not public."""
    found = (link(read, page) for page in pages)
    return tuple(each for each in found if each is not None)


def by_name(read: Reader, pages: Iterable[PageRow]) -> tuple[PageRow, ...]:
    """Sort pages by their names in the language of the output, as its alphabet has them."""

    def key(page: PageRow) -> tuple[SortKey, int]:
        shown = read.localised(page) or page
        return read.language.sort_key(shown.title), page.id

    return tuple(sorted(pages, key=key))


def picture(
    read: Reader,
    picture_id: int | None,
    alt: str = "",
    *,
    alt_lang: str | None = None,
    caption: str = "",
    sizes: str = "",
) -> PictureView | None:
    """Return a picture in all its sizes; None when there is none or none of its sizes exists.

    `alt_lang` is the `lang` of `alt`. Without `alt` the picture's own description is said.
    """
    if picture_id is None:
        return None
    return read.shared(_picture, picture_id, alt, alt_lang, caption, sizes)


def _picture(
    read: Reader, picture_id: int, alt: str, alt_lang: str | None, caption: str, sizes: str
) -> PictureView | None:
    row = read.get(PictureRow, picture_id)
    if row is None:
        return None
    made = {each.filter_spec: each for each in read.where(RenditionRow, "image_id", row.id)}
    sources: dict[int, str] = {}
    for spec in map(webp, WIDTHS):
        rendition = made.get(spec)
        # A small original gives the same width several times: one is enough.
        if rendition is not None and rendition.width not in sources:
            file = stored_file(read, rendition.file, "media", row.title)
            if file is not None:
                sources[rendition.width] = file.url
    fallback = made.get(FALLBACK)
    shown = fallback and stored_file(read, fallback.file, "media", row.title)
    if fallback is None or shown is None:
        return None
    srcset = ", ".join(f"{url} {width}w" for width, url in sources.items())
    return PictureView(
        url=shown.url,
        width=fallback.width,
        height=fallback.height,
        sources=(("image/webp", srcset),) if srcset else (),
        sizes_hint=sizes or f"(min-width: 60rem) 40rem, {PHONE}",
        alt=alt or row.description,
        credit=row.credit,
        caption=caption,
        # Editors describe and credit a picture once, in the source language.
        alt_lang=alt_lang if alt else foreign(read, read.source_language),
        credit_lang=foreign(read, read.source_language),
    )


def reading_minutes(text: str) -> int | None:
    """Return how long it takes to read a text, in minutes; None when it is short."""
    words = len(text.split())
    return math.ceil(words / WORDS_A_MINUTE) if words >= WORDS_A_MINUTE / 2 else None


def prose(text: str | None) -> str:
    """Return the words in the stored JSON of a StreamField, without markup, keys and ids."""
    return " ".join(re.sub(r"<[^>]+>", " ", each) for each in _strings(stream(text)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ("id", "type", "url"):
                yield from _strings(each)


def stream(text: str | None) -> Sequence[Mapping[str, Any]]:
    """Read the stored JSON of a StreamField. What it gives is shared: nobody may change it."""
    return _parsed(text) if text else ()


@functools.lru_cache(maxsize=256)
def _parsed(text: str) -> tuple[dict[str, Any], ...]:
    # The view of a page and its frame read the same text one after the other.
    return tuple(json.loads(text))


def lines(text: str) -> tuple[str, ...]:
    """Split a text with one item a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def foreign(read: Reader, language: str) -> str | None:
    """Return the `lang` of a passage, None when it is in the language of this output."""
    return None if language == read.code else language


def choice_label(read: Reader, choices: type[models.TextChoices], value: str) -> str:
    """Return a choice in the language of this output; its label in the model is the phrase."""
    # A lazy label would be translated into Django's language of the moment, not the output's.
    return read.language.gettext(said(choices(value)._label_))


def written_in(read: Reader, page: PageRow) -> str:
    """Return the language that the prose of a page is in: an alias has that of its original."""
    original = read.page(page.alias_of_id) if page.alias_of_id else None
    return original.language if original else page.language
