"""Publishing in the CMS asks for a publish when the change is committed, once for many changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from core.models import MunicipalitySettings
from publishing.runtime import triggers
from tests.publishing.listening import listening
from tests.publishing.trees import add_page, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    requests: list[str] = []
    monkeypatch.setattr(triggers, "ask", lambda: requests.append("publish"))
    with listening():
        yield requests


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


def restrict_files(_site: Site) -> None:
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    )


def add_language(_site: Site) -> None:
    Locale.objects.create(language_code="pl")


@pytest.mark.parametrize(
    "change",
    [
        publish,
        unpublish,
        move,
        delete,
        change_settings,
        rename_host,
        restrict,
        restrict_files,
        add_language,
    ],
)
def test_a_public_change_asks_for_a_publish(
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
    # However many signals a change sends.
    assert asked == ["publish"]


def test_saving_a_draft_asks_for_nothing(
    site: Site,
    asked: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        site.root_page.specific.save_revision()
    assert asked == []
