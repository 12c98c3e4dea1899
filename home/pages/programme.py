"""The public view of a programme page: what the municipality wants, since when, decided by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.blocks.body import block_views
from core.layout.documents import DocumentLink, document_links
from core.layout.reading import foreign, link, picture
from core.layout.views import Link, PictureView
from home.models.programme import GoalRow, ProgrammeDocumentRow, ProgrammeRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

PROGRAMME = "home.programmepage"


@dataclass(frozen=True, slots=True)
class GoalView:
    """One goal."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ProgrammePart:
    """A part of the programme with a page of its own."""

    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme page. `chapters` is the whole programme, this page among it as `current`."""

    picture: PictureView | None
    period_start: date | None
    period_end: date | None
    period_text: str
    decided_on: date | None
    decided_by: str
    goals: tuple[GoalView, ...]
    documents: tuple[DocumentLink, ...]
    parts: tuple[ProgrammePart, ...]
    chapters: tuple[Link, ...]
    previous: Link | None
    following: Link | None
    body: tuple[Any, ...]


def programme_view(read: Reader, page: PageRow) -> ProgrammeView:
    """Make the view of a programme page. Goals are prose: each language has its own."""
    own = read.row(ProgrammeRow, page.id)
    source = read.source(page)
    facts = read.row(ProgrammeRow, source.id)
    documents = read.where(ProgrammeDocumentRow, "page_id", source.id)
    all_chapters = chapters(read, page)
    place = next(number for number, each in enumerate(all_chapters) if each.current)
    return ProgrammeView(
        picture=picture(
            read, facts.picture_id, own.picture_alt, alt_lang=foreign(read, page.language)
        ),
        period_start=facts.period_start,
        period_end=facts.period_end,
        period_text=period_text(read, facts.period_start, facts.period_end),
        decided_on=facts.decided_on,
        decided_by=own.decided_by or facts.decided_by,
        goals=tuple(
            GoalView(row.title, row.text) for row in read.where(GoalRow, "page_id", page.id)
        ),
        documents=document_links(read, [row.document_id for row in documents]),
        parts=tuple(
            ProgrammePart(
                part.title, read.row(ProgrammeRow, part.id).introduction, read.address(part)
            )
            for part in read.children(page, PROGRAMME)
        ),
        chapters=all_chapters if len(all_chapters) > 1 else (),
        previous=all_chapters[place - 1] if place > 0 else None,
        following=all_chapters[place + 1] if place + 1 < len(all_chapters) else None,
        body=block_views(read, own.body),
    )


def chapters(read: Reader, page: PageRow) -> tuple[Link, ...]:
    """Return the whole programme that `page` belongs to, in reading order."""
    top = page
    above = read.parent(top)
    while above is not None and above.kind == PROGRAMME:
        top, above = above, read.parent(above)
    return tuple(
        replace(found, current=each.id == page.id)
        for each in _in_order(read, top)
        if (found := link(read, each)) is not None
    )


def _in_order(read: Reader, top: PageRow) -> list[PageRow]:
    below = [each for child in read.children(top, PROGRAMME) for each in _in_order(read, child)]
    return [top, *below]


def period_text(read: Reader, start: date | None, end: date | None) -> str:
    """Return a period in words; nothing when it has neither start nor end."""
    words = read.language
    if start and end:
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return words.gettext("%(start)s up to and including %(end)s") % {
                "start": start.year,
                "end": end.year,
            }
        return words.gettext("%(start)s up to and including %(end)s") % {
            "start": words.day(start),
            "end": words.day(end),
        }
    if start:
        return words.gettext("From %(date)s") % {"date": words.day(start)}
    if end:
        return words.gettext("Up to and including %(date)s") % {"date": words.day(end)}
    return ""
