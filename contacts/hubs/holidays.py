"""All hubs on the coming holidays: who wants to go on Boxing Day reads here where that is possible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contacts.hours.coming_holidays import (
    HolidayHours,
    holiday_hours,
    holiday_names,
    holidays_ahead,
)
from contacts.hours.rows import hours_of
from contacts.hours.until import DAY, page_until
from contacts.hours.words import weekday_text
from contacts.hubs.all_hubs import all_hubs
from contacts.models.different_days import OpeningException
from contacts.people.directory import districts
from core.layout.frame import site_frame
from core.layout.reading import by_name, link
from core.layout.views import Link
from core.municipality import municipality, term
from hours_engine.engine import Hours
from hours_engine.holidays import of_year
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import SitePage, Target

MEDIA_TYPE = "text/html"
KIND = "holidays"
FOLDER = "feestdagen"
HUB = "contacts.hubpage"
OPENING = ("open", "appointment")


@dataclass(frozen=True, slots=True)
class HubOnHoliday:
    """A hub on a holiday, and how that day is there."""

    hub: Link
    district: Link | None
    text: str


@dataclass(frozen=True, slots=True)
class HolidayView:
    """A holiday: where one can go, where nobody knows yet, and what is closed."""

    anchor: str
    heading: str
    date_text: str
    open: tuple[HubOnHoliday, ...]
    unsure: tuple[HubOnHoliday, ...]
    closed: tuple[HubOnHoliday, ...]


@dataclass(frozen=True, slots=True)
class HolidaysView:
    """The coming holidays, each with all hubs. `phone` is whom to call about what is not known yet."""

    holidays: tuple[HolidayView, ...]
    all_hubs: Link | None
    phone: str | None


def hub_pages(read: Reader) -> Iterator[PageRow]:
    """Yield the source pages of all hubs, district by district, both by name."""
    for district in districts(read):
        yield from by_name(read, read.children(district, HUB))


def holidays_url(read: Reader) -> str:
    """Return the address of the page in the language of this output."""
    return f"{read.url(read.home())}{FOLDER}/"


def heading(read: Reader) -> str:
    """Return the heading of the page, in the municipality's own word for hubs."""
    hubs = term(read, "hub", plural=True)
    return read.language.capital(read.language.gettext("%(hubs)s on holidays") % {"hubs": hubs})


def holidays_link(read: Reader, text: str = "") -> Link | None:
    """Link to the page; None for a municipality without hubs or without holidays."""
    return Link(text or heading(read), holidays_url(read)) if _has_page(read) else None


def coming_links(read: Reader, most: int) -> tuple[Link, ...]:
    """Link to each of the next holidays on the page."""
    url = holidays_url(read)
    return tuple(
        Link(_heading(read, on, keys), f"{url}#{_anchor(on)}")
        for on, keys in tuple(_dates(read).items())[:most]
    )


def plan(read: Reader) -> Iterator[Target]:
    """List the page of this language."""
    if _has_page(read):
        yield Target(holidays_url(read), read.code, MEDIA_TYPE)


def page(read: Reader, target: Target) -> SitePage:
    """Make the page."""
    hubs = all_hubs(read)
    introduction = read.language.gettext(
        "Where you can go on which holiday, and from when until when."
    )
    above = (hubs,) if hubs else ()
    frame = site_frame(read, target, KIND, heading(read), introduction, above)
    return SitePage("contacts/holidays.html", frame, holidays_view(read))


def holidays_view(read: Reader) -> HolidaysView:
    """Make the view of the page."""
    return HolidaysView(
        tuple(_holiday(read, on, keys) for on, keys in _dates(read).items()),
        all_hubs(read),
        municipality(read).phone or None,
    )


def _has_page(read: Reader) -> bool:
    return bool(municipality(read).holidays) and any(True for _hub in hub_pages(read))


def _dates(read: Reader) -> dict[date, tuple[str, ...]]:
    """Return the coming holidays, by date; each leaves when it is over."""
    last = page_until(read)
    found: dict[date, tuple[str, ...]] = {}
    for hub in hub_pages(read):
        hours = hours_of(read, hub)
        found |= dict(holidays_ahead(hours, read.today, last))
        for on in _kept(hours, read.today, last):
            found.setdefault(on, tuple(each.key for each in of_year(on.year) if each.on == on))
    if found:
        read.until_day(min(found) + DAY)
    return dict(sorted(found.items()))


def _kept(hours: Hours, first: date, last: date) -> Iterator[date]:
    """Yield the days that a hub calls a holiday and the municipality does not: New Year's Eve."""
    for each in hours.exceptions:
        holiday = each.reason == OpeningException.Reason.HOLIDAY and each.first == each.last
        if holiday and first <= each.first <= last:
            yield each.first


def _holiday(read: Reader, on: date, keys: tuple[str, ...]) -> HolidayView:
    several: dict[bool | None, list[HubOnHoliday]] = {True: [], False: [], None: []}
    for hub in hub_pages(read):
        found = holiday_hours(read, hours_of(read, hub), on, keys)
        shown = link(read, hub)
        if shown is not None:
            each = HubOnHoliday(shown, link(read, read.parent(hub)), found.text)
            several[_opens(found)].append(each)
    return HolidayView(
        _anchor(on),
        _heading(read, on, keys),
        weekday_text(read, on),
        tuple(several[True]),
        tuple(several[None]),
        tuple(several[False]),
    )


def _opens(found: HolidayHours) -> bool | None:
    """Return whether a hub opens on a holiday; None when nobody knows."""
    if found.state in OPENING:
        return True
    return False if found.state == "closed" else None


def _heading(read: Reader, on: date, keys: tuple[str, ...]) -> str:
    words, day = read.language, weekday_text(read, on)
    name = holiday_names(read, keys)
    if not name:
        return words.capital(day)
    return words.gettext("%(holiday)s, %(day)s") % {"holiday": name, "day": day}


def _anchor(on: date) -> str:
    return f"day-{on.isoformat()}"
