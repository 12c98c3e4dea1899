"""What is not kept for ever goes, a little at a time; what approval, planning or the law needs stays."""

from __future__ import annotations

import io
import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings
from wagtail.log_actions import log
from wagtail.models import (
    GroupApprovalTask,
    ModelLogEntry,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    Workflow,
    WorkflowTask,
)

from contacts.erasure.removal import LOG_ACTION
from core.media.sizes import rendition_specs
from core.models import Picture
from publishing.keeping import history, turns
from publishing.keeping.turns import BATCH, Keeping, Kept, kinds
from tests.cms.files import stored_picture
from tests.publishing.trees import add_page, make_site

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path / "releases"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.KEEP_REVISIONS = 3
    return tmp_path


@pytest.fixture
def page() -> Any:
    site = make_site()
    return add_page(site.root_page, "Over ons")


def tidy(*arguments: str) -> dict[str, int]:
    out = io.StringIO()
    call_command("tidy", "--json", *arguments, stdout=out)
    found: dict[str, int] = json.loads(out.getvalue())
    return found


def versions(page: Any) -> list[Revision]:
    """Return the versions of a page, the oldest first."""
    return list(Revision.objects.filter(object_id=str(page.pk)).order_by("created_at", "pk"))


def write(page: Any, number: int) -> list[Revision]:
    """Write versions of a page; the first ones are the oldest."""
    for place in range(number):
        page.title = f"Versie {place}"
        page.save_revision()
    found = versions(page)
    for place, each in enumerate(found):
        moment = NOW - timedelta(days=400 - place)
        Revision.objects.filter(pk=each.pk).update(created_at=moment)
    return versions(page)


def test_the_newest_versions_stay_and_what_is_live(page: Any) -> None:
    found = write(page, 8)
    found[1].publish()
    page = Page.objects.get(pk=page.pk)
    assert page.live_revision_id == found[1].pk
    assert tidy("--dry-run")["revisions"] == len(found) - 4
    assert [each.pk for each in versions(page)] == [each.pk for each in found]
    assert tidy()["revisions"] == len(found) - 4
    assert [each.pk for each in versions(page)] == [found[1].pk, *(e.pk for e in found[-3:])]
    # Of another page nothing goes because this one has many.
    assert tidy()["revisions"] == 0


def test_a_version_that_is_planned_stays(page: Any) -> None:
    found = write(page, 8)
    Revision.objects.filter(pk=found[0].pk).update(approved_go_live_at=timezone.now())
    tidy()
    assert found[0] in versions(page)


@pytest.mark.parametrize("approved", [False, True])
def test_a_version_that_waits_for_approval_or_was_approved_stays(page: Any, approved: bool) -> None:
    page.save_revision()
    workflow = Workflow.objects.create(name="Akkoord")
    task = GroupApprovalTask.objects.create(name="Akkoord")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(page, None)
    reviewed = state.current_task_state.revision
    if approved:
        state.current_task_state.approve()
    write(page, 9)
    tidy()
    assert Revision.objects.filter(pk=reviewed.pk).exists()
    assert state.task_states.count() == 1


def test_every_model_that_points_to_a_version_holds_it(page: Any) -> None:
    pointing = {
        f"{field.related_model._meta.label}.{field.field.name}"
        for field in Revision._meta.get_fields(include_hidden=True)
        if field.auto_created and (field.one_to_many or field.one_to_one)
    }
    held = {f"{model._meta.label}.{name}" for model, name in history.holders()}
    # The log names each version that there ever was, and shows its lines without them.
    assert pointing - held == {
        "wagtailcore.PageLogEntry.revision", "wagtailcore.ModelLogEntry.revision",
    }  # fmt: skip
    assert {
        "wagtailcore.Page.live_revision", "wagtailcore.Page.latest_revision",
        "wagtailcore.TaskState.revision",
    } <= held  # fmt: skip


def test_with_0_everything_stays(page: Any, settings: Settings) -> None:
    settings.KEEP_REVISIONS = settings.KEEP_HISTORY_DAYS = settings.KEEP_AUDIT_DAYS = 0
    settings.KEEP_RENDITION_DAYS = 0
    found = write(page, 8)
    log(page, "wagtail.edit")
    PageLogEntry.objects.update(timestamp=NOW - timedelta(days=9999))
    assert set(tidy().values()) == {0}
    assert len(versions(page)) == len(found)


