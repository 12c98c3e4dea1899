"""The HTML around every page: head, top with alerts, menu and footer, rendered once a language."""

from __future__ import annotations

import functools
from typing import Any

from core.layout.site_layout import site_layout
from core.layout.views import SiteLayoutView
from publishing.build.fragments import ELSEWHERE, LayoutFragments
from publishing.build.render import environment
from publishing.content.declarations import PageRow
from publishing.content.languages import Language
from publishing.content.reader import Reader


def fragments(read: Reader) -> LayoutFragments:
    """Make the layout fragments of the pages in the language of `read`."""
    return pieces_of(site_layout(read), read.language)


@functools.lru_cache(maxsize=64)
def pieces_of(layout: SiteLayoutView, words: Language) -> LayoutFragments:
    """Render a layout; the menu once for each section that it has, and once without a mark."""
    macros: Any = environment(words).get_template("fragments.html").module
    sections = (ELSEWHERE, *(item.section for item in layout.navigation))
    return LayoutFragments(
        {
            "head": {ELSEWHERE: str(macros.head(layout))},
            "top": {ELSEWHERE: str(macros.top(layout))},
            "owner": {ELSEWHERE: str(macros.owner(layout))},
            "menu": {section: str(macros.menu(layout, section)) for section in sections},
            "footer": {ELSEWHERE: str(macros.footer(layout))},
        }
    )


def section_of(read: Reader, page: PageRow) -> str:
    """Return the address of the page below the start page that `page` belongs to."""
    trail = (*read.ancestors(page), page)
    return read.address(read.localised(trail[1] if len(trail) > 1 else page) or page)
