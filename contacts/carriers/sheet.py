"""What all sheets to print have in common: looks, who it is from, the way back, QR code and stamp."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import segno
from markupsafe import Markup

from contacts.cards import ContactView
from home.assets import favicon_url, sheet_url, stylesheet_url
from home.frame import frame_without_page
from home.furniture import FrameView, Link
from home.municipality import municipality
from home.shell import mark
from publishing.outputs import Document
from publishing.reader import Reader
from publishing.render import render
from publishing.sheet_addresses import pdf_address


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet to print. `address` is that of the page with the same facts, as people type it."""

    municipality: str
    mark: Markup
    stylesheets: tuple[str, ...]
    favicon: str
    back: Link
    pdf_url: str
    address: str
    qr: Markup
    stamp: str


@dataclass(frozen=True, slots=True)
class SheetContact:
    """Somebody to call, as print shows it. Without a name: a role that nobody has now."""

    name: str
    role: str
    role_lang: str | None
    note: str
    note_lang: str | None
    phones: tuple[str, ...]
    email: str | None
    languages: tuple[str, ...]


def sheet_view(read: Reader, path: str, back: Link, stamp: str) -> SheetView:
    """Make what stands around the sheet at `path`. `back` is the page with the same facts."""
    own = municipality(read)
    url = read.absolute(back.url)
    return SheetView(
        municipality=read.language.gettext("City of %(name)s") % {"name": own.name},
        mark=mark(own.mark),
        stylesheets=(stylesheet_url(read), sheet_url("carriers")),
        favicon=favicon_url(read),
        back=back,
        pdf_url=pdf_address(path),
        address=url.removeprefix("https://").removeprefix("http://").rstrip("/"),
        qr=qr_code(url),
        stamp=stamp,
    )


def sheet_contact(card: ContactView) -> SheetContact:
    """Give of a card what a sheet shows."""
    note = card.note
    return SheetContact(
        card.name,
        card.role,
        card.role_lang,
        note,
        card.note_lang if note else None,
        tuple(number for number in (card.phone, card.mobile) if number),
        card.email,
        card.languages,
    )


def sheet_document(
    read: Reader, template: str, path: str, heading: str, introduction: str, view: object
) -> Document:
    """Render a sheet. Search engines leave it alone: the page with the same facts is to be found."""
    frame: FrameView = frame_without_page(read, path, heading, introduction)
    body = render(template, read.language.code, frame=frame, view=view)
    return Document(body, "text/html")


@functools.lru_cache(maxsize=2048)
def qr_code(url: str) -> Markup:
    """Draw an address as a QR code: inline SVG, the same bytes every time."""
    # A quarter of it may be torn or dirty. Four modules of quiet around it, as readers ask for.
    code = segno.make(url, error="q", micro=False)
    drawn = code.svg_inline(border=4, svgclass="wijk-qr", lineclass=None, omitsize=True)
    return Markup(drawn)  # noqa: S704
