"""The report and the dashboard: what was published, why, by whom, and who may see it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import Settings
from wagtail.models import Page

from publishing.explain import log
from publishing.models import Publication
from publishing.publisher import SitePublisher
from tests.cms.admin import edit_url, send
from tests.cms.world import Municipality

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


# --- the report ----------------------------------------------------------------------------
def test_the_report_lists_and_finds_publications(chief: Client, city: Municipality) -> None:
    publish(city)
    send(chief, edit_url(city.pages["information"]), introduction="Nieuw")
    kept = publish(city)
    assert kept is not None
    listed = text(chief.get(REPORT))
    assert "Information" in listed
    assert "hoofd" in listed
    for query, found in (
        ("Information", True),
        ("/information/", True),
        ("hoofd", True),
        ("xyz", False),
    ):
        response = chief.get(f"{REPORT}results/", {"q": query})
        assert (
            reverse("publishing:publication", args=[kept.pk]) in response.content.decode()
        ) is found


def test_the_report_shows_what_failed_only(chief: Client, city: Municipality) -> None:
    publish(city)
    fail(city, "information", kept=False)
    failed = Publication.objects.filter(failed_count=1).get()
    shown = chief.get(REPORT, {"failed": "yes"}).context["object_list"]
    assert [each.pk for each in shown] == [failed.pk]
    shown = chief.get(REPORT, {"failed": "no"}).context["object_list"]
    assert failed.pk not in [each.pk for each in shown]


def test_a_publication_says_what_why_and_who(chief: Client, city: Municipality) -> None:
    publisher = SitePublisher(city.site.pk)
    log.keep(publisher.publish())
    send(chief, edit_url(city.pages["information"]), introduction="Nieuw")
    kept = log.keep(publisher.publish())
    assert kept is not None
    shown = text(chief.get(reverse("publishing:publication", args=[kept.pk])))
    assert "hoofd Publiceren: Information" in shown
    assert "Nederlands, /information/ gewijzigd op deze pagina: inleiding" in shown


def test_nobody_sees_the_publications_of_another_municipality(
    chief: Client, translator: Client, city: Municipality, other: Municipality
) -> None:
    publish(city)
    kept = publish(other)
    assert kept is not None
    sites = {each.site_id for each in chief.get(REPORT).context["object_list"]}
    assert sites == {city.site.pk}
    assert chief.get(REPORT, {"site": other.site.pk}).status_code == 200
    assert chief.get(reverse("publishing:publication", args=[kept.pk])).status_code == 404
    # Who publishes nowhere reads no log.
    assert translator.get(REPORT).status_code in (302, 403)
    assert "publicaties" not in translator.get("/admin/").content.decode()
    assert "publicaties" in chief.get("/admin/").content.decode()


def test_an_export_holds_no_formula(chief: Client, city: Municipality) -> None:
    publish(city)
    page = city.pages["information"]
    title = '=HYPERLINK("http://x")'
    Page.objects.filter(pk=page.pk).update(title=title)
    publish(city)

    def export(kind: str) -> bytes:
        response: Any = chief.get(REPORT, {"export": kind})
        return b"".join(response.streaming_content)

    body = export("csv").decode()
    assert body.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(body.removeprefix("\ufeff")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert len(rows[0]) > 2
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert any("HYPERLINK" in cell for cell in cells)
    book = load_workbook(io.BytesIO(export("xlsx")))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert "f" not in kinds


# --- the dashboard -------------------------------------------------------------------------
def test_the_dashboard_names_what_failed_in_the_last_publication(
    chief: Client, city: Municipality, other: Municipality
) -> None:
    fail(city, "information", kept=True, error="the file kaart.pdf is missing")
    fail(other, "event", kept=False)
    shown = text(chief.get("/admin/"))
    assert "Pagina’s die niet gepubliceerd konden worden" in shown
    assert (
        "staat nog online. Oorzaak: Het bestand kaart.pdf ontbreekt. Upload het opnieuw." in shown
    )
    assert "dorp.localhost" not in shown
    publish(city)
    assert "niet gepubliceerd konden worden" not in text(chief.get("/admin/"))


def test_two_pages_of_one_address_are_named(chief: Client, city: Municipality) -> None:
    fail(city, "information", kept=False, error="“Een” and “Twee” both want /een/")
    shown = text(chief.get("/admin/"))
    assert "‘Een’ en ‘Twee’ hebben hetzelfde adres (/een/). Wijzig een van de twee." in shown
