"""Translations that are not public because of their source, and what happens with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, PageViewRestriction

from core.languages import SOURCE_LANGUAGE
from publishing.models import DeletedSource

DELETED, UNPUBLISHED, PRIVATE, ABOVE = "deleted", "unpublished", "private", "above"


@dataclass(frozen=True, slots=True)
class Left:
    """One translation, the title of its source, and what happened to the source."""

    page: Any
    title: str
    why: str


def left_behind(home: Page, public: set[int]) -> list[Left]:
    """Return the live translations below a start page whose source is not public, by their place."""
    pages = Page.objects.descendant_of(home, inclusive=True).filter(
        live=True, alias_of__isnull=True
    )
    keys = pages.order_by().values("translation_key")
    sources = dict(
        Page.objects.filter(locale__language_code=SOURCE_LANGUAGE, translation_key__in=keys)
        .order_by()
        .values_list("translation_key", "pk")
    )
    gone = dict(
        DeletedSource.objects.filter(translation_key__in=keys).values_list(
            "translation_key", "title"
        )
    )
    # Hardly any: only these are read in full.
    left = [
        pk
        for pk, key in pages.order_by().values_list("pk", "translation_key")
        if (sources[key] not in public if key in sources else key in gone)
    ]
    if not left:
        return []
    shown = list(Page.objects.filter(pk__in=left).order_by("path"))
    numbers = [sources[page.translation_key] for page in shown if page.translation_key in sources]
    of_sources = Page.objects.in_bulk(numbers)
    private = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    found = []
    for page in shown:
        source = of_sources.get(sources.get(page.translation_key, 0))
        if source is None:
            found.append(Left(page, gone[page.translation_key], DELETED))
        else:
            found.append(Left(page, source.title, _why(source, private)))
    return found


def _why(source: Page, private: tuple[str, ...]) -> str:
    if not source.live or source.expired:
        return UNPUBLISHED
    return PRIVATE if source.path.startswith(private) else ABOVE
