"""The settings of a municipality and the sites of an install."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from core.models import MunicipalitySettings, MunicipalityText
from publishing.content.language_table import TABLE
from publishing.content.visibility import HostnameError
from tests.cms.admin import add_item, errors, form_data
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db


def url_of(city: Municipality) -> str:
    return reverse("wagtailsettings:edit", args=["core", "municipalitysettings", city.site.pk])


def settings_of(city: Municipality) -> MunicipalitySettings:
    found: MunicipalitySettings = MunicipalitySettings.objects.get(site=city.site)
    return found


def save(client: Client, city: Municipality, **changes: Any) -> Any:
    data = form_data(client.get(url_of(city))) | changes
    return client.post(url_of(city), data)


def test_settings_are_saved_with_the_phone_in_one_form(chief: Client, city: Municipality) -> None:
    response = save(
        chief, city, phone="14 010", colour_primary="#AA0000", languages=["nl", "en", "ar"]
    )
    assert response.status_code == 302, errors(response)
    stored = settings_of(city)
    assert (stored.phone, stored.colour_primary) == ("14010", "#AA0000")
    assert stored.languages == "nl,en,ar"


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "bel maar"),
        ("colour_primary", "rood"),
        ("colour_primary", "#12345g"),
        ("languages", ["en"]),
        ("email", "a@b"),
        ("website", "javascript:alert(1)"),
    ],
)
def test_a_wrong_setting_is_a_message_at_the_field(
    chief: Client, city: Municipality, field: str, value: Any
) -> None:
    before = settings_of(city)
    response = save(chief, city, **{field: value})
    assert response.status_code == 200
    assert response.context["form"].errors[field]
    assert getattr(settings_of(city), field) == getattr(before, field)


@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#ffff00", "#777777"])
def test_any_colour_is_fine_the_theme_takes_care_of_contrast(
    chief: Client, city: Municipality, colour: str
) -> None:
    response = save(chief, city, colour_primary=colour, colour_accent=colour)
    assert response.status_code == 302


def texts(data: dict[str, Any], *languages: str) -> dict[str, Any]:
    for language in languages:
        data = add_item(
            data, "texts", language=language, site_title="Wijken", tagline="", footer_text=""
        )
    return data


def test_a_language_is_chosen_from_a_list(chief: Client, city: Municipality) -> None:
    html = chief.get(url_of(city)).content.decode()
    soup = BeautifulSoup(html, "html.parser")
    for name in ("texts", "terms", "footer_links"):
        options = soup.select(f'select[name="{name}-__prefix__-language"] option')
        codes = [str(option["value"]) for option in options if option["value"]]
        assert codes == list(TABLE), name
    data = texts(form_data(chief.get(url_of(city))), "nl", "en")
    assert chief.post(url_of(city), data).status_code == 302
    stored = MunicipalityText.objects.filter(settings__site=city.site)
    assert sorted(stored.values_list("language", flat=True)) == ["en", "nl"]
    data = texts(form_data(chief.get(url_of(city))), "klingon")
    response = chief.post(url_of(city), data)
    assert response.status_code == 200


def test_a_language_is_filled_in_once(chief: Client, city: Municipality) -> None:
    data = texts(form_data(chief.get(url_of(city))), "nl", "nl")
    response = chief.post(url_of(city), data)
    assert response.status_code == 200
    assert MunicipalityText.objects.count() == 0


BAD_HOSTS = [
    "../x",
    "../../../etc",
    "a/b",
    "..",
    "stad.nl\nkwaad.nl",
    "stad.nl.",
    "Stad.nl",
    "[::1]",
    "stad..nl",
    "-stad.nl",
    "a" * 64 + ".nl",
    "wijken.stad.nl:8000",
    "wijken stad.nl",
    "wijkén.nl",
    "*.nl",
]


def site_data(city: Municipality, hostname: str) -> dict[str, Any]:
    return {
        "hostname": hostname,
        "port": 443,
        "site_name": "Nieuw",
        "root_page": city.pages["home"].pk,
    }


@pytest.mark.repeats
@pytest.mark.parametrize("hostname", BAD_HOSTS)
def test_what_is_no_host_name_is_refused_at_the_field(
    admin: Client, city: Municipality, hostname: str
) -> None:
    count = Site.objects.count()
    response = admin.post(reverse("wagtailsites:add"), site_data(city, hostname))
    assert response.status_code == 200
    assert hostname[:20].split("\n")[0] in str(
        response.context["form"].errors["hostname"].as_data()
    )
    url = reverse("wagtailsites:edit", args=[city.site.pk])
    assert admin.post(url, site_data(city, hostname)).status_code == 200
    assert Site.objects.count() == count
    assert Site.objects.get(pk=city.site.pk).hostname == "stad.localhost"
    with pytest.raises(HostnameError):
        Site.objects.create(hostname=hostname, root_page=city.pages["home"])


def test_a_host_name_belongs_to_one_site_whatever_the_port(
    admin: Client, city: Municipality, other: Municipality
) -> None:
    response = admin.post(reverse("wagtailsites:add"), site_data(city, "stad.localhost"))
    assert response.status_code == 200
    assert "stad.localhost" in str(response.context["form"].errors["hostname"])
    url = reverse("wagtailsites:edit", args=[city.site.pk])
    assert admin.post(url, site_data(city, "wijken.stad.nl")).status_code == 302
    assert admin.post(url, site_data(city, "dorp.localhost")).status_code == 200
