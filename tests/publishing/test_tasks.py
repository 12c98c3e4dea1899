"""Who does the work: the resident publisher when one runs, else the process that was asked."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from pytest_django import Settings
from wagtail.models import Site

from publishing.all_sites import AllSites
from publishing.publisher import SitePublisher
from publishing.runtime import queue, tasks
from publishing.runtime.tasks import Worker
from publishing.serve.wsgi import PublicSites
from tests.publishing.trees import make_site


@pytest.fixture(autouse=True)
def releases(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # What several machines do is in test_several_machines.
    monkeypatch.setattr("publishing.machines.advisory.is_shared", lambda: False)
    # Longer than the path of a socket may be.
    settings.RELEASES_DIR = tmp_path / ("lang" * 30) / "releases"
    return Path(settings.RELEASES_DIR)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(tasks.worker, "request", lambda: found.append("request"))
    monkeypatch.setattr(tasks.worker, "wait", lambda _seconds: found.append("wait"))
    return found


def test_without_a_resident_publisher_the_process_does_it_and_nobody_waits(
    asked: list[str],
) -> None:
    tasks.publish_sites()
    assert asked == ["request"]


def test_a_resident_publisher_is_woken_and_does_it(asked: list[str]) -> None:
    with queue.resident() as wake_up:
        wake_up.settimeout(5)
        tasks.publish_sites()
        assert wake_up.recv(16) == b"!"
    assert asked == []
    assert not queue.resident_runs()


def test_there_is_one_resident_publisher() -> None:
    with (
        queue.resident(),
        pytest.raises(queue.AlreadyRunningError, match=r"works on .*releases already"),
        queue.resident(),
    ):
        pass


def test_a_request_waits_until_a_publish_that_began_after_it_is_done(releases: Path) -> None:
    assert queue.waiting() == 0
    queue.ask()
    os.utime(releases / "requested", (time.time() - 90, time.time() - 90))
    assert 89 < queue.waiting() < 95
    queue.answered(time.time() - 100)
    assert queue.waiting() > 80
    queue.answered(time.time() - 80)
    assert queue.waiting() == 0


def test_what_changes_by_itself_is_a_request_of_its_moment() -> None:
    now = time.time()
    queue.answered(now, next_change=now + 100)
    assert queue.waiting() == 0
    queue.answered(now, next_change=now - 100)
    assert 99 < queue.waiting() < 105
    queue.answered(now)
    assert queue.waiting() == 0


def test_what_is_asked_during_a_publish_is_done_by_one_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started, go_on = threading.Event(), threading.Event()
    runs: list[str] = []

    def slow(_self: object) -> None:
        runs.append("publish")
        started.set()
        go_on.wait(10)

    monkeypatch.setattr(AllSites, "publish", slow)
    worker = Worker()
    worker.request()
    assert started.wait(10)
    for _ in range(5):
        worker.request()
    go_on.set()
    worker.wait(10)
    assert runs == ["publish", "publish"]


@pytest.mark.django_db
def test_a_site_that_cannot_be_published_stops_no_other_and_stays_asked_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Site.objects.all().delete()
    make_site("een.localhost")
    broken = make_site("twee.localhost")
    publish = SitePublisher.publish

    def failing(self: SitePublisher, **options: object) -> object:
        if self.site_id == broken.pk:
            raise OSError("the disk is full")
        return publish(self, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(SitePublisher, "publish", failing)
    queue.ask()
    receipts, errors = AllSites().publish()
    assert [each.site for each in receipts] == ["een.localhost"]
    assert {host: str(error) for host, error in errors.items()} == {
        "twee.localhost": "the disk is full"
    }
    assert "twee.localhost was not published" in caplog.text
    assert queue.waiting() > 0


@pytest.mark.django_db
def test_a_site_that_was_taken_back_stays_until_an_operator_publishes() -> None:
    Site.objects.all().delete()
    site = make_site("een.localhost")
    sites = AllSites()
    sites.publish()
    type(site.root_page).objects.filter(pk=site.root_page_id).update(title="Nieuw")
    sites.publish()
    store = SitePublisher(site.pk).store
    assert store.rollback("").id == "00000001"
    assert sites.publish() == ([], {})
    assert store.current_id() == "00000001"
    [receipt] = AllSites().publish(by_hand=True)[0]
    assert (receipt.release, receipt.new) == ("00000003", True)
    assert sites.publish()[0][0].release == "00000003"


def hosts(public: PublicSites) -> set[str]:
    return {each.hostname for each in public.health()}


@pytest.mark.django_db
def test_a_site_that_was_deleted_is_served_no_more(releases: Path) -> None:
    Site.objects.all().delete()
    make_site("een.localhost")
    site = make_site("twee.localhost")
    sites = AllSites()
    sites.publish()
    public = PublicSites(releases)
    assert hosts(public) == {"een.localhost", "twee.localhost"}
    store = SitePublisher(site.pk).store
    site.delete()
    sites.publish()
    public.refresh()
    assert "twee.localhost" not in hosts(public)
    assert store.ids() == ["00000002"]
    assert [path for path in store.blobs.folder.rglob("*") if path.is_file()] == []
    # Once is enough.
    sites.publish()
    assert store.ids() == ["00000002"]
