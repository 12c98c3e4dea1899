"""Every page says one date of its last change, to readers, search engines and followers. Read from the files."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from lxml import etree

from publishing.content.reader import AMSTERDAM
from tests.browser.demo import Demo, PublicSite
from tests.browser.report import no_faults

MODIFIED = re.compile(r'"dateModified":"([^"]+)"')
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(AMSTERDAM)


def said(site: PublicSite) -> dict[str, dict[str, set[datetime]]]:
    """Return what is said of each address, by who says it."""
    found: dict[str, dict[str, set[datetime]]] = defaultdict(lambda: defaultdict(set))
    for entry in site.manifest.entries:
        if entry.path.startswith("/sitemap"):
            for url in etree.fromstring(site.read(entry)).iter(f"{SITEMAP}url"):
                if day := url.findtext(f"{SITEMAP}lastmod"):
                    path = urlsplit(url.findtext(f"{SITEMAP}loc")).path
                    found[path]["sitemap"].add(moment(day))
        elif entry.path.endswith("feed.xml"):
            for each in etree.fromstring(site.read(entry)).iter(f"{ATOM}entry"):
                path = urlsplit(each.find(f"{ATOM}link[@rel='alternate']").get("href")).path
                found[path]["feed"].add(moment(each.findtext(f"{ATOM}updated")))
    for page in site.pages:
        for day in MODIFIED.findall(page.html):
            found[page.path]["search engines"].add(moment(day))
    return found


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_sitemap_feeds_and_structured_data_say_the_same_date(demo_site: Demo, name: str) -> None:
    found = said(demo_site.site(name))
    whose = {who for each in found.values() for who in each}
    assert whose == {"sitemap", "feed", "search engines"}
    assert sum(len(each) > 1 for each in found.values()) > len(found) / 3
    no_faults(
        {
            path: [f"{who}: {sorted(map(str, days))}" for who, days in each.items()]
            for path, each in found.items()
            if len(set().union(*each.values())) > 1
        }
    )
