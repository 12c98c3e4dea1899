"""Feeds, calendars, address cards, PDFs: read by clients that others made, and held against their standards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pikepdf
import vobject
from lxml import etree

from tools.validators import pdf_ua
from tools.validators.report import Outcome

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds(tree: Path) -> Outcome:
    """Read every Atom feed with feedparser, and check what RFC 4287 asks of feed and entries."""
    outcome = Outcome("feedparser, RFC 4287")
    for path in sorted([*tree.rglob("*.atom"), *tree.rglob("feed.xml")]):
        if path.is_file():
            outcome.take(path.relative_to(tree), _feed_faults(path.read_bytes()))
    return outcome


def _feed_faults(body: bytes) -> Iterator[str]:
    read: Any = feedparser.parse(body)
    if read.bozo:
        yield f"feedparser: {read.bozo_exception}"
    root = etree.fromstring(body)
    entries = root.findall(f"{ATOM}entry")
    for each in [root, *entries]:
        for name in ("id", "title", "updated"):
            if len(each.findall(f"{ATOM}{name}")) != 1 or not each.findtext(f"{ATOM}{name}"):
                yield f"not one {name} in {each.tag.rpartition('}')[2]}"
    identifiers = [each.findtext(f"{ATOM}id") for each in entries]
    if len(set(identifiers)) < len(identifiers):
        yield "an id of two entries"
    own = [each.get("href") for each in root.findall(f"{ATOM}link") if each.get("rel") == "self"]
    if len(own) != 1:
        yield "not one link to itself"
    if len(read.entries) != len(entries):
        yield f"feedparser sees {len(read.entries)} of {len(entries)} entries"


def calendars(tree: Path) -> Outcome:
    """Read every calendar with icalendar and vobject, and check RFC 5545, 5546 and 7986."""
    outcome = Outcome("icalendar, vobject, RFC 5545/5546")
    for path in sorted(tree.rglob("*.ics")):
        outcome.take(path.relative_to(tree), calendar_faults(path.read_bytes()))
    return outcome


def calendar_faults(body: bytes) -> Iterator[str]:
    """Yield what is wrong in a calendar."""
    yield from _line_faults(body)
    try:
        calendar: Any = icalendar.Calendar.from_ical(body)
        list(vobject.readComponents(body.decode()))
    except Exception as error:  # noqa: BLE001  any fault of theirs is one of ours
        yield f"{type(error).__name__}: {error}"
        return
    if not calendar.subcomponents:
        yield "RFC 5545 3.6: no component"
    yield from (f"no {name}" for name in ("PRODID", "VERSION") if name not in calendar)
    zones = {str(each["TZID"]) for each in calendar.walk("VTIMEZONE")}
    events = calendar.walk("VEVENT")
    if "METHOD" in calendar and any("ORGANIZER" not in each for each in events):
        yield "RFC 5546 3.2.1: METHOD without ORGANIZER"
    identifiers = [str(each.get("UID", "")) for each in events]
    if len(set(identifiers)) < len(identifiers) or "" in identifiers:
        yield "a UID twice, or none"
    for event in events:
        yield from _event_faults(event, zones)


def _event_faults(event: Any, zones: set[str]) -> Iterator[str]:
    name = str(event.get("UID", "?"))
    for wanted in ("DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "LAST-MODIFIED"):
        if wanted not in event or isinstance(event[wanted], list):
            yield f"{name}: not one {wanted}"
    if "DTEND" in event and "DURATION" in event:
        yield f"{name}: DTEND and DURATION"
    if "DTEND" in event and "DTSTART" in event:
        start, end = event["DTSTART"], event["DTEND"]
        if type(start.dt) is not type(end.dt) or end.dt <= start.dt:
            yield f"{name}: ends before it begins"
    for wanted in ("DTSTART", "DTEND"):
        zone = event[wanted].params.get("TZID") if wanted in event else None
        if zone and zone not in zones:
            yield f"{name}: no VTIMEZONE {zone}"


def cards(tree: Path) -> Outcome:
    """Read every address card with vobject, and check RFC 6350 (4.0) or RFC 2426 (3.0)."""
    outcome = Outcome("vobject, RFC 6350/2426")
    for path in sorted(tree.rglob("*.vcf")):
        outcome.take(path.relative_to(tree), card_faults(path.read_bytes()))
    return outcome


def card_faults(body: bytes) -> Iterator[str]:
    """Yield what is wrong in an address card."""
    yield from _line_faults(body)
    try:
        (card,) = vobject.readComponents(body.decode())
    except Exception as error:  # noqa: BLE001  any fault of theirs is one of ours
        yield f"{type(error).__name__}: {error}"
        return
    version = card.version.value
    if version not in ("3.0", "4.0"):
        yield f"version {version}"
    for wanted in ("fn", "n"):
        if len(card.contents.get(wanted, [])) != 1:
            yield f"not one {wanted.upper()}"
    unfolded = body.decode().replace("\r\n ", "")
    for number in re.findall(r"^TEL[^:]*:(.*)$", unfolded, re.M):
        value = number.strip().removeprefix("tel:")
        if not re.fullmatch(r"\+[0-9]+|[0-9]+;phone-context=\+[0-9]+|14[0-9]{2,4}", value):
            yield f"a number without a country: {value}"


def _line_faults(body: bytes) -> Iterator[str]:
    """Yield what RFC 5545 and RFC 6350 say of lines."""
    if b"\n" in body.replace(b"\r\n", b"") or not body.endswith(b"\r\n"):
        yield "lines do not end with CR LF"
    if any(len(line) > 75 for line in body.split(b"\r\n")):
        yield "a line of more than 75 bytes"


def pdfs(tree: Path) -> Outcome:
    """Hold every PDF of a sheet against the checks of PDF/UA-1."""
    outcome = Outcome("PDF/UA-1 (pikepdf)")
    for path in sorted(tree.rglob("*.pdf")):
        # Documents that editors uploaded are as they made them.
        if path.relative_to(tree).parts[0] not in ("documents", "media"):
            with pikepdf.open(path) as pdf:
                outcome.take(path.relative_to(tree), pdf_ua.faults(pdf))
    return outcome
