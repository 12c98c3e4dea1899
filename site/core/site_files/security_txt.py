"""security.txt (RFC 9116): where to report a weakness of the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from core.models.municipality import MunicipalityRow
from core.municipality import municipality
from publishing.content.reader import Reader
from publishing.registry import Document, Target

PATH = "/.well-known/security.txt"
#: Written anew every month, so it never has less than ten months left; RFC 9116 asks for under 12.
MONTHS = 11


def plan(read: Reader) -> Iterator[Target]:
    """List the file when there is somebody to report to: it may not exist without a contact."""
    if contact(municipality(read)):
        yield Target(PATH, "", "text/plain")


def make(read: Reader, target: Target) -> Document:
    """Make the file. Its lines hold URIs only, so nothing that an editor typed breaks a line."""
    own = municipality(read)
    month = read.now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    read.until(_months_later(month, 1))
    lines = [
        f"Contact: {contact(own)}",
        f"Expires: {_months_later(month, MONTHS):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {read.absolute(PATH)}",
    ]
    if _uri(own.security_policy_url).startswith("https://"):
        lines.append(f"Policy: {_uri(own.security_policy_url)}")
    return Document(("\n".join(lines) + "\n").encode(), target.media_type)


def contact(own: MunicipalityRow) -> str:
    """Return the contact as a URI; the municipality's own e-mail when none is filled in."""
    for stored in (own.security_contact, own.email):
        text = _uri(stored)
        if text.startswith(("https://", "mailto:", "tel:")):
            return text
        if "@" in text and ":" not in text:
            return f"mailto:{text}"
    return ""


def _uri(text: str) -> str:
    """Leave out white space: a URI has none (RFC 3986)."""
    return "".join(text.split())


def _months_later(month: datetime, number: int) -> datetime:
    years, index = divmod(month.month - 1 + number, 12)
    return month.replace(year=month.year + years, month=index + 1)
