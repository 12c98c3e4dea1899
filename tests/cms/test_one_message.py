"""After each thing that reaches the public site an editor reads one message, which becomes true."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page

from publishing.explain import log
from publishing.publisher import SitePublisher
from publishing.removal import erasures
from publishing.runtime import queue
from publishing.store.atomic import lock
from tests.cms.admin import edit_url, form_data, send
from tests.cms.test_approving import sent
from tests.cms.world import Municipality, administrator, translate
from tests.publishing.listening import listening
from translations.release.together import wait

#: Words that say too early what is not so yet.
TOO_EARLY = ("is gepubliceerd", "zijn gepubliceerd", "is geschreven", "gedepubliceerd")


@pytest.fixture(autouse=True)
def folders_of_its_own(settings: Settings, tmp_path: Path) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Listen as the process of the CMS does."""
    with listening():
        yield


def publish(city: Municipality, started: float) -> None:
    """Publish as the resident publisher does; it began to read at `started`."""
    publisher = SitePublisher(city.site.pk)
    log.keep(publisher.publish())
    publisher.save_graph()
    queue.sites_answered([city.site.pk], started)
    # An administrator waits for all sites.
    queue.answered(started)


def messages_of(client: Client, address: str) -> list[Any]:
    """Return the messages that a screen shows."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return soup.select(".messages > ul > li")


def bulk(client: Client, action: str, *pages: Page) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{ids}&next=/admin/")


def change_a_page(client: Client, city: Municipality) -> Any:
    return send(client, edit_url(city.pages["information"]), introduction="Nieuw")


def approve_a_page(client: Client, city: Municipality) -> Any:
    page = translate(city.pages["information"], "en")
    sent(client, page, introduction="Reviewed")
    extra = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    return send(client, edit_url(page), button="", **extra)


def unpublish_a_page(client: Client, city: Municipality) -> Any:
    return client.post(reverse("wagtailadmin_pages:unpublish", args=[city.pages["deal"].pk]))


def delete_a_page(client: Client, city: Municipality) -> Any:
    return client.post(reverse("wagtailadmin_pages:delete", args=[city.pages["deal"].pk]))


def publish_many(client: Client, city: Municipality) -> Any:
    pages = [city.pages["information"], city.pages["article"]]
    for page in pages:
        page.title += " anders"
        page.save_revision()
    return bulk(client, "publish", *pages)


def unpublish_many(client: Client, city: Municipality) -> Any:
    return bulk(client, "unpublish", city.pages["information"], city.pages["deal"])


def move_a_page(client: Client, city: Municipality) -> Any:
    page, place = city.pages["deal"], city.pages["two"]
    return client.post(
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]), {"slug": page.slug}
    )


def close_a_hub(client: Client, city: Municipality) -> Any:
    day = timezone.localdate() + timedelta(days=1)
    data = {"until": day.isoformat(), "state": "closed", "reason": "staff", "note": ""}
    return client.post(reverse("hours:closing", args=[city.pages["hub_one"].pk]), data)


def open_a_hub_again(client: Client, city: Municipality) -> Any:
    client.get(close_a_hub(client, city)["Location"])
    return client.post(reverse("hours:lift", args=[city.pages["hub_one"].pk]))


def decide_a_holiday(client: Client, city: Municipality) -> Any:
    hub = city.pages["hub_one"]
    hub.hours_state = "regular"
    hub.save_revision().publish()
    # Ascension Day is a Thursday, the day on which this hub opens.
    values = {f"{hub.pk}-ascension-{name}": "" for name in ("opens", "closes")}
    values[f"{hub.pk}-ascension-decision"] = "closed"
    year = timezone.localdate().year + 1
    return client.post(reverse("hours:holidays", args=[year]), values)


def copy_hours(client: Client, city: Municipality) -> Any:
    values = {"source": city.pages["hub_one"].pk, "targets": [city.pages["hub_two"].pk]}
    return client.post(
        reverse("hours:copy"), {**values, "parts": ["opening_periods"], "confirmed": "1"}
    )


def put_online_together(client: Client, city: Municipality) -> Any:
    source = city.pages["information"]
    source.introduction = "Wie wij nu zijn."
    source.save_revision()
    wait(source, None)
    return client.post(reverse("translations:together"), {"page": source.pk, "anyway": "1"})


def change_the_settings(client: Client, city: Municipality) -> Any:
    address = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", city.site.pk])
    return client.post(address, form_data(client.get(address)) | {"name": "Grote Stad"})


WAYS: list[Callable[[Client, Municipality], Any]] = [
    change_a_page,
    approve_a_page,
    unpublish_a_page,
    delete_a_page,
    publish_many,
    unpublish_many,
    move_a_page,
    close_a_hub,
    open_a_hub_again,
    decide_a_holiday,
    copy_hours,
    put_online_together,
    change_the_settings,
]


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_one_message_follows_what_was_done(
    admin: Client, city: Municipality, way: Callable[[Client, Municipality], Any]
) -> None:
    publish(city, time.time())
    admin.get("/admin/")
    answer = way(admin, city)
    assert answer.status_code == 302, answer.content.decode()
    [message] = messages_of(admin, answer["Location"])
    words = " ".join(message.get_text(" ").split())
    assert not any(each in words for each in TOO_EARLY), words
    [followed] = message.select("[data-publication-url]")
    address = followed["data-publication-url"]
    before = admin.get(address).json()
    assert before["waiting"] is True
    assert "nline sinds" not in before["message"]
    publish(city, time.time())
    after = admin.get(address).json()
    assert (after["waiting"], after["failed"]) == (False, False)
    online = ("nline sinds", "online om", "De website is bijgewerkt op", "Niet online")
    assert any(each in after["message"] for each in online), after


@pytest.mark.django_db
def test_what_is_planned_is_not_said_to_be_on_its_way(admin: Client, city: Municipality) -> None:
    page = city.pages["information"]
    page.save_revision().publish()
    publish(city, time.time())
    later = timezone.localtime() + timedelta(days=3)
    answer = send(
        admin, edit_url(page), introduction="Straks", go_live_at=later.strftime("%d-%m-%Y %H:%M")
    )
    [message] = messages_of(admin, answer["Location"])
    assert "gepland voor publicatie" in message.get_text()
    assert message.select("[data-publication-url]") == []


@pytest.mark.django_db
def test_a_draft_is_followed_nowhere(admin: Client, city: Municipality) -> None:
    answer = send(admin, edit_url(city.pages["information"]), button="", introduction="Half")
    [message] = messages_of(admin, answer["Location"])
    assert message.select("[data-publication-url]") == []


@pytest.mark.django_db
def test_a_page_of_no_website_is_not_said_to_be_on_its_way(
    admin: Client, city: Municipality
) -> None:
    home = city.pages["home"].copy(update_attrs={"slug": "los", "title": "Los"}, recursive=False)
    answer = send(admin, edit_url(home), introduction="Nieuw")
    [message] = messages_of(admin, answer["Location"])
    found = admin.get(message.select_one("[data-publication-url]")["data-publication-url"]).json()
    assert found["waiting"] is False
    assert found["message"] == "Los: Niet online: deze pagina hoort nog bij geen website."


@pytest.mark.django_db
def test_an_erasure_beside_another_publish_is_finished_by_the_next_one(
    city: Municipality, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publishing.all_sites import AllSites

    monkeypatch.setattr("contacts.cms.people.erasing.PATIENCE", 0.1)
    monkeypatch.setattr("publishing.runtime.tasks.worker.request", lambda: None)
    monkeypatch.setattr("contacts.erasure.erase.overwrite_deleted", lambda: None)
    client = Client()
    client.force_login(administrator())
    publish(city, time.time())
    person = city.pages["person_one"]
    address = reverse("people:erasing", args=[person.pk])
    with lock(settings.RELEASES_DIR / f"site-{city.site.pk}"):
        answer = client.post(address, {"reason": "Op verzoek", "name": person.title})
    soup = BeautifulSoup(answer.content, "html.parser")
    text = " ".join(soup.get_text(" ").split())
    assert "volgen vanzelf binnen enkele ogenblikken" in text
    assert "Niet alles is gelukt" not in text
    assert not Page.objects.filter(pk=person.pk).exists()
    [followed] = soup.select("[data-publication-url]")
    waiting = client.get(str(followed["data-publication-url"])).json()
    assert (waiting["waiting"], erasures.under_way()) == (True, True)
    AllSites().publish()
    done = client.get(str(followed["data-publication-url"])).json()
    assert (done["waiting"], erasures.under_way()) == (False, False)
    assert done["message"].startswith("Klaar: de website en de eerdere versies zijn schoon.")
