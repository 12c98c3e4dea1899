"""Somebody else from a day on, in one form; and the list of everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from contacts.models import CityAppointment, PersonPage
from districts.models import CouncilSeat, DistrictAppointment, PeoplePage
from publishing.content.conditions import may_be_public
from tests.cms.world import Municipality
from tests.contacts.agreed import agreed

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
URL = "people:successor"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-26T09:00:00+01:00", tick=False):
        yield


@pytest.fixture
def post(city: Municipality) -> DistrictAppointment:
    """The person of district one has a role there, with a mailbox of the role."""
    row: DistrictAppointment = DistrictAppointment.objects.create(
        page=city.pages["people_one"],
        role=city.pages["role"],
        person=city.pages["person_one"],
        starts_on=date(2025, 1, 1),
        note="ma–do",
        email="wijkmanager@example.nl",
    )
    page = PeoplePage.objects.get(pk=city.pages["people_one"].pk)
    page.save_revision().publish()
    return row


def sent(key: str, **more: str) -> dict[str, str]:
    blank = dict.fromkeys(("person", "name", "first_day", "phone", "mobile", "email", "basis"), "")
    return blank | {"post": key, "last_day": "31-12-2026", "basis_on": "26-11-2026"} | more


def rows(page: Page) -> list[tuple[Any, ...]]:
    found = DistrictAppointment.objects.filter(page=page).order_by("starts_on")
    return [(row.person.title, row.starts_on, row.ends_on, row.note, row.email) for row in found]


def test_somebody_new_comes_after_somebody_who_leaves(
    city: Municipality, district_editor: Client, post: DistrictAppointment
) -> None:
    key = f"district-{post.pk}"
    form = district_editor.get(f"{reverse(URL)}?post={key}").context["form"]
    assert form["post"].value() == key
    data = sent(key, name="Yasmin  de Groot", phone="010 000 00 00", basis="consent")
    look = district_editor.post(reverse(URL), data)
    assert look.context["lines"] == [
        "Tot en met 31 december 2026: Person_one.",
        "Vanaf 1 januari 2027: Yasmin de Groot.",
        "Tot die tijd staat er dat Yasmin de Groot komt.",
        "Ook te zien: telefoon.",
    ]
    # The answer is shown from there on: it stands below a long form.
    text = look.content.decode()
    assert ('action="#read"' in text, text.count('id="read"')) == (True, 1)
    assert not PersonPage.objects.filter(title="Yasmin de Groot").exists()
    done = district_editor.post(reverse(URL), data | {"confirmed": "1"})
    assert (done.status_code, done["Location"]) == (302, reverse("people:overview"))
    person = PersonPage.objects.get(title="Yasmin de Groot")
    assert (person.live, may_be_public(person, "phone"), person.phone) == (
        True,
        True,
        "+31100000000",
    )
    page = city.pages["people_one"]
    assert person.get_parent().pk == page.pk
    # What belongs to the role goes on; what belongs to the person does not.
    assert rows(page) == [
        ("Person_one", date(2025, 1, 1), date(2026, 12, 31), "ma–do", "wijkmanager@example.nl"),
        ("Yasmin de Groot", date(2027, 1, 1), None, "", "wijkmanager@example.nl"),
    ]
    live = PeoplePage.objects.get(pk=page.pk)
    assert (live.live_revision_id, live.has_unpublished_changes) == (live.latest_revision_id, False)


def test_a_draft_of_somebody_else_stays_a_draft(
    city: Municipality, district_editor: Client, post: DistrictAppointment
) -> None:
    page = PeoplePage.objects.get(pk=city.pages["people_one"].pk)
    page.introduction = "Nog niet af."
    page.save_revision()
    data = sent(f"district-{post.pk}", person=str(city.pages["person_two"].pk), confirmed="1")
    assert district_editor.post(reverse(URL), data).status_code == 302
    live = PeoplePage.objects.get(pk=page.pk)
    assert (live.introduction, live.has_unpublished_changes) == (page.get_parent() and "", True)
    draft = live.get_latest_revision_as_object()
    assert (draft.introduction, draft.appointments.count()) == ("Nog niet af.", 2)


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"last_day": ""}, "last_day", "Vul de laatste dag van Person_one in."),
        ({"last_day": "1-1-2020"}, "last_day", "begint op 1-1-2025"),
        ({"first_day": "31-12-2026"}, "first_day", "moet na de laatste dag"),
        ({"name": ""}, "name", "vul de naam van iemand nieuw in"),
        ({"phone": "12"}, "phone", "geen telefoonnummer"),
        ({"basis_on": "1-1-2027"}, "basis_on", "moet nog komen"),
        ({"last_day": "vandaag of morgen"}, "last_day", "is geen datum"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    district_editor: Client, post: DistrictAppointment, more: dict[str, str], field: str, words: str
) -> None:
    data = sent(f"district-{post.pk}", name="Iemand", basis="work", confirmed="1") | more
    errors = district_editor.post(reverse(URL), data).context["form"].errors
    assert list(errors) == [field]
    assert words in " ".join(errors[field])
    assert not PersonPage.objects.filter(title="Iemand").exists()


def test_seats_and_posts_of_the_whole_town_go_the_same_way(
    city: Municipality, chief: Client
) -> None:
    seat = CouncilSeat.objects.create(page=city.pages["people_two"], person=None, office="chair")
    wide = CityAppointment.objects.create(
        page=city.pages["contacts"], role=city.pages["role"], person=city.pages["alderman"]
    )
    wide.districts.set([city.pages["one"]])
    wide.save()
    vacant = sent(f"seat-{seat.pk}", last_day="", name="Nieuwe voorzitter", confirmed="1")
    assert chief.post(reverse(URL), vacant).status_code == 302
    after = CouncilSeat.objects.filter(page=seat.page_id).order_by("starts_on", "pk")
    assert [(row.person and row.person.title, row.office, row.ends_on) for row in after] == [
        (None, "chair", date(2026, 11, 25)),
        ("Nieuwe voorzitter", "chair", None),
    ]
    changed = sent(f"city-{wide.pk}", person=str(city.pages["person_two"].pk), confirmed="1")
    assert chief.post(reverse(URL), changed).status_code == 302
    new = CityAppointment.objects.get(page=city.pages["contacts"], starts_on=date(2027, 1, 1))
    assert [each.pk for each in new.districts.all()] == [city.pages["one"].pk]


def test_nothing_of_others_is_offered_or_taken(
    city: Municipality, other: Municipality, district_editor: Client, post: DistrictAppointment
) -> None:
    foreign = DistrictAppointment.objects.create(
        page=other.pages["people_one"], role=other.pages["role"], person=None
    )
    second = DistrictAppointment.objects.create(
        page=city.pages["people_two"], role=city.pages["role"], person=None
    )
    form = district_editor.get(reverse(URL)).context["form"]
    assert list(form.posts) == [f"district-{post.pk}"]
    assert str(other.pages["person_one"].pk) not in form.people
    for key in (f"district-{foreign.pk}", f"district-{second.pk}"):
        errors = district_editor.post(reverse(URL), sent(key, name="Iemand", confirmed="1"))
        assert "post" in errors.context["form"].errors
    wrong = sent(f"district-{post.pk}", person=str(other.pages["person_one"].pk), confirmed="1")
    assert "person" in district_editor.post(reverse(URL), wrong).context["form"].errors
    assert len(rows(city.pages["people_one"])) == 1


def names(client: Client, query: str = "") -> list[str]:
    page = client.get(reverse("people:overview") + query).context["screen"]
    return [each.name for each in page]


def test_the_list_is_searched_and_narrowed(
    city: Municipality, chief: Client, district_editor: Client, post: DistrictAppointment
) -> None:
    PersonPage.objects.filter(pk=city.pages["person_one"].pk).update(
        **agreed(phone="14010"), email="a@b.nl"
    )
    assert names(chief) == ["Person_one", "Person_two", "Wethouder"]
    assert names(district_editor) == ["Person_one"]
    assert names(chief, "?q=wijkmanager") == ["Person_one"]
    assert names(chief, "?place=Wijk+two") == ["Person_two"]
    assert names(chief, "?state=no-role") == ["Person_two", "Wethouder"]
    assert names(chief, "?state=hidden") == ["Person_one"]
    assert names(chief, "?q=niemand") == []
    one = chief.get(reverse("people:overview")).context["screen"][0]
    assert (one.shown, one.missing) == ("Telefoon", "niet te zien: e-mail")
    [line] = one.lines
    assert (line.role, line.place, line.span) == ("Wijkmanager", "Wijk one", "1-1-2025 – …")
    assert line.change_url == f"{reverse(URL)}?post=district-{post.pk}"


def test_more_people_ask_no_more_of_the_database(
    city: Municipality, chief: Client, post: DistrictAppointment, django_assert_max_num_queries: Any
) -> None:
    url = reverse("people:overview")
    chief.get(url)
    with django_assert_max_num_queries(60) as before:
        chief.get(url)
    for number in range(5):
        person = city.add(f"more_{number}", PersonPage, "people_two")
        DistrictAppointment.objects.create(
            page=city.pages["people_two"], role=city.pages["role"], person=person
        )
    with django_assert_max_num_queries(len(before)):
        chief.get(url)
