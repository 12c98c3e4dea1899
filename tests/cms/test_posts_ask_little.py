"""Saving, publishing, moving, taking offline and approving ask little, however much stands beside a page."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import InformationPage, NewsPage
from tests.cms.admin import add_url, edit_url, form_data
from tests.cms.test_screens_do_not_grow import grow
from tests.cms.world import Municipality, filled_in, translate

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
MOST = 150
#: What asks a few more: a hub and a start page have most rows and blocks, a new page and one that is approved are
#: made public from a version, which is read and stored as well.
LARGER = {"publish hub_one": 155, "publish home": 165, "new": 155, "approve": 155}
APPROVAL = {"action-workflow-action": "true"}


def posted(client: Client, address: str, shown: str = "", **changes: Any) -> int:
    """Fill in a form and send it; return what that asked of the database."""
    data = form_data(client.get(shown)) if shown else {}
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(address, data | changes)
    assert answer.status_code == 302, address
    return len(asked)


def edited(client: Client, page: Any, **changes: Any) -> int:
    return posted(client, edit_url(page), edit_url(page), **changes)


def view(name: str, *numbers: int) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=numbers)


def everything(
    city: Municipality, chief: Client, translator: Client, round_: int
) -> dict[str, int]:
    """Return what each thing that is sent asks of the database."""
    found: dict[str, int] = {}
    # Not the people of the first district, whose own rows grow: each of them is checked and stored.
    for name in ("article", "hub_one", "one", "people_two", "contacts", "home", "programme"):
        page = city.pages[name]
        page.refresh_from_db()
        found[f"save {name}"] = edited(chief, page, introduction=f"Concept {round_}")
        found[f"publish {name}"] = edited(
            chief, page, introduction=f"Nieuw {round_}", **{"action-publish": "1"}
        )
    new = add_url(NewsPage, city.pages["news"])
    words = {"title": f"Nieuw {round_}", "slug": f"nieuw-{round_}"} | filled_in(NewsPage)
    found["new"] = posted(chief, new, new, **words, **{"action-publish": "1"})
    made = city.add(f"over_{round_}", InformationPage, "home", f"Over {round_}")
    found["move"] = posted(chief, view("move_confirm", made.pk, city.pages["information"].pk))
    found["unpublish"] = posted(chief, view("unpublish", made.pk))
    found["delete"] = posted(chief, view("delete", made.pk))
    source = city.add(f"dienst_{round_}", InformationPage, "home", f"Dienst {round_}")
    page = translate(source, "en")
    for action in ("reject", "approve"):
        found[f"submit, then {action}"] = edited(
            translator, page, introduction=f"{action} {round_}", **{"action-submit": "1"}
        )
        found[action] = edited(chief, page, **APPROVAL, **{"workflow-action-name": action})
    return found


def test_what_is_sent_asks_little_and_no_more_beside_many_others(
    city: Municipality, chief: Client, translator: Client
) -> None:
    grow(city, range(2))
    # Once before: a process that has run for a while knows the addresses of sites.
    everything(city, chief, translator, 0)
    few = everything(city, chief, translator, 1)
    grow(city, range(2, 8))
    many = everything(city, chief, translator, 2)
    assert {name: (few[name], number) for name, number in many.items() if number > few[name]} == {}
    assert {each: number for each, number in many.items() if number > LARGER.get(each, MOST)} == {}


def test_what_a_page_points_to_is_written_down_once(
    city: Municipality, chief: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(city, range(2))
    page = city.pages["people_one"]
    ReferenceIndex.objects.all().delete()
    looked: list[Any] = []
    write = ReferenceIndex.create_or_update_for_object

    def counted(each: Any) -> None:
        looked.append(each)
        write(each)

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", counted)
    page.refresh_from_db()
    page.save()
    assert looked == [page]
    found = ReferenceIndex.get_references_for_object(page)
    people = {city.pages["more_0_person"].pk, city.pages["more_1_person"].pk}
    assert people < {int(each.to_object_id) for each in found}
    # One that is taken out is pointed to no more.
    page.appointments.set(page.appointments.all()[:1])
    page.save()
    assert len(people & {int(each.to_object_id) for each in found.all()}) == 1
    # Who loads many pages does it later.
    with disable_reference_index_auto_update():
        page.save()
        page.save()
    assert len(looked) == 2
