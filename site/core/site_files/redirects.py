"""Redirects that editors made in the CMS. Pages that moved need none: see publishing.store.manifests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "text/html"
#: RFC 9110, 15.4.9 and 15.4.3: for good, and for now.
PERMANENT, FOUND = 301, 302
#: What would end a header or mean another host; browsers read a backslash as a slash.
#: And what nobody sees, so that nobody can type it over.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\\\\]")
#: Bytes of one part of an address: it is the name of a file in a plain tree.
LONGEST = 200


class RedirectRow(NamedTuple):
    """The public fields of a redirect."""

    id: int
    old_path: str
    is_permanent: bool
    redirect_page_id: int | None
    redirect_link: str


def plan(read: Reader) -> Iterator[Target]:
    """List the redirects that lead somewhere. One to a page that is not public leads nowhere."""
    for row in read.all(RedirectRow):
        path = address(row.old_path)
        location = destination(read, row)
        if path and location and location != path:
            status = PERMANENT if row.is_permanent else FOUND
            yield Target(path, "", MEDIA_TYPE, row.id, status, location)


def make(read: Reader, target: Target) -> Document:
    """Make the page for hosts that cannot redirect; the public server answers with the status."""
    where = escape(target.location)
    text = read.language.gettext("This page has moved")
    body = (
        f'<!DOCTYPE html>\n<html lang="{read.code}" dir="{read.language.direction}">\n'
        f'<head>\n<meta charset="utf-8">\n<title>{escape(text)}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={where}">\n'
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{where}">\n</head>\n'
        f'<body>\n<p>{escape(text)}: <a href="{where}">{where}</a></p>\n</body>\n</html>\n'
    )
    return Document(body.encode(), MEDIA_TYPE)


def address(old_path: str) -> str:
    """Return the address on the site for what an editor typed; nothing when it cannot be one."""
    path = unquote(old_path.partition("?")[0].partition("#")[0]).strip()
    if not path.startswith("/") or "//" in path or UNSAFE.search(path) or "\ufffd" in path:
        return ""
    parts = path.strip("/").split("/")
    if {".", ".."} & set(parts) or any(len(each.encode()) > LONGEST for each in parts):
        return ""
    last = path.rsplit("/", 1)[1]
    return path if "." in last or not last else f"{path}/"


def destination(read: Reader, row: RedirectRow) -> str:
    """Return where a redirect leads: a public page, an address of this site, or a website."""
    if row.redirect_page_id is not None:
        page: PageRow | None = read.page(row.redirect_page_id)
        return read.url(page) if page is not None else ""
    return leads_to(row.redirect_link)


def leads_to(written: str) -> str:
    """Return the address that an editor typed for where to go; nothing when it is none of ours, nor the web's."""
    link = written.strip().replace(" ", "%20")
    if UNSAFE.search(link) or link.startswith("//"):
        return ""
    if link.startswith("/"):
        return link
    try:
        parts = urlsplit(link)
    except ValueError:
        # An address of six groups that is none: http://[1/
        return ""
    return link if parts.scheme in ("http", "https") and parts.hostname else ""