def test_old_lines_of_the_log_go_but_not_what_the_law_asks_for(page: Any) -> None:
    for action in ("wagtail.edit", LOG_ACTION):
        log(page, action)
    picture = stored_picture()
    log(picture, "wagtail.create")
    old = timezone.now() - timedelta(days=django_settings.KEEP_HISTORY_DAYS + 1)
    PageLogEntry.objects.update(timestamp=old)
    ModelLogEntry.objects.update(timestamp=old)
    log(page, "wagtail.publish")
    log(picture, "wagtail.edit")
    tidy()
    assert set(PageLogEntry.objects.values_list("action", flat=True)) == {
        LOG_ACTION,
        "wagtail.publish",
    }
    assert list(ModelLogEntry.objects.values_list("action", flat=True)) == ["wagtail.edit"]


def test_sessions_that_are_over_go() -> None:
    now = timezone.now()
    for name, day in (("over", -1), ("geldig", 1)):
        Session.objects.create(
            session_key=name, session_data="", expire_date=now + timedelta(days=day)
        )
    assert tidy()["sessions"] == 1
    assert Session.objects.get().session_key == "geldig"


def aged(name: str, days: int) -> None:
    moment = time.time() - days * 24 * 3600
    os.utime(default_storage.path(name), (moment, moment))


def test_sizes_that_no_page_needs_go_when_they_are_old(page: Any) -> None:
    spec, loose = rendition_specs()[0], stored_picture()
    used = Picture.objects.get(pk=stored_picture().pk)
    ReferenceIndex.objects.create(
        content_type=ContentType.objects.get_for_model(Page),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        to_content_type=ContentType.objects.get_for_model(Picture),
        to_object_id=str(used.pk),
        model_path="x",
        content_path="x",
        content_path_hash="7b5ae3e5-0d5c-5a0c-8f5f-1c6a6e9c3f00",
    )
    made = {
        "public": used.get_rendition(spec),
        "cms": used.get_rendition("max-165x165"),
        "loose": loose.get_rendition(spec),
        "new": loose.get_rendition("max-165x165"),
        "lost": loose.get_rendition("width-30"),
    }
    for name in ("public", "cms", "loose"):
        aged(made[name].file.name, 31)
    # The clock of files is not the moved one of this run.
    aged(made["new"].file.name, 0)
    default_storage.delete(made["lost"].file.name)
    assert tidy("--dry-run")["renditions"] == 3
    assert tidy()["renditions"] == 3
    left = {row.pk for picture in (used, loose) for row in picture.renditions.all()}
    assert left == {made["public"].pk, made["new"].pk}
    # What is asked for again is made again.
    assert used.get_rendition("max-165x165").file.size > 0


# --- turns -------------------------------------------------------------------------------------


def test_a_turn_takes_a_bounded_time_and_the_next_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Session.objects.bulk_create(
        Session(session_key=f"oud-{number}", session_data="", expire_date=NOW - timedelta(days=1))
        for number in range(3 * BATCH + 1)
    )
    keeping, left, turned = Keeping(), [], 0
    while not keeping.turn(0.0, NOW):
        turned += 1
        left.append(Session.objects.count())
        assert turned < 100
    gone = [3 * BATCH + 1, *left]
    assert max(before - after for before, after in zip(gone, left, strict=False)) == BATCH
    assert Session.objects.count() == 0
    assert turned > 4


def test_it_is_done_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []

    def remove(moment: datetime, dry: bool) -> Any:
        asked.append(moment)
        yield 0

    monkeypatch.setattr(turns, "_kinds", {"x": Kept("x", remove)})
    for hours in (0, 1, 23, 25, 26, -50):
        assert Keeping().turn(1.0, NOW + timedelta(hours=hours))
    # Another process sees that it was done; and a clock that was put back stops nothing.
    assert asked == [NOW, NOW + timedelta(hours=25), NOW - timedelta(hours=50)]


def test_a_mark_that_cannot_be_read_means_that_it_is_due(folder: Path) -> None:
    path = folder / "releases" / "kept-until"
    path.parent.mkdir()
    for text in ("", "gisteren", "2026-11-30"):
        path.write_text(text, encoding="utf-8")
        assert turns.is_due(NOW)


def test_a_fault_stops_nobody_and_is_not_tried_all_day(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def remove(moment: datetime, dry: bool) -> Any:
        raise ZeroDivisionError("kapot")
        yield 0

    monkeypatch.setattr(turns, "_kinds", {"x": Kept("x", remove)})
    keeping = Keeping()
    assert keeping.turn(1.0, NOW)
    assert "kapot" in caplog.text
    assert keeping.turn(1.0, NOW + timedelta(hours=1))
    assert caplog.text.count("ZeroDivisionError: kapot") == 1


def test_what_is_registered() -> None:
    assert [kind.name for kind in kinds()] == [
        "audit", "changes", "history", "renditions", "revisions", "sessions",
    ]  # fmt: skip
    words = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in ("REVISIONS", "HISTORY_DAYS", "AUDIT_DAYS", "RENDITION_DAYS"):
        assert f"| `KEEP_{name}` | no | `" in words
