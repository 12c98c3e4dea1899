"""Records of wagtail-localize of the page of the tests, and what its own screens send."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.models import InformationPage
from tests.cms.world import Municipality, locale
from tests.translations.town import draft_of, translated
from translations.localize.harvest import harvest
from translations.localize.sources import source_for, translation_for


def record(source: Any, code: str = "en", *, enabled: bool = True) -> Translation:
    """Return the record of a language of a Dutch page; its own editor is there when `enabled`."""
    of_source = source_for(source)
    assert of_source is not None
    found = translation_for(of_source, locale(code))
    found.enabled = enabled
    found.save()
    return found


def known(city: Municipality) -> tuple[InformationPage, InformationPage, Translation]:
    """Return the page, its live English version, and the record that has all its strings."""
    source, version = translated(city)
    harvest(source, draft_of(source), None)
    return source, version, record(source)


def put(client: Client, translation: Translation, path: str, text: str, number: int = 0) -> Any:
    """Write a string as the script of its editor does."""
    segments = StringSegment.objects.filter(source=translation.source, context__path=path)
    segment = segments.order_by("order")[number]
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(url, urlencode({"value": text}), "application/x-www-form-urlencoded")


def strings(source: Any, code: str = "en") -> dict[tuple[str, str], str]:
    """Return what is kept of a page: path and Dutch string -> translation."""
    rows = StringTranslation.objects.filter(
        context__object_id=source.translation_key, locale=locale(code)
    )
    return {
        (path, dutch): text
        for path, dutch, text in rows.values_list("context__path", "translation_of__data", "data")
    }


def row_of(page: Any) -> dict[str, Any]:
    """Return what is stored of a page itself, without what says that there is a draft."""
    own = type(page).objects.filter(pk=page.pk).values().get()
    ours = {"latest_revision_id", "latest_revision_created_at", "has_unpublished_changes"}
    return {name: value for name, value in own.items() if name not in {*ours, "draft_title"}}


def said(response: Any) -> list[str]:
    """Return what the next screen says."""
    return [str(each).strip() for each in response.context["messages"]]


def pages() -> set[int]:
    """Return the numbers of all pages."""
    return set(Page.objects.values_list("pk", flat=True))
