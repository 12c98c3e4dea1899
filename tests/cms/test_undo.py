"""The list of publications in the words of editors, narrowed, and taken back from there."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Page, PageLogEntry

from contacts.models import HubPage, OpeningPeriod
from publishing.explain import log
from publishing.models import Publication
from publishing.publisher import SitePublisher
from tests.cms.admin import edit_url, send
from tests.cms.test_following import publish
from tests.cms.world import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
REPORT = "publishing:publications"


@pytest.fixture(autouse=True)
def releases(city: Municipality, settings: Settings, tmp_path: Path) -> None:
    settings.RELEASES_DIR = tmp_path / "releases"


@pytest.fixture
def page(city: Municipality, chief: Client) -> Any:
    """An information page that said one thing, and now says another."""
    page = city.pages["information"]
    send(chief, edit_url(page), introduction="Eerst")
    publish(city, 0.0)
    send(chief, edit_url(page), introduction="Daarna")
    publish(city, 1.0)
    return page


def last(city: Municipality) -> tuple[Publication, str]:
    """Return the newest publication, and the address at which its last change is undone."""
    found = Publication.objects.filter(site=city.site).latest("pk")
    return found, reverse("publishing:undo", args=[found.pk, found.causes[-1]["id"]])


def introduction(page: Page) -> str:
    return str(page.specific_class.objects.get(pk=page.pk).introduction)


def said(answer: Any) -> str:
    [found] = BeautifulSoup(answer.content, "html.parser").select("[role=alert]")
    return " ".join(found.get_text().split())


def rows(client: Client, **query: Any) -> list[str]:
    found = client.get(reverse(REPORT), query).context["object_list"]
    return [each.done_words for each in found]


def test_a_change_is_taken_back_by_a_new_version(
    city: Municipality, chief: Client, page: Any
) -> None:
    publication, address = last(city)
    report = BeautifulSoup(
        chief.get(reverse("publishing:publication", args=[publication.pk])).content, "html.parser"
    )
    assert report.select(f"a[href='{address}']")
    versions = page.revisions.count()
    assert "wordt weer zoals op" in chief.get(address).content.decode()
    assert introduction(page) == "Daarna"
    assert chief.post(address).status_code == 302
    assert (introduction(page), page.revisions.count()) == ("Eerst", versions + 1)
    actions = (
        PageLogEntry.objects.filter(page=page.pk).order_by("pk").values_list("action", flat=True)
    )
    assert list(actions)[-2:] == ["wagtail.revert", "wagtail.publish"]
    # The undoing is a change as any other: it is told, and can be undone.
    publish(city, 2.0)
    _publication, again = last(city)
    assert again != address
    assert chief.post(again).status_code == 302
    assert introduction(page) == "Daarna"


def test_what_was_changed_after_it_stays(city: Municipality, chief: Client, page: Any) -> None:
    _publication, address = last(city)
    send(chief, edit_url(page), introduction="Nog later")
    for answer in (chief.get(address), chief.post(address)):
        assert "nog eens gewijzigd" in said(answer)
    assert introduction(page) == "Nog later"


def test_a_draft_that_waits_is_not_lost(city: Municipality, chief: Client, page: Any) -> None:
    _publication, address = last(city)
    send(chief, edit_url(page), button="", introduction="Concept")
    assert "nieuwere versie" in said(chief.post(address))
    assert introduction(page) == "Daarna"


def test_what_is_offline_is_not_put_online(city: Municipality, chief: Client, page: Any) -> None:
    _publication, address = last(city)
    page.refresh_from_db()
    page.unpublish()
    assert "niet meer online" in said(chief.post(address))
    assert not Page.objects.get(pk=page.pk).live


def test_of_a_first_version_there_is_none_before(city: Municipality, chief: Client) -> None:
    publish(city, 0.0)
    new = city.pages["information"].specific
    PageLogEntry.objects.filter(page=new.pk).delete()
    send(chief, edit_url(new), introduction="Nieuw")
    publish(city, 1.0)
    _publication, address = last(city)
    assert "geen versie van voor deze wijziging" in said(chief.post(address))
    assert introduction(new) == "Nieuw"


def test_nobody_undoes_what_they_may_not_publish(
    city: Municipality, other: Municipality, page: Any, district_editor: Client, translator: Client
) -> None:
    publication, address = last(city)
    # The editor of a district reads the list, and has no right on this page; a translator reads none.
    assert district_editor.post(address).status_code in (302, 403)
    assert translator.post(address).status_code == 404
    assert introduction(page) == "Daarna"
    unknown = reverse("publishing:undo", args=[publication.pk, "page-999999"])
    assert district_editor.get(unknown).status_code == 404
    # A line about a page of another municipality, whoever wrote it there.
    publication.causes[-1]["page"] = other.pages["information"].pk
    publication.save()
    assert district_editor.post(address).status_code == 404


def test_the_list_says_what_was_changed_where_nobody_in_the_cms_did_it(
    city: Municipality, chief: Client
) -> None:
    hub = city.pages["hub_one"]
    HubPage.objects.filter(pk=hub.pk).update(hours_state="regular")
    publisher = SitePublisher(city.site.pk)
    publisher.publish()
    PageLogEntry.objects.all().delete()
    # As an import does it.
    OpeningPeriod.objects.create(page=hub, weekday=1, opens=time(9), closes=time(12))
    log.keep(publisher.publish())
    [line] = chief.get(reverse(REPORT)).context["object_list"]
    assert (line.done_words, line.people) == ("Hub_one: periodes", "vanzelf")


def test_the_list_says_what_somebody_did(city: Municipality, chief: Client) -> None:
    hub = HubPage.objects.get(pk=city.pages["hub_one"].pk)
    hub.hours_state = "regular"
    hub.save_revision().publish()
    publish(city, 0.0)
    values = {"state": "closed", "reason": "staff", "until": "31-12-2190"}
    chief.post(reverse("hours:closing", args=[hub.pk]), values)
    publish(city, 1.0)
    newest = rows(chief)[0]
    assert newest.startswith("Hub_one: ")
    assert "esloten" in newest
    found = chief.get(reverse(REPORT)).context["object_list"][0]
    assert (found.people, found.count_words.split()[1]) == ("hoofd", "pagina’s")
    # From the list it is undone: the hub is as usual again.
    _publication, address = last(city)
    assert chief.post(address).status_code == 302
    assert HubPage.objects.get(pk=hub.pk).opening_exceptions.count() == 0


def test_the_list_is_narrowed(
    city: Municipality, chief: Client, district_editor: Client, page: Any
) -> None:
    hub = city.pages["hub_one"]
    send(district_editor, edit_url(hub), introduction="Anders")
    publish(city, 2.0)
    everything = rows(chief)
    assert len(everything) >= 3
    changed = f"{page.title}: Publiceren"
    assert [each.partition(";")[0] for each in rows(chief, mine="yes")] == [changed] * 2
    assert [each.partition(";")[0] for each in rows(chief, kind="home.informationpage")] == [
        changed
    ] * 2
    assert rows(chief, page=hub.pk) == [f"{hub.title}: Publiceren"]
    assert rows(district_editor, mine="yes") == [f"{hub.title}: Publiceren"]
    assert rows(chief, language="tr") == []
    assert len(rows(chief, language="nl")) == len(everything)
