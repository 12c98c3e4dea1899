"""Two processes that run the schedule at once, and models other than pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection, connections, models
from django.db.transaction import TransactionManagementError
from wagtail.models import DraftStateMixin, Page, PageLogEntry, Revision, RevisionMixin

from publishing.models import ScheduleFailure
from publishing.schedule import failures, runner
from publishing.schedule.runner import Done, Item
from tests.publishing.planning import MINUTE, NOW, clock, is_live, online, plan
from tests.publishing.trees import make_site

pytestmark = pytest.mark.usefixtures("emptied_database")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_each_item_once(monkeypatch: pytest.MonkeyPatch) -> None:
    home = make_site().root_page
    for number in range(4):
        plan(home, f"Nieuw{number}", NOW)
        online(home, f"Oud{number}", NOW)
    both = threading.Barrier(2, timeout=30)
    find, reports = runner._expiries, []
    first = threading.local()

    def together(moment: Any) -> Any:
        items = find(moment)
        # Both have their list before either begins.
        if not getattr(first, "met", False):
            first.met = True
            both.wait()
        return items

    def work() -> None:
        try:
            reports.append(runner.run(NOW))
        finally:
            connections.close_all()

    with clock(NOW):
        monkeypatch.setattr(failures, "forget_others", lambda _items: None)
        monkeypatch.setattr(runner, "_expiries", together)
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert len(reports) == 2
    published = sorted(each.item.title for report in reports for each in report.published)
    expired = sorted(each.item.title for report in reports for each in report.expired)
    assert published == [f"Nieuw{number}" for number in range(4)]
    assert expired == [f"Oud{number}" for number in range(4)]
    assert [report.failed for report in reports] == [(), ()]
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 4
    assert PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled").count() == 4


@pytest.mark.django_db
def test_what_another_process_did_meanwhile_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = make_site().root_page
    plan(home, "Nieuw", NOW)
    online(home, "Oud", NOW)
    stale = runner.due(NOW)
    with clock(NOW):
        runner.run(NOW)
        count = PageLogEntry.objects.count()
        monkeypatch.setattr(runner, "_expiries", lambda _moment: list(stale[:1]))
        monkeypatch.setattr(runner, "_publications", lambda _moment: list(stale[1:]))
        assert runner.run(NOW) == runner.ScheduleReport(NOW)
    assert PageLogEntry.objects.count() == count


@pytest.mark.django_db
def test_when_the_database_goes_away_everything_stays_planned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = plan(make_site().root_page, "Markt", NOW)

    def away(*_args: Any, **_options: Any) -> None:
        raise OperationalError("gone")

    with monkeypatch.context() as patch, clock(NOW):
        patch.setattr(Revision, "publish", away)
        patch.setattr(ScheduleFailure.objects, "update_or_create", away)
        with pytest.raises(OperationalError):
            runner.run(NOW)
    with clock(NOW + MINUTE):
        assert len(runner.run(NOW + MINUTE).published) == 1
    assert is_live(page)


def beaten(sqlstate: str) -> Exception:
    """What Django raises when the database breaks a transaction off; told late without a state."""
    if not sqlstate:
        return TransactionManagementError("broken")
    error, cause = OperationalError("deadlock detected"), Exception("deadlock detected")
    cause.sqlstate = sqlstate  # type: ignore[attr-defined]
    error.__cause__ = cause
    return error


@pytest.mark.django_db
@pytest.mark.parametrize(("times", "done"), [(3, True), (4, False)])
@pytest.mark.parametrize("sqlstate", ["40P01", "40001", ""])
def test_an_item_that_lost_a_deadlock_is_done_again(
    monkeypatch: pytest.MonkeyPatch, sqlstate: str, times: int, done: bool
) -> None:
    page = plan(make_site().root_page, "Markt", NOW)
    lost: list[bool] = []
    publish = runner._publish

    def sometimes(item: Any) -> bool:
        if len(lost) < times:
            lost.append(True)
            raise beaten(sqlstate)
        return publish(item)

    monkeypatch.setattr(runner, "_publish", sometimes)
    with clock(NOW):
        report = runner.run(NOW)
    assert (len(report.published), len(report.failed), is_live(page)) == (done, not done, done)
    assert len(lost) == times


@pytest.mark.django_db
def test_any_other_error_of_the_database_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan(make_site().root_page, "Markt", NOW)
    tried: list[bool] = []

    def away(_item: Any) -> bool:
        tried.append(True)
        raise beaten("57P01")

    monkeypatch.setattr(runner, "_publish", away)
    with clock(NOW):
        assert len(runner.run(NOW).failed) == 1
    assert tried == [True]


@pytest.fixture
def note_model(db: None) -> Iterator[type[models.Model]]:
    """A model with drafts that is no page, for the length of one test."""

    class PlannedNote(DraftStateMixin, RevisionMixin, models.Model):
        text = models.CharField(max_length=100)
        _revisions = GenericRelation(
            "wagtailcore.Revision",
            content_type_field="base_content_type",
            object_id_field="object_id",
        )

        class Meta:
            app_label = "publishing"

        def __str__(self) -> str:
            return self.text

        @property
        def revisions(self) -> Any:
            return self._revisions

    columns = []
    for column in PlannedNote._meta.local_concrete_fields:
        kind = f"{column.db_type(connection)} {'' if column.null else 'NOT NULL'}"
        if column.primary_key:
            kind = f"{kind} PRIMARY KEY {column.db_type_suffix(connection) or ''}"
        columns.append(f'"{column.column}" {kind}')
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TABLE "{PlannedNote._meta.db_table}" ({", ".join(columns)})')
    try:
        yield PlannedNote
    finally:
        del apps.all_models["publishing"]["plannednote"]
        apps.clear_cache()
        ContentType.objects.clear_cache()


def test_every_model_with_drafts_is_planned(note_model: Any) -> None:
    with clock(NOW - MINUTE):
        note = note_model.objects.create(text="Oproep", live=False, go_live_at=NOW)
        note.save_revision().publish()
        old = note_model.objects.create(text="Oud", live=True, expire_at=NOW)
    assert runner.next_due(NOW - MINUTE) == NOW
    with clock(NOW):
        report = runner.run(NOW)
    label = "publishing.plannednote"
    revision = note.latest_revision_id
    assert report == runner.ScheduleReport(
        NOW,
        expired=(Done(Item("expire", NOW, label, str(old.pk), "Oud"), 0.0),),
        published=(Done(Item("publish", NOW, label, str(note.pk), "Oproep", revision), 0.0),),
    )
    note.refresh_from_db()
    old.refresh_from_db()
    assert (note.live, old.live, old.expired) == (True, False, True)
    Revision.objects.filter(pk=revision).delete()


@pytest.mark.django_db
def test_a_plan_without_its_page_delays_none() -> None:
    home = make_site().root_page
    page = plan(home, "Markt", NOW)
    lost = plan(home, "Weg", NOW - MINUTE)
    Revision.objects.filter(object_id=str(lost.pk)).update(object_id="999999")
    with clock(NOW):
        report = runner.run(NOW)
    assert [each.item.title for each in report.published] == ["Markt"]
    assert [(each.item.title, each.attempts) for each in report.failed] == [("Weg", 1)]
    assert is_live(page)
    assert Page.objects.filter(pk=lost.pk).exists()
