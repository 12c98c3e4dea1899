"""The screen “To do”: what is not right, to whoever may mend it, with one click to the place."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from contacts.models import CityAppointment, HubPage, RolePage
from core.cms.findings import editor_of, to_do
from core.models import MunicipalitySettings
from districts.models.people import DistrictAppointment
from home.models import AlertPage, EventPage, InformationPage
from tests.cms.files import stored_picture
from tests.cms.world import Municipality, administrator, page_types

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


def found(user: Any, code: str, now: datetime = NOW) -> list[tuple[str, str, str]]:
    """Return what a user has to do of one kind."""
    groups = {group.code: rows for group, rows in to_do(user, now)}
    return [(each.title, each.words, each.url) for each in groups[code]]


def user_named(name: str) -> Any:
    return get_user_model().objects.get(username=name)


def test_hubs_without_hours(city: Municipality) -> None:
    hub = city.pages["hub_two"]
    HubPage.objects.exclude(pk=hub.pk).update(hours_state="closed")
    HubPage.objects.filter(pk=hub.pk).update(hours_state="regular")
    words = "Er zijn geen openingstijden ingevuld. Bezoekers lezen dat zij eerst moeten bellen."
    assert found(administrator(), "hours") == [(hub.title, words, editor_of(hub.pk))]
    hub.opening_periods.create(weekday=1, opens="10:00", closes="12:00", admission="walk-in")
    hub.hours_state = "regular"
    hub.save()
    assert found(user_named("beheerder"), "hours") == []


def test_holidays_that_are_not_decided(city: Municipality) -> None:
    MunicipalitySettings.objects.filter(site=city.site).update(holidays="christmas")
    hub = city.pages["hub_one"]
    HubPage.objects.filter(pk=hub.pk).update(hours_state="regular")
    for weekday in range(7):
        hub.opening_periods.create(
            weekday=weekday, opens="10:00", closes="12:00", admission="walk-in"
        )
    hub.hours_state = "regular"
    hub.save()
    url = reverse("hours:holidays", args=[2026])
    expected = [(hub.title, "Eerste kerstdag, 25 december 2026: niet beslist.", url)]
    assert [
        (title, words[0].upper() + words[1:], to)
        for title, words, to in found(administrator(), "holidays")
        if title == hub.title
    ] == expected
    early = NOW - timedelta(days=60)
    assert found(user_named("beheerder"), "holidays", early) == []


def test_a_role_that_most_districts_have(city: Municipality) -> None:
    role, person = city.pages["role"], city.pages["person_one"]
    for number in ("one", "two"):
        DistrictAppointment.objects.create(
            page=city.pages[f"people_{number}"], role=role, person=person
        )
    words = "Hier is niemand Wijkmanager. In 2 van de 3 wijken is er iemand."
    three = city.pages["three"]
    assert found(administrator(), "coordinators") == [(three.title, words, editor_of(three.pk))]
    # One of the whole city counts for the districts that it names, and only while it holds.
    appointment = CityAppointment.objects.create(
        page=city.pages["contacts"], role=role, person=person, ends_on=date(2026, 11, 23)
    )
    appointment.districts.set([three])
    appointment.save()
    admin = user_named("beheerder")
    assert found(admin, "coordinators") == []
    tomorrow = NOW + timedelta(days=1)
    assert found(admin, "coordinators", tomorrow) == [(three.title, words, editor_of(three.pk))]
    assert RolePage.objects.get(pk=role.pk).title == "Wijkmanager"


def test_alerts_that_end_soon(city: Municipality) -> None:
    alert = city.pages["alert"]
    AlertPage.objects.filter(pk=alert.pk).update(ends_at=NOW + timedelta(days=3))
    words = "Loopt af op 26 november 2026 om 12.00 uur. Is het dan voorbij?"
    assert found(administrator(), "alerts") == [(alert.title, words, editor_of(alert.pk))]
    AlertPage.objects.filter(pk=alert.pk).update(ends_at=NOW + timedelta(days=4))
    assert found(user_named("beheerder"), "alerts") == []


def test_what_repeats_for_the_last_time_soon(city: Municipality) -> None:
    event = city.pages["event"]
    EventPage.objects.filter(pk=event.pk).update(repeats="week", repeats_until=date(2026, 12, 23))
    words = "Herhaalt zich tot en met 23 december 2026. Gaat het daarna door?"
    assert found(administrator(), "series") == [(event.title, words, editor_of(event.pk))]
    for until in (date(2026, 11, 22), date(2026, 12, 24)):
        EventPage.objects.filter(pk=event.pk).update(repeats_until=until)
        assert found(user_named("beheerder"), "series") == []


def test_links_to_what_readers_cannot_open(city: Municipality) -> None:
    page, target = city.pages["information"], city.pages["article"]
    page.body = [("rich_text", f'<p><a linktype="page" id="{target.pk}">Lees</a></p>')]
    page.save()
    admin = administrator()
    assert found(admin, "links") == []
    target.live = False
    target.save()
    words = f"Leidt naar “{target.title}”, die niet openbaar is. Lezers zien dat niet."
    assert found(admin, "links") == [(page.title, words, editor_of(page.pk))]


def test_pictures_without_words(city: Municipality) -> None:
    picture = stored_picture()
    page = city.pages["information"]
    page.body = [("picture", {"image": picture, "alt": "", "caption": ""})]
    page.save()
    admin = administrator()
    words = "Afbeeldingen zonder woorden voor wie ze niet kan zien: 1."
    assert found(admin, "pictures") == [(page.title, words, editor_of(page.pk))]
    picture.description = "Een wijkhub"
    picture.save()
    assert found(admin, "pictures") == []


def test_each_kind_of_page_has_a_period_of_its_municipality(city: Municipality) -> None:
    hub, page = city.pages["hub_one"], city.pages["information"]
    settings = MunicipalitySettings.objects.get(site=city.site)
    assert (settings.check_hubs, settings.check_people, settings.check_pages) == (6, 6, 12)
    for model, pk in ((HubPage, hub.pk), (InformationPage, page.pk)):
        model.objects.filter(pk=pk).update(checked_on=date(2026, 5, 22))
    admin = administrator()
    assert [title for title, _words, _url in found(admin, "checks")] == [hub.title]
    MunicipalitySettings.objects.update(check_hubs=7, check_pages=3)
    assert [title for title, _words, _url in found(admin, "checks")] == [page.title]
    MunicipalitySettings.objects.update(check_pages=None)
    assert found(admin, "checks") == []
    kinds: dict[str, str] = {
        model._meta.label: getattr(model, "check_period", "") for model in page_types()
    }
    assert {label for label, period in kinds.items() if period == "check_people"} == {
        "contacts.PersonPage",
        "contacts.RolePage",
        "districts.PeoplePage",
    }


def test_checks_of_more_than_a_year_ago(city: Municipality) -> None:
    page = city.pages["information"]
    InformationPage.objects.filter(pk=page.pk).update(checked_on=date(2025, 11, 22))
    words = "Gecontroleerd op 22 november 2025. Kijk of alles nog klopt, en verander de datum."
    assert found(administrator(), "checks") == [(page.title, words, editor_of(page.pk))]
    InformationPage.objects.filter(pk=page.pk).update(checked_on=date(2025, 11, 23))
    assert found(user_named("beheerder"), "checks") == []


def test_everybody_sees_the_pages_that_they_may_edit(
    chief: Client, district_editor: Client, city: Municipality, other: Municipality
) -> None:
    HubPage.objects.all().update(hours_state="regular")
    HubPage.objects.get(pk=city.pages["hub_one"].pk).opening_periods.all().delete()
    for town in (city, other):
        town.pages["hub_one"].opening_periods.all().delete()
        town.pages["hub_one"].save()
    HubPage.objects.all().update(hours_state="regular")
    mine = [title for title, _words, _url in found(user_named("wijk"), "hours")]
    assert mine == [city.pages["hub_one"].title]
    everything = [title for title, _words, _url in found(user_named("hoofd"), "hours")]
    assert everything == [city.pages["hub_one"].title, city.pages["hub_two"].title]
    html = district_editor.get(reverse("to_do")).content.decode()
    assert f'href="{editor_of(city.pages["hub_one"].pk)}"' in html
    assert f'href="{editor_of(city.pages["hub_two"].pk)}"' not in html
    home = district_editor.get(reverse("wagtailadmin_home")).content.decode()
    assert f'href="{reverse("to_do")}#hours"' in home


def test_more_pages_ask_no_more_of_the_database(
    city: Municipality, django_assert_max_num_queries: Any
) -> None:
    admin = administrator()
    to_do(admin, NOW)
    with django_assert_max_num_queries(200) as before:
        to_do(admin, NOW)
    for number in range(5):
        city.add(f"more_{number}", HubPage, "one")
    with django_assert_max_num_queries(len(before)):
        to_do(admin, NOW)
