"""Atom feeds: valid by RFC 4287, in every language, with ids that stay."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from wagtail.models import Page

from core.layout.views import Link
from core.site_files.identifiers import identifier
from core.site_files.xml import clean
from home.agenda import feed as agenda_feed
from home.agenda.feed import agenda_feeds
from home.news import feed as feeds
from home.news.feed import district_feeds, feed_title, news_feeds
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.publisher import load_current
from publishing.registry import Target
from tests.home.trees import MOMENT, City, parse_xml

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://stad.localhost"


def feed(read: Reader, path: str) -> ElementTree.Element:
    target = next(target for target in feeds.plan(read) if target.path == path)
    return parse_xml(feeds.make(read, target).body)


def described(element: ElementTree.Element) -> list[tuple[str, dict[str, str], str | None]]:
    return [
        (child.tag.removeprefix(ATOM), child.attrib, child.text)
        for child in element
        if child.tag not in (f"{ATOM}entry", f"{ATOM}author")
    ]


def test_there_is_a_feed_for_the_site_and_for_each_district_in_each_language(city: City) -> None:
    city.translate(city.news, "en", "News")
    city.translate(city.north, "en", "North")
    media_type = "application/atom+xml"
    assert list(feeds.plan(city.read())) == [
        Target("/nieuws/feed.xml", "nl", media_type, city.news.pk),
        Target("/wijken/noord/feed.xml", "nl", media_type, city.north.pk),
        Target("/wijken/zuid/feed.xml", "nl", media_type, city.south.pk),
    ]
    assert [target.path for target in feeds.plan(city.read("en"))] == [
        "/en/nieuws-en/feed.xml",
        "/en/wijken-en/noord-en/feed.xml",
    ]
    assert list(feeds.plan(city.read("ar"))) == []


def test_a_feed_has_all_that_rfc_4287_asks_for(city: City) -> None:
    page = city.add_news(
        "Bankjes & <bomen>\x0b",
        date(2026, 11, 3),
        city.north,
        introduction="Twaalf.",
        slug="bankjes",
    )
    changed = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    Page.objects.filter(pk=page.pk).update(last_published_at=changed)
    read = city.read()
    root = feed(read, "/nieuws/feed.xml")
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    self_link = {"rel": "self", "type": "application/atom+xml", "href": f"{BASE}/nieuws/feed.xml"}
    assert described(root) == [
        ("id", {}, identifier(read.row(PageRow, city.news.pk))),
        ("title", {}, "Nieuws – news of Wijken in Stad"),
        ("updated", {}, "2026-11-21T10:30:00+01:00"),
        ("link", self_link, None),
        ("link", {"rel": "alternate", "type": "text/html", "href": f"{BASE}/nieuws/"}, None),
    ]
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Wijken in Stad"
    (entry,) = root.iter(f"{ATOM}entry")
    alternate = {
        "rel": "alternate",
        "type": "text/html",
        "hreflang": "nl",
        "href": f"{BASE}/nieuws/bankjes/",
    }
    assert described(entry) == [
        ("id", {}, identifier(read.row(PageRow, page.pk))),
        ("title", {}, "Bankjes & <bomen>"),
        ("updated", {}, "2026-11-21T10:30:00+01:00"),
        ("link", alternate, None),
        ("published", {}, "2026-11-03T00:00:00+01:00"),
        ("category", {"term": "taking-part", "label": "Taking part"}, None),
        ("summary", {}, "Twaalf."),
    ]


def test_the_feed_of_a_district_has_its_news_and_that_of_the_city(city: City) -> None:
    city.add_news("Noord", date(2026, 11, 3), city.north)
    city.add_news("Zuid", date(2026, 11, 2), city.south)
    city.add_news("Stad", date(2026, 11, 1))
    root = feed(city.read(), "/wijken/noord/feed.xml")
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert titles == ["Noord", "Stad"]


def test_the_agenda_has_a_feed_of_what_comes(city: City) -> None:
    city.add_event("Voorbij", datetime(2026, 11, 20, 18, 0, tzinfo=UTC))
    event = city.add_event("Raad", datetime(2026, 11, 26, 18, 30, tzinfo=UTC), hub=city.hub)
    read = city.read()
    (target,) = agenda_feed.plan(read)
    assert target == Target("/agenda/feed.xml", "nl", "application/atom+xml", city.agenda.pk)
    root = parse_xml(agenda_feed.make(read, target).body)
    assert root.findtext(f"{ATOM}title") == "Agenda of Wijken in Stad"
    assert root.findtext(f"{ATOM}updated") == "2026-11-20T09:00:00+01:00"
    (entry,) = root.iter(f"{ATOM}entry")
    alternate = {
        "rel": "alternate",
        "type": "text/html",
        "hreflang": "nl",
        "href": f"{BASE}/agenda/raad/",
    }
    said = "donderdag 26 november 2026 at 19.30, Huis van Noord"
    assert described(entry) == [
        ("id", {}, identifier(read.row(PageRow, event.pk))),
        ("title", {}, "Raad"),
        ("updated", {}, "2026-11-20T09:00:00+01:00"),
        ("link", alternate, None),
        ("summary", {}, said),
    ]
    assert agenda_feeds(read) == (Link("Agenda of Wijken in Stad", "/agenda/feed.xml"),)
    assert read.valid_until is not None


def test_an_empty_feed_is_valid_too(city: City) -> None:
    root = feed(city.read(), "/nieuws/feed.xml")
    assert root.findtext(f"{ATOM}updated") == "2026-11-20T08:00:00+00:00"
    Page.objects.update(last_published_at=None)
    root = feed(city.read(), "/nieuws/feed.xml")
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_an_id_stays_when_the_page_moves_and_differs_by_language(city: City) -> None:
    page = city.add_news("Bankjes", date(2026, 11, 3))
    version = city.translate(page, "en", "Benches")
    read = city.read()
    before = [identifier(read.row(PageRow, key)) for key in (page.pk, version.pk)]
    page.slug = "stoelen"
    page.save()
    read = city.read()
    assert [identifier(read.row(PageRow, key)) for key in (page.pk, version.pk)] == before
    assert len(set(before)) == 2
    assert all(uuid.UUID(each).version == 5 for each in before)


def test_pages_link_to_their_feed(city: City) -> None:
    read = city.read()
    north = read.row(PageRow, city.north.pk)
    title = feed_title(read, north)
    assert title == "Noord – news of Wijken in Stad"
    assert district_feeds(read, north) == (Link(title, "/wijken/noord/feed.xml"),)
    assert news_feeds(read) == (Link("Nieuws – news of Wijken in Stad", "/nieuws/feed.xml"),)
    assert news_feeds(city.read("en")) == ()


def test_characters_that_xml_does_not_have_are_left_out() -> None:
    assert clean("a\x00b\x0bc\ud800d\ufffee\tf\ng😀") == "abcde\tf\ng😀"


def test_updated_moves_when_what_is_read_differs_and_at_no_other_time(city: City) -> None:
    item = city.add_news("Bankjes", date(2026, 11, 3), introduction="Twaalf.")
    event = city.add_event("Raad", datetime(2026, 11, 26, 18, 30, tzinfo=UTC), hub=city.hub)
    content = None

    def publish(minutes: int) -> tuple[Any, Any]:
        nonlocal content
        moment = MOMENT + timedelta(minutes=minutes)
        content = load_current(city.site, moment, content)
        read = Reader(content, "nl", moment)
        (target,) = agenda_feed.plan(read)
        roots = feed(read, "/nieuws/feed.xml"), parse_xml(agenda_feed.make(read, target).body)
        news, agenda = (root.findtext(f"{ATOM}entry/{ATOM}updated") for root in roots)
        return news, agenda

    before = publish(0)
    for page in (item, event):
        page.checked_on = date(2026, 11, 22)
        page.save_revision().publish()
    assert publish(1) == before
    item.body = [("rich_text", "<p>Anders</p>")]
    item.save_revision().publish()
    assert publish(2) == ("2026-11-22T13:02:00+01:00", before[1])
    Page.objects.filter(pk=city.hub.pk).update(title="Huis van de Wijk")
    assert publish(3) == ("2026-11-22T13:02:00+01:00", "2026-11-22T13:03:00+01:00")


def test_news_of_tomorrow_is_not_of_the_future(city: City) -> None:
    city.add_news("Morgen", date(2026, 11, 23))
    root = feed(city.read(), "/nieuws/feed.xml")
    assert root.findtext(f"{ATOM}entry/{ATOM}published") == "2026-11-20T09:00:00+01:00"
