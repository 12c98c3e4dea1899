"""No screen of the CMS asks more of the database when a municipality has more districts, people and news.

The screens are found along the links of each, as `benchmarks.screens` does, from the dashboard and from the
editor of a page of each type. That is every screen, twice, which takes its time.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from benchmarks.screens import MOST, Screen, screens
from contacts.models import HubPage, PersonPage
from core.permissions import chief_editors
from districts.models import BudgetPage, DealPage, DistrictPage, PeoplePage
from home.models import AlertPage, EventPage, InformationPage, NewsPage
from tests.cms.world import Municipality, administrator, member, page_types

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
#: They read a whole site when nobody did before, and nothing is kept of what is read in a transaction of a test:
#: `tests/publishing/test_public_now.py`, and over the demo `tests/browser/test_screens_ask_little.py`.
READ_A_SITE = ("wagtailadmin_pages:view_draft", "publishing:impact", "translations:preview")


def grow(city: Municipality, numbers: range) -> None:
    """Add as many of everything that a municipality has many of."""
    for number in numbers:
        district = f"more_{number}"
        city.add(district, DistrictPage, "districts", f"Wijk {number}")
        people = city.add(f"{district}_people", PeoplePage, district)
        city.add(f"{district}_person", PersonPage, f"{district}_people")
        for name, model in (
            ("hub", HubPage), ("deal", DealPage), ("budget", BudgetPage), ("alert", AlertPage),
            ("about", InformationPage), ("news", NewsPage), ("event", EventPage),
        ):  # fmt: skip
            above = {"alert": "home", "news": "news", "event": "agenda"}.get(name, district)
            city.add(f"{district}_{name}", model, above)
        for kind in (people, city.pages["people_one"]):
            kind.appointments.create(
                role=city.pages["role"], person=city.pages[f"{district}_person"]
            )
            kind.save()


def addresses() -> tuple[str, ...]:
    """Return the editor of a page of each type, and the form of a new one: these lead to the other views."""
    found = []
    for model in page_types():
        page = model._default_manager.order_by("pk").first()
        assert page is not None, model
        found.append(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        above = page.get_parent()
        if not above.is_root():
            words = (model._meta.app_label, model._meta.model_name, above.pk)
            found.append(reverse("wagtailadmin_pages:add", args=words))
    return tuple(found)


def asked(role: str, starts: tuple[str, ...]) -> dict[tuple[str, str], Screen]:
    # The second time, since a process that has run for a while knows the addresses of sites.
    next(screens(role, timed=False))
    return {(each.view, each.kind): each for each in screens(role, timed=False, starts=starts)}


def somebody(role: str, city: Municipality) -> Any:
    if role == "beheerder":
        return administrator()
    return member(role, chief_editors(city.site))


@pytest.mark.parametrize("role", ["hoofd", "beheerder"])
def test_no_screen_asks_more_of_a_larger_municipality(city: Municipality, role: str) -> None:
    somebody(role, city)
    grow(city, range(2))
    starts = ("/admin/", *addresses())
    few = asked(role, starts)
    assert len(few) > 60
    grow(city, range(2, 8))
    many = asked(role, starts)
    grown = {
        each.address: (few[key].queries, each.queries, each.tables - few[key].tables)
        for key, each in many.items()
        if key in few and each.queries > few[key].queries
    }
    assert grown == {}
    looked = [each for each in many.values() if each.view not in READ_A_SITE]
    assert {each.address: each.queries for each in looked if each.queries > MOST} == {}
