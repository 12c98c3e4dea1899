"""The page for an address that was taken away, in every language: served with status 410."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.layout.frame import frame_without_page
from core.layout.sections import section_link
from core.layout.views import Link
from home.pages.not_found import MEDIA_TYPE, ways
from publishing.build.fragments import ELSEWHERE
from publishing.build.render import render
from publishing.content.reader import Reader
from publishing.registry import Document, Target, registry


@dataclass(frozen=True, slots=True)
class GoneView:
    """Ways on for who followed an old link. `contact` is None on a site without a contact page."""

    contact: Link | None
    ways: tuple[Link, ...]


def gone_view(read: Reader) -> GoneView:
    """Return the ways on that the site has."""
    return GoneView(section_link(read, "contacts.contactspage"), ways(read))


def plan(read: Reader) -> Iterator[Target]:
    """List the page of this language."""
    yield Target(f"{read.url(read.home())}410.html", read.code, MEDIA_TYPE, status=410)


def make(read: Reader, target: Target) -> Document:
    """Make the page."""
    words = read.language
    frame = frame_without_page(
        read,
        target.path,
        words.gettext("This page has been taken away"),
        words.gettext("The information was old, or is no longer needed."),
    )
    body = render(
        "home/gone.html",
        words,
        around=registry.layout.fragments(read).of(ELSEWHERE),
        frame=frame,
        view=gone_view(read),
    )
    return Document(body, MEDIA_TYPE)
