"""Writing iCalendar (RFC 5545): lines, folded and escaped. The same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

MEDIA_TYPE = "text/calendar"
#: Octets of a line, without its end (RFC 5545, 3.1).
LONGEST = 75
#: Control characters that no text may hold (3.3.11), but for the end of a line.
NO_CHARACTER = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a calendar: from a moment up to another, or on whole days (the end excluded).

    Nobody may know when it ends.
    """

    uid: str
    start: datetime | date
    end: datetime | date | None
    summary: str
    location: str = ""
    url: str = ""
    cancelled: bool = False


def calendar(name: str, language: str, url: str, stamp: datetime, events: Iterable[Event]) -> bytes:
    """Write a calendar. `stamp` is when it was made; moments are written in UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Wijkwijzer//Hours//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        f"URL:{url}",
        f"SOURCE;VALUE=URI:{url}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for each in events:
        lines += _event(each, language, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def escaped(text: str) -> str:
    """Escape a text value (3.3.11)."""
    plain = NO_CHARACTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for character in "\\;,":
        plain = plain.replace(character, f"\\{character}")
    return plain.replace("\n", "\\n")


def _event(event: Event, language: str, stamp: datetime) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_moment(stamp)}",
        _time("DTSTART", event.start),
        *([_time("DTEND", event.end)] if event.end else []),
        f"SUMMARY;LANGUAGE={language}:{escaped(event.summary)}",
    ]
    if event.location:
        lines.append(f"LOCATION:{escaped(event.location)}")
    if event.url:
        lines.append(f"URL:{event.url}")
    if event.cancelled:
        lines.append("STATUS:CANCELLED")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _time(name: str, value: datetime | date) -> str:
    if isinstance(value, datetime):
        return f"{name}:{_moment(value)}"
    return f"{name};VALUE=DATE:{value:%Y%m%d}"


def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> Iterator[str]:
    """Cut a long line between characters; what follows begins with a space."""
    if len(line.encode()) <= LONGEST:
        yield line
        return
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST:
            yield part
            part, size = " ", 1
        part += character
        size += octets
    yield part
