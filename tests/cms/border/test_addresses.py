"""Every address that names a row of another town is stopped before its own view is asked anything."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve

from core.border.acting import acting
from core.border.addresses import ASKED, OF_INSTALL, UnknownArgumentError, check, model_of
from tests.cms.border.matrix import Asked, questions
from tests.cms.border.towns import Town
from tests.cms.world import administrator

pytestmark = pytest.mark.django_db
#: Addresses without names for their arguments: their views ask themselves, and test_files asks them.
FILES = frozenset({"media/images", "documents"})


def stopped(user: Any, url: str) -> bool:
    """Return whether the border stops somebody at an address."""
    request = RequestFactory().get(url)
    with acting(user) as asking:
        try:
            check(asking, request, resolve(request.path_info))
        except Http404:
            return True
    return False


def named(towns: tuple[Town, Town]) -> list[Asked]:
    """Return the addresses that name a row by an argument."""
    found, unknown = questions(*towns, states=False)
    assert not unknown
    kept = [each for each in found if each.name not in FILES and each.whose != "none"]
    # Languages are of the install: their own views ask who may change them.
    return [each for each in kept if not each.name.startswith("wagtaillocales")]


def test_no_address_of_another_town_reaches_its_view(towns: tuple[Town, Town]) -> None:
    asked = named(towns)
    whose = {each.whose for each in asked}
    assert whose == {"own", "other's"}
    assert {each.name for each in asked} >= ASKED.keys()
    for role in ("chief", "translator"):
        user = towns[0].users[role]
        for each in asked:
            reached = each.whose == "own" and each.name not in OF_INSTALL
            assert stopped(user, each.url) is not reached, (role, each)


def test_who_is_of_no_town_reaches_no_view_and_an_administrator_all(
    towns: tuple[Town, Town],
) -> None:
    admin = administrator()
    for each in named(towns):
        assert not stopped(admin, each.url), each
        assert stopped(AnonymousUser(), each.url), each


def test_an_argument_that_nobody_classified_is_stopped(towns: tuple[Town, Town]) -> None:
    match: Any = SimpleNamespace(view_name="new:view", kwargs={"thing_id": 1})
    gone: Any = SimpleNamespace(
        view_name="x", kwargs={"app_label": "nowhere", "model_name": "nothing", "object_id": "1"}
    )
    swapped: Any = SimpleNamespace(
        view_name="x", kwargs={"app_label": "auth", "model_name": "user", "object_id": "1"}
    )
    with pytest.raises(UnknownArgumentError, match="thing_id"):
        model_of(match, "thing_id")
    request = RequestFactory().get("/admin/")
    with acting(towns[0].users["chief"]) as asking:
        for each in (match, gone, swapped):
            with pytest.raises(Http404):
                check(asking, request, each)


def test_a_list_of_rows_without_a_table_is_stopped(towns: tuple[Town, Town]) -> None:
    assert stopped(towns[0].users["chief"], "/admin/bulk/auth/user/delete/?id=4")


def test_the_lists_of_the_whole_install_are_for_administrators(towns: tuple[Town, Town]) -> None:
    request = RequestFactory().get("/admin/")
    for name in OF_INSTALL:
        match: Any = SimpleNamespace(view_name=name, kwargs={})
        with acting(towns[0].users["chief"]) as asking, pytest.raises(Http404):
            check(asking, request, match)
        with acting(administrator_of()) as asking:
            check(asking, request, match)


def administrator_of() -> Any:
    """Return somebody who stands above all towns, without a row."""
    return SimpleNamespace(is_active=True, is_superuser=True)
