"""Writing iCalendar (RFC 5545): lines, folded and escaped. The same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from publishing.keeping.revisions import number_at

MEDIA_TYPE = "text/calendar"
#: Octets of a line, without its end (RFC 5545, 3.1).
LONGEST = 75
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: The clock on the wall here, as it has been since 1996 (directive 2000/84/EC).
TIMEZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{AMSTERDAM.key}",
    *("BEGIN:DAYLIGHT", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"),
    *("DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
    *("DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD"),
    "END:VTIMEZONE",
)
#: Control characters that no text may hold (3.3.11), but for the end of a line.
NO_CHARACTER = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a calendar: from a moment up to another, or on whole days (the end excluded).

    Nobody may know when it ends. `changed` is the moment of its revision (`keeping.revisions`);
    without it that is the stamp of the calendar. `place` is latitude and longitude in WGS84.
    """

    uid: str
    start: datetime | date
    end: datetime | date | None
    summary: str
    location: str = ""
    url: str = ""
    cancelled: bool = False
    changed: datetime | None = None
    description: str = ""
    category: str = ""
    place: tuple[float, float] | None = None


def calendar(name: str, language: str, url: str, stamp: datetime, events: Iterable[Event]) -> bytes:
    """Write a calendar; it always holds the rules of the clock, so that it is never without a part.

    It has no METHOD: that makes a message of it, which asks for an organiser (RFC 5546, 3.2.1).
    `stamp` is when what has no moment of its own was made.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Wijkwijzer//Hours//NL",
        "CALSCALE:GREGORIAN",
        f"NAME;LANGUAGE={language}:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        f"URL:{url}",
        f"SOURCE;VALUE=URI:{url}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *TIMEZONE,
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


def said(event: Event, language: str) -> str:
    """Return all that is said of an event, but for its revision."""
    return "\n".join(_said(event, language))


def _event(event: Event, language: str, stamp: datetime) -> list[str]:
    changed = event.changed or stamp
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_moment(changed)}",
        f"LAST-MODIFIED:{_moment(changed)}",
        f"SEQUENCE:{number_at(changed)}",
        *_said(event, language),
        "END:VEVENT",
    ]


def _said(event: Event, language: str) -> list[str]:
    lines = [
        _time("DTSTART", event.start),
        *([_time("DTEND", event.end)] if event.end else []),
        f"SUMMARY;LANGUAGE={language}:{escaped(event.summary)}",
    ]
    if event.description:
        lines.append(f"DESCRIPTION;LANGUAGE={language}:{escaped(event.description)}")
    if event.category:
        lines.append(f"CATEGORIES;LANGUAGE={language}:{escaped(event.category)}")
    if event.place:
        lines.append("GEO:{:.6f};{:.6f}".format(*event.place))
    if event.location:
        lines.append(f"LOCATION:{escaped(event.location)}")
    if event.url:
        lines.append(f"URL:{event.url}")
    if event.cancelled:
        lines.append("STATUS:CANCELLED")
    return [*lines, "TRANSP:TRANSPARENT"]


def _time(name: str, value: datetime | date) -> str:
    if isinstance(value, datetime):
        wall = value.astimezone(AMSTERDAM)
        # In the hour that comes twice, a time of the wall is the first of both (3.3.5).
        if wall.fold:
            return f"{name}:{_moment(value)}"
        return f"{name};TZID={AMSTERDAM.key}:{wall:%Y%m%dT%H%M%S}"
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
