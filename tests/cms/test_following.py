"""A message says “online” of the release that holds the change, and of no other."""

from __future__ import annotations

import json
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page

from publishing.cms.outcome import LONG, TOO_LONG
from publishing.cms.state import ONLINE, WAITING, shown, states_of
from publishing.explain import log
from publishing.publisher import SitePublisher
from publishing.runtime import queue
from tests.cms.admin import edit_url, send
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def releases(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path / "releases"
    return tmp_path / "releases"


def publish(city: Municipality, started: float) -> Any:
    """Publish as the resident publisher does; it began to read at `started`."""
    publisher = SitePublisher(city.site.pk)
    publication = log.keep(publisher.publish())
    publisher.save_graph()
    queue.sites_answered([city.site.pk], started)
    return publication


def message_address(client: Client, address: str) -> str:
    """Return the address that the message on a screen asks."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    found = soup.select_one("[data-publication-url]")
    assert found is not None
    return str(found["data-publication-url"])


def answer(client: Client, address: str) -> dict[str, Any]:
    """Return what the script of the message gets."""
    found: dict[str, Any] = json.loads(client.get(address).content)
    return found


def changed(client: Client, page: Page) -> str:
    """Publish a change of a page; return the address that its message asks."""
    saved = send(client, edit_url(page), introduction=f"Nieuw {time.time()}")
    return message_address(client, saved["Location"])


def test_a_release_of_before_the_change_is_never_the_answer(
    chief: Client, city: Municipality
) -> None:
    page = city.pages["information"]
    before = time.time()
    old = publish(city, before)
    address = changed(chief, page)
    # That publish ends now, and says so: it had begun to read before the change.
    queue.sites_answered([city.site.pk], queue.asked() - 0.001)
    waiting = answer(chief, address)
    assert (waiting["waiting"], waiting["url"]) == (True, "")
    assert "online sinds" not in waiting["message"].casefold()
    new = publish(city, time.time())
    done = answer(chief, address)
    assert (done["waiting"], done["failed"]) == (False, False)
    assert done["message"].startswith(f"‘Information’: online sinds {shown(new.finished)}.")
    assert old.finished < new.finished
    assert done["url"] == "http://stad.localhost/information/"
    assert done["look"] == "Bekijk op de website"


def test_what_others_publish_later_does_not_move_the_moment(
    chief: Client, city: Municipality
) -> None:
    publish(city, time.time())
    address = changed(chief, city.pages["information"])
    first = publish(city, time.time())
    changed(chief, city.pages["article"])
    publish(city, time.time())
    assert shown(first.finished) in answer(chief, address)["message"]


def test_the_panel_waits_until_what_was_asked_for_is_done(city: Municipality) -> None:
    page = city.pages["information"]
    publish(city, time.time())
    page.save_revision().publish()
    page.refresh_from_db()
    # Written before the publish began to read, committed after: its time says nothing.
    queue.ask()
    queue.sites_answered([city.site.pk], page.last_published_at.timestamp() + 0.01)
    queue.ask()
    assert states_of(page)[0].state == WAITING
    queue.sites_answered([city.site.pk], time.time())
    assert states_of(page)[0].state == ONLINE


def test_another_site_that_cannot_be_published_holds_up_no_message(
    chief: Client, city: Municipality, other: Municipality
) -> None:
    publish(city, time.time())
    address = changed(chief, city.pages["information"])
    publish(city, time.time())
    assert queue.done_until() == queue.done_until(other.site.pk) == 0.0
    assert answer(chief, address)["waiting"] is False


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1.0, "Wacht op publicatie"),
        (LONG + 1, "Nog niet online: dit duurt langer dan gewoonlijk."),
        (TOO_LONG + 61, "Nog niet online na 3 minuten. Waarschuw de beheerder."),
    ],
)
def test_what_takes_long_is_said(
    chief: Client, city: Municipality, seconds: float, words: str
) -> None:
    page = city.pages["information"]
    url = reverse("publishing:state", args=[page.pk])
    found = answer(chief, f"{url}?since={time.time() - seconds}")
    assert found["waiting"] is True
    assert words in found["message"]


@pytest.mark.parametrize("since", ["", "x", "nan", "-1", "inf", "9" * 18])
def test_a_moment_that_is_none_asks_for_nothing(
    chief: Client, city: Municipality, since: str
) -> None:
    page = city.pages["information"]
    publish(city, time.time())
    page.save()
    found = answer(chief, f"{reverse('publishing:state', args=[page.pk])}?since={since}")
    assert found["waiting"] is False


def test_a_hub_that_is_closed_is_followed_to_the_website(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_one"]
    publish(city, time.time())
    url = reverse("hours:closing", args=[hub.pk])
    day = timezone.localdate() + timedelta(days=1)
    data = {"until": day.isoformat(), "state": "closed", "reason": "staff", "note": ""}
    saved = chief.post(url, data)
    assert saved.status_code == 302, saved.content.decode()
    address = message_address(chief, saved["Location"])
    assert answer(chief, address)["waiting"] is True
    new = publish(city, time.time())
    assert shown(new.finished) in answer(chief, address)["message"]


def test_a_change_of_many_pages_is_followed_by_its_sites(chief: Client, city: Municipality) -> None:
    publish(city, time.time())
    since = time.time()
    values = urlencode({"words": "3 hubs zijn gewijzigd.", "since": since})
    address = f"{reverse('publishing:sites_state')}?{values}"
    waiting = answer(chief, address)
    assert waiting["waiting"] is True
    assert waiting["message"] == "3 hubs zijn gewijzigd. Dit wordt online gezet …"
    page = city.pages["hub_one"]
    page.introduction = "Anders"
    page.save()
    new = publish(city, time.time())
    done = answer(chief, address)
    assert done["waiting"] is False
    assert f"3 hubs zijn gewijzigd. Online sinds {shown(new.finished)}." in done["message"]
    queue.sites_answered([city.site.pk], time.time() + 1)
    later = urlencode({"words": "0.", "since": time.time()})
    nothing = answer(chief, f"{reverse('publishing:sites_state')}?{later}")
    assert nothing["message"] == "0. Op de website is er niets van te zien."
