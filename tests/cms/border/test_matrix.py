"""Every address of the CMS, as every role: nothing of another municipality, and no error."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.cms.admin import menus_once
from tests.cms.border.matrix import Asked, Found, ask, questions
from tests.cms.border.table import ROLES, Table, written
from tests.cms.border.towns import Town
from tests.cms.world import administrator, member

pytestmark = pytest.mark.django_db
#: The page in docs/ is written anew; in `make border`.
WRITING = "BORDER_TABLE" in os.environ
#: Who asks for which rows in the short form: what one of them sees of a town, others see less of.
SHORT = {
    "chief": ("none", "own", "other's"),
    "district": ("none", "other's"),
    "translator": ("none", "other's"),
    "manager": ("none", "own", "other's"),
    "administrator": ("none",),
    "without": ("none", "own", "other's"),
    "anonymous": ("none", "own", "other's"),
}
MATRIX = "docs/border.md"


def client_of(user: Any) -> Client:
    """Return the browser of somebody."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def somebody(role: str, town: Town) -> Any:
    """Return somebody of a role in a town; None for who is not logged in."""
    if role == "administrator":
        return administrator()
    if role == "without":
        return member("zonder")
    return town.users.get(role)


def asked_as(role: str, asked: list[Asked], *, at_length: bool) -> list[Asked]:
    """Return what somebody of a role is to ask."""
    chosen = [each for each in asked if at_length or each.whose in SHORT[role]]
    # What cannot be looked at cannot be sent to either.
    if role in ("chief", "manager") or at_length:
        chosen += [
            Asked(each.name, each.url, each.whose, "post")
            for each in asked
            if each.whose == "other's" and role != "administrator"
        ]
    return chosen


def walk(role: str, user: Any, mine: Town, other: Town, *, at_length: bool) -> Found:
    """Ask everything as somebody of a role in the first town; what a question does is undone."""
    asked, unknown = questions(mine, other, states=at_length)
    found = Found(faults=[f"nobody classified {each}" for each in unknown])
    client = client_of(user)
    with menus_once():
        for each in asked_as(role, asked, at_length=at_length):
            with transaction.atomic():
                ask(found, role, client, each, "" if role == "administrator" else other.mark)
                transaction.set_rollback(True)
    return found


# Whoever may do most asks PostgreSQL whatever the others ask it.
ON_BOTH = ("chief", "administrator")


@pytest.mark.parametrize(
    "role",
    [role if role in ON_BOTH else pytest.param(role, marks=pytest.mark.sqlite) for role in ROLES],
)
def test_every_address_as_every_role(towns: tuple[Town, Town], repository: Path, role: str) -> None:
    found = walk(role, somebody(role, towns[0]), *towns, at_length=False)
    page = repository / MATRIX
    if WRITING:
        with written(page) as table:
            table.put(role, found)
    assert not found.faults, "\n".join(found.faults)
    told, real = Table.read(page.read_text(encoding="utf-8")), Table()
    real.put(role, found)
    assert told.counts[role] == real.counts[role], "run `make border` and look at it"
    assert told.cells[role] == real.cells[role], "run `make border` and look at it"


@pytest.mark.faults
@pytest.mark.parametrize("role", ROLES)
def test_every_address_as_every_role_of_both_towns(towns: tuple[Town, Town], role: str) -> None:
    # Who is of no town asks about both.
    outside = None if role in towns[0].users else somebody(role, towns[0])
    for mine, other in (towns, towns[::-1]):
        user = mine.users.get(role, outside)
        found = walk(role, user, mine, other, at_length=True)
        assert not found.faults, "\n".join(found.faults)
