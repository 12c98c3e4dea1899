"""What several parts of a screen ask is asked once, and gives what Wagtail's own questions give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Workflow, WorkflowPage
from wagtail.models.reference_index import ReferenceGroups

from contacts.models import CityAppointment
from core.cms.pages.usage import SharedGroups
from core.models.media import SMALL, Picture
from core.permissions import municipality_collection
from tests.cms.admin import edit_url
from tests.cms.files import picture_bytes
from tests.cms.world import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def questions(client: Client, address: str) -> int:
    # The second time: a process that has run for a while knows kinds of rows and addresses of sites.
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return len(asked)


def usage(page: Page) -> str:
    return reverse("wagtailadmin_pages:usage", args=[page.pk])


def test_the_workflow_of_a_page_is_the_one_that_wagtail_finds(city: Municipality) -> None:
    nearer, off = (
        Workflow.objects.create(name=name, active=name == "dichtbij")
        for name in ("dichtbij", "uit")
    )
    WorkflowPage.objects.create(workflow=nearer, page=city.pages["districts"])
    WorkflowPage.objects.create(workflow=off, page=city.pages["one"])
    found = set()
    for page in Page.objects.filter(depth__gt=1).specific():
        expected = Page.get_workflow(page)
        assert page.get_workflow() == expected, page
        assert page.has_workflow is Page.has_workflow.fget(page) is (expected is not None)
        found.add(expected)
    # Above, in between, and none: all of them were met.
    assert {nearer, None} < found
    assert off not in found
    assert len(found) == 3


def appoint(city: Municipality, number: int) -> None:
    for each in range(number):
        made = CityAppointment(
            page=city.pages["contacts"],
            role=city.pages["role"],
            person=city.pages["alderman"],
            sort_order=each,
        )
        made.districts = [city.pages["one"], city.pages["two"]][: 1 + each % 2]
        made.save()


def test_rows_with_tick_boxes_are_read_together(city: Municipality, chief: Client) -> None:
    appoint(city, 2)
    few = questions(chief, edit_url(city.pages["contacts"]))
    appoint(city, 6)
    address = edit_url(city.pages["contacts"])
    assert questions(chief, address) == few
    soup = BeautifulSoup(chief.get(address).content, "html.parser")
    ticked = [
        sorted(
            str(each["value"])
            for each in soup.select(f'[name="appointments-{row}-districts"][checked]')
        )
        for row in range(8)
    ]
    one, two = str(city.pages["one"].pk), str(city.pages["two"].pk)
    assert sorted(ticked) == sorted([[one], sorted([one, two])] * 4)


def test_uses_are_those_that_wagtail_finds(city: Municipality, chief: Client) -> None:
    appoint(city, 3)
    for number in ("one", "two"):
        page = city.pages[f"people_{number}"]
        page.appointments.create(role=city.pages["role"], person=city.pages["alderman"])
        page.save()
    uses = ReferenceIndex.get_references_to(city.pages["alderman"])
    expected = list(ReferenceGroups(uses))
    assert len(expected) == 3
    assert list(SharedGroups(uses)) == expected
    assert SharedGroups(uses)[1:3] == expected[1:3]
    assert SharedGroups(uses)[0] == expected[0]
    assert SharedGroups(uses).count() == 3
    answer = chief.get(usage(city.pages["alderman"]))
    # Wagtail's view has no hook for it: here it would show that it goes another way.
    assert isinstance(answer.context["paginator"].object_list, SharedGroups)
    titles = BeautifulSoup(answer.content, "html.parser").select("td.title a")
    assert {each.get_text(strip=True) for each in titles} >= {
        "Contacts",
        "People_one",
        "People_two",
    }


def test_a_page_that_is_used_more_asks_no_more(city: Municipality, chief: Client) -> None:
    def use(*names: str) -> None:
        for name in names:
            page: Any = city.pages[name]
            page.appointments.create(
                role=city.pages["role"], person=city.pages["alderman"], starts_on=date(2026, 1, 1)
            )
            page.save()

    use("people_one")
    few = questions(chief, usage(city.pages["alderman"]))
    use("people_two")
    assert questions(chief, usage(city.pages["alderman"])) == few


def test_a_new_picture_has_the_size_that_lists_show(
    city: Municipality,
    chief: Client,
    folders: Path,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    file = ContentFile(picture_bytes("JPEG", size=(400, 300)), "hub.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        made = Picture.objects.create(
            title="Hub", file=file, collection=municipality_collection(city.site)
        )
    assert [each.filter_spec for each in made.renditions.all()] == [SMALL]
    # It is the one that Wagtail's list shows: with another, looking would make one.
    text = chief.get(reverse("wagtailimages:index")).content.decode()
    assert made.renditions.get().url in text
    assert made.renditions.count() == 1
