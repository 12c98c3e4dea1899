"""The tree of pages: a flag for each language, filters, and as many questions for many pages as for few."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page, Site

from core.permissions import translators
from home.models import InformationPage, NewsPage
from tests.cms.world import Municipality, member, translate

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
FLAG = re.compile(r'wijk-desk__state--(\w+)"(?: href="([^"]*)")? title="([^"]*)"')


def address(page: Page, query: str = "") -> str:
    return reverse("wagtailadmin_explore", args=[page.pk]) + query


def flags(client: Client, parent: Page, page: Page) -> list[tuple[str, str, str]]:
    """Return kind, address and words of the flags in the row of a page."""
    text = client.get(address(parent)).content.decode()
    row = text.split(f'id="page_{page.pk}_title"')[1].split("</tr>")[0]
    return [match.groups("") for match in FLAG.finditer(row)]  # type: ignore[misc]


def test_a_flag_for_each_language(city: Municipality, admin: Client) -> None:
    home = city.pages["home"]
    page = city.add("reading", InformationPage, "home", "Voorlezen", introduction="Elke week.")
    before = {words.partition(": ")[0]: kind for kind, _url, words in flags(admin, home, page)}
    assert set(before.values()) == {"missing"}
    there = translate(page, "en", "Reading aloud")
    there.unpublish()
    [(kind, url, words)] = [each for each in flags(admin, home, page) if "English" in each[2]]
    assert (kind, url) == (
        "draft",
        reverse("translations:edit", args=[city.site.pk, "en", page.pk]),
    )
    assert words == "English: nog niet online"
    assert admin.get(url).status_code == 200


def test_who_translates_nothing_sees_flags_and_no_way(
    city: Municipality, district_editor: Client
) -> None:
    text = district_editor.get(address(city.pages["one"])).content.decode()
    assert "wijk-flags" in text
    assert "/admin/vertalen/" not in text.split("<table")[1].split("</table>")[0]


def test_more_pages_ask_no_more_questions(
    city: Municipality, admin: Client, django_assert_max_num_queries: Any
) -> None:
    place = address(city.pages["home"])
    translate(city.add("first", InformationPage, "home", "Eerste"), "en")
    admin.get(place)
    with django_assert_max_num_queries(60) as before:
        admin.get(place)
    for number in range(6):
        translate(city.add(f"more{number}", InformationPage, "home", f"Meer {number}"), "en")
    with django_assert_max_num_queries(len(before)):
        text = admin.get(place).content.decode()
    assert "Meer 5" in text


def test_who_may_not_publish_deletes_nothing_live_without_a_question_for_each_row(
    city: Municipality, django_assert_num_queries: Any
) -> None:
    page = city.pages["home"]
    writer = member("schrijft", translators(city.site, "en"))
    tester = page.permissions_for_user(writer)
    tester.permissions = {"add", "change"}
    with django_assert_num_queries(0):
        assert not tester.can_delete(ignore_bulk=True)
    writer.is_active = False
    assert not page.permissions_for_user(writer).can_delete()


def titles(client: Client, parent: Page, query: str) -> set[str]:
    found = client.get(address(parent, query)).context["object_list"]
    return {each.title for each in found}


def test_only_what_is_mine(city: Municipality, chief: Client) -> None:
    home = city.pages["home"]
    mine, changed = (
        city.add(name, InformationPage, "home", name) for name in ("Gemaakt", "Gewijzigd")
    )
    city.add("other", InformationPage, "home", "Van een ander")
    user = get_user_model().objects.get(pk=chief.session["_auth_user_id"])
    Page.objects.filter(pk=mine.pk).update(owner=user)
    log(instance=changed, action="wagtail.edit", user=user)
    assert titles(chief, home, "?mine=mine") == {"Gemaakt", "Gewijzigd"}
    assert "Van een ander" in titles(chief, home, "?mine=")
    assert chief.get(address(home, "?mine=wat")).status_code == 200


def test_what_is_in_a_district_in_each_language(
    city: Municipality, other: Municipality, chief: Client
) -> None:
    home, one = city.pages["home"], city.pages["one"]
    there = set(Page.objects.descendant_of(one, inclusive=True).values_list("title", flat=True))
    assert titles(chief, home, f"?district={one.pk}") == there
    news = city.add("ticked", NewsPage, "news", "Voor wijk een", introduction="x")
    news.districts.add(one.specific)
    news.save()
    assert titles(chief, home, f"?district={one.pk}") == {*there, "Voor wijk een"}
    version = translate(one.specific, "en", "One")
    english = version.get_ancestors().filter(depth=2).get()
    assert "One" in titles(chief, english, f"?district={one.pk}")
    # Districts of another town are no choice.
    foreign = other.pages["one"]
    answer = chief.get(address(home, f"?district={foreign.pk}"))
    assert answer.status_code == 200
    offered = set(answer.context["filters"].form.fields["district"].queryset)
    assert one.specific in offered
    assert foreign.specific not in offered


@pytest.mark.parametrize("query", ["", "?q=One&search_all=1", "?district=x", "?mine=mine"])
def test_at_the_root_in_a_translation_and_with_nothing(
    city: Municipality, admin: Client, query: str
) -> None:
    root = reverse("wagtailadmin_explore_root")
    for each in (root, address(city.pages["home_en"])):
        assert admin.get(each + query, follow=True).status_code == 200
    assert "wijk-flags" in admin.get(root).content.decode()
    Site.objects.all().delete()
    assert "wijk-flags" not in admin.get(root + query).content.decode()
