"""The layout: header, menu, footer and alerts of a site in one language."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.conf import settings
from markupsafe import Markup

from core.layout.sections import open_data_url, search_url
from core.layout.share import locale_of
from core.layout.views import AlertView, Link, NavigationLink, SiteLayoutView
from core.models.municipality import FooterLinkRow
from core.municipality import municipality, texts
from core.page_types import PAGE_TYPES
from core.phone import display_phone, tel_url
from core.theme.assets import favicon_url, font_url, stylesheet_url, touch_icon_url
from core.theme.own_mark import own_mark
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

#: The alerts of each app: those that stand under a source page and hold now.
ALERTS: list[Callable[[Reader, PageRow], tuple[AlertView, ...]]] = []


def site_layout(read: Reader) -> SiteLayoutView:
    """Make the parts that all pages of this language share."""
    own = municipality(read)
    words = texts(read)
    home = read.home()
    return SiteLayoutView(
        municipality=read.language.gettext("City of %(name)s") % {"name": own.name},
        site_title=words.site_title,
        tagline=words.tagline,
        language=read.code,
        direction=read.language.direction,
        home_url=read.url(home),
        theme=own.mark,
        stylesheets=(stylesheet_url(read),),
        font_url=font_url(read),
        scripts=(),
        mark_svg=mark_of(read),
        touch_icon=touch_icon_url(read),
        favicon_url=favicon_url(read),
        navigation=navigation(read, home),
        footer_pages=footer_pages(read, home),
        footer_contact=footer_contact(read),
        footer_text=words.footer_text,
        participation=Link(own.participation_name, own.participation_url)
        if own.participation_url and own.participation_name
        else None,
        alerts=alerts(read, read.source(home)),
        search_url=search_url(read),
        locale=locale_of(read.code),
    )


@functools.cache
def mark(name: str) -> Markup:
    """Return a mark as inline SVG: a file of our own."""
    path = settings.PUBLIC_STATIC_DIR / "img" / "marks" / f"{name}.svg"
    return Markup(path.read_text(encoding="utf-8").strip())  # noqa: S704


def mark_of(read: Reader) -> Markup:
    """Return the mark of the municipality as HTML: a picture of its own, or one of ours inline."""
    own = municipality(read)
    if own_mark(own.own_mark) is None:
        return mark(own.mark)
    return Markup('<img src="{}" alt="">').format(favicon_url(read))


def navigation(read: Reader, home: PageRow) -> tuple[NavigationLink, ...]:
    """Return the menu: the pages below the start page that editors ticked “show in menus”."""
    return tuple(
        NavigationLink(page.title, read.url(page), read.url(page))
        for page in read.children(home)
        if page.show_in_menus
    )


def footer_pages(read: Reader, home: PageRow) -> tuple[Link, ...]:
    """Return the pages below the start page whose page type puts them in the footer; open data."""
    found = []
    for page in read.children(home):
        kind = PAGE_TYPES.get(page.kind)
        if kind is not None and kind.in_footer(read, read.source(page)):
            found.append(Link(page.title, read.url(page)))
    found.append(Link(read.language.gettext("Open data"), open_data_url(read)))
    return tuple(found)


def footer_contact(read: Reader) -> tuple[Link, ...]:
    """Return the ways to reach the municipality, and its own links."""
    own = municipality(read)
    found = []
    if own.phone:
        number = display_phone(own.phone)
        if read.language.direction == "rtl":
            # Isolated (Unicode UAX #9): else the groups of digits change places.
            number = f"\u2066{number}\u2069"
        text = read.language.gettext("Call %(number)s") % {"number": number}
        # A phone number is never split over two lines.
        found.append(Link(text.replace(" ", "\u00a0"), tel_url(own.phone)))
    if own.email:
        found.append(Link(own.email, f"mailto:{own.email}"))
    if own.website:
        found.append(Link(read.language.gettext("Website of the municipality"), own.website))
    found += [
        Link(row.text, row.url)
        for row in read.where(FooterLinkRow, "settings_id", own.id)
        if row.language == read.code
    ]
    return tuple(found)


def alerts(read: Reader, owner: PageRow) -> tuple[AlertView, ...]:
    """Return the alerts that stand under `owner` (a source page) and hold now."""
    return tuple(each for shown in ALERTS for each in shown(read, owner))
