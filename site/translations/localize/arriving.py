"""What is written in wagtail-localize and not yet in the newest draft: by its editor, a file, a machine."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from translations.localize.store import Waiting, waiting
from translations.localize.strings import hash_of, path_of, strings_of
from translations.memory import bare
from translations.models import MadeFrom
from translations.po.validation import fault
from translations.record import unread
from translations.segments import Segment, segments_of


def arriving(
    page: Any, draft: Any | None, locale: Locale, *, asked: bool = False
) -> dict[str, Waiting]:
    """Return the texts that the draft of a translation is to get, by the key of the Dutch text.

    What is wrong with one by our own rules is told to wagtail-localize, and shown in its editor. A text that
    is as old as the draft stays out: somebody saw it, and wrote something else or took it away. Only
    when it is `asked` for, one may stand in for the translation of another Dutch text.
    """
    segments = segments_of(page)
    texts = waiting(segments, page, locale)
    if not texts:
        return {}
    chosen = [each for each in segments if each.key in texts]
    if draft is not None:
        chosen = _newer(chosen, texts, draft, asked=asked)
    found = {}
    for segment in chosen:
        if reason := fault(segment, texts[segment.key].text):
            _say(segment, page, locale, reason)
        else:
            found[segment.key] = texts[segment.key]
    return found


def _newer(
    segments: list[Segment], texts: dict[str, Waiting], draft: Any, *, asked: bool
) -> list[Segment]:
    record = MadeFrom.objects.filter(page_id=draft.pk).first()
    made = record.segments if record else {}
    there = segments_of(draft)
    current = {each.key: each.text for each in there}
    read_by_nobody = unread(made, there)
    found = []
    for segment in segments:
        text, entry = texts[segment.key], made.get(segment.key)
        if entry is None:
            found.append(segment)
            continue
        now = current.get(entry["target"])
        of_today = entry["source"].strip() == segment.text.strip()
        if of_today and now is not None and bare(now) == bare(text.text):
            continue
        if text.machine and of_today and now and segment.key not in read_by_nobody:
            # A machine never writes over what somebody wrote.
            continue
        drafted = draft.latest_revision_created_at
        newer = drafted is None or text.at > drafted
        if newer or (asked and not of_today and now is not None):
            found.append(segment)
    return found


def _say(segment: Segment, page: Any, locale: Locale, reason: str) -> None:
    """Mark the strings of a text with what is wrong with it."""
    StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        context__path=path_of(segment),
        translation_of__data_hash__in=[hash_of(each) for each in strings_of(segment)],
        locale=locale,
    ).update(has_error=True, field_error=reason)
