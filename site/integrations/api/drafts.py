"""What is not online yet, for a key that may read it: each page as it would be if it were published now."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from core.ownership import rows_of
from integrations.api.answers import DraftSummary, document
from integrations.api.problems import NotThereError
from publishing.content.drafts import content_with_draft, draft_page_row
from publishing.content.load import no_sql
from publishing.content.reader import AMSTERDAM, Reader
from publishing.registry import registry
from publishing.removal import tombstones


def drafts(site: Site, languages: tuple[str, ...], kind: str | None = None) -> QuerySet[Page]:
    """Return the pages of a site with a version that is not online, the newest first.

    Without those that are for some people only, and without whom must not come back.
    """
    rows: QuerySet[Page] = rows_of(Page, [site]).filter(
        Q(has_unpublished_changes=True) | Q(live=False),
        latest_revision__isnull=False,
        locale__language_code__in=languages,
    )
    hidden = Q(pk__in=tombstones.erased_pages())
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        below = Page.objects.filter(path__startswith=path).values("translation_key")
        hidden |= Q(translation_key__in=below)
    rows = rows.exclude(hidden)
    kinds = [kind] if kind else sorted(registry.pages)
    of_kinds = Q(pk__in=[])
    for each in kinds:
        app, model = each.split(".")
        of_kinds |= Q(content_type__app_label=app, content_type__model=model)
    return rows.filter(of_kinds).order_by("-latest_revision_created_at", "-pk")


def since(rows: QuerySet[Page], moment: datetime | None) -> QuerySet[Page]:
    """Return the drafts that were made at or after a moment."""
    return rows if moment is None else rows.filter(latest_revision_created_at__gte=moment)


def summary(page: Any) -> DraftSummary:
    """Return a draft as it stands in the list."""
    return DraftSummary(
        page.translation_key.hex,
        page.cached_content_type.model_class()._meta.label_lower,
        page.locale.language_code,
        page.draft_title or page.title,
        page.live,
        page.latest_revision_created_at.astimezone(AMSTERDAM),
    )


def draft_document(rows: QuerySet[Page], wanted: str, language: str) -> bytes:
    """Return the document of a draft. Raises NotThereError."""
    missing = NotThereError(f"There is no draft “{wanted[:80]}” in “{language}”.")
    try:
        key = uuid.UUID(hex=wanted)
    except ValueError:
        raise missing from None
    found = rows.filter(translation_key=key, locale__language_code=language).first()
    if found is None:
        raise missing
    page: Any = found.get_latest_revision_as_object()
    moment = timezone.now()
    content = content_with_draft(page, moment)
    # A picture that was just chosen has no sizes yet: make them, and read what was made.
    made = [complete(content, None) for complete in registry.completions]
    if any(made):
        content = content_with_draft(page, moment)
    row = draft_page_row(content, page)
    with no_sql():
        return document(Reader(content, row.language, moment), row)
