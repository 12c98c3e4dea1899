"""Feeds of what changed last in the lists of open data: valid Atom, the newest on top, nothing hidden."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from wagtail.models import Page

from core.site_files.atom import ENTRIES
from districts.models import DistrictPage
from open_data import change_feeds
from publishing.content.reader import Reader
from publishing.publisher import load_current
from publishing.registry import Target
from tests.home.trees import MOMENT, City

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(read: Reader, name: str) -> ElementTree.Element:
    """Make the feed of a data set, and read it as a program would."""
    (target,) = (each for each in change_feeds.plan(read) if each.key == name)
    code = read.language.code
    assert target == Target(f"/api/v1/{code}/{name}.atom", code, "application/atom+xml", name)
    return ElementTree.fromstring(change_feeds.make(read, target).body)  # noqa: S314


def titles(root: ElementTree.Element) -> list[str | None]:
    return [each.findtext(f"{ATOM}title") for each in root.findall(f"{ATOM}entry")]


def test_what_changed_last_is_on_top(city: City) -> None:
    moment = datetime(2026, 11, 2, 9, tzinfo=UTC)
    Page.objects.filter(pk=city.north.pk).update(last_published_at=moment)
    Page.objects.filter(pk=city.south.pk).update(last_published_at=moment + timedelta(hours=1))
    root = feed(city.read(), "districts")
    assert titles(root) == ["Zuid", "Noord"]
    assert root.findtext(f"{ATOM}title") == "Districts – Wijken in Stad"
    assert root.findtext(f"{ATOM}updated") == "2026-11-02T11:00:00+01:00"
    entry = root.findall(f"{ATOM}entry")[1]
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib == {
        "rel": "alternate",
        "type": "text/html",
        "hreflang": "nl",
        "href": "https://stad.localhost/wijken/noord/",
    }
    assert entry.findtext(f"{ATOM}updated") == "2026-11-02T10:00:00+01:00"
    assert {each.tag for each in root} >= {f"{ATOM}{name}" for name in ("id", "author", "link")}
    # The same release at another moment is the same bytes.
    later = feed(city.read(moment=MOMENT + timedelta(days=1)), "districts")
    assert ElementTree.tostring(later) == ElementTree.tostring(root)


def test_a_fact_of_the_source_moves_a_translation_up(city: City) -> None:
    city.translate(city.north, "en", "North")
    before = load_current(city.site, MOMENT)
    DistrictPage.objects.filter(pk=city.north.pk).update(area="Aan de rivier")
    content = load_current(city.site, MOMENT + timedelta(days=1), before)
    root = feed(Reader(content, "en", MOMENT + timedelta(days=1)), "districts")
    (entry,) = (
        each for each in root.findall(f"{ATOM}entry") if each.findtext(f"{ATOM}title") == "North"
    )
    assert entry.findtext(f"{ATOM}updated") == "2026-11-23T13:00:00+01:00"
    ids = [each.findtext(f"{ATOM}id") for each in (root, feed(city.read(), "districts"))]
    assert len({*ids}) == 2


def test_what_is_hidden_is_in_no_feed_and_a_feed_has_an_end(city: City) -> None:
    city.north.unpublish()
    assert titles(feed(city.read(), "districts")) == ["Zuid"]
    assert titles(feed(city.read(), "hubs")) == []
    assert ENTRIES == 30
