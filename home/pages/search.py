"""The search page of a language: a form that a script fills, and all subjects from A to Z.

The script asks the search index of the release (decisions 17 and 26). Without it the list is what is left,
and it is complete.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from core.layout.frame import frame_without_page
from core.layout.sections import search_url, section_link
from core.layout.share import card_url
from core.layout.site_layout import footer_contact
from core.layout.subjects import SubjectView, municipal_views, subject_views
from core.layout.titles import page_name
from core.layout.views import LanguageLink, Link
from core.layout.wrong_page import wrong_page
from core.municipality import term
from publishing.build.fragments import ELSEWHERE
from publishing.build.render import render
from publishing.content.phrases import public
from publishing.content.reader import Reader
from publishing.registry import Document, Target, registry
from publishing.search.addresses import BUNDLE

MEDIA_TYPE = "text/html"
#: What people can choose to see alone, in the order of the form.
FACETS = {
    "district": public("Districts"),
    "hub": public("Hubs"),
    "contact": public("Contact and people"),
    "plan": public("Plans, deals and budgets"),
    "event": public("Agenda"),
    "news": public("News"),
    "about": public("Other information"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """The subjects under one letter."""

    letter: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in the form."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page. `bundle` is where the script finds the index."""

    bundle: str
    facets: tuple[Choice, ...]
    districts: tuple[str, ...]
    letters: tuple[Letter, ...]
    contact: Link | None
    #: What people search in words of their own: pages about it, and what the municipality arranges.
    subjects: tuple[SubjectView, ...]
    municipal: tuple[SubjectView, ...]
    #: How to reach the municipality.
    reach: tuple[Link, ...]


def plan(read: Reader) -> Iterator[Target]:
    """List the page of this language."""
    yield Target(search_url(read), read.code, MEDIA_TYPE)


def make(read: Reader, target: Target) -> Document:
    """Make the page."""
    words = read.language
    frame = frame_without_page(
        read,
        target.path,
        words.gettext("Search"),
        words.gettext("Search everything on this website, or look in the list from A to Z."),
    )
    home = Link(words.gettext("Home"), read.url(read.home()))
    frame = dataclasses.replace(
        frame,
        description=frame.introduction,
        card=card_url(read, read.home()),
        languages=tuple(_same_page(read, link) for link in frame.languages),
        wrong=wrong_page(read, frame.heading, target.path),
        breadcrumbs=(home, Link(frame.heading, target.path, current=True)),
    )
    body = render(
        "home/search.html",
        words,
        around=registry.layout.fragments(read).of(ELSEWHERE),
        frame=frame,
        view=search_view(read),
    )
    return Document(body, MEDIA_TYPE)


def search_view(read: Reader) -> SearchView:
    """Make the view of the search page."""
    places = [
        page.title
        for kind, searchable in registry.searchable.items()
        if searchable.place
        for page in read.of_kind(kind)
    ]
    return SearchView(
        bundle=BUNDLE,
        facets=facets(read),
        districts=tuple(sorted(places, key=read.language.sort_key)),
        letters=letters(read),
        contact=section_link(read, "contacts.contactspage"),
        subjects=subject_views(read),
        municipal=municipal_views(read),
        reach=footer_contact(read),
    )


def facets(read: Reader) -> tuple[Choice, ...]:
    """Return the kinds that people can choose, in the words of the municipality where it has some."""
    own = {
        name: read.language.capital(term(read, name, plural=True)) for name in ("district", "hub")
    }
    return tuple(
        Choice(key, own.get(key) or read.language.gettext(text)) for key, text in FACETS.items()
    )


def letters(read: Reader) -> tuple[Letter, ...]:
    """Return the subjects of this language by their first letter."""
    words = read.language
    named = [
        (page_name(read, page).heading, page)
        for kind, searchable in registry.searchable.items()
        if searchable.listed
        for page in read.of_kind(kind)
    ]
    named.sort(key=lambda each: (words.sort_key(each[0]), each[1].path))
    return tuple(
        Letter(letter, tuple(Link(name, read.url(page)) for name, page in group))
        for letter, group in itertools.groupby(named, key=lambda each: words.first_letter(each[0]))
    )


def _same_page(read: Reader, link: LanguageLink) -> LanguageLink:
    return dataclasses.replace(link, url=search_url(read, link.code), translated=True)
