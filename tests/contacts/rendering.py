"""The HTML of one page, with its own view and frame and an empty shell around it."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from core.layout.fragments import pieces_of
from core.layout.views import SiteLayoutView
from publishing.build.render import render
from publishing.content.declarations import PageRow
from publishing.registry import registry
from tests.districts.town import MOMENT, Town

SHELL = SiteLayoutView(
    municipality="",
    site_title="Wijken",
    tagline="",
    language="en",
    direction="ltr",
    home_url="/",
    theme="neutral",
    stylesheets=(),
    font_url="/static/fonts/figtree.woff2",
    scripts=(),
    mark_svg=Markup(),
    favicon_url="/favicon.svg",
    navigation=(),
    footer_pages=(),
    footer_contact=(),
    footer_text="",
    participation=None,
    alerts=(),
    search_url="/search/",
)


def html(town: Town, page: PageRow, moment: datetime = MOMENT) -> str:
    """Render a page of the town in its own language."""
    read = town.read(page.language, moment)
    output = registry.pages[page.kind]
    view = output.view(read, page)
    frame = registry.layout.frame(read, page, view)
    around = pieces_of(SHELL, read.language).of("")
    return render(output.template, read.language, around=around, frame=frame, view=view).decode()


def main_of(text: str) -> str:
    """Return the part of a page between `<main>` and `</main>`."""
    return text.split("<main", 1)[1].split("</main>", 1)[0]
