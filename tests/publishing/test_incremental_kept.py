"""What a publish takes from the one before: the plan of the pages, pages with new layout fragments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from wagtail.models import Page, Site

from core.models import MunicipalitySettings, VocabularyTerm
from home.models import AlertPage
from publishing.build import build_tasks
from publishing.build import render as of_render
from publishing.build.build_tasks import PageTask, SitePageTask
from publishing.build.differences import Reason
from publishing.build.fragments import LayoutFragments
from publishing.build.plan import page_tasks, plan_pages, plan_site
from publishing.content.declarations import PageRow
from publishing.content.languages import Language
from publishing.content.queries import tables_of
from publishing.content.reader import Reader
from publishing.content.snapshot import Content
from publishing.publisher import SitePublisher, load_site
from publishing.registry import registry
from tests.publishing.increments import full, over, pages_of, publisher, served, site
from tests.publishing.trees import MOMENT

pytestmark = pytest.mark.django_db

__all__ = ["publisher", "site"]
LATER = MOMENT + timedelta(minutes=1)


def warn(site: Site, title: str = "Storm") -> AlertPage:
    alert = AlertPage(title=title, ends_at=MOMENT + timedelta(days=1))
    site.root_page.add_child(instance=alert)
    return alert


@pytest.fixture
def viewed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the pages whose view is made."""
    found: list[str] = []
    whole = PageTask.viewed

    def seen(task: PageTask, content: Any, moment: Any) -> Any:
        found.append(task.title)
        return whole(task, content, moment)

    monkeypatch.setattr(PageTask, "viewed", seen)
    return found


def test_an_alert_is_put_into_the_pages_that_are_there(
    publisher: SitePublisher, site: Site, viewed: list[str]
) -> None:
    warn(site)
    receipt = publisher.publish(moment=MOMENT)
    assert {"/", "/over/", "/contact/"} <= set(pages_of(receipt))
    assert b"Storm" in served(publisher)["/over/"]
    assert served(publisher) == full(site)
    del viewed[:]
    AlertPage.objects.update(ends_at=LATER)
    publisher.publish(moment=LATER)
    assert "Over" not in viewed
    assert b"Storm" not in served(publisher)["/over/"]
    assert served(publisher) == full(site, LATER)


def test_a_page_that_is_not_what_it_was_is_made(
    publisher: SitePublisher, site: Site, viewed: list[str]
) -> None:
    current = publisher.store.current()
    assert current is not None
    [blob] = [each.blob for each in current.entries if each.path == "/over/"]
    publisher.store.blobs.copies(blob)[1].write_bytes(b"half a pa")
    warn(site)
    publisher.publish(moment=MOMENT)
    assert "Over" in viewed
    assert "Contact" not in viewed
    assert served(publisher) == full(site)


def test_another_process_makes_the_pages_anew(
    publisher: SitePublisher, site: Site, viewed: list[str]
) -> None:
    publisher.save_graph()
    warn(site)
    other = SitePublisher(site.pk)
    receipt = other.publish(moment=MOMENT)
    assert receipt.full == ""
    assert {"Over", "Contact"} <= set(viewed)
    assert served(other) == full(site)


def test_without_a_change_around_them_pages_stay_in_another_process(
    publisher: SitePublisher, site: Site, viewed: list[str]
) -> None:
    publisher.save_graph()
    assert SitePublisher(site.pk).publish(moment=MOMENT).rendered == 0
    assert viewed == []


def test_a_view_that_stayed_gets_its_new_surroundings(
    publisher: SitePublisher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    warn(site)
    # Read by the page, but not shown: its view is made, and is what it was.
    Page.objects.filter(slug="over").update(first_published_at=LATER)
    rendered: list[str] = []
    render = of_render.render

    def seen(template: str, words: Language, **context: Any) -> bytes:
        rendered.append(context["frame"].heading)
        return render(template, words, **context)

    monkeypatch.setattr(build_tasks, "render", seen)
    publisher.publish(moment=MOMENT)
    assert "Over" not in rendered
    assert served(publisher) == full(site)


def test_the_plan_of_the_pages_is_kept_while_they_stay(
    publisher: SitePublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[str] = []

    def seen(content: Content, moment: datetime) -> Iterator[PageTask]:
        for each in page_tasks(content, moment):
            planned.append(each.title)
            yield each

    monkeypatch.setattr("publishing.build.plan.page_tasks", seen)
    page = over()
    page.introduction = "Nieuw"
    page.save()
    publisher.publish(moment=MOMENT)
    assert planned == []
    Page.objects.filter(slug="over").update(slug="overal")
    assert "/overal/" in pages_of(publisher.publish(moment=MOMENT))
    assert sorted(planned) == ["Contact", "Contact", "Over", "Over", "Stad", "Stad en"]


def test_the_plan_of_the_pages_follows_from_the_pages_alone(
    publisher: SitePublisher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[Reader] = []

    def kept(*values: Any) -> Reader:
        readers.append(Reader(*values))
        return readers[-1]

    monkeypatch.setattr("publishing.build.plan.Reader", kept)
    assert len(plan_pages(load_site(site, MOMENT), MOMENT).tasks) == 6
    queries = {query for read in readers for query in read.queries}
    assert {row for query in queries for row in tables_of(query)} == {PageRow}
    assert {read.valid_until for read in readers} == {None}


def test_pieces_stand_once_on_every_page(publisher: SitePublisher, site: Site) -> None:
    content = load_site(site, MOMENT)
    read = Reader(content, "nl", MOMENT)
    around: LayoutFragments = registry.layout.fragments(read)
    assert set(around.pieces) == {"head", "top", "owner", "menu", "footer"}
    assert around.replaced(served(publisher)["/over/"], around, "/over/") is not None


def test_reasons_are_told_right_when_something_was_taken_away_as_well(
    publisher: SitePublisher, site: Site
) -> None:
    """What is taken away leaves the dependency graph, whose queries then have other numbers."""
    alert, gone = warn(site), over()
    gone.unpublish()
    receipt = publisher.publish(moment=MOMENT)
    (contact,) = [each for each in receipt.changed if each.path == "/contact/"]
    assert contact.reasons == (
        Reason("PageRow", gone.pk, "removed"),
        Reason("PageRow", alert.pk, "added"),
    )


def test_a_word_of_its_own_reaches_every_page_whose_view_stays(
    publisher: SitePublisher, site: Site
) -> None:
    before = html_digests(site)
    VocabularyTerm.objects.create(
        settings=MunicipalitySettings.objects.get(site=site),
        language="nl",
        term="district",
        singular="dorf",
        plural="dorven",
    )
    now = html_digests(site)
    assert {owner for owner in now if now[owner] == before[owner]} == set()
    publisher.publish(moment=MOMENT)
    assert served(publisher) == full(site)
    assert any(b"dorven" in body for body in served(publisher).values())


def html_digests(site: Site) -> dict[str, str]:
    """Return what says whether a Dutch page differs, by whose it is."""
    content = load_site(site, MOMENT)
    tasks = plan_site(content, MOMENT).tasks.values()
    return {
        task.owner: task.viewed(content, MOMENT).digest
        for task in tasks
        if isinstance(task, PageTask | SitePageTask) and task.language == "nl"
    }
