"""Where readers say that a page is wrong: a form or a mailbox, with the page named."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ValidationError

from core.fields import validate_mail_or_form
from core.layout.views import Link
from core.layout.wrong_page import wrong_page
from core.models import MunicipalitySettings
from tests.home.trees import City

pytestmark = pytest.mark.django_db
ADDRESS = "/nieuws/feest/"


def link(city: City, value: str, code: str = "nl") -> Link | None:
    MunicipalitySettings.objects.update(wrong_page=value)
    return wrong_page(city.read(code), "Feest & dans", ADDRESS)


def test_a_mail_names_the_page_in_the_language_of_who_works_there(city: City) -> None:
    found = link(city, "webredactie@stad.example", "ar")
    assert found is not None
    parts = urlsplit(found.url)
    assert (parts.scheme, parts.path) == ("mailto", "webredactie@stad.example")
    assert parse_qs(parts.query) == {
        "subject": ["Wrong on the website: Feest & dans"],
        "body": ["https://stad.localhost/nieuws/feest/"],
    }
    # Mail programs take a plus for a plus (RFC 6068).
    assert "+" not in found.url


@pytest.mark.parametrize("form", ["https://f.example/fout", "https://f.example/fout?bron=wijk"])
def test_a_form_gets_the_address_of_the_page(city: City, form: str) -> None:
    found = link(city, form)
    assert found is not None
    assert found.url.startswith(form)
    assert parse_qs(urlsplit(found.url).query)["page"] == ["https://stad.localhost/nieuws/feest/"]


def test_without_a_setting_it_is_the_mailbox_of_the_municipality(city: City) -> None:
    found = link(city, "")
    assert found is not None
    assert found.url.startswith("mailto:wijken@example.nl?")
    MunicipalitySettings.objects.update(email="")
    assert link(city, "") is None


@pytest.mark.parametrize("value", ["javascript:alert(1)", "http://f.example/", "geen adres", "//x"])
def test_other_addresses_are_refused_by_name(value: str) -> None:
    with pytest.raises(ValidationError, match="https://") as refused:
        validate_mail_or_form(value)
    assert value in refused.value.messages[0]
