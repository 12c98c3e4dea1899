"""No link of the built demo leads nowhere, and every page is linked."""

from __future__ import annotations

import re

import pytest

from tests.browser.demo import Demo
from tests.browser.links import dead_links, goal, read
from tests.browser.report import no_faults

MUNICIPALITIES = ["rotterdam", "hilversum"]


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_no_link_is_dead(demo_site: Demo, name: str) -> None:
    site = demo_site.site(name)
    no_faults(dead_links(site.manifest, lambda entry: site.read(entry).decode()))


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_feeds_and_sitemaps_name_only_what_is_there(demo_site: Demo, name: str) -> None:
    site = demo_site.site(name)
    base = site.manifest.base_url
    there = site.manifest.by_path()
    address = re.compile(re.escape(base) + r"[^\s\"'<>&]*")
    dead: set[str] = set()
    for entry in site.manifest.entries:
        if not re.search(r"xml|plain|json", entry.media_type) or entry.path.startswith("/api/"):
            continue
        text = site.read(entry).decode()
        for link in address.findall(text):
            target = goal(base, entry.path, link)
            if target and target.path not in there:
                dead.add(f"{entry.path}: {link}")
    no_faults(sorted(dead))


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_style_sheets_ask_only_for_what_is_there(demo_site: Demo, name: str) -> None:
    site = demo_site.site(name)
    there = site.manifest.by_path()
    dead = []
    for entry in site.manifest.entries:
        if entry.media_type.startswith("text/css"):
            text = site.read(entry).decode()
            for link in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
                target = goal(site.manifest.base_url, entry.path, link)
                if not link.startswith("data:") and (target is None or target.path not in there):
                    dead.append(f"{entry.path}: {link}")
    no_faults(dead)


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_every_page_can_be_reached_from_the_start(demo_site: Demo, name: str) -> None:
    site = demo_site.site(name)
    links = {
        page.path: {
            target.path
            for link in read(page.html).links
            if (target := goal(site.manifest.base_url, page.path, link))
        }
        for page in site.pages
    }
    reached: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in links and path not in reached:
            reached.add(path)
            waiting += links[path]
    lonely = [page.path for page in site.pages if page.status == 200 and page.path not in reached]
    no_faults(lonely)
