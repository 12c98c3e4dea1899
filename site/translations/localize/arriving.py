"""What is written in wagtail-localize and not yet in the newest draft: by its editor, a file, a machine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from translations.localize.store import Waiting, waiting
from translations.localize.strings import hash_of, path_of, strings_of
from translations.memory import bare
from translations.models import MadeFrom
from translations.po.validation import fault
from translations.segments import Segment, segments_of
from translations.state import Piece, compare
from translations.texts.links import own_links, relinked


def arriving(
    page: Any, draft: Any | None, locale: Locale, *, asked: bool = False
) -> dict[str, Waiting]:
    """Return the texts that the draft of a translation is to get, by the key of the Dutch text.

    What is wrong with one by our own rules is told to wagtail-localize, and shown in its editor. A text that
    is as old as the draft stays out: somebody saw it, and wrote something else or took it away. Only
    when it is `asked` for, one may stand in for the translation of another Dutch text.
    """
    record = MadeFrom.objects.filter(page_id=draft.pk).first() if draft is not None else None
    pieces = pieces_of(page, draft, record)
    texts = waiting([each.segment for each in pieces], page, locale)
    found = {}
    for piece in pieces:
        text = texts.get(piece.key)
        if text is None or not _is_newer(piece, text, draft, asked=asked):
            continue
        if piece.rich and piece.old and piece.translation:
            # Where its links lead says the draft.
            links = own_links(piece.old, piece.translation)
            text = replace(text, text=relinked(text.text, links))
        if reason := fault(piece.segment, text.text, piece.own):
            _say(piece.segment, page, locale, reason)
        else:
            found[piece.key] = text
    return found


def pieces_of(page: Any, draft: Any | None, record: MadeFrom | None) -> tuple[Piece, ...]:
    """Return the pieces of a Dutch page beside what a draft of its translation says."""
    return compare(segments_of(page), draft, record, {}).pieces


def _is_newer(piece: Piece, text: Waiting, draft: Any | None, *, asked: bool) -> bool:
    if draft is None or piece.old is None:
        return True
    now = piece.translation
    of_today = piece.old.strip() == piece.new.strip()
    if of_today and now is not None and bare(now) == bare(text.text):
        return False
    if text.machine and of_today and now and not piece.unread:
        # A machine never writes over what somebody wrote.
        return False
    drafted = draft.latest_revision_created_at
    newer = drafted is None or text.at > drafted
    return newer or (asked and not of_today and now is not None)


def _say(segment: Segment, page: Any, locale: Locale, reason: str) -> None:
    """Mark the strings of a text with what is wrong with it."""
    StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        context__path=path_of(segment),
        translation_of__data_hash__in=[hash_of(each) for each in strings_of(segment)],
        locale=locale,
    ).update(has_error=True, field_error=reason)
