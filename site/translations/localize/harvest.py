"""What stands in a translation, kept string by string: by whatever way it was written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision

from core.forms.panels import source_page
from translations.localize.own import keep_own
from translations.localize.sources import source_for, translation_for
from translations.localize.store import keep
from translations.models import MadeFrom
from translations.record import marks_in, placed
from translations.release.waiting import text_for_translators
from translations.segments import Segment, segments_of, text_hash

_by_us: ContextVar[bool] = ContextVar("by_us", default=False)


@contextmanager
def written_by_us() -> Iterator[None]:
    """Do what follows without harvesting each version that is made: who does it harvests at the end."""
    token = _by_us.set(True)
    try:
        yield
    finally:
        _by_us.reset(token)


def harvest_version(revision: Revision) -> None:
    """Keep what somebody wrote into a translation in the page editor, or went back to."""
    if _by_us.get() or revision.base_content_type_id != _page_type():
        return
    if not MadeFrom.objects.filter(page_id=revision.object_id).exists():
        return
    page = revision.as_object()
    source = source_page(page)
    if source is None or page.alias_of_id:
        return
    page.latest_revision_created_at = revision.created_at
    harvest(text_for_translators(source.specific), page, revision.user)


def _page_type() -> int:
    return int(ContentType.objects.get_for_model(Page).pk)


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
    segments = segments_of(source)
    made = placed(record.segments, segments)
    there = {each.key: each for each in segments_of(page)}
    texts, marks = [], {}
    for each in segments:
        entry = made.get(each.key)
        now = there.get(entry["target"]) if entry else None
        if entry is not None and now is not None:
            texts.append((replace(each, text=entry["source"]), now.text))
            marks[each.key] = marks_in(entry, now)
    for each, text in left_out:
        texts.append((each, text))
        marks[each.key] = frozenset([text_hash(text)] if each.key in machine else [])
    at = page.latest_revision_created_at or page.last_published_at or of_source.last_updated_at
    strange = keep(source, page.locale, texts, user, at, marks)
    keep_own(source, page, texts, user)
    return strange
