"""Registers the outputs of this app with the generator."""

from __future__ import annotations

from wagtail.contrib.redirects.models import Redirect

from contacts.phone import dialled, display_phone
from home import (
    agenda_calendar,
    agenda_feed,
    api_index,
    assets,
    documents,
    feeds,
    gone,
    not_found,
    openapi,
    redirects,
    robots,
    search,
    security_txt,
    sitemap,
)
from home.accessibility import accessibility_view
from home.agenda_pages import agenda_view, event_thing, event_view
from home.filters import month_name
from home.frame import frame_view
from home.information import information_view
from home.municipality import served_languages, settings_that_lack
from home.news_pages import news_article, news_index_view, news_view
from home.open_data import catalogue, changes, geojson, lists, page, tables
from home.programme import programme_view
from home.renditions import complete
from home.start import home_view
from home.structured_data import THINGS
from home.surroundings import section_of, surroundings
from publishing.outputs import Layout, Searchable, SiteOutput, registry
from publishing.reader import Reader
from publishing.records import PageRow, declare
from publishing.render import FILTERS, GLOBALS
from publishing.search_addresses import SEARCH_PAGE

FILTERS["month_name"] = month_name
FILTERS["phone"] = display_phone
FILTERS["tel"] = dialled
GLOBALS["script_url"] = assets.script_url
GLOBALS["sheet_url"] = assets.sheet_url

declare(Redirect, redirects.RedirectRow)
registry.register_layout(
    Layout(
        languages=served_languages,
        surroundings=surroundings,
        section=section_of,
        frame=frame_view,
        document=documents.page_document,
        document_url=documents.document_url,
        lacks=settings_that_lack,
    )
)

for kind, view, template in (
    ("home.homepage", home_view, "home/start.html"),
    ("home.informationpage", information_view, "home/information.html"),
    ("home.newsindexpage", news_index_view, "home/news_index.html"),
    ("home.newspage", news_view, "home/news.html"),
    ("home.agendapage", agenda_view, "home/agenda.html"),
    ("home.eventpage", event_view, "home/event.html"),
    ("home.programmepage", programme_view, "home/programme.html"),
    ("home.accessibilitystatementpage", accessibility_view, "home/accessibility.html"),
):
    registry.register_page(kind, view, template)

THINGS["home.newspage"] = news_article
THINGS["home.eventpage"] = event_thing


def _page_above(read: Reader, alert: PageRow) -> PageRow | None:
    return read.parent(alert)


# An alert has no page: the page above shows it.
registry.shown_on["home.alertpage"] = _page_above

registry.completions.append(complete)

for kind, searchable in (
    ("home.homepage", Searchable("about", 0.5)),
    ("home.informationpage", Searchable("about", 0.9, listed=True)),
    ("home.programmepage", Searchable("plan", 0.9, listed=True)),
    ("home.newsindexpage", Searchable("news", 0.4, listed=True)),
    ("home.newspage", Searchable("news", 0.4)),
    ("home.agendapage", Searchable("event", 0.5, listed=True)),
    ("home.eventpage", Searchable("event", 0.5)),
    ("home.accessibilitystatementpage", Searchable("about", 0.5, listed=True)),
):
    registry.searchable[kind] = searchable

registry.unsearched = (
    *(".wijk-card", ".wijk-meta", ".wijk-avatar", ".wijk-contact__note", ".wijk-noprint"),
    *(".wijk-map", ".wijk-hours td", ".wijk-hours tr", ".wijk-tiles", ".wijk-columns-list"),
)
registry.register_site(SiteOutput(SEARCH_PAGE, search.plan, search.make))
registry.register_site(SiteOutput("asset", assets.plan, assets.make, once=True))
registry.register_site(SiteOutput("feed", feeds.plan, feeds.make))
registry.register_site(SiteOutput("agenda-calendar", agenda_calendar.plan, agenda_calendar.make))
registry.register_site(SiteOutput("agenda-feed", agenda_feed.plan, agenda_feed.make))
registry.register_site(SiteOutput("not-found", not_found.plan, not_found.make))
registry.register_site(SiteOutput("gone", gone.plan, gone.make))
registry.register_site(SiteOutput("redirect", redirects.plan, redirects.make, once=True))
registry.register_site(SiteOutput("sitemap", sitemap.plan, sitemap.make, once=True))
registry.register_site(SiteOutput("robots", robots.plan, robots.make, once=True))
registry.register_site(SiteOutput("security", security_txt.plan, security_txt.make, once=True))
registry.register_site(SiteOutput("openapi", openapi.plan, openapi.make, once=True))
registry.register_site(SiteOutput("pages", api_index.plan, api_index.make))
registry.register_site(SiteOutput("list", lists.plan, lists.make))
registry.register_site(SiteOutput("geojson", geojson.plan, geojson.make))
registry.register_site(SiteOutput("changes", changes.plan, changes.make))
registry.register_site(SiteOutput("table", tables.plan, tables.make, once=True))
registry.register_site(SiteOutput("catalogue", catalogue.plan, catalogue.make, once=True))
registry.register_site(SiteOutput("open-data", page.plan, page=page.page))
