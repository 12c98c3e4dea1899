"""Editors' redirects: where they lead, and what is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from core.site_files import redirects
from publishing.content.reader import Reader
from publishing.publisher import load_site
from publishing.registry import Target
from tests.publishing.trees import add_page, make_site

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Site:
    return make_site()


def planned(site: Site) -> list[tuple[str, int, str]]:
    read = Reader(load_site(site, MOMENT), "nl", MOMENT)
    return [(each.path, each.status, each.location) for each in redirects.plan(read)]


def test_a_redirect_leads_to_a_page_an_address_or_a_website(site: Site) -> None:
    page = add_page(site.root_page, "Over")
    Redirect.objects.create(old_path="/wie", site=site, redirect_page=page)
    Redirect.objects.create(old_path="/oud.pdf", redirect_link="/over/", is_permanent=False)
    Redirect.objects.create(old_path="/elders", site=site, redirect_link="https://www.example.nl/x")
    assert planned(site) == [
        ("/wie/", 301, "/over/"),
        ("/oud.pdf", 302, "/over/"),
        ("/elders/", 301, "https://www.example.nl/x"),
    ]


def test_a_redirect_of_another_site_is_not_ours(site: Site) -> None:
    other = make_site("dorp.localhost")
    Redirect.objects.create(old_path="/wie", site=other, redirect_link="/over/")
    assert planned(site) == []


def test_a_redirect_to_a_page_that_is_not_public_leads_nowhere(site: Site) -> None:
    page = add_page(site.root_page, "Over", live=False)
    Redirect.objects.create(old_path="/wie", site=site, redirect_page=page)
    assert planned(site) == []


@pytest.mark.repeats
@pytest.mark.parametrize(
    "link",
    [
        "//evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:///x",
        "/a\r\nSet-Cookie: x",
        "/\\evil.example",
        "http://[1/",
        "mailto:x@example.nl",
    ],
)
def test_a_link_that_leads_astray_is_left_out(site: Site, link: str) -> None:
    Redirect.objects.create(old_path="/wie", site=site, redirect_link=link)
    assert planned(site) == []


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("/oude plek", "/oude plek/"),
        ("/oude%20plek", "/oude plek/"),
        ("/Wie/Zijn/Wij", "/Wie/Zijn/Wij/"),
        ("/caf%C3%A9", "/café/"),
        ("/plan 2.pdf", "/plan 2.pdf"),
        ("/a..b/c", "/a..b/c/"),
    ],
)
def test_spaces_and_capitals_are_addresses(site: Site, old: str, path: str) -> None:
    Redirect.objects.create(old_path=old, site=site, redirect_link="/over/hier en daar/")
    assert planned(site) == [(path, 301, "/over/hier%20en%20daar/")]


@pytest.mark.repeats
@pytest.mark.parametrize(
    "path",
    [
        *("//evil", "/../etc/passwd", "/a\\b", "geen-pad", "/a//b", "/a/./b", "/a%0d%0ab", "/%ff"),
        f"/{'a' * 201}",
    ],
)
def test_an_address_that_cannot_be_one_is_left_out(path: str) -> None:
    assert redirects.address(path) == ""


def test_a_page_is_never_redirected_to_itself(site: Site) -> None:
    Redirect.objects.create(old_path="/over", site=site, redirect_link="/over/")
    assert planned(site) == []


def test_a_host_without_redirects_has_a_page_that_leads_on(site: Site) -> None:
    read = Reader(load_site(site, MOMENT), "nl", MOMENT)
    target = Target("/wie/", "", "text/html", 1, 301, "/over/?a=1&b=2")
    body = redirects.make(read, target).body.decode()
    assert '<meta http-equiv="refresh" content="0; url=/over/?a=1&amp;b=2">' in body
    assert "<title>This page has moved</title>" in body
