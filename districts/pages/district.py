"""The public view of a district: everything about it that a resident looks for, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contacts.people.cards import ContactView, HubCardView, hub_cards
from contacts.people.shown import shown_in_district
from contacts.printouts.flyer import flyer_url
from contacts.printouts.version_code import version_of, version_text
from contacts.text_blocks.hub_card import HubCardBlockView
from core.blocks.body import block_views
from core.layout.reading import foreign, link, links, picture
from core.layout.site_layout import alerts
from core.layout.views import AlertView, Link, PictureView
from core.municipality import municipality
from core.page_types import Thing
from districts.finder.finder import postcodes_of
from districts.finder.membership import names_of
from districts.geo.maps import MapView, Place, district_map
from districts.models.districts import (
    DistrictIndexRow,
    DistrictRow,
)
from districts.pages.appointments import contacts_now, people_page
from districts.pages.council import CouncilView, council_view
from districts.pages.figures import FigureView, key_figures
from districts.pages.words import heading
from districts.participation.advice import AdviceEntry, advice_of
from districts.participation.budget import BudgetFigures, current_budget, figures
from districts.participation.consultations import ConsultationEntry, consultations_of
from districts.participation.deals import DealEntry, deals_of
from districts.participation.differences import differences
from districts.participation.initiative import InitiativeCard, grants_of
from districts.participation.projects import ProjectEntry, projects_of
from districts.participation.taking_part import participation
from home.agenda.calendar import calendar_url
from home.agenda.cards import EventCard, district_events
from home.news.cards import NewsCard, district_news
from home.news.feed import district_feeds
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

#: As many as fit beside the people and the hub; the rest is one click away.
NEWS, EVENTS, DEALS = 4, 3, 4


@dataclass(frozen=True, slots=True)
class DistrictBudgetView:
    """The budget of the year, with the link to its page. `title` has its local name and year."""

    title: str
    page: Link
    figures: BudgetFigures


@dataclass(frozen=True, slots=True)
class DistrictView:
    """A district."""

    area: str
    alerts: tuple[AlertView, ...]
    map: MapView | None
    map_is_schematic: bool
    overview: Link | None
    picture: PictureView | None
    figures: tuple[FigureView, ...]
    contacts: tuple[ContactView, ...]
    #: The sheet with these people and hubs, to print; the version code stands on it too (`stamp` in the API).
    flyer: Link | None
    stamp: str
    people: Link | None
    hubs_title: str
    hubs: tuple[HubCardView, ...]
    council_title: str
    council: CouncilView | None
    body: tuple[Any, ...]
    neighbourhoods: tuple[str, ...]
    #: The pages of the four digits that postcodes here begin with.
    postcodes: tuple[Link, ...]
    news: tuple[NewsCard, ...]
    all_news: Link | None
    events: tuple[EventCard, ...]
    all_events: Link | None
    agenda_url: str
    budget: DistrictBudgetView | None
    #: What differs from last year: money, and the rules of the district's own grants.
    differences: tuple[str, ...]
    projects: tuple[ProjectEntry, ...]
    consultations: tuple[ConsultationEntry, ...]
    advice: tuple[AdviceEntry, ...]
    grants: tuple[InitiativeCard, ...]
    deals: tuple[DealEntry, ...]
    taking_part: Link | None
    participation: Link | None
    pages: tuple[Link, ...]
    feeds: tuple[Link, ...]


def _without_cards(body: tuple[Any, ...], hubs: tuple[HubCardView, ...]) -> tuple[Any, ...]:
    """Leave out of a text the cards of hubs that stand beside it."""
    beside = {each.url for each in hubs}
    return tuple(
        each for each in body if not (isinstance(each, HubCardBlockView) and each.hub.url in beside)
    )


def district_view(read: Reader, page: PageRow) -> DistrictView:
    """Make the view of a district."""
    own = read.row(DistrictRow, page.id)
    district = read.source(page)
    row = read.row(DistrictRow, district.id)
    hubs = hub_cards(read, district)
    contacts = contacts_now(read, district)
    words = read.language
    return DistrictView(
        area=row.area,
        alerts=alerts(read, district),
        map=map_with_hubs(read, page, hubs),
        map_is_schematic=is_schematic(read, read.parent(district)),
        overview=link(read, read.parent(district), words.gettext("See all districts in a list")),
        picture=picture(
            read, row.picture_id, own.picture_alt, alt_lang=foreign(read, page.language)
        ),
        figures=key_figures(read, district),
        contacts=contacts,
        flyer=Link(words.gettext("Printable flyer with these contacts"), flyer_url(read, page))
        if contacts or hubs
        else None,
        stamp=version_text(read, version_of(read, district)) if contacts or hubs else "",
        people=link(read, people_page(read, district)),
        hubs_title=heading(read, "hub", plural=len(hubs) > 1),
        hubs=hubs,
        council_title=heading(read, "council"),
        council=council_view(read, district),
        body=_without_cards(block_views(read, own.body), hubs),
        neighbourhoods=names_of(read, district),
        postcodes=postcodes_of(read, district),
        news=district_news(read, district.id, NEWS),
        all_news=_first(read, "home.newsindexpage", words.gettext("All news")),
        events=district_events(read, district.id, EVENTS),
        all_events=_first(read, "home.agendapage", words.gettext("The whole agenda")),
        agenda_url=calendar_url(read, page),
        budget=district_budget(read, district),
        differences=differences(read, district),
        projects=projects_of(read, district),
        consultations=consultations_of(read, district),
        advice=advice_of(read, district),
        grants=grants_of(read, district),
        deals=deals_of(read, district)[:DEALS],
        taking_part=_first(read, "districts.takingpartpage"),
        participation=participation(read, row.participation_url),
        pages=links(read, read.children(page, "home.informationpage")),
        feeds=district_feeds(read, page),
    )


def map_with_hubs(read: Reader, page: PageRow, hubs: tuple[HubCardView, ...]) -> MapView | None:
    """Draw where the district lies, with its hubs."""
    label = read.language.gettext("Map: where %(district)s lies in %(municipality)s") % {
        "district": page.title,
        "municipality": municipality(read).name,
    }
    places = [
        Place(hub.name, hub.url, hub.longitude, hub.latitude)
        for hub in hubs
        if hub.longitude is not None and hub.latitude is not None
    ]
    return district_map(read, read.source(page), label, places)


def is_schematic(read: Reader, overview: PageRow | None) -> bool:
    """Return whether the municipality calls its map a sketch on the overview (a source page)."""
    row = read.get(DistrictIndexRow, overview.id) if overview else None
    return row is not None and row.map_is_schematic


def district_budget(read: Reader, district: PageRow) -> DistrictBudgetView | None:
    """Return the budget of this year of a district (its source page); None when there is none."""
    source = current_budget(read, district)
    target = link(read, source)
    if source is None or target is None:
        return None
    found = figures(read, source)
    return DistrictBudgetView(f"{heading(read, 'budget')} {found.year}", target, found)


def district_shows(read: Reader, district: PageRow) -> Iterator[PageRow]:
    """Yield whose facts a district (its source page) shows: hubs, people, the money of the year."""
    shown = (people_page(read, district), current_budget(read, district))
    yield from filter(None, shown)
    yield from shown_in_district(read, district)


def district_thing(read: Reader, page: PageRow, view: DistrictView) -> Thing:
    """Describe a district as a place (schema.org)."""
    thing: Thing = {
        "@type": "AdministrativeArea",
        "@id": f"{read.absolute(read.url(page))}#district",
        "name": page.title,
        "url": read.absolute(read.url(page)),
        "containedInPlace": {"@type": "City", "name": municipality(read).name},
    }
    if view.neighbourhoods:
        thing["containsPlace"] = [
            {"@type": "Place", "name": neighbourhood} for neighbourhood in view.neighbourhoods
        ]
    return thing


def _first(read: Reader, kind: str, text: str = "") -> Link | None:
    """Link to the only page of a kind in the language of this output."""
    pages = read.of_kind(kind)
    return link(read, pages[0], text) if pages else None
