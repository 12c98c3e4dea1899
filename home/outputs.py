"""Registers the outputs of this app with the generator."""

from __future__ import annotations

from wagtail.contrib.redirects.models import Redirect

from core.layout import json_document
from core.layout.filters import month_name
from core.layout.frame import frame_view
from core.layout.structured_data import THINGS
from core.layout.surroundings import section_of, surroundings
from core.media.renditions import complete
from core.municipality import served_languages, settings_that_lack
from core.phone import dialled, display_phone
from core.site_files import redirects, robots, security_txt, sitemap
from core.theme import assets
from home.agenda import calendar, feed
from home.agenda.pages import agenda_view, event_thing, event_view
from home.news import feed as feeds
from home.news.pages import news_article, news_index_view, news_view
from home.pages import gone, not_found, search
from home.pages.accessibility import accessibility_view
from home.pages.information import information_view
from home.pages.programme import programme_view
from home.pages.start import home_view
from open_data import catalogue, change_feeds, geojson, lists, page, tables
from open_data.api import index, openapi
from publishing.build.render import FILTERS, GLOBALS
from publishing.content.declarations import PageRow, declare
from publishing.content.reader import Reader
from publishing.registry import Layout, Searchable, SiteOutput, registry
from publishing.search.addresses import SEARCH_PAGE

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
        document=json_document.page_document,
        document_url=json_document.document_url,
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
registry.register_site(SiteOutput("agenda-calendar", calendar.plan, calendar.make))
registry.register_site(SiteOutput("agenda-feed", feed.plan, feed.make))
registry.register_site(SiteOutput("not-found", not_found.plan, not_found.make))
registry.register_site(SiteOutput("gone", gone.plan, gone.make))
registry.register_site(SiteOutput("redirect", redirects.plan, redirects.make, once=True))
registry.register_site(SiteOutput("sitemap", sitemap.plan, sitemap.make, once=True))
registry.register_site(SiteOutput("robots", robots.plan, robots.make, once=True))
registry.register_site(SiteOutput("security", security_txt.plan, security_txt.make, once=True))
registry.register_site(SiteOutput("openapi", openapi.plan, openapi.make, once=True))
registry.register_site(SiteOutput("pages", index.plan, index.make))
registry.register_site(SiteOutput("list", lists.plan, lists.make))
registry.register_site(SiteOutput("geojson", geojson.plan, geojson.make))
registry.register_site(SiteOutput("changes", change_feeds.plan, change_feeds.make))
registry.register_site(SiteOutput("table", tables.plan, tables.make, once=True))
registry.register_site(SiteOutput("catalogue", catalogue.plan, catalogue.make, once=True))
registry.register_site(SiteOutput("open-data", page.plan, page=page.page))
