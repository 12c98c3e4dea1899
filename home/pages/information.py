"""The public view of an information page: the smallest example of a page type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.blocks.body import block_views
from core.layout.reading import links
from core.layout.views import Link
from home.models.pages import InformationRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class InformationView:
    """An information page."""

    body: tuple[Any, ...]
    pages: tuple[Link, ...]


def information_view(read: Reader, page: PageRow) -> InformationView:
    """Make the view of an information page."""
    row = read.row(InformationRow, page.id)
    return InformationView(
        body=block_views(read, row.body),
        pages=links(read, read.children(page, "home.informationpage")),
    )
