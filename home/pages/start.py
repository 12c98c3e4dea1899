"""The public view of a start page: find your district, what people come for, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contacts.people.directory import districts as all_districts
from core.blocks.registry import block_views
from core.layout.reading import facts, foreign, link, picture
from core.layout.sections import section, section_link
from core.layout.views import Link, PictureView
from core.municipality import municipality, term
from districts.finder.finder import finder_link
from districts.geo.maps import MapView, municipality_map
from districts.pages.district import is_schematic
from districts.pages.index import AreaView, areas
from home.agenda.cards import EventCard, all_upcoming, event_card
from home.models.pages import HomeRow
from home.models.programme import ProgrammeRow
from home.news.cards import NewsCard, newest_news, news_card
from home.news.feed import news_feeds
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

NEWS_SHOWN = 5
EVENTS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something that people come for. `topic` is contact, hub or taking-part."""

    topic: str
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class TeaserView:
    """A page that deserves attention."""

    title: str
    text: str
    url: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """A start page."""

    picture: PictureView | None
    feeds: tuple[Link, ...]
    tasks: tuple[TaskView, ...]
    areas: tuple[AreaView, ...]
    district_total: int
    district_overview: Link | None
    finder: Link | None
    map: MapView | None
    map_is_schematic: bool
    news: tuple[NewsCard, ...]
    all_news: Link | None
    events: tuple[EventCard, ...]
    agenda: Link | None
    programme: TeaserView | None
    contacts: Link | None
    phone: str
    email: str
    address: str
    body: tuple[Any, ...]


def home_view(read: Reader, page: PageRow) -> HomeView:
    """Make the view of a start page."""
    words = read.language
    own = read.row(HomeRow, page.id)
    city = municipality(read)
    districts = all_districts(read)
    overview = section(read, "districts.districtindexpage")
    map_label = words.gettext("Map of the districts of %(municipality)s")
    return HomeView(
        picture=picture(read, facts(read, page).picture_id, own.picture_alt),
        feeds=news_feeds(read),
        tasks=tasks(read),
        areas=areas(read, districts),
        district_total=len(districts),
        district_overview=link(read, overview, words.gettext("All districts")),
        finder=finder_link(read, words.gettext("Find your district by postcode")),
        map=municipality_map(read, map_label % {"municipality": city.name}),
        map_is_schematic=is_schematic(read, read.source(overview) if overview else None),
        news=tuple(news_card(read, each) for each in newest_news(read, NEWS_SHOWN)),
        all_news=section_link(read, "home.newsindexpage", words.gettext("All news")),
        events=tuple(event_card(read, each) for each in all_upcoming(read)[:EVENTS_SHOWN]),
        agenda=section_link(read, "home.agendapage", words.gettext("The whole agenda")),
        programme=programme_teaser(read),
        contacts=section_link(
            read, "contacts.contactspage", words.gettext("All names and numbers")
        ),
        phone=city.phone,
        email=city.email,
        address=city.address,
        body=block_views(read, own.body),
    )


def tasks(read: Reader) -> tuple[TaskView, ...]:
    """Return the things that people come for, as far as the site has a page for them."""
    words = read.language
    offered = (
        (
            "contact",
            "contacts.contactspage",
            words.gettext("Whom do I call?"),
            words.gettext("The people who work for your district, with phone and e-mail."),
        ),
        (
            "hub",
            "contacts.hubindexpage",
            words.gettext("Where can I walk in?"),
            words.capital(
                words.gettext("%(hubs)s: addresses and opening hours.")
                % {"hubs": term(read, "hub", plural=True)}
            ),
        ),
        (
            "taking-part",
            "districts.takingpartpage",
            words.gettext("How do I take part?"),
            words.gettext("Carry out your own idea, make an agreement, see the budget."),
        ),
    )
    found = []
    for topic, kind, title, text in offered:
        target = section_link(read, kind)
        if target is not None:
            found.append(TaskView(topic, title, text, target.url))
    return tuple(found)


def programme_teaser(read: Reader) -> TeaserView | None:
    """Draw attention to the programme, in its own words."""
    page = read.localised(section(read, "home.programmepage"))
    if page is None:
        return None
    own = read.row(ProgrammeRow, page.id)
    return TeaserView(
        page.title, own.introduction, read.address(page), foreign(read, page.language)
    )
