"""Rows of wagtail-localize of a page and one of its translations, for tests of addresses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Translation,
    TranslationContext,
    TranslationSource,
)

from tests.cms.world import locale
from translations.drafts import translation_of
from translations.localize.harvest import harvest
from translations.localize.sources import source_for, translation_for
from translations.record import adopt


@dataclass(frozen=True)
class Localized:
    """The rows that addresses name."""

    source: TranslationSource
    translation: Translation
    string: StringSegment
    override: OverridableSegment


def localized(page: Any, code: str) -> Localized:
    """Return the rows of a Dutch page that has a translation, with all texts of both."""
    draft: Any = translation_of(page, code)
    adopt(draft)
    harvest(page, draft, None)
    source = source_for(page)
    assert source is not None
    translation = translation_for(source, locale(code))
    translation.enabled = True
    translation.save()
    context = TranslationContext.objects.create(object_id=page.translation_key, path="body.a.url")
    override = OverridableSegment.objects.create(
        source=source, context=context, order=99, data_json=json.dumps("https://a.example")
    )
    return Localized(source, translation, source.stringsegment_set.first(), override)
