"""What stands in a translation, kept string by string: by whatever way it was written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from translations.localize.store import keep, source_for, translation_for
from translations.models import MadeFrom
from translations.record import unread
from translations.segments import Segment, segments_of


def harvest(
    source: Any,
    page: Any,
    user: Any,
    left_out: Iterable[tuple[Segment, str]] = (),
    machine: Collection[str] = (),
) -> list[str]:
    """Let wagtail-localize have what the newest draft of a translation says, by our record of it.

    `source` is the Dutch page as translators read it. `left_out` are translations that are in no draft
    yet; `machine` names those that a machine made. Returns the keys of the texts whose translation has
    another shape, and so no strings.
    """
    of_source = source_for(source)
    record = MadeFrom.objects.filter(page_id=page.pk).first()
    if of_source is None or record is None:
        return []
    translation_for(of_source, page.locale)
    made, there = record.segments, segments_of(page)
    current = {each.key: each.text for each in there}
    texts = [
        (replace(each, text=made[each.key]["source"]), current[made[each.key]["target"]])
        for each in segments_of(source)
        if each.key in made and made[each.key]["target"] in current
    ]
    at = page.latest_revision_created_at or page.last_published_at
    texts += left_out
    marked = {*machine, *unread(made, there)}
    return keep(source, page.locale, texts, user, at or of_source.last_updated_at, marked)
