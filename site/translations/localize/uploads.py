"""The PO file of one page, as wagtail-localize writes it: a string, and the path at which it stands."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from translations.localize.store import MANUAL, Made, Place, put
from translations.localize.strings import hash_of
from translations.po.reader import Deadline, catalog_of, check_header
from translations.po.validation import UNSEEN

TOOL = "PO File"
HEADER = "X-WagtailLocalize-TranslationID"


def read_in(data: bytes, translation: Translation, user: Any) -> tuple[int, list[tuple[str, str]]]:
    """Keep what a file translates; give how many strings that changed, and which were refused with why.

    Raises PoError when none of it can be used.
    """
    deadline = Deadline()
    lines, catalog = catalog_of(data, deadline)
    check_header(lines, {HEADER: str(translation.uuid)})
    segments = StringSegment.objects.filter(source=translation.source)
    known = {
        (path, name)
        for path, name in segments.values_list("context__path", "string__data_hash").iterator()
    }
    wanted: dict[Place, Made] = {}
    rejected = []
    for message in catalog:
        if not message.id:
            continue
        deadline.keep()
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            reason = _("It has plural forms; our texts have none.")
        elif not message.string.strip():
            continue
        else:
            place = (str(message.context or ""), hash_of(message.id))
            reason = _fault(message) if place in known else _("The page has no such text any more.")
            wanted |= {} if reason else {place: (message.id, message.string, MANUAL)}
        if reason:
            rejected.append((str(message.id)[:80], reason))
    source = translation.source.get_source_instance()
    count = put(source, translation.target_locale, wanted, user, timezone.now(), tool=TOOL)
    return count, rejected


def _fault(message: Any) -> str:
    if message.fuzzy:
        return _("It is marked as unsure (fuzzy).")
    if UNSEEN.search(message.string):
        return _("It has characters that nobody sees.")
    try:
        StringValue.from_translated_html(message.string)
        validate_translation_links(message.id, message.string)
    except ValueError:
        return _("There is a tag or a link in it that this text cannot have.")
    return ""
