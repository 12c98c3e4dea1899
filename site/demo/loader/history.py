"""What the CMS keeps about pages: a version, a line in the history, and what searching needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from modelsearch.backends import get_search_backends
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from core.languages import SOURCE_LANGUAGE
from translations.localize.harvest import harvest
from translations.models import MadeFrom
from translations.record import hashes, pairs
from translations.segments import prose_fields, segments_of
from translations.texts.filling import values_of

#: What stood at the start of an introduction, before it was made shorter.
OLDER = "Welkom."


def write(pages: Sequence[Any]) -> None:
    """Store for each page its first version, as published when the page says it was."""
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=page.content_type,
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(page.pk),
            object_str=page.title,
            created_at=page.last_published_at,
            content=page.serializable_data(),
        )
        for page in pages
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
    Page.objects.bulk_update(pages, ["latest_revision", "live_revision"], batch_size=100)
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=page.content_type,
            page_id=page.pk,
            label=page.title,
            action="wagtail.publish",
            timestamp=page.last_published_at,
            revision=page.live_revision,
            content_changed=True,
        )
        for page in pages
    )


def note_translations(pages: Sequence[Any]) -> None:
    """Write down what each translation was made from.

    That of the first information page was made from an older introduction, so that the desk and
    the public site have a translation to show that is outdated; pages without one are missing.
    """
    by_key = {(page.translation_key, page.locale.language_code): page for page in pages}
    found = []
    shown = False
    for page in pages:
        source = by_key.get((page.translation_key, SOURCE_LANGUAGE))
        if source is None or source is page:
            continue
        made = pairs(segments_of(source), segments_of(page))
        if not shown and page._meta.model_name == "informationpage" and "introduction" in made:
            made["introduction"]["source"] = f"{OLDER} {made['introduction']['source']}"
            shown = True
        values = values_of(source, prose_fields(type(source)))
        found.append(MadeFrom(page_id=page.pk, segments=made, live=hashes(made), values=values))
    MadeFrom.objects.bulk_create(found, batch_size=200)
    for page in pages:
        source = by_key.get((page.translation_key, SOURCE_LANGUAGE))
        if source is not None and source is not page:
            harvest(source, page, None)


def index(pages: Sequence[Any]) -> None:
    """Add new pages to both indexes of the CMS: of words, and of who refers to whom."""
    by_model = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
    for backend in get_search_backends(with_auto_update=True):
        for model, found in by_model.items():
            backend.get_index_for_model(model).add_items(model, found)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
