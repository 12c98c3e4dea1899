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
    pages = list(
        Page.objects.descendant_of(home, inclusive=True)
        .filter(live=True, alias_of__isnull=True)
        .order_by("path")
    )
    keys = [each.translation_key for each in pages]
    sources = {
        each.translation_key: each
        for each in Page.objects.filter(
            locale__language_code=SOURCE_LANGUAGE, translation_key__in=keys
        )
    }
    gone = dict(
        DeletedSource.objects.filter(translation_key__in=keys).values_list(
            "translation_key", "title"
        )
    )
    private = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    found = []
    for page in pages:
        source = sources.get(page.translation_key)
        if source is None:
            if page.translation_key in gone:
                found.append(Left(page, gone[page.translation_key], DELETED))
        elif source.pk not in public:
            found.append(Left(page, source.title, _why(source, private)))
    return found


def _why(source: Page, private: tuple[str, ...]) -> str:
    if not source.live or source.expired:
        return UNPUBLISHED
    return PRIVATE if source.path.startswith(private) else ABOVE
