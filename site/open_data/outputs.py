"""Registers with the generator the API, the files of the data sets and the page about them."""

from __future__ import annotations

from open_data import catalogue, change_feeds, geojson, lists, moved, page, tables
from open_data.api import index, openapi
from publishing.registry import SiteOutput, registry

registry.register_site(SiteOutput("openapi", openapi.plan, openapi.make, once=True))
registry.register_site(SiteOutput("pages", index.plan, index.make))
registry.register_site(SiteOutput("list", lists.plan, lists.make))
registry.register_site(SiteOutput("geojson", geojson.plan, geojson.make))
registry.register_site(SiteOutput("changes", change_feeds.plan, change_feeds.make))
registry.register_site(SiteOutput("table", tables.plan, tables.make, once=True))
registry.register_site(SiteOutput("catalogue", catalogue.plan, catalogue.make, once=True))
registry.register_site(SiteOutput("moved-data", moved.plan, moved.make, once=True))
registry.register_site(SiteOutput("open-data", page.plan, page=page.page, indexed=True))
