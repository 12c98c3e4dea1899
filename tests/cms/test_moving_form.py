"""To another place: the list has where a page may stand, in its own municipality, and takes nothing else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from core.cms.pages.moving import destinations
from core.permissions import chief_editors
from districts.models import PeoplePage
from tests.cms.world import Municipality, administrator, member, translate

pytestmark = pytest.mark.django_db


def url_of(page: object) -> str:
    return reverse("wagtailadmin_pages:move", args=[page.pk])  # type: ignore[attr-defined]


def test_the_places_of_the_own_municipality(city: Municipality, other: Municipality) -> None:
    translate(city.pages["one"], "en")
    city.add("people_three", PeoplePage, "three", "Wie is wie")
    Page.objects.filter(pk=city.pages["people_two"].pk).update(title="Wie is wie")
    places = {str(city.pages[each].pk): f"Wijk {each}" for each in ("one", "three", "two")}
    for user in (administrator(), member("chef", chief_editors(city.site))):
        assert list(destinations(user, city.pages["article"]).items()) == list(places.items())
        # Several places have the same name: that of the district stands before it.
        assert list(destinations(user, city.pages["person_one"]).values()) == [
            "Contacts", "Wijk three: Wie is wie", "Wijk two: Wie is wie",
        ]  # fmt: skip


def test_who_may_not_publish_there_is_offered_nothing(
    city: Municipality, other: Municipality
) -> None:
    stranger = member("vreemd", chief_editors(other.site))
    assert destinations(stranger, city.pages["article"]) == {}


def test_a_page_goes_where_was_chosen_and_nowhere_else(
    admin: Client, city: Municipality, other: Municipality
) -> None:
    page = city.pages["article"]
    places = destinations(member("chef", chief_editors(city.site)), page)
    place = next(iter(places))
    answer = admin.post(url_of(page), {"new_parent_page": place})
    assert answer.headers["Location"] == reverse(
        "wagtailadmin_pages:move_confirm", args=[page.pk, place]
    )
    wrong = (page.pk, page.get_parent().pk, other.pages["one"].pk, "x", "9" * 30, "")
    for value in wrong:
        answer = admin.post(url_of(page), {"new_parent_page": value})
        assert answer.status_code == 200
        assert "new_parent_page" in answer.context["move_form"].errors, value
