"""What stands around every page: header, navigation, footer, alerts, head and breadcrumbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `lang` is set when its text is in another language than the page."""

    text: str
    url: str
    lang: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """An entry of the main menu. `section` is that of its pages: see `core.layout.fragments`."""

    text: str
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language; `translated` tells whether its prose is in it too.

    Where there is no page to give, such as on a 404, that language's start page.
    """

    code: str
    name: str
    url: str
    dir: str
    current: bool
    translated: bool


@dataclass(frozen=True, slots=True)
class AlertView:
    """A message at the top of pages."""

    level: str
    title: str
    message: str
    link: Link | None
    lang: str | None
    #: The title is a standard text, in the language of the page whatever that of the message is.
    standard: bool = False


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in several sizes. `sources` are pairs of media type and srcset.

    `alt_lang` and `credit_lang` are the languages of these texts when not that of what stands around.
    """

    url: str
    width: int
    height: int
    sources: tuple[tuple[str, str], ...]
    sizes_hint: str
    alt: str
    credit: str
    caption: str
    alt_lang: str | None = None
    credit_lang: str | None = None


@dataclass(frozen=True, slots=True)
class SiteLayoutView:
    """The parts that are the same on every page of a site in one language."""

    municipality: str
    site_title: str
    tagline: str
    language: str
    direction: str
    home_url: str
    theme: str
    stylesheets: tuple[str, ...]
    font_url: str
    scripts: tuple[str, ...]
    mark_svg: Markup
    favicon_url: str
    navigation: tuple[NavigationLink, ...]
    footer_pages: tuple[Link, ...]
    footer_contact: tuple[Link, ...]
    footer_text: str
    participation: Link | None
    alerts: tuple[AlertView, ...]
    search_url: str
    #: Its language as Open Graph has it: nl_NL.
    locale: str = ""
    #: The address of the icon for telephones; empty when there is none.
    touch_icon: str = ""


@dataclass(frozen=True, slots=True)
class FrameView:
    """What belongs to one page, whatever its kind."""

    kind: str
    title: str
    heading: str
    introduction: str
    introduction_lang: str | None
    description: str
    language: str
    direction: str
    canonical_url: str
    alternates: tuple[tuple[str, str], ...]
    languages: tuple[LanguageLink, ...]
    breadcrumbs: tuple[Link, ...]
    reading_minutes: int | None
    updated_on: date | None
    checked_on: date | None
    json_url: str | None
    feeds: tuple[Link, ...]
    structured_data: Markup
    robots: str | None
    picture: PictureView | None
    #: What is newer in Dutch, or that all prose is in Dutch; empty when this is up to date.
    newer: str = ""
    #: The language of the prose when that is not the one of the page.
    prose_lang: str | None = None
    #: The languages of `title` and of `heading` and `name`, likewise.
    title_lang: str | None = None
    heading_lang: str | None = None
    #: Where readers say that something is wrong here.
    wrong: Link | None = None
    #: What it is called among its own: `heading` without what tells it from others of the site.
    name: str = ""
    #: The whole address of its picture for who shares it.
    card: str = ""
    #: The names of it and of places above it, such as its district, with the alerts of each.
    alerts: tuple[tuple[str, tuple[AlertView, ...]], ...] = ()
