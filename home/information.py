"""The public view of an information page: the smallest example of a page type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from home.block_views import block_views
from home.furniture import Link
from home.models.pages import InformationRow
from home.reading import links
from publishing.reader import Reader
from publishing.records import PageRow


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
