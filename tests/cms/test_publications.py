"""What editors see of publishing: the panel, the report, the dashboard, and who may see it."""

from __future__ import annotations

import json
import time
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

from publishing.all_sites import AllSites
from publishing.explain import log
from publishing.models import Publication
from publishing.publisher import SitePublisher
from publishing.runtime import queue
from tests.cms.admin import edit_url, form_data, send
from tests.cms.world import Municipality, translate

pytestmark = pytest.mark.django_db
REPORT = "/admin/publicaties/"


@pytest.fixture(autouse=True)
def releases(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path / "releases"
    return tmp_path / "releases"


def publish(city: Municipality) -> Publication | None:
    publisher = SitePublisher(city.site.pk)
    receipt = publisher.publish()
    publisher.save_graph()
    return log.keep(receipt)


def text(response: Any) -> str:
    assert response.status_code == 200, response
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def panel(client: Client, page: Page) -> str:
    soup = BeautifulSoup(client.get(edit_url(page)).content, "html.parser")
    found = soup.select_one("[data-publication]")
    assert found is not None
    return " ".join(found.get_text(" ").split())


def impact_url(page: Page) -> str:
    return reverse("publishing:impact", args=[page.pk])


def fail(city: Municipality, name: str, *, kept: bool, error: str = "LookupError: weg") -> None:
    page = city.pages[name]
    Publication.objects.create(
        site=city.site,
        release="00000009",
        started=timezone.now(),
        finished=timezone.now(),
        seconds=0.5,
        failed_count=1,
        failed=[
            {
                "owner": f"page:{page.pk}",
                "title": page.title,
                "path": "/x/",
                "error": error,
                "kept": kept,
                "since": "2026-11-22T13:02:07+00:00" if kept else "",
            }
        ],
        searched=page.title,
    )


# --- the panel -----------------------------------------------------------------------------
def test_the_panel_says_since_when_each_language_is_online(
    chief: Client, city: Municipality
) -> None:
    english = translate(city.pages["information"], "en")
    publish(city)
    shown = panel(chief, city.pages["information"])
    assert "Nederlands Information Online sinds " in shown
    assert f"Engels {english.title} Online sinds " in shown


def test_a_page_waits_until_the_release_has_its_last_version(
    chief: Client, city: Municipality
) -> None:
    publish(city)
    page = city.pages["information"]
    page.introduction = "Nieuw"
    page.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() + timedelta(seconds=1))
    assert "Wacht op publicatie" in panel(chief, page)
    # Every publish that was asked for before then is done: nothing of it was to be seen.
    queue.answered((timezone.now() + timedelta(seconds=2)).timestamp())
    assert "Wacht op publicatie" not in panel(chief, page)


def test_while_an_earlier_release_is_held_the_panel_says_why_it_waits(
    chief: Client, city: Municipality
) -> None:
    publish(city)
    page = Page.objects.get(pk=city.pages["information"].pk).specific
    page.title = "Anders"
    page.save_revision().publish()
    sites = AllSites()
    sites.publish()
    store = SitePublisher(city.site.pk).store
    store.rollback("")
    page.save_revision().publish()
    # Whoever publishes by itself leaves the site alone, and says that it looked.
    sites.publish()
    waits = "Wacht: de beheerder heeft de website teruggezet naar een eerdere versie."
    assert waits in panel(chief, page)
    sites.publish(by_hand=True)
    assert waits not in panel(chief, page)
    assert "Online sinds" in panel(chief, page)


def test_a_failed_page_says_what_visitors_see_and_why(chief: Client, city: Municipality) -> None:
    publish(city)
    fail(city, "information", kept=True)
    assert (
        "Mislukt: de vorige versie van 22 november 14.02.07 staat nog online. Oorzaak: Een fout in "
        "het programma. Geef dit door aan de beheerder: LookupError: weg"
    ) in panel(chief, city.pages["information"]).replace(" 2026", "")


