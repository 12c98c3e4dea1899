"""The log of publications: what changed, why, who caused it; a publish never depends on it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from pytest_django import Settings
from wagtail.log_actions import log as log_action
from wagtail.models import Page, Site

from core.models import MunicipalitySettings
from publishing.all_sites import AllSites
from publishing.build.receipt import Failure, Receipt
from publishing.explain import log
from publishing.models import Publication
from publishing.publisher import SitePublisher
from tests.publishing.trees import add_page, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Site:
    settings.RELEASES_DIR = tmp_path / "releases"
    site = make_site()
    add_page(site.root_page, "Over", introduction="Oud")
    return site


@pytest.fixture
def publisher(site: Site) -> SitePublisher:
    found = SitePublisher(site.pk)
    log.keep(found.publish())
    return found


@pytest.fixture
def user(db: Any) -> Any:
    return get_user_model().objects.create_superuser("jan")


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(log.logger, "exception", lambda text, *rest: found.append(text % rest))
    return found


def over() -> Any:
    return Page.objects.get(slug="over").specific


def change(user: Any = None, **fields: Any) -> Any:
    page = over()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=user, log_action=True).publish(user=user)
    return page


def last() -> Publication:
    found = Publication.objects.first()
    assert found is not None
    return found


def test_a_publication_names_each_page_once_with_the_reasons(
    publisher: SitePublisher, site: Site
) -> None:
    page = change(introduction="Nieuw")
    receipt = publisher.publish()
    kept = log.keep(receipt)
    assert kept is not None
    assert (kept.site, kept.release, kept.full, kept.seconds) == (
        site,
        receipt.release,
        "",
        receipt.seconds,
    )
    assert (kept.changed_count, kept.removed_count, kept.failed_count) == (1, 0, 0)
    own = kept.changed[0]
    assert own["reasons"][0] == {
        "record": "InformationRow",
        "change": "changed",
        "fields": ["introduction"],
        "title": "Over",
        "place": "self",
    }
    assert (own["path"], own["owner"], own["title"]) == ("/over/", f"page:{page.pk}", "Over")
    assert [each["owner"] for each in kept.changed].count(f"page:{page.pk}") == 1


def test_nothing_changed_and_nothing_failed_is_not_kept(publisher: SitePublisher) -> None:
    assert log.keep(publisher.publish()) is None
    assert Publication.objects.count() == 1


def failed_receipt(site: Site, *failures: Failure) -> Receipt:
    return Receipt(
        site.hostname,
        site.pk,
        release="00000001",
        moment=timezone.now().isoformat(),
        failed=list(failures),
    )


def test_a_failure_is_kept_once_and_so_is_its_end(publisher: SitePublisher, site: Site) -> None:
    failure = Failure("page:4", "Over", "/over/", "LookupError: weg", kept=True, since="")
    assert log.keep(failed_receipt(site, failure)) is not None
    assert log.keep(failed_receipt(site, failure)) is None
    assert last().failed == [
        {
            "owner": "page:4",
            "title": "Over",
            "path": "/over/",
            "error": "LookupError: weg",
            "kept": True,
            "since": "",
        }
    ]
    assert log.keep(failed_receipt(site)) is not None
    assert last().failed == []
    assert log.keep(failed_receipt(site)) is None


def test_who_did_what_since_the_publication_before(publisher: SitePublisher, user: Any) -> None:
    page = change(user, introduction="Nieuw")
    log.keep(publisher.publish())
    told = [(each["user"], each["action"], each["title"], each["page"]) for each in last().causes]
    assert told == [("jan", "wagtail.publish", "Over", page.pk)]
    change(user, introduction="Nog nieuwer")
    log.keep(publisher.publish())
    assert [each["action"] for each in last().causes] == ["wagtail.publish"]


def test_a_draft_causes_nothing(publisher: SitePublisher, user: Any) -> None:
    over().save_revision(user=user, log_action=True)
    Page.objects.filter(slug="over").update(title="Anders")
    log.keep(publisher.publish())
    assert last().causes == []


def test_a_deleted_page_is_named_with_who_deleted_it(publisher: SitePublisher, user: Any) -> None:
    page = over()
    page.delete(user=user)
    log.keep(publisher.publish())
    assert [(each["user"], each["action"], each["title"]) for each in last().causes] == [
        ("jan", "wagtail.delete", "Over")
    ]
    assert "/over/" in last().removed


def test_settings_of_the_own_municipality_are_a_cause(
    publisher: SitePublisher, site: Site, user: Any
) -> None:
    other = make_site("dorp.localhost")
    for each in (site, other):
        own = MunicipalitySettings.objects.get(site=each)
        own.phone = "14 010"
        own.save()
        log_action(own, "wagtail.edit", user=user)
    log.keep(publisher.publish())
    assert [(each["user"], each["action"]) for each in last().causes] == [("jan", "wagtail.edit")]


def test_pages_of_another_municipality_are_no_cause(publisher: SitePublisher, user: Any) -> None:
    other = make_site("dorp.localhost")
    page = add_page(other.root_page, "Elders")
    page.save_revision(user=user).publish(user=user)
    change(user, introduction="Nieuw")
    log.keep(publisher.publish())
    assert [each["title"] for each in last().causes] == ["Over"]


def test_titles_addresses_and_people_can_be_searched(publisher: SitePublisher, user: Any) -> None:
    change(user, introduction="Nieuw")
    log.keep(publisher.publish())
    lines = last().searched.splitlines()
    assert {"Over", "/over/", "jan"} <= set(lines)


def test_what_is_older_than_ninety_days_goes(publisher: SitePublisher) -> None:
    Publication.objects.update(finished=timezone.now() - timedelta(days=91))
    change(introduction="Nieuw")
    kept = log.keep(publisher.publish())
    assert [each.pk for each in Publication.objects.all()] == [kept.pk if kept else 0]


def test_the_oldest_go_when_there_are_too_many(
    publisher: SitePublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "KEEP", 2)
    for text in ("een", "twee", "drie"):
        change(introduction=text)
        log.keep(publisher.publish())
    assert Publication.objects.count() == 2


def test_a_log_that_cannot_be_written_breaks_no_publish(
    site: Site, monkeypatch: pytest.MonkeyPatch, logged: list[str]
) -> None:
    def broken(*_args: Any, **_fields: Any) -> None:
        raise OSError("schijf vol")

    monkeypatch.setattr(Publication.objects, "create", broken)
    receipts, errors = AllSites().publish()
    assert (len(receipts), errors) == (1, {})
    assert logged == [f"the publication {receipts[0].release} of stad.localhost is not logged"]
    # The connection is as before: a half written log leaves no broken transaction.
    with translation.override("nl"):
        assert Page.objects.filter(slug="over").exists()


def test_every_way_to_publish_writes_the_log(site: Site) -> None:
    AllSites().publish()
    assert last().full == "nothing is published yet"
