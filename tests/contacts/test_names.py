"""Names in parts: as an address book sorts them, and never of another name than the title."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from contacts.models import PersonPage
from contacts.people.names import NameParts, fits, parts_of, split_name
from core.phone import tel_url, validate_abroad
from tests.cms.admin import errors, form_data
from tests.cms.conftest import lenient_templates
from tests.cms.world import administrator, municipality

pytestmark = pytest.mark.sqlite
__all__ = ["lenient_templates"]

NAMES = {
    "Jan Jansen": ("Jan", "", "Jansen"),
    "Jan van der Berg": ("Jan", "van der", "Berg"),
    "Fatima el Amrani": ("Fatima", "el", "Amrani"),
    "Fatima El Amrani": ("Fatima", "", "El Amrani"),
    "Jan Willem in 't Veld": ("Jan Willem", "in 't", "Veld"),
    "J.P. van den Heuvel-de Vries": ("J.P.", "van den", "Heuvel-de Vries"),
    "dr. Anna de Wit MSc": ("Anna", "de", "Wit"),
    "Ma Long": ("Ma", "", "Long"),
    "prof. dr. Ir Wood": ("Ir", "", "Wood"),
    "Maria Elena Lopez": ("Maria Elena", "", "Lopez"),
    "Ayşe": ("", "", "Ayşe"),
    "": ("", "", ""),
    "van Dijk": ("van", "", "Dijk"),
    "محمد علي": ("محمد", "", "علي"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_split_as_it_is_sorted(name: str) -> None:
    parts = split_name(name)
    assert parts == NameParts(*NAMES[name])
    assert fits(parts, name) == bool(name)


def test_parts_that_somebody_gave_hold_for_their_name_only() -> None:
    given = NameParts("Maria", "", "Elena Lopez")
    assert parts_of(given, "Maria Elena Lopez") == given
    assert parts_of(given, "Maria Lopez") == NameParts("Maria", "", "Lopez")
    assert parts_of(NameParts("", "", ""), "Jan de Wit").infix == "de"


def split(page: PersonPage) -> NameParts:
    return NameParts(page.given_name, page.name_prefix, page.family_name)


@pytest.mark.django_db
def test_a_new_name_is_split_anew_also_twice_before_it_is_published() -> None:
    page: PersonPage = municipality("stad.localhost", "Stad").pages["person_one"]
    for name, parts in (
        ("Jan de Wit", NameParts("Jan", "de", "Wit")),
        ("Anna Bos", NameParts("Anna", "", "Bos")),
        ("Jan de Wit", NameParts("Jan", "de", "Wit")),
    ):
        page.title = name
        page.save_revision()
        assert split(page) == parts


@pytest.mark.django_db
@pytest.mark.usefixtures("lenient_templates")
def test_typed_parts_are_of_the_name_and_stay() -> None:
    page: PersonPage = municipality("stad.localhost", "Stad").pages["person_one"]
    page.title = "Maria Elena Lopez"
    page.save_revision().publish()
    client, url = Client(), reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(administrator())

    def answer(**typed: str) -> Any:
        data = form_data(client.get(url)) | {"action-publish": ["1"]}
        return client.post(url, data | {name: [value] for name, value in typed.items()})

    refused = answer(given_name="Piet", family_name="Lopez")
    assert "‘Piet Lopez’ is niet ‘Maria Elena Lopez’" in errors(refused)
    assert answer(given_name="Maria", family_name="Elena Lopez").status_code == 302
    assert split(PersonPage.objects.get(pk=page.pk)) == NameParts("Maria", "", "Elena Lopez")
    # Another name, whose parts nobody typed.
    assert answer(title="Anna Bos").status_code == 302
    assert split(PersonPage.objects.get(pk=page.pk)) == NameParts("Anna", "", "Bos")


@pytest.mark.parametrize(
    ("stored", "url"),
    [
        ("14010", "tel:14010;phone-context=+31"),
        ("08001234", "tel:08001234;phone-context=+31"),
        ("112", "tel:112"),
        ("+31101234567", "tel:+31101234567"),
    ],
)
def test_a_number_of_the_netherlands_alone_says_so(stored: str, url: str) -> None:
    assert tel_url(stored) == url


def test_a_number_from_abroad_can_be_dialled_from_there() -> None:
    validate_abroad("010 267 16 25")
    with pytest.raises(ValidationError, match="14 010"):
        validate_abroad("14 010")
