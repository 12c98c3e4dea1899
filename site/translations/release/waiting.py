"""Whether a Dutch text waits for its translations, and what translators read then."""

from __future__ import annotations

from typing import Any

from translations.models import Together


def waiting_ids() -> frozenset[int]:
    """Return the numbers of the Dutch pages that wait."""
    return frozenset(Together.objects.values_list("source_id", flat=True))


def is_waiting(page: Any) -> bool:
    """Return whether a page, or the Dutch page that it is a translation of, waits."""
    return Together.objects.filter(source__translation_key=page.translation_key).exists()


def text_for_translators(page: Any) -> Any:
    """Return the Dutch page as translators work from it: the draft that waits, else what is live."""
    if Together.objects.filter(source_id=page.pk).exists():
        return page.get_latest_revision_as_object()
    return page
