"""The public view of a start page: its parts, in the order of the editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.blocks.start_parts import PARTS, ActionView, actions, fields
from core.layout.reading import facts, foreign, picture, stream
from core.layout.views import Link, PictureView
from home.models.pages import HomeRow
from home.news.feed import news_feeds
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class HomeView:
    """A start page. `closing` are the parts that come last, side by side."""

    picture: PictureView | None
    feeds: tuple[Link, ...]
    fields: tuple[Any, ...]
    actions: tuple[ActionView, ...]
    parts: tuple[Any, ...]
    closing: tuple[Any, ...]


def home_view(read: Reader, page: PageRow) -> HomeView:
    """Make the view of a start page. Raises LookupError for a part that no app offers."""
    own, shared = read.row(HomeRow, page.id), facts(read, page)
    parts = []
    for block in stream(shared.parts):
        part = PARTS.get(block["type"])
        if part is None:
            raise LookupError(f"no app offers the part {block['type']!r} of start pages")
        view = part.view(read, page, block["value"])
        if view is not None:
            parts.append((view, part.closing))
    last = len(parts)
    while last and parts[last - 1][1]:
        last -= 1
    return HomeView(
        picture=picture(
            read, shared.picture_id, own.picture_alt, alt_lang=foreign(read, page.language)
        ),
        feeds=news_feeds(read),
        fields=fields(read),
        actions=actions(read),
        parts=tuple(view for view, _closing in parts[:last]),
        closing=tuple(view for view, _closing in parts[last:]),
    )
