"""What fails stays planned, is kept and tried again, and delays none of the others."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, PageLogEntry, Revision

from publishing.models import ScheduleFailure
from publishing.schedule import runner
from publishing.schedule.runner import Item
from tests.publishing.planning import (
    MINUTE,
    NOW,
    broken,
    clock,
    is_live,
    online,
    plan,
    planned_moment,
    take_address,
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


def test_one_that_fails_stays_planned_and_delays_none(home: Page) -> None:
    first = plan(home, "Eerste", NOW - 3 * MINUTE)
    clash = plan(home, "Dubbel", NOW - 2 * MINUTE)
    last = plan(home, "Laatste", NOW - MINUTE)
    take_address(clash)
    report = run()
    assert names(report.published) == ["Eerste", "Laatste"]
    assert (is_live(first), is_live(clash), is_live(last)) == (True, False, True)
    assert planned_moment(clash) == NOW - 2 * MINUTE
    (failed,) = report.failed
    message = failed.message
    assert message == "Slug: De pagina “dubbel” ernaast heeft het adres “dubbel” al."
    assert failed == runner.Failed(
        Item(
            "publish",
            NOW - 2 * MINUTE,
            "wagtailcore.page",
            str(clash.pk),
            "Dubbel",
            clash.latest_revision_id,
        ),
        120.0,
        message,
        1,
        NOW,
        NOW + MINUTE,
    )
    record = dict(ScheduleFailure.objects.values().get())
    assert record.pop("id")
    assert record == {
        "action": "publish",
        "model": "wagtailcore.page",
        "object_id": str(clash.pk),
        "revision": clash.latest_revision_id,
        "title": "Dubbel",
        "planned": NOW - 2 * MINUTE,
        "since": NOW,
        "tried": NOW,
        "attempts": 1,
        "message": message,
    }
    entry = PageLogEntry.objects.get(page=clash.pk, action="publishing.schedule.runner.failed")
    assert entry.data["message"] == message


def test_it_is_tried_again_with_growing_pauses(home: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    page = plan(home, "Stuk", NOW)
    with monkeypatch.context() as patch:
        broken(patch, "Stuk", error=RuntimeError("geheim"))
        moment, pauses = NOW, []
        for _ in range(9):
            assert names(run(moment).failed) == ["Stuk"]
            early = run(moment + timedelta(seconds=30))
            assert (early.failed, names(early.waiting)) == ((), ["Stuk"])
            following = runner.next_due(moment)
            assert following is not None
            pauses.append((following - moment).total_seconds() / 60)
            moment = following
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    failure = ScheduleFailure.objects.get()
    assert (failure.attempts, failure.since) == (9, NOW)
    assert "RuntimeError" in failure.message
    assert "geheim" not in failure.message
    # The same cause again is no news.
    assert PageLogEntry.objects.filter(action="publishing.schedule.runner.failed").count() == 1
    assert names(run(moment).published) == ["Stuk"]
    assert is_live(page)
    assert not ScheduleFailure.objects.exists()


def test_an_expiry_that_fails_delays_none(home: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck, other = online(home, "Vast", NOW - MINUTE), online(home, "Los", NOW)
    planned = plan(home, "Nieuw", NOW)
    unpublish = Page.unpublish

    def failing(self: Page, **options: Any) -> None:
        if self.pk == stuck.pk:
            raise ValidationError({"title": ["Kan niet."]})
        unpublish(self, **options)

    monkeypatch.setattr(Page, "unpublish", failing)
    report = run()
    assert (names(report.expired), names(report.published)) == (["Los"], ["Nieuw"])
    assert [(each.item.title, each.message) for each in report.failed] == [
        ("Vast", "Titel: Kan niet.")
    ]
    assert (is_live(stuck), is_live(other), is_live(planned)) == (True, False, True)


def test_a_new_plan_is_not_held_back_by_the_failure_of_the_old(home: Page) -> None:
    page = plan(home, "Dubbel", NOW)
    other = take_address(page)
    assert names(run().failed) == ["Dubbel"]
    Page.objects.filter(pk=other.pk).update(slug="anders")
    with clock(NOW):
        page = page.get_latest_revision_as_object()
        page.go_live_at = NOW + timedelta(seconds=10)
        page.save_revision().publish()
    assert runner.failing(NOW + MINUTE / 2) == ()
    assert names(run(NOW + MINUTE / 2).published) == ["Dubbel"]


@pytest.mark.parametrize("way", ["cancel", "delete"])
def test_a_plan_that_is_gone_has_no_failure(home: Page, way: str) -> None:
    page = plan(home, "Dubbel", NOW)
    take_address(page)
    run()
    assert ScheduleFailure.objects.count() == 1
    if way == "cancel":
        Revision.objects.filter(object_id=str(page.pk)).update(approved_go_live_at=None)
    else:
        Page.objects.get(pk=page.pk).delete()
    assert runner.failing(NOW) == ()
    assert run(NOW + 2 * MINUTE) == runner.ScheduleReport(NOW + 2 * MINUTE)
    assert not ScheduleFailure.objects.exists()
