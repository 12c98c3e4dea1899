"""What is newer in the Dutch text than in a translation, and whether a machine made that."""

from __future__ import annotations

import json
from typing import Any

from core.layout.reading import detail, stream
from publishing.content.declarations import PageRow, records
from publishing.content.reader import Reader
from translations.models import MadeFromRow
from translations.segments import Segment, prose_relations, segments_in


def notices(read: Reader, page: PageRow) -> str:
    """Return what stands above a translation: what a reader has to know about its age and its maker."""
    return " ".join(filter(None, (newer_words(read, page), machine_words(read, page))))


def newer_words(read: Reader, page: PageRow) -> str:
    """Return what changed in Dutch since `page` was translated, and what is right all the same.

    Empty when nothing did, and when nobody wrote down what the translation was made from.
    """
    source = read.source(page)
    if source.id == page.id:
        return ""
    made = read.where(MadeFromRow, "page_id", page.id)
    live: dict[str, str] = json.loads(made[0].live) if made else {}
    if not live:
        return ""
    known_fields = {key.partition("/")[0] for key in live}
    changed = {
        each.field
        for each in segments_in(*_stored(read, source))
        # A field of which nothing was written down says nothing about its age.
        if each.field in known_fields and not _is_known(each, live)
    }
    if not changed:
        return ""
    _ = read.language.gettext
    parts = []
    if "title" in changed:
        parts.append(_("the title"))
    if "introduction" in changed:
        parts.append(_("the introduction"))
    if changed - {"title", "introduction"}:
        parts.append(_("the text"))
    words = _(
        "The Dutch page is newer than this translation. Changed in Dutch: %(parts)s. "
        "Opening hours, addresses and contact details on this page are up to date."
    )
    return words % {"parts": read.language.join(parts)}


def _is_known(segment: Segment, live: dict[str, str]) -> bool:
    """Return whether a text was there; that of a cell anywhere in its table, which may get rows."""
    if live.get(segment.key) == segment.hash:
        return True
    table = f"{segment.place}/"
    of_table = segment.place and segment.key.startswith(table)
    return bool(of_table) and any(
        value == segment.hash for key, value in live.items() if key.startswith(table)
    )


def machine_words(read: Reader, page: PageRow) -> str:
    """Return the notice that a machine translated (a part of) `page` and that nobody has read it yet."""
    if read.source(page).id == page.id:
        return ""
    made = read.where(MadeFromRow, "page_id", page.id)
    if not made or not json.loads(made[0].machine):
        return ""
    return read.language.gettext(
        "A computer translated (parts of) this page, and nobody has checked that yet. "
        "Opening hours, addresses and contact details are not translated by it: they are right."
    )


def _stored(read: Reader, page: PageRow) -> tuple[Any, dict[str, Any]]:
    record = next(each for each in records() if each.model._meta.label_lower == page.kind)
    row = detail(read, page)
    values = {
        name: stream(getattr(row, name)) if record.is_text(name) else getattr(row, name)
        for name in record.fields
    }
    for name, rows in prose_relations(record.model).items():
        values[name] = read.where(rows.public_row, "page_id", page.id)
    return record.model, values | {"title": page.title}
