"""The day on which a page changed: one answer, wherever it is said, and never older than what it shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from wagtail.models import Page

from contacts.models.different_days import OpeningException
from core.layout.dates import changed, changed_on, dated_pages
from core.layout.frame import frame_view
from core.page_types import PAGE_TYPES
from core.site_files.atom import published
from publishing.build.render import environment
from publishing.content.declarations import PageRow
from publishing.content.languages import language
from publishing.content.reader import AMSTERDAM, Reader
from publishing.content.snapshot import Content
from publishing.publisher import load_current
from publishing.registry import registry
from tests.home.test_frame import information
from tests.home.trees import LANGUAGES, MOMENT, City

OLD = datetime(2026, 1, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("kind", [kind for kind, found in PAGE_TYPES.items() if found.dated_by])
def test_what_dates_a_page_is_a_public_field_of_it(kind: str) -> None:
    found = PAGE_TYPES[kind]
    assert set(found.dated_by) <= set(found.model.public_row._fields)


def row_of(read: Reader, page: Page) -> PageRow:
    return read.row(PageRow, page.pk)


def test_the_day_of_a_fact_counts_when_it_has_come(city: City) -> None:
    today = city.read().today
    news = city.add_news("Feest", today - timedelta(days=3))
    later = city.add_news("Straks", today + timedelta(days=3))
    Page.objects.update(last_published_at=OLD)
    read = city.read()
    assert changed_on(read, row_of(read, news)) == today - timedelta(days=3)
    assert changed_on(read, row_of(read, later)) == OLD.date()
    # And the page is made anew on the day itself.
    due = datetime.combine(today + timedelta(days=3), time(), tzinfo=AMSTERDAM)
    assert read.valid_until == due
    then = city.read(moment=due + timedelta(minutes=1))
    assert changed_on(then, row_of(then, later)) == due.date()


def test_every_carrier_says_the_same_day(city: City) -> None:
    page = city.add_news("Feest", MOMENT.date() - timedelta(days=1))
    version = city.translate(page, "en", "Party")
    Page.objects.filter(pk=version.pk).update(last_published_at=OLD)
    Page.objects.filter(pk=page.pk).update(last_published_at=OLD + timedelta(days=9))
    for code, each in (("nl", page), ("en", version)):
        read = city.read(code)
        row = row_of(read, each)
        view = registry.pages[row.kind].view(read, row)
        frame = frame_view(read, row, view)
        moment = changed(read, row)
        assert moment is not None
        assert frame.updated_on == changed_on(read, row) == moment.astimezone(AMSTERDAM).date()
        assert published(read, row) == moment
        said = {
            thing["dateModified"]
            for thing in json.loads(str(frame.structured_data))["@graph"]
            if "dateModified" in thing
        }
        assert {datetime.fromisoformat(each) for each in said} == {moment}


def test_a_page_that_was_checked_before_it_changed_says_so(city: City) -> None:
    page = information(city, checked_on=date(2026, 10, 1))
    read = city.read("en")
    row = row_of(read, page)
    frame = frame_view(read, row, registry.pages[row.kind].view(read, row))
    macros = environment(language("en")).get_template("components/page_meta.html").module
    assert "changed after that" in str(macros.page_meta(frame))  # type: ignore[attr-defined]
    Page.objects.filter(pk=page.pk).update(last_published_at=OLD)
    read = city.read("en")
    frame = frame_view(read, row, registry.pages[row.kind].view(read, row))
    assert "changed after that" not in str(macros.page_meta(frame))  # type: ignore[attr-defined]


@dataclass
class Publishes:
    """Publishes a town again and again, each a day after the one before."""

    city: City
    content: Content | None = None
    day: int = 0

    def dates(self) -> dict[tuple[str, str], date | None]:
        """Publish, and return the day of every page by its language and title."""
        self.day += 1
        moment = MOMENT + timedelta(days=self.day)
        self.content = load_current(self.city.site, moment, self.content)
        found = {}
        for code in LANGUAGES:
            read = Reader(self.content, code, moment)
            for page in dated_pages(read):
                found[code, page.title] = changed_on(read, page)
        return found

    def moved_by(self, edit: Callable[[], object]) -> set[tuple[str, str]]:
        """Edit, publish, and return the pages that have the day of that publish now, and only now."""
        before = self.dates()
        edit()
        after = self.dates()
        moved = {page for page in before if after.get(page) != before[page]}
        today = (MOMENT + timedelta(days=self.day)).date()
        assert {after[page] for page in moved} <= {today}
        # Whoever starts anew finds the same.
        self.content = None
        assert self.dates() == after
        return moved


def _closed(city: City) -> None:
    day = MOMENT.date() + timedelta(days=60)
    OpeningException.objects.create(page=city.hub, first_day=day, last_day=day, state="closed")


def _published_again(page: Page) -> None:
    type(page).objects.get(pk=page.pk).save_revision().publish()


def test_a_page_is_new_only_when_something_that_is_seen_of_it_differs(city: City) -> None:
    page = information(city, checked_on=date(2026, 10, 1))
    english = city.translate(page, "en", "About")
    city.translate(city.districts, "en", "Districts")
    city.translate(city.north, "en", "North")
    city.translate(city.hub, "en", "House")
    publishes = Publishes(city)

    def text_of(each: Page) -> Callable[[], None]:
        def edit() -> None:
            each.refresh_from_db()
            each.introduction += " Meer."
            each.save_revision().publish()

        return edit

    dutch, name = ("nl", page.title), ("en", "About")
    assert publishes.moved_by(lambda: _published_again(page)) == set()
    assert publishes.moved_by(lambda: _published_again(english)) == set()
    assert publishes.moved_by(lambda: _published_again(city.hub)) == set()
    assert publishes.moved_by(text_of(page)) == {dutch}
    assert publishes.moved_by(text_of(english)) == {name}
    looked = type(page).objects.filter(pk=page.pk)
    assert publishes.moved_by(lambda: looked.update(checked_on=MOMENT.date())) == set()
    # A closure is a fact of the hub: in each language, and on each page that shows it.
    assert publishes.moved_by(lambda: _closed(city)) == {
        ("nl", city.hub.title),
        ("en", "House"),
        ("nl", city.north.title),
        ("en", "North"),
        ("nl", "Hubs"),
    }
