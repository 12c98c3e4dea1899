"""Publishing in the CMS asks for a build when the change is committed, once for many changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db.models.signals import post_delete, post_save
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home.models import MunicipalitySettings
from publishing import triggers
from publishing.triggers import Builder
from tests.publishing.trees import add_page, make_site

pytestmark = pytest.mark.django_db
SIGNALS = (
    page_published, page_unpublished, page_slug_changed, post_page_move, post_save, post_delete,
)  # fmt: skip


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    requests: list[str] = []
    monkeypatch.setattr(triggers.builder, "request", lambda: requests.append("build"))
    kept = [(signal, list(signal.receivers)) for signal in SIGNALS]
    triggers.connect()
    yield requests
    for signal, receivers in kept:
        signal.receivers = receivers
        signal.sender_receivers_cache.clear()


@pytest.fixture
def site() -> Site:
    return make_site()


def publish(site: Site) -> None:
    site.root_page.specific.save_revision().publish()


def unpublish(site: Site) -> None:
    site.root_page.get_children().first().unpublish()


def move(site: Site) -> None:
    first, second = site.root_page.get_children()
    Page.objects.get(pk=second.pk).move(Page.objects.get(pk=first.pk), pos="first-child")


def delete(site: Site) -> None:
    site.root_page.get_children().first().specific.delete()


def change_settings(site: Site) -> None:
    MunicipalitySettings.objects.get(site=site).save()


def rename_host(site: Site) -> None:
    site.hostname = "nieuw.localhost"
    site.save()


def restrict(site: Site) -> None:
    PageViewRestriction.objects.create(page=site.root_page, restriction_type="login")


@pytest.mark.parametrize(
    "change", [publish, unpublish, move, delete, change_settings, rename_host, restrict]
)
def test_a_public_change_asks_for_a_build(
    change: object,
    site: Site,
    asked: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    add_page(site.root_page, "Een")
    add_page(site.root_page, "Twee")
    site.root_page.refresh_from_db()
    asked.clear()
    assert callable(change)
    with django_capture_on_commit_callbacks(execute=True):
        change(site)
    assert asked


def test_saving_a_draft_asks_for_nothing(
    site: Site,
    asked: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        site.root_page.specific.save_revision()
    assert asked == []


def test_changes_during_a_build_are_done_by_one_more_build(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on = threading.Event(), threading.Event()
    builds: list[str] = []

    def slow(_self: object) -> None:
        builds.append("build")
        started.set()
        go_on.wait(10)

    monkeypatch.setattr(Builder, "_build_all", slow)
    builder = Builder()
    builder.request()
    assert started.wait(10)
    for _ in range(5):
        builder.request()
    go_on.set()
    builder.wait(10)
    assert builds == ["build", "build"]


def test_a_site_that_cannot_be_built_stops_no_other(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_site: Site) -> None:
        raise LookupError("no start page")

    monkeypatch.setattr("publishing.publisher.build", broken)
    triggers.build(site)
    assert "stad.localhost was not published" in caplog.text
