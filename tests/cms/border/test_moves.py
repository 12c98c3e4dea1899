"""A page stays in its municipality, whoever moves it, however."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from core.border.moves import check_border
from core.permissions import chief_editors
from home.models import InformationPage
from tests.cms.admin import errors
from tests.cms.world import Municipality, member, translate

pytestmark = pytest.mark.django_db
REASON = "hoort bij een andere gemeente"


@pytest.fixture(params=["administrator", "chief of both"])
def mover(request: Any, city: Municipality, other: Municipality, admin: Client) -> Client:
    """Somebody who may do everything in both municipalities."""
    if request.param == "administrator":
        return admin
    client = Client()
    client.force_login(member("beide", chief_editors(city.site), chief_editors(other.site)))
    return client


@pytest.fixture(autouse=True)
def room(other: Municipality) -> None:
    """Let nothing but the border stand in the way: no page of the same address is there already."""
    for name in ("information", "statement"):
        other.pages[name].delete()
    other.pages["home"].refresh_from_db()


def everything() -> list[Any]:
    return list(Page.objects.order_by("pk").values_list("pk", "path", "url_path", "live", "title"))


def said(client: Client, answer: Any) -> str:
    """Return what somebody reads after an answer."""
    if answer.status_code == 302:
        answer = client.get(answer["Location"], follow=True)
    return errors(answer)


def test_moving(mover: Client, city: Municipality, other: Municipality) -> None:
    before = everything()
    page, target = city.pages["information"], other.pages["home"]
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    for ask in (mover.get, mover.post):
        assert REASON in said(mover, ask(confirm))
    assert everything() == before


def test_moving_many(mover: Client, city: Municipality, other: Municipality) -> None:
    before = everything()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    pages = city.pages["information"].pk, city.pages["statement"].pk
    query = f"?id={pages[0]}&id={pages[1]}&next=/admin/pages/"
    answer = mover.post(url + query, {"chooser": other.pages["home"].pk})
    assert REASON in said(mover, answer)
    assert everything() == before


@pytest.mark.parametrize("alias", [False, True])
def test_copying(mover: Client, city: Municipality, other: Municipality, *, alias: bool) -> None:
    before = everything()
    data = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": other.pages["home"].pk,
        "publish_copies": "on",
    }
    url = reverse("wagtailadmin_pages:copy", args=[city.pages["information"].pk])
    answer = mover.post(url, data | ({"alias": "on"} if alias else {}))
    assert answer.status_code == 200
    assert REASON in " ".join(answer.context["form"].errors["new_parent_page"])
    assert everything() == before


@pytest.mark.parametrize("action", ["copy", "move", "create_alias"])
def test_the_api_of_the_editor(
    mover: Client, city: Municipality, other: Municipality, action: str
) -> None:
    before = everything()
    page, target = city.pages["information"].pk, other.pages["home"].pk
    url = reverse("wagtailadmin_api:pages:action", args=[page, action])
    answer = mover.post(url, {"destination_page_id": target}, content_type="application/json")
    assert answer.status_code == 400
    assert REASON in answer.content.decode()
    assert everything() == before


def test_code_that_moves_copies_or_makes_an_alias(city: Municipality, other: Municipality) -> None:
    page, target = city.pages["information"], other.pages["home"]
    before = everything()
    acts: tuple[Callable[[], Any], ...] = (
        lambda: page.move(target, pos="last-child"),
        lambda: page.move(other.pages["news"], pos="left"),
        lambda: page.copy(to=target, update_attrs={"slug": "kopie"}),
        lambda: page.create_alias(parent=target, update_slug="alias"),
        lambda: city.pages["home"].move(target, pos="last-child"),
    )
    for act in acts:
        with pytest.raises(ValidationError) as refusal:
            act()
        assert REASON in " ".join(refusal.value.messages)
    assert everything() == before


def test_a_start_page_stands_right_below_the_root_only(
    city: Municipality, other: Municipality
) -> None:
    home, english = city.pages["home"], city.pages["home_en"]
    for page, parent in ((english, home), (home, city.pages["news"]), (home, english)):
        with pytest.raises(ValidationError, match=REASON):
            check_border(page, parent)
    # In another order among all start pages.
    home.move(other.pages["home"], pos="right")
    assert Page.objects.get(pk=home.pk).depth == 2


def test_a_page_without_a_place_and_a_copy_beside_it_stay_inside(
    city: Municipality, other: Municipality
) -> None:
    check_border(InformationPage(title="Nieuw"), other.pages["home"])
    copied = city.pages["information"].copy(update_attrs={"slug": "kopie"})
    assert copied.get_parent().pk == city.pages["home"].pk


def test_dragging_stays_where_it_is(mover: Client, city: Municipality, other: Municipality) -> None:
    """The place is a number among the pages beside it: it cannot name a page elsewhere."""
    page = city.pages["information"]
    url = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
    foreign = set(other.pages["home"].get_children().values_list("pk", flat=True))
    for place in ("0", "2", "999", "-1", "x"):
        assert mover.post(f"{url}?position={place}").status_code == 200
    page.refresh_from_db()
    assert page.get_parent().pk == city.pages["home"].pk
    assert set(Page.objects.get(pk=other.pages["home"].pk).get_children().values_list(
        "pk", flat=True
    )) == foreign  # fmt: skip


def test_within_a_municipality_pages_move_and_are_copied(mover: Client, city: Municipality) -> None:
    page, target = city.pages["deal"], city.pages["two"]
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    assert mover.post(confirm).status_code == 302
    assert Page.objects.get(pk=page.pk).get_parent().pk == target.pk
    english = translate(city.pages["information"], "en")
    assert english.get_parent().pk == city.pages["home_en"].pk
