"""The screens about people: what ends, what is not shown, where somebody is shown, and erasing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import GroupPagePermission

from contacts.cms.people.terms import Term, ending
from contacts.models import CityAppointment, PersonPage
from core.models import User
from districts.models import CouncilSeat, DistrictAppointment
from tests.cms.world import Municipality, administrator, member, translate
from tests.contacts.agreed import agreed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-26T09:00:00+01:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


def appoint(city: Municipality, number: str, ends: int | None, starts: int = -400) -> None:
    """Appoint the person of a district, from and until so many days from today."""
    DistrictAppointment.objects.create(
        page=city.pages[f"people_{number}"],
        role=city.pages["role"],
        person=city.pages[f"person_{number}"],
        starts_on=TODAY + timedelta(days=starts),
        ends_on=None if ends is None else TODAY + timedelta(days=ends),
    )


def term(city: Municipality, number: str, ends: int, **fields: Any) -> Term:
    values = {
        "page": city.pages[f"people_{number}"].pk,
        "place": f"Wijk {number}",
        "role": "Wijkmanager",
        "person": f"Person_{number}",
        "ends_on": TODAY + timedelta(days=ends),
        "follower": "",
    }
    return Term(**values | fields)


def test_what_ends_within_two_months_is_listed_until_somebody_follows(city: Municipality) -> None:
    for number, ends in (("one", 60), ("one", 61), ("two", -31), ("two", -30), ("two", None)):
        appoint(city, number, ends)
    user = administrator()
    assert ending(user, TODAY) == [term(city, "two", -30), term(city, "one", 60)]
    appoint(city, "two", None, starts=-29)
    appoint(city, "one", None, starts=61)
    assert ending(user, TODAY) == [term(city, "one", 60, follower="Person_one")]


def test_seats_and_city_appointments_end_too(city: Municipality) -> None:
    CouncilSeat.objects.create(
        page=city.pages["people_one"],
        person=city.pages["person_one"],
        office="chair",
        ends_on=TODAY,
    )
    CityAppointment.objects.create(
        page=city.pages["contacts"],
        role=city.pages["role"],
        person=city.pages["alderman"],
        ends_on=TODAY + timedelta(days=3),
    )
    assert ending(administrator(), TODAY) == [
        term(city, "one", 0, role="Voorzitter"),
        Term(
            city.pages["contacts"].pk, "Contacts", "Wijkmanager", "Wethouder",
            TODAY + timedelta(days=3), "",
        ),
    ]  # fmt: skip


def test_an_editor_sees_what_ends_on_their_own_pages(
    city: Municipality, district_editor: Client
) -> None:
    appoint(city, "one", 5)
    appoint(city, "two", 6)
    assert ending(User.objects.get(username="wijk"), TODAY) == [term(city, "one", 5)]
    home = district_editor.get(reverse("wagtailadmin_home")).content.decode()
    screen = district_editor.get(reverse("people:overview")).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[city.pages["people_one"].pk])
    for text in (home, screen):
        assert "nog 5 dagen" in text
        assert "nog niemand" in text
        assert f'href="{edit}"' in text
        assert "Person_two" not in text


def test_what_is_filled_in_but_not_shown_is_listed(
    city: Municipality, district_editor: Client
) -> None:
    shown = agreed(phone="14010") | {"email": "a@b.nl", "email_public": True}
    PersonPage.objects.filter(pk=city.pages["person_one"].pk).update(**shown)
    PersonPage.objects.filter(pk=city.pages["person_two"].pk).update(phone="14010")
    response = district_editor.get(reverse("people:overview"))
    (row,) = response.context["hidden"]
    assert (row.name, row.place, row.fields) == ("Person_one", "Wijk one", "E-mail")


def test_who_is_shown_somewhere_is_named_before_they_go(chief: Client, city: Municipality) -> None:
    appoint(city, "one", None)
    city.pages["people_one"].save()
    for name in ("delete", "unpublish"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[city.pages["person_one"].pk])
        text = chief.get(address).content.decode()
        assert "Staat op 1 pagina" in text
        assert "Wijk one › People_one" in text
    article = reverse("wagtailadmin_pages:delete", args=[city.pages["article"].pk])
    assert "Staat op" not in chief.get(article).content.decode()


def test_erasing_needs_the_right_and_the_pages(
    city: Municipality, chief: Client, district_editor: Client
) -> None:
    person = city.pages["person_one"]
    address = reverse("people:erasing", args=[person.pk])
    editor = reverse("wagtailadmin_pages:edit", args=[person.pk])
    assert chief.get(address).status_code == 200
    assert address in chief.get(editor).content.decode()
    assert district_editor.get(address).status_code == 302
    assert address not in district_editor.get(editor).content.decode()
    assert district_editor.post(reverse("people:looking"), {"name": "x"}).status_code == 302
    # The right alone is not enough: the translation is somebody else's.
    translate(person, "en")
    group = Group.objects.create(name="een wijk")
    codes = ("access_admin", "withdraw_person")
    group.permissions.set(Permission.objects.filter(codename__in=codes))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=city.pages["one"], permission=change)
    client = Client()
    client.force_login(member("half", group))
    assert client.get(address).status_code == 302
    assert PersonPage.objects.filter(pk=person.pk).exists()


def test_a_person_goes_when_their_name_was_typed(chief: Client, city: Municipality) -> None:
    person = city.pages["person_one"]
    PersonPage.objects.filter(pk=person.pk).update(title="Quirijn Kanariezanger", slug="quirijn")
    city.pages["article"].introduction = "Quirijn Kanariezanger vertelt."
    city.pages["article"].save()
    appoint(city, "one", None)
    city.pages["people_one"].save()
    address = reverse("people:erasing", args=[person.pk])
    text = chief.get(address, {"look": "1"}).content.decode()
    assert "Wijk one › People_one" in text
    assert "introduction" in text
    wrong = {"reason": "Op verzoek", "texts": "on", "name": "Quirijn"}
    assert "Dit is niet de naam" in chief.post(address, wrong).content.decode()
    nothing = chief.post(address, {"name": "Quirijn Kanariezanger"})
    assert nothing.context["form"].errors.keys() == {"reason"}
    assert PersonPage.objects.filter(pk=person.pk).exists()
    response = chief.post(address, wrong | {"name": " Quirijn  Kanariezanger"})
    report = response.context["report"]
    assert (report.pages, report.left) == (1, [])
    assert not PersonPage.objects.filter(pk=person.pk).exists()
    city.pages["article"].refresh_from_db()
    assert city.pages["article"].introduction == "[…] vertelt."
    assert "kanariezanger" not in response.content.decode().lower()
    history = reverse("wagtailadmin_pages:history", args=[city.pages["people_one"].pk])
    assert "Op verzoek" in chief.get(history).content.decode()


def test_looking_again_finds_what_was_left(chief: Client, city: Municipality) -> None:
    city.pages["article"].introduction = "Quirijn Kanariezanger vertelt."
    city.pages["article"].save()
    response = chief.post(reverse("people:looking"), {"name": "Quirijn Kanariezanger"})
    places = [hit.place for hit in response.context["report"].left]
    assert f"page {city.pages['article'].pk} “Article”: introduction" in places
