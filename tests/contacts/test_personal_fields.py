"""A personal field without a basis, or that is not to be shown, is in no file: not one byte of it."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Collection, Page, Site

from contacts.erasure.finding import finder
from contacts.erasure.patterns import SearchPatterns
from contacts.erasure.scan import Look
from contacts.models import ContactsPage, PersonPage, RolePage
from contacts.models.people import PersonRow
from districts.models import DistrictAppointment, DistrictIndexPage, DistrictPage, PeoplePage
from publishing.content.declarations import DeclarationError, Record, _checked
from publishing.content.drafts import content_with_draft
from publishing.publisher import load_site
from tests.contacts.agreed import SINCE, agreed
from tests.contacts.test_erasing import below
from tests.home.pictures import add_picture, photo, prepare
from tests.publishing.trees import MOMENT, locale, make_site, translate

VALUES = {"phone": "+31101112223", "mobile": "+31611122233", "email": "kanarie@stad.example"}
LOOK = Look(finder(SearchPatterns(phones=frozenset(["+31101112223", "+31611122233"]),
                           emails=frozenset(["kanarie@stad.example"]))))  # fmt: skip


@pytest.fixture
def site(
    emptied_database: None, transactional_db: None, settings: Settings, tmp_path: Path
) -> Site:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale("nl")))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return make_site()


@pytest.fixture
def person(site: Site) -> PersonPage:
    """Somebody with an appointment of whom everything may be shown."""
    contacts = below(site.root_page, ContactsPage, "Contact")
    role = below(contacts, RolePage, "Wijkmanager")
    index = below(site.root_page, DistrictIndexPage, "Wijken")
    people = below(below(index, DistrictPage, "Oost"), PeoplePage, "Wie is wie")
    picture = add_picture("Portret", photo(400, 400), "portret.jpg")
    found: PersonPage = below(
        people, PersonPage, "Anna Bos", **agreed(**VALUES, photo=picture)
    )  # fmt: skip
    DistrictAppointment.objects.create(page=people, role=role, person=found)
    translate(found, "en", "Anna Bos")
    prepare(site)
    return found


def publish() -> None:
    call_command("publish", "--json", stdout=StringIO())


def told(folder: Path) -> list[str]:
    """Return the files that hold one of the values, whatever they are packed in."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [p.name for p in paths if LOOK.in_file(p.read_bytes(), p.suffix) is not None]


def set_all(person: PersonPage, **values: Any) -> None:
    names = itertools.product((*VALUES, "photo"), values)
    PersonPage.objects.update(**{f"{name}_{each}": values[each] for name, each in names})


@pytest.mark.parametrize("taken", [{"public": False}, {"basis": ""}, {"basis_on": None}])
def test_what_is_not_agreed_is_in_no_byte_and_in_no_release_before(
    person: PersonPage, settings: Settings, taken: dict[str, Any]
) -> None:
    publish()
    assert told(settings.RELEASES_DIR) != []
    set_all(person, **taken)
    publish()
    assert told(settings.RELEASES_DIR) == []
    row = load_site(Site.objects.get(), MOMENT).get(PersonRow, person.pk)
    assert row is not None
    assert (row.phone, row.mobile, row.email, row.photo_id) == ("", "", "", None)


def test_each_field_has_a_basis_of_its_own(person: PersonPage, site: Site) -> None:
    PersonPage.objects.update(mobile_public=False, photo_basis="")
    row = load_site(site, MOMENT).get(PersonRow, person.pk)
    assert row is not None
    assert (row.phone, row.mobile, row.email) == ("+31101112223", "", "kanarie@stad.example")
    assert row.photo_id is None


def test_a_preview_shows_what_will_be_shown(person: PersonPage) -> None:
    page = PersonPage.objects.get(pk=person.pk)
    page.phone_public, page.email_basis, page.photo_basis_on = False, "", None
    row = content_with_draft(page, MOMENT).get(PersonRow, person.pk)
    assert row is not None
    assert (row.phone, row.mobile, row.email, row.photo_id) == ("", "+31611122233", "", None)


@pytest.mark.django_db
def test_showing_asks_for_a_basis_and_a_day_that_has_been() -> None:
    page = PersonPage(title="Anna", slug="anna", phone="14010", phone_public=True)
    page.email_basis_on = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as caught:
        page.clean()
    assert set(caught.value.message_dict) == {"phone_basis", "phone_basis_on", "email_basis_on"}
    page.phone_basis, page.phone_basis_on, page.email_basis_on = "work", SINCE, None
    page.clean()


def test_a_condition_names_fields_that_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PersonPage, "public_when", {"phone": ("phone_agreed",)})
    with pytest.raises(DeclarationError, match="phone_agreed"):
        _checked(Record(PersonPage, PersonRow))


def test_an_old_date_of_consent_holds(person: PersonPage, site: Site) -> None:
    set_all(person, basis_on=date(1999, 1, 1))
    row = load_site(site, MOMENT).get(PersonRow, person.pk)
    assert row is not None
    assert row.phone == "+31101112223"
