"""The page for an address that does not exist, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.layout.frame import frame_without_page
from core.layout.sections import section_link
from core.layout.views import Link
from publishing.build.fragments import ELSEWHERE
from publishing.build.render import render
from publishing.content.reader import Reader
from publishing.registry import Document, Target, registry

MEDIA_TYPE = "text/html"
#: Where people who got lost most often wanted to be.
WAYS = (
    "districts.districtindexpage",
    "contacts.contactspage",
    "contacts.hubindexpage",
    "home.newsindexpage",
)


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """Ways on for who got lost."""

    ways: tuple[Link, ...]


def plan(read: Reader) -> Iterator[Target]:
    """List the page of this language."""
    yield Target(f"{read.url(read.home())}404.html", read.code, MEDIA_TYPE, status=404)


def make(read: Reader, target: Target) -> Document:
    """Make the page."""
    words = read.language
    frame = frame_without_page(
        read,
        target.path,
        words.gettext("This page does not exist"),
        words.gettext("Perhaps the page has moved, or the address has a typing error."),
    )
    body = render(
        "404.html",
        words,
        around=registry.layout.fragments(read).of(ELSEWHERE),
        frame=frame,
        view=NotFoundView(ways(read)),
    )
    return Document(body, MEDIA_TYPE)


def ways(read: Reader) -> tuple[Link, ...]:
    """Return the ways on that the site has."""
    home = Link(read.language.gettext("Home"), read.url(read.home()))
    found = (section_link(read, kind) for kind in WAYS)
    return (home, *(each for each in found if each is not None))