def test_states_that_are_not_online(chief: Client, city: Municipality) -> None:
    city.pages["information"].unpublish()
    city.pages["districts"].unpublish()
    publish(city)
    assert "Niet online Wat" in panel(chief, city.pages["information"])
    assert "Heeft geen eigen pagina" in panel(chief, city.pages["alderman"])
    assert "een pagina erboven of de Nederlandse versie" in panel(chief, city.pages["one"])


def test_the_state_for_the_script(chief: Client, city: Municipality) -> None:
    publish(city)
    page = city.pages["information"]
    send(chief, edit_url(page), introduction="Nieuw")
    url = reverse("publishing:state", args=[page.pk])
    waiting = json.loads(chief.get(url).content)
    assert (waiting["waiting"], waiting["failed"]) == (True, False)
    asked = time.time()
    publish(city)
    done = json.loads(chief.get(f"{url}?since={asked}").content)
    assert (done["waiting"], done["failed"]) == (False, False)
    assert done["message"].startswith("‘Information’: online sinds ")
    assert "bijgewerkt." in done["message"]
    assert "Online sinds" in done["html"]


def test_after_publishing_a_message_leads_the_script_to_the_state(
    chief: Client, city: Municipality
) -> None:
    page = city.pages["information"]
    response = chief.get(send(chief, edit_url(page), introduction="Nieuw")["Location"])
    soup = BeautifulSoup(response.content, "html.parser")
    found = soup.select_one("[data-publication-url]")
    assert found is not None
    since = f"{queue.asked():.6f}"
    address = reverse("publishing:state", args=[page.pk])
    assert found["data-publication-url"] == f"{address}?kind=saved&since={since}"
    assert found.get_text() == "‘Information’ wordt online gezet …"


# --- what changes --------------------------------------------------------------------------
def test_what_the_form_would_change_is_told_without_saving(
    chief: Client, city: Municipality
) -> None:
    publish(city)
    page = city.pages["hub_one"]
    data = form_data(chief.get(edit_url(page))) | {"street": "Andere straat 5"}
    shown = text(chief.post(impact_url(page), data))
    assert "Deze wijziging raakt" in shown
    assert "gewijzigd op deze pagina: straat en nummer" in shown
    assert "toont het adres van Hub_one" in shown
    page.refresh_from_db()
    assert page.street == "Kade 1"


def test_a_form_with_errors_is_told_of_the_saved_draft(chief: Client, city: Municipality) -> None:
    publish(city)
    page = city.pages["hub_one"]
    data = form_data(chief.get(edit_url(page))) | {"slug": "geen adres!"}
    assert "concept dat het laatst is opgeslagen" in text(chief.post(impact_url(page), data))


def test_without_script_the_saved_draft_is_a_page(chief: Client, city: Municipality) -> None:
    publish(city)
    page = city.pages["information"]
    page.introduction = "Concept"
    page.save_revision()
    shown = text(chief.get(impact_url(page)))
    assert "gewijzigd op deze pagina: inleiding" in shown
    assert "1 pagina in 1 taal" in shown


def test_before_the_first_publication_it_says_so(chief: Client, city: Municipality) -> None:
    shown = text(chief.get(impact_url(city.pages["information"])))
    assert "Dit is nu niet te zeggen" in shown


@pytest.mark.parametrize("name", ["impact", "state"])
def test_only_who_may_edit_a_page_learns_of_it(
    district_editor: Client, chief: Client, city: Municipality, other: Municipality, name: str
) -> None:
    def status(client: Client, page: Page) -> int:
        return client.get(reverse(f"publishing:{name}", args=[page.pk])).status_code

    assert status(district_editor, city.pages["one"]) == 200
    assert status(district_editor, city.pages["two"]) in (302, 403)
    # What is of another municipality is not there.
    assert status(chief, other.pages["one"]) == 404
    assert status(Client(), city.pages["one"]) == 302
