"""How a page looks where somebody shares it: its card, and the list of all cards of a site."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from babel.core import Locale, get_global

from core.layout.titles import page_name
from core.municipality import texts
from core.page_types import page_type
from core.theme.assets import font_url, theme_of
from core.theme.theme import Theme, family_of, theme_properties
from publishing.cards.card import LIST, Card, written
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target, registry

MEDIA_TYPE = "application/json"


@functools.lru_cache(maxsize=64)
def colours(theme: Theme) -> tuple[str, str, str, str]:
    """Return the colours of a card: ground, words, drawing, mark. The words are readable on the ground."""
    found = theme_properties(theme)
    names = ("--wijk-hero-bg", "--wijk-hero-color", "--wijk-hero-art", "--wijk-hero-marker")
    ground, ink, art, accent = (found[name] for name in names)
    return ground, ink, art, accent


def card_of(read: Reader, page: PageRow) -> Card:
    """Return the card of a page, in the language that it is written in."""
    return read.shared_in(page.language, _card, page)


def card_url(read: Reader, page: PageRow) -> str:
    """Return the whole address of the picture of a page."""
    return read.absolute(card_of(read, page).url)


def _card(read: Reader, page: PageRow) -> Card:
    theme = theme_of(read)
    name = page_name(read, page)
    site = texts(read).site_title
    above = _place(read, page)
    ground, ink, art, accent = colours(theme)
    return Card(
        above=above,
        # The place stands above it already.
        title=name.short if above else name.heading,
        below=site,
        language=read.code,
        rtl=read.language.direction == "rtl",
        font=font_url(read),
        family=family_of(theme),
        background=ground,
        ink=ink,
        art=art,
        accent=accent,
    )


def _place(read: Reader, page: PageRow) -> str:
    """Return the name of the nearest page above that is a place; empty when there is none."""
    for above in reversed(read.ancestors(page)):
        kind = page_type(above.kind)
        found = registry.searchable.get(above.kind)
        if kind is not None and found is not None and found.place:
            return above.title
    return ""


def plan(_read: Reader) -> Iterator[Target]:
    """List the one list."""
    yield Target(LIST, "", MEDIA_TYPE)


def make(read: Reader, _target: Target) -> Document:
    """List the cards of all pages. An alias is shared as the page that it repeats."""
    pages = (page for page in read.all(PageRow) if page.kind in registry.pages)
    return Document(written(card_of(read, page) for page in pages), MEDIA_TYPE)


def locale_of(code: str) -> str:
    """Return a language with the country where most people speak it, as Open Graph has it: nl_NL."""
    language = Locale.parse(code, sep="-").language
    likely = get_global("likely_subtags").get(language, language)
    return f"{language}_{likely.split('_')[-1]}" if "_" in likely else language
