"""What all sheets to print have in common: looks, who it is from, the way back, QR code and version."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar, cast

import segno
from markupsafe import Markup

from contacts.people.facts import ContactFacts
from contacts.people.ways import WayFields
from core.layout.frame import frame_without_page
from core.layout.site_layout import mark_of
from core.layout.views import FrameView, Link
from core.municipality import municipality
from core.theme.assets import favicon_url, looks_of, sheet_url, stylesheet_url
from publishing.build.render import render
from publishing.content.reader import Reader
from publishing.pdf.addresses import pdf_address
from publishing.registry import Document

NO_MARK = Markup("")
#: What of its frame the template of a sheet shows.
OF_FRAME = ("language", "direction", "title", "robots", "canonical_url", "heading")


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet to print. `address` is that of the page with the same facts, as people type it."""

    municipality: str
    back: Link
    pdf_url: str
    address: str
    qr: Markup
    mark: Markup = NO_MARK
    stylesheets: tuple[str, ...] = ()
    favicon: str = ""
    version: str = ""


class OfSheet(Protocol):
    """The view of a sheet."""

    @property
    def sheet(self) -> SheetView: ...


View = TypeVar("View", bound=OfSheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContact(WayFields):
    """Somebody to call, as print shows it. Without a name: a role that nobody has now."""

    name: str
    role: str
    role_lang: str | None
    note: str
    note_lang: str | None
    languages: tuple[str, ...]


def sheet_view(read: Reader, path: str, back: Link) -> SheetView:
    """Make what the sheet at `path` says around its own facts: no looks yet, and no version.

    `back` is the page with the same facts.
    """
    own = municipality(read)
    url = read.absolute(back.url)
    address = url.removeprefix("https://").removeprefix("http://").rstrip("/")
    return SheetView(
        municipality=read.language.gettext("City of %(name)s") % {"name": own.name},
        back=back,
        pdf_url=pdf_address(path),
        address=address,
        qr=qr_code(url, read.language.gettext("QR code for %(address)s") % {"address": address}),
    )


def finished(read: Reader, view: View, version: str) -> View:
    """Return a sheet with its looks and its version."""
    found: Any = view
    sheet = replace(
        view.sheet,
        mark=mark_of(read),
        stylesheets=(stylesheet_url(read), sheet_url("printouts")),
        favicon=favicon_url(read),
        version=version,
    )
    return cast(View, replace(found, sheet=sheet))


def sheet_frame(read: Reader, path: str, heading: str, introduction: str, kind: str) -> FrameView:
    """Make the frame of a sheet; `kind` says in its title what it is of the page with its heading."""
    frame = frame_without_page(read, path, heading, introduction)
    return replace(frame, title=f"{kind} {frame.title}") if kind else frame


def shown_by(
    read: Reader, path: str, heading: str, view: OfSheet, kind: str = ""
) -> tuple[Any, ...]:
    """Return all that the sheet at `path` shows, but for its version. `view` is not finished.

    The looks are what the municipality chose, and not the files that a version of this software
    makes of it: a sheet says the same after an update.
    """
    frame = sheet_frame(read, path, heading, "", kind)
    return (*(getattr(frame, name) for name in OF_FRAME), looks_of(read), view)


def sheet_contact(facts: ContactFacts) -> SheetContact:
    """Return of somebody's facts what a sheet shows."""
    return SheetContact(
        name=facts.name,
        role=facts.role,
        role_lang=facts.role_lang,
        note=facts.note,
        note_lang=facts.note_lang if facts.note else None,
        **facts.ways.named(),
        languages=facts.languages,
    )


def sheet_document(
    read: Reader,
    template: str,
    path: str,
    heading: str,
    introduction: str,
    view: object,
    kind: str = "",
) -> Document:
    """Render a sheet. Search engines leave it alone: the page with the same facts is to be found."""
    frame = sheet_frame(read, path, heading, introduction, kind)
    body = render(template, read.language, frame=frame, view=view)
    return Document(body, "text/html")


@functools.lru_cache(maxsize=2048)
def qr_code(url: str, title: str) -> Markup:
    """Draw an address as a QR code: inline SVG with a title, the same bytes every time."""
    # A quarter of it may be torn or dirty. Four modules of quiet around it, as readers ask for.
    code = segno.make(url, error="q", micro=False)
    drawn = code.svg_inline(
        border=4, svgclass="wijk-qr", lineclass=None, omitsize=True, title=title
    )
    return Markup(drawn)  # noqa: S704
