"""The public view of a hub: when it is open, where it is, what for and who helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from contacts.hours.coming_days import ComingDay, coming_days
from contacts.hours.exchange.ical import calendar_url
from contacts.hours.exchange.schema_org import hours_schema
from contacts.hours.own_hours import OwnHoursView, service_hours
from contacts.hours.rows import hours_of
from contacts.hours.until import month_of_page, page_until
from contacts.hours.view import HoursView, hours_view, stretch_text
from contacts.hubs.all_hubs import all_hubs
from contacts.hubs.holidays import holidays_link
from contacts.models.different_days import OpeningExceptionRow
from contacts.models.hubs import HubPage, HubPartnerRow, HubRow, HubService, HubServiceRow
from contacts.people.cards import address_lines
from contacts.people.facts import spoken
from contacts.printouts.poster import poster_url
from contacts.printouts.version_code import version_of, version_text
from core.blocks.body import block_views
from core.fields import split_codes
from core.layout.reading import choice_label, foreign, link, picture
from core.layout.site_layout import alerts
from core.layout.structured_data import organisation
from core.layout.views import AlertView, Link, PictureView
from core.municipality import municipality
from core.page_types import Thing
from hours_engine.engine import Hours
from hours_engine.osm import osm
from hours_engine.special_days import special_stretches
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What one can come for. The explanation is the host's own, in the source language."""

    label: str
    explanation: str
    explanation_lang: str | None
    #: When, if that differs from the hours of the hub.
    hours: OwnHoursView | None = None


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An organisation that works at the hub."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class HubView:
    """A hub. `phone` is that of the municipality when the hub has none: somebody always answers."""

    alerts: tuple[AlertView, ...]
    hours: HoursView
    #: What is different now, when its host wants everybody to see that.
    urgent: str
    #: Yesterday, whose night may go on, and four weeks from today.
    coming: tuple[ComingDay, ...]
    #: As OpenStreetMap writes opening hours, for more than a year from this month on.
    osm_hours: str
    calendar_url: str
    poster_url: str
    #: The version code that the poster and the flyer carry too; `stamp` is its name in the API.
    stamp: str
    address_lines: tuple[str, ...]
    #: Degrees in WGS84.
    latitude: float | None
    longitude: float | None
    map_url: str
    entrance: str
    entrance_lang: str | None
    phone: str | None
    email: str | None
    appointment: Link | None
    services: tuple[ServiceView, ...]
    partners: tuple[PartnerView, ...]
    languages: tuple[str, ...]
    accessibility: tuple[str, ...]
    district: Link | None
    all_hubs: Link | None
    #: All hubs on the coming holidays.
    all_holidays: Link | None
    picture: PictureView | None
    body: tuple[Any, ...]


def hub_view(read: Reader, page: PageRow) -> HubView:
    """Make the view of a hub's page."""
    source = read.source(page)
    facts = read.row(HubRow, source.id)
    own = read.row(HubRow, page.id)
    district = read.parent(source)
    source_lang = foreign(read, source.language)
    hours = hours_of(read, source)
    own_hours = service_hours(read, source, hours)
    return HubView(
        alerts=alerts(read, source),
        hours=hours_view(read, hours, own.hours_explanation, facts.hours_explanation),
        urgent=different_now(read, source, hours),
        coming=coming_days(read, hours),
        # It is the same all month, so a process that stays knows it.
        osm_hours=osm(hours, *month_of_page(read.today)),
        calendar_url=calendar_url(read, page),
        poster_url=poster_url(read, page),
        stamp=version_text(read, version_of(read, district)) if district else "",
        address_lines=address_lines(facts),
        latitude=facts.latitude,
        longitude=facts.longitude,
        map_url=map_url(facts),
        entrance=own.entrance or facts.entrance,
        entrance_lang=None if own.entrance else source_lang,
        phone=facts.phone or municipality(read).phone or None,
        email=facts.email or None,
        appointment=Link(read.language.gettext("Make an appointment"), facts.appointment_url)
        if facts.appointment_url
        else None,
        services=tuple(
            _service(read, row, own_hours.get(row.kind))
            for row in read.where(HubServiceRow, "page_id", source.id)
        ),
        partners=tuple(
            PartnerView(row.name, row.url or None)
            for row in read.where(HubPartnerRow, "page_id", source.id)
        ),
        languages=spoken(read, facts.languages),
        accessibility=tuple(
            choice_label(read, HubPage.Accessibility, code)
            for code in split_codes(facts.accessibility)
        ),
        district=link(read, district),
        all_hubs=all_hubs(read),
        all_holidays=holidays_link(read),
        picture=picture(
            read,
            facts.picture_id,
            own.picture_alt or facts.picture_alt,
            alt_lang=foreign(read, page.language if own.picture_alt else source.language),
        ),
        body=block_views(read, own.body),
    )


def map_url(hub: HubRow) -> str:
    """Return where OpenStreetMap shows a hub: at its coordinates, else where its address is."""
    if hub.latitude is None or hub.longitude is None:
        query = urlencode({"query": ", ".join(address_lines(hub))})
        return f"https://www.openstreetmap.org/search?{query}"
    place = urlencode({"mlat": hub.latitude, "mlon": hub.longitude})
    return f"https://www.openstreetmap.org/?{place}#map=18/{hub.latitude}/{hub.longitude}"


def hub_thing(read: Reader, page: PageRow, view: HubView) -> Thing:
    """Describe a hub for search engines."""
    source = read.source(page)
    facts = read.row(HubRow, source.id)
    thing: Thing = {
        "@type": "GovernmentOffice",
        "@id": read.absolute(f"{read.url(source)}#place"),
        "parentOrganization": {"@id": organisation(read)["@id"]},
        "name": page.title,
        "url": read.absolute(read.url(page)),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": facts.street,
            "postalCode": facts.postcode,
            "addressLocality": facts.city,
            "addressCountry": "NL",
        },
        "hasMap": view.map_url,
        **hours_schema(hours_of(read, source), read.today),
    }
    if view.latitude is not None and view.longitude is not None:
        thing["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": view.latitude,
            "longitude": view.longitude,
        }
    own = municipality(read)
    if view.phone == own.phone and own.phone_abroad:
        thing["telephone"] = own.phone_abroad
    elif view.phone:
        thing["telephone"] = view.phone
    if view.picture:
        thing["image"] = read.absolute(view.picture.url)
    if view.accessibility:
        thing["amenityFeature"] = [
            {"@type": "LocationFeatureSpecification", "name": name, "value": True}
            for name in view.accessibility
        ]
    return thing


def _service(read: Reader, row: HubServiceRow, hours: OwnHoursView | None) -> ServiceView:
    if row.kind == HubService.Kind.OTHER and row.label:
        # “Something else” says less than the host's own words.
        return ServiceView("", row.label, foreign(read, read.source_language), hours)
    label = choice_label(read, HubService.Kind, row.kind)
    lang = foreign(read, read.source_language) if row.label else None
    return ServiceView(label, row.label, lang, hours)


def different_now(read: Reader, hub: PageRow, hours: Hours) -> str:
    """Return what stands out today. `hub` is the source page, `hours` are its hours.

    The row says that there is a message; what it says is what holds: another row may go before it.
    """
    rows = read.where(OpeningExceptionRow, "page_id", hub.id)
    if any(row.banner and row.first_day <= read.today <= row.last_day for row in rows):
        for each in special_stretches(hours, read.today, page_until(read)):
            if each.holds_on(read.today):
                return stretch_text(read, each)
    return ""
