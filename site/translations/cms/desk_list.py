"""All pages of a municipality in one language, in the order in which they matter to readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from core.languages import SOURCE_LANGUAGE
from core.page_types import translate_first
from translations.models import MadeFrom, NoTranslation
from translations.release.waiting import waiting_ids
from translations.state import COMPLETE, NOT_NEEDED, State, state_in


@dataclass(frozen=True)
class Line:
    """One page on the desk."""

    source: Any
    translation: Any | None
    state: State
    impact: int
    #: The source is not public, so its translation is not either.
    hidden: bool = False
    #: The page above it has no translation: this one has no place to stand yet.
    no_place: bool = False
    place: str = ""
    #: The source was moved, and the translation could not follow.
    misplaced: bool = False
    #: The Dutch text waits, and goes online together with its translations.
    together: bool = False


def lines_of(home: Page, language: str, today: date, public: set[int]) -> list[Line]:
    """Return the pages below a Dutch start page with how they stand, what matters most first.

    Those are the live ones, and those that wait for their translations.

    `public` are the pages that may be public now.
    """
    versions = {
        each.translation_key: each
        for each in Page.objects.filter(
            locale__language_code=language, alias_of__isnull=True
        ).specific()
    }
    drafts = _drafts([each for each in versions.values() if each.has_unpublished_changes])
    made = {
        each.page_id: each for each in MadeFrom.objects.filter(page__locale__language_code=language)
    }
    decisions: dict[int, dict[str, NoTranslation]] = {}
    for each in NoTranslation.objects.filter(language=language):
        decisions.setdefault(each.source_id, {})[each.key] = each
    found = []
    above: dict[str, Any] = {}
    waiting = waiting_ids()
    pages = Page.objects.descendant_of(home, inclusive=True).filter(
        Q(live=True) | Q(pk__in=waiting), locale__language_code=SOURCE_LANGUAGE
    )
    for live in pages.order_by("path").specific():
        page = live.get_latest_revision_as_object() if live.pk in waiting else live
        above[page.path] = page.translation_key
        version = versions.get(page.translation_key)
        draft = drafts.get(version.pk, version) if version else None
        state = state_in(
            page,
            draft,
            made.get(version.pk) if version else None,
            decisions.get(page.pk, {}),
        )
        parent = versions.get(above.get(page.path[:-4]))
        found.append(
            Line(
                page,
                version,
                state,
                translate_first(page, today),
                hidden=page.pk not in public and page.pk not in waiting,
                together=page.pk in waiting,
                no_place=version is None and parent is None and page.pk != home.pk,
                misplaced=bool(
                    version and parent and version.path[:-4] != parent.path and page.pk != home.pk
                ),
                place=str(version.path if version else parent.path if parent else ""),
            )
        )
    return sorted(found, key=_order)


def _drafts(pages: list[Any]) -> dict[int, Any]:
    return {each.pk: each.get_latest_revision_as_object() for each in pages}


def _order(line: Line) -> tuple[Any, ...]:
    done = line.state.kind in (COMPLETE, NOT_NEEDED)
    changed = line.source.last_published_at
    newest = -changed.timestamp() if changed else 0.0
    return (done, line.hidden, line.impact, newest, line.source.path)
