"""Planned pages: on time, in order, and once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from wagtail.models import Page, PageLogEntry, Site
from wagtail.signals import page_published, page_unpublished

from publishing.schedule import runner
from publishing.schedule.runner import Done, Item
from tests.publishing.planning import (
    MINUTE,
    NOW,
    clock,
    is_live,
    online,
    plan,
    planned_moment,
)
from tests.publishing.trees import make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Page:
    return make_site().root_page


def run(moment: datetime = NOW) -> runner.ScheduleReport:
    with clock(moment):
        return runner.run(moment)


def names(done: Any) -> list[str]:
    return [each.item.title for each in done]


def test_what_is_planned_goes_online_at_its_moment_and_not_before(home: Page) -> None:
    page = plan(home, "Markt", NOW)
    assert run(NOW - timedelta(seconds=1)).published == ()
    assert not is_live(page)
    report = run(NOW)
    item = Item("publish", NOW, "wagtailcore.page", str(page.pk), "Markt", page.latest_revision_id)
    assert report == runner.ScheduleReport(NOW, published=(Done(item, 0.0),))
    assert is_live(page)
    assert planned_moment(page) is None
    entry = PageLogEntry.objects.get(page=page.pk, action="wagtail.publish.scheduled")
    assert entry.label == "Markt"


def test_what_ends_goes_offline_at_its_moment_and_not_before(home: Page) -> None:
    page = online(home, "Kermis", NOW)
    assert run(NOW - timedelta(seconds=1)).expired == ()
    report = run(NOW + 90 * MINUTE / 60)
    item = Item("expire", NOW, "wagtailcore.page", str(page.pk), "Kermis")
    assert report.expired == (Done(item, 90.0),)
    page.refresh_from_db()
    assert (page.live, page.expired, page.has_unpublished_changes) == (False, True, True)
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.unpublish.scheduled").exists()


def test_the_signals_of_wagtail_are_sent(home: Page) -> None:
    seen: list[tuple[str, int]] = []

    def published(instance: Page, **_kwargs: Any) -> None:
        seen.append(("published", instance.pk))

    def unpublished(instance: Page, **_kwargs: Any) -> None:
        seen.append(("unpublished", instance.pk))

    old, new = online(home, "Oud", NOW), plan(home, "Nieuw", NOW)
    page_published.connect(published)
    page_unpublished.connect(unpublished)
    try:
        run()
    finally:
        page_published.disconnect(published)
        page_unpublished.disconnect(unpublished)
    assert seen == [("unpublished", old.pk), ("published", new.pk)]


def test_after_a_standstill_all_is_done_in_order(home: Page) -> None:
    plan(home, "Tweede", NOW - 60 * MINUTE)
    plan(home, "Eerste", NOW - 90 * MINUTE)
    online(home, "Laatst", NOW - 10 * MINUTE)
    online(home, "Eerder", NOW - 100 * MINUTE)
    plan(home, "Later", NOW + MINUTE)
    assert [(each.action, each.title) for each in runner.due(NOW)] == [
        ("expire", "Eerder"),
        ("expire", "Laatst"),
        ("publish", "Eerste"),
        ("publish", "Tweede"),
    ]
    report = run()
    assert [(each.item.title, each.late) for each in report.expired] == [
        ("Eerder", 6000.0),
        ("Laatst", 600.0),
    ]
    assert [(each.item.title, each.late) for each in report.published] == [
        ("Eerste", 5400.0),
        ("Tweede", 3600.0),
    ]
    assert report.failed == ()
    again = run()
    assert again == runner.ScheduleReport(NOW)


def test_the_end_of_the_old_version_keeps_the_plan_of_the_new(home: Page) -> None:
    page = online(home, "Rooster", NOW - 2 * MINUTE)
    with clock(NOW - timedelta(days=1)):
        page.save_revision().publish()
        page.refresh_from_db()
        page.title, page.go_live_at, page.expire_at = "Nieuw rooster", NOW + MINUTE, None
        page.save_revision().publish()
    assert names(run().expired) == ["Rooster"]
    assert planned_moment(page) == NOW + MINUTE
    assert names(run(NOW + MINUTE).published) == ["Nieuw rooster"]
    assert is_live(page)


def test_what_began_and_ended_during_a_standstill_is_offline(home: Page) -> None:
    page = plan(home, "Actie", NOW - 60 * MINUTE, expire_at=NOW - 10 * MINUTE)
    report = run()
    assert (names(report.published), names(report.expired)) == (["Actie"], ["Actie"])
    assert not is_live(page)
    assert runner.due(NOW) == ()


def test_the_next_moment_is_the_earliest_of_all(home: Page) -> None:
    assert runner.next_due(NOW) is None
    plan(home, "Later", NOW + 5 * MINUTE)
    assert runner.next_due(NOW) == NOW + 5 * MINUTE
    online(home, "Eerder", NOW + 3 * MINUTE)
    assert runner.next_due(NOW) == NOW + 3 * MINUTE
    assert runner.next_due(NOW + 4 * MINUTE) == NOW + 4 * MINUTE


def test_an_alias_goes_with_its_original(home: Page) -> None:
    page = online(home, "Kermis", NOW)
    alias = page.create_alias(parent=home, update_slug="kermis-2")
    report = run()
    assert sorted(names(report.expired)) == ["Kermis"]
    assert (is_live(page), is_live(alias)) == (False, False)


@pytest.mark.parametrize(
    "moment",
    [
        # 29-3-2026 02:30 in Amsterdam does not exist: 01:30 UTC is 03:30 there.
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        # 31-10-2027 02:30 comes twice: first in summer time …
        datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        # … and then in winter time.
        datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
    ],
)
def test_a_plan_in_the_night_of_a_change_of_clock_happens_once(
    home: Page, moment: datetime
) -> None:
    page = plan(home, "Nacht", moment)
    done: list[tuple[datetime, float]] = []
    for minute in range(-90, 91, 10):
        now = moment + minute * MINUTE
        done += [(now, each.late) for each in run(now).published]
    assert done == [(moment, 0.0)]
    assert is_live(page)
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1


def test_a_clock_that_jumps_back_publishes_nothing_twice(home: Page) -> None:
    plan(home, "Markt", NOW)
    assert names(run().published) == ["Markt"]
    for jump in (-timedelta(days=365), -timedelta(days=1), timedelta(days=365)):
        assert run(NOW + jump).published == ()


def test_other_sites_are_served_as_well(home: Page) -> None:
    other = make_site("dorp.localhost")
    plan(other.root_page, "Feest", NOW)
    plan(home, "Markt", NOW)
    assert sorted(names(run().published)) == ["Feest", "Markt"]
    assert Site.objects.filter(hostname="dorp.localhost").exists()
