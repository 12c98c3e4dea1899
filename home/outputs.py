"""Registers the page types and the outputs of this app."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from core.blocks import start_parts
from core.blocks.start_parts import StartPart
from core.layout.site_layout import ALERTS
from core.layout.subjects import SUBJECTS, Subject, main_page
from core.page_types import First, PageType, page_above, register
from home.agenda import calendar, feed
from home.agenda.cards import all_upcoming
from home.agenda.pages import agenda_view, event_day, event_shows, event_thing, event_view
from home.alerts import alerts
from home.models.accessibility import AccessibilityStatementPage
from home.models.agenda import AgendaPage, EventPage
from home.models.alerts import AlertPage
from home.models.news import NewsIndexPage, NewsPage
from home.models.pages import HomePage, InformationPage, InformationRow
from home.models.programme import ProgrammePage
from home.news import feed as feeds
from home.news.pages import news_article, news_day, news_index_view, news_view
from home.pages import gone, not_found, search
from home.pages.accessibility import accessibility_view
from home.pages.information import information_view
from home.pages.programme import programme_view
from home.start.agenda import AgendaPart, AgendaPartBlock, agenda_part
from home.start.contact import ContactPart, ContactPartBlock, contact_part
from home.start.news import NewsPart, NewsPartBlock, news_part
from home.start.page import home_view
from home.start.programme import ProgrammePartBlock, ProgrammeTeaser, programme_part
from home.start.tasks import TasksPart, TasksPartBlock, tasks_part
from home.start.text import TextPart, TextPartBlock, text_part
from publishing.content.declarations import PageRow
from publishing.content.phrases import public
from publishing.content.reader import Reader
from publishing.registry import Remembered, Searchable, SiteOutput, registry
from publishing.search.addresses import SEARCH_PAGE

#: The translation of news that is older than this matters least.
OLD = timedelta(days=60)


def _ticked_for_the_footer(read: Reader, source: PageRow) -> bool:
    return read.row(InformationRow, source.id).in_footer


def _always(_read: Reader, _source: PageRow) -> bool:
    return True


def _unless_old(day: date, today: date) -> First:
    return First.LAST if day < today - OLD else First.OTHER


def _news_first(page: Any, today: date) -> First:
    return _unless_old(page.date, today)


def _event_first(page: Any, today: date) -> First:
    # What repeats is as new as its last day.
    return _unless_old(page.repeats_until or page.starts_at.date(), today)


def _alert_first(page: Any, today: date) -> First:
    return First.LAST if page.ends_at and page.ends_at.date() < today else First.URGENT


register(
    PageType(
        model=HomePage,
        view=home_view,
        template="home/start.html",
        search=Searchable("about", 0.5),
        structured_data=None,
        lists=True,
        translate_first=First.FIRST,
    ),
    PageType(
        model=InformationPage,
        view=information_view,
        template="home/information.html",
        search=Searchable("about", 0.9, listed=True),
        structured_data=None,
        in_footer=_ticked_for_the_footer,
        translate_first=First.USEFUL,
    ),
    PageType(
        model=NewsIndexPage,
        view=news_index_view,
        template="home/news_index.html",
        search=Searchable("news", 0.4, listed=True),
        structured_data=None,
        lists=True,
    ),
    PageType(
        model=NewsPage,
        dated_by=("date",),
        view=news_view,
        template="home/news.html",
        search=Searchable("news", 0.4, dated=True),
        structured_data=news_article,
        day=news_day,
        translate_first=_news_first,
    ),
    PageType(
        model=AgendaPage,
        view=agenda_view,
        template="home/agenda.html",
        search=Searchable("event", 0.5, listed=True),
        structured_data=None,
        lists=True,
    ),
    PageType(
        model=EventPage,
        view=event_view,
        template="home/event.html",
        search=Searchable("event", 0.5, dated=True),
        structured_data=event_thing,
        day=event_day,
        shows=event_shows,
        translate_first=_event_first,
    ),
    PageType(
        model=ProgrammePage,
        view=programme_view,
        template="home/programme.html",
        search=Searchable("plan", 0.9, listed=True),
        structured_data=None,
    ),
    PageType(
        model=AccessibilityStatementPage,
        dated_by=("evaluated_on", "approved_on"),
        view=accessibility_view,
        template="home/accessibility.html",
        search=Searchable("about", 0.5, listed=True),
        structured_data=None,
        in_footer=_always,
        translate_first=First.USEFUL,
    ),
    # An alert has no page: the page above shows it.
    PageType(
        model=AlertPage,
        search=None,
        structured_data=None,
        shown_on=page_above,
        translate_first=_alert_first,
    ),
)
ALERTS.append(alerts)
SUBJECTS += [
    Subject(
        public("News"),
        public("news, newsletter, latest news, newspaper, facebook, instagram, social media, rss"),
        main_page(NewsIndexPage._meta.label_lower),
    ),
    Subject(
        public("What there is to do"),
        public(
            "activities, events, what is on, coffee morning, course, market, party, coffee, "
            "meeting, workshop, walk, sports, music, dance, children, summer, neighbourhood "
            "day, open day, theatre"
            ", concert, film, weekend, today"
        ),
        main_page(AgendaPage._meta.label_lower),
    ),
]
start_parts.register(
    StartPart(name=TasksPart.kind, block=TasksPartBlock, view=tasks_part, place=10),
    StartPart(name=NewsPart.kind, block=NewsPartBlock, view=news_part, place=30),
    StartPart(name=AgendaPart.kind, block=AgendaPartBlock, view=agenda_part, place=40),
    StartPart(name=TextPart.kind, block=TextPartBlock, view=text_part, place=50),
    StartPart(
        name=ProgrammeTeaser.kind,
        block=ProgrammePartBlock,
        view=programme_part,
        place=60,
        closing=True,
    ),
    StartPart(
        name=ContactPart.kind, block=ContactPartBlock, view=contact_part, place=70, closing=True
    ),
)

registry.register_site(SiteOutput(SEARCH_PAGE, search.plan, search.make))
registry.register_site(SiteOutput("feed", feeds.plan, feeds.make))
registry.register_site(SiteOutput("agenda-calendar", calendar.plan, calendar.make))
registry.register_site(SiteOutput("event-calendar", calendar.plan_events, calendar.make_event))
registry.remembered.append(Remembered(all_upcoming, calendar.remembered))
registry.register_site(SiteOutput("agenda-feed", feed.plan, feed.make))
registry.register_site(SiteOutput("not-found", not_found.plan, not_found.make))
registry.register_site(SiteOutput("gone", gone.plan, gone.make))
