"""Names in parts: as an address book sorts them, and never of another name than the title."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from contacts.models import PersonPage
from contacts.models.personal import PersonalPage
from contacts.people.names import NameParts, fits, parts_of, split_name
from core.phone import tel_url, validate_abroad

pytestmark = pytest.mark.sqlite

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


def cleaned(monkeypatch: pytest.MonkeyPatch, stored: Any, **values: str) -> NameParts:
    """Clean somebody of whom `stored` are the parts in the database."""

    class Stored:
        def values_list(self, *_fields: str) -> Stored:
            return self

        def first(self) -> Any:
            return stored

    monkeypatch.setattr(PersonalPage, "clean", lambda _page: None)
    monkeypatch.setattr(PersonPage.objects, "filter", lambda **_values: Stored(), raising=False)
    page = PersonPage(**values)
    page.clean()
    return NameParts(page.given_name, page.name_prefix, page.family_name)


@pytest.mark.django_db
def test_a_new_name_is_split_anew_and_parts_of_another_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    jan = NameParts("Jan", "de", "Wit")
    assert cleaned(monkeypatch, None, title="Jan de Wit") == jan
    old = {"given_name": "Jan", "name_prefix": "de", "family_name": "Wit"}
    assert cleaned(monkeypatch, jan, title="Anna Bos", **old) == NameParts("Anna", "", "Bos")
    with pytest.raises(ValidationError, match="Piet"):
        cleaned(monkeypatch, jan, title="Jan de Wit", given_name="Piet", family_name="Wit")


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
