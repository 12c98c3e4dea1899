"""Planning in the CMS: what failed is shown to who can mend it; wrong moments are refused clearly."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from publishing.schedule import runner
from tests.cms.admin import edit_url, errors, send
from tests.cms.world import Municipality
from tests.publishing.planning import MINUTE, NOW, clock, online, plan, take_address

pytestmark = pytest.mark.django_db
HEADING = "Planning die niet lukte"


@pytest.fixture
def failed(city: Municipality, other: Municipality) -> Iterator[dict[str, Page]]:
    """A page of the city, one of its district one, and one of another municipality."""
    pages = {}
    for name, parent in (
        ("Stadsplan", city.pages["home"]),
        ("Wijkplan", city.pages["news"]),
        ("Dorpsplan", other.pages["home"]),
    ):
        pages[name] = plan(Page.objects.get(pk=parent.pk), name, NOW, locale=parent.locale)
        take_address(pages[name])
    with clock(NOW):
        runner.run(NOW)
        yield pages


def table(client: Client) -> list[list[str]]:
    """Return the words of the list on the dashboard; nothing when it is not there."""
    soup = BeautifulSoup(client.get("/admin/").content, "html.parser")
    panel = soup.find(id="failed-plans-section")
    if panel is None:
        return []
    rows = panel.find_all("tr")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        for row in rows
    ]


def test_the_dashboard_shows_the_plans_that_failed(chief: Client, failed: dict[str, Page]) -> None:
    head, *rows = table(chief)
    assert head == ["Pagina", "Wat er gepland was", "Waarom het niet lukte", "Wat u kunt doen"]
    assert [row[0] for row in rows] == ["Stadsplan", "Wijkplan"]
    assert rows[0][1] == "Online zetten 22-11-2026 13:00"
    assert "stadsplan" in rows[0][2]
    assert rows[0][3] == (
        "Open de pagina en kies ‘Annuleer geplande publicatie’. Herstel de pagina en publiceer "
        "opnieuw. "
        "Het CMS probeert het zelf weer om 13:01."
    )
    text = chief.get("/admin/").content.decode()
    assert HEADING in text
    assert edit_url(failed["Stadsplan"]) in text
    assert "Dorpsplan" not in text


def test_an_administrator_sees_all_of_them(admin: Client, failed: dict[str, Page]) -> None:
    assert [row[0] for row in table(admin)[1:]] == ["Stadsplan", "Wijkplan", "Dorpsplan"]


def test_who_may_edit_none_of_them_sees_nothing(
    district_editor: Client, translator: Client, failed: dict[str, Page]
) -> None:
    for client in (district_editor, translator):
        assert table(client) == []


def test_nothing_failed_shows_nothing(chief: Client, city: Municipality) -> None:
    plan(Page.objects.get(pk=city.pages["home"].pk), "Later", NOW + MINUTE)
    with clock(NOW):
        assert table(chief) == []


def test_the_editor_warns_on_that_page_only(
    chief: Client, failed: dict[str, Page], city: Municipality
) -> None:
    response = chief.get(edit_url(failed["Stadsplan"]))
    words = errors(response)
    assert "Online zetten op 22-11-2026 13:00 is niet gelukt." in words
    assert "Annuleer geplande publicatie" in words
    elsewhere = chief.get(edit_url(city.pages["information"]))
    assert "is niet gelukt" not in elsewhere.content.decode()


def test_the_history_of_the_page_names_the_cause(chief: Client, failed: dict[str, Page]) -> None:
    text = chief.get(f"/admin/pages/{failed['Stadsplan'].pk}/history/").content.decode()
    assert "Planning is niet gelukt" in text


def test_an_expiry_that_failed_says_that_visitors_see_nothing(
    chief: Client, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = online(Page.objects.get(pk=city.pages["home"].pk), "Kermis", NOW)

    def failing(_self: Page, **_options: Any) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr(Page, "unpublish", failing)
    with clock(NOW):
        runner.run(NOW)
        (row,) = table(chief)[1:]
    assert row[0] == page.title
    assert row[1] == "Offline halen 22-11-2026 13:00"
    assert "RuntimeError" in row[2]
    assert row[3].startswith("Bezoekers zien de pagina niet meer.")


def test_a_text_of_an_editor_is_no_markup(chief: Client, city: Municipality) -> None:
    home = Page.objects.get(pk=city.pages["home"].pk)
    page = plan(home, "<b>Vet</b>", NOW, slug="vet")
    take_address(page)
    with clock(NOW):
        runner.run(NOW)
        assert table(chief)[1][0] == "<b>Vet</b>"
        assert "<b>Vet</b>" not in chief.get("/admin/").content.decode()


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"go_live_at": "2026-11-22 12:59"},
            "Dit moment is voorbij. Kies een later moment, of laat het leeg om meteen te publiceren.",
        ),
        ({"go_live_at": "0001-01-01 00:00"}, "ligt te ver weg"),
        ({"expire_at": "2026-11-22 12:59"}, "moet in de toekomst"),
        (
            {"go_live_at": "2026-12-02 10:00", "expire_at": "2026-12-01 10:00"},
            "moet voor",
        ),
        (
            {"go_live_at": "2027-03-28 02:30"},
            "Op 28-03-2027 begint de zomertijd: 02:30 bestaat die nacht niet.",
        ),
        (
            {"expire_at": "2027-10-31 02:30"},
            "Op 31-10-2027 eindigt de zomertijd: 02:30 komt die nacht twee keer voor.",
        ),
    ],
)
def test_a_moment_that_cannot_be_is_refused_in_dutch(
    chief: Client, city: Municipality, changes: dict[str, str], words: str
) -> None:
    page = city.pages["information"]
    with clock(NOW):
        response = send(chief, edit_url(page), **changes)
    assert response.status_code == 200
    (name,) = set(changes) & set(response.context["form"].errors) - {
        "expire_at" if len(changes) > 1 else ""
    }
    assert words in " ".join(response.context["form"].errors[name])
    assert words in html.unescape(response.content.decode())
    page.refresh_from_db()
    assert (page.go_live_at, page.expire_at) == (None, None)


def test_a_page_that_went_online_at_its_moment_can_be_edited(
    chief: Client, city: Municipality
) -> None:
    page = plan(Page.objects.get(pk=city.pages["home"].pk), "Markt", NOW)
    with clock(NOW):
        runner.run(NOW)
    with clock(NOW + MINUTE):
        response = send(chief, edit_url(page), title="Markt en kermis")
        assert response.status_code == 302
    page.refresh_from_db()
    assert (page.title, page.live) == ("Markt en kermis", True)
