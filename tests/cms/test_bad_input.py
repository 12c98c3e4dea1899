"""Forms with values that no form sends: 400 with the name of the field, and nothing stored."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.cms.admin import edit_url, errors, form_data
from tests.cms.world import Municipality
from wijkwijzer.bad_input import unread_field

pytestmark = pytest.mark.django_db

RICH = "not json", "[]", "<p>raw</p>", '{"blocks": []}', "[" * 100_000, '{"blocks": [{"key": "a"}]}'
COUNTS = "abc", "", "999999999", "9" * 5000, "-1", "²", "1e999"


def stored(city: Municipality) -> Any:
    page = city.pages["information"]
    page.refresh_from_db()
    return page.title, page.latest_revision_id


def sent(client: Client, city: Municipality, **changes: Any) -> Any:
    url = edit_url(city.pages["information"])
    data = form_data(client.get(url)) | {"title": "Anders"} | changes
    data = {name: value for name, value in data.items() if value is not None}
    return client.post(url, data)


def words(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


@pytest.mark.parametrize("count", [None, *COUNTS])
def test_the_number_of_blocks_of_a_text_is_read_or_refused(
    chief: Client, city: Municipality, count: str | None
) -> None:
    before = stored(city)
    response = sent(chief, city, **{"body-count": count})
    assert response.status_code == 400
    assert "In “body” staat iets" in words(response) or "In “body-count” staat" in words(response)
    assert stored(city) == before


@pytest.mark.parametrize("value", RICH, ids=range(len(RICH)))
def test_a_rich_text_is_read_or_refused(chief: Client, city: Municipality, value: str) -> None:
    before = stored(city)
    block = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "rich_text",
        "body-0-id": "",
        "body-0-value": value,
    }
    response = sent(chief, city, **block)
    assert response.status_code in (302, 400)
    if response.status_code == 400:
        assert "In “body-0-value” staat iets" in words(response)
        assert stored(city) == before


def test_a_nul_in_a_field_is_said_beside_it_and_the_form_is_kept(
    chief: Client, city: Municipality
) -> None:
    before = stored(city)
    response = sent(chief, city, title="Anders\x00", introduction="Wat er nu staat")
    assert response.status_code == 200
    assert "dat niemand ziet (NUL)" in errors(response)
    assert "Wat er nu staat" in response.content.decode()
    assert stored(city) == before


@pytest.mark.parametrize("name", ["body-0-id", "body-0-type", "body-count", "news-TOTAL_FORMS"])
def test_a_nul_in_what_scripts_send_is_refused(
    chief: Client, city: Municipality, name: str
) -> None:
    before = stored(city)
    response = sent(chief, city, **{name: "1\x00"})
    assert response.status_code == 400
    assert f"In “{name}” staat iets" in words(response)
    assert stored(city) == before


@pytest.mark.parametrize("number", ["²", "9" * 5000, "9" * 25, "٣", "-1", "abc", ""])
def test_the_number_of_a_page_is_read_or_refused(
    chief: Client, city: Municipality, number: str
) -> None:
    address = reverse("translations:together")
    response = chief.post(address, {"page": number}, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert "kunt u hier niet kiezen" in words(response)


@pytest.mark.parametrize("number", ["9" * 25, "9" * 5000])
def test_a_number_in_an_address_is_too_large_for_a_page(chief: Client, number: str) -> None:
    assert chief.get(f"/admin/pages/{number}/edit/").status_code in (400, 404)


def test_a_fault_of_ours_stays_one() -> None:
    with pytest.raises(KeyError) as caught:
        raise KeyError("body-count")
    assert unread_field(caught.value) is None
