"""Every address of the CMS, as every role: nothing of another municipality, and no error."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.cms.border.matrix import Asked, Found, ask, questions
from tests.cms.border.table import ROLES, table
from tests.cms.border.towns import Town
from tests.cms.world import administrator, member

pytestmark = pytest.mark.django_db
#: All questions as every role; in `make test-faults`.
AT_LENGTH = int(os.environ.get("WIJKWIJZER_FAULTS", "1")) > 1
#: Who asks for which rows in the short form: what one of them sees of a town, others see less of.
SHORT = {
    "chief": ("none", "own", "other's"),
    "district": ("none", "other's"),
    "translator": ("none", "other's"),
    "administrator": ("none",),
    "without": ("none", "own", "other's"),
    "anonymous": ("none", "own", "other's"),
}
MATRIX = "docs/border.md"


def client_of(user: Any) -> Client:
    """Return the browser of somebody."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def people(town: Town) -> dict[str, Any]:
    """Return somebody of each role in a town."""
    return {
        **{role: town.users[role] for role in ("chief", "district", "translator")},
        "administrator": administrator(),
        "without": member("zonder"),
        "anonymous": None,
    }


def asked_as(role: str, asked: list[Asked], *, at_length: bool) -> list[Asked]:
    """Return what somebody of a role is to ask."""
    chosen = [each for each in asked if at_length or each.whose in SHORT[role]]
    # What cannot be looked at cannot be sent to either.
    if role == "chief" or at_length:
        chosen += [
            Asked(each.name, each.url, each.whose, "post")
            for each in asked
            if each.whose == "other's" and role != "administrator"
        ]
    return chosen


def walk(mine: Town, other: Town, *, at_length: bool) -> Found:
    """Ask everything as everybody; what a question does is undone."""
    asked, unknown = questions(mine, other, states=at_length)
    found = Found(faults=[f"nobody classified {each}" for each in unknown])
    for role, user in people(mine).items():
        client = client_of(user)
        for each in asked_as(role, asked, at_length=at_length):
            with transaction.atomic():
                ask(found, role, client, each, "" if role == "administrator" else other.mark)
                transaction.set_rollback(True)
    return found


def test_every_address_as_every_role(towns: tuple[Town, Town], repository: Path) -> None:
    mine, other = towns
    found = walk(mine, other, at_length=False)
    assert not found.faults, "\n".join(found.faults)
    assert {role for role, _whose, _verdict in found.counts} == set(ROLES)
    page = repository / MATRIX
    if "BORDER_TABLE" in os.environ:
        page.write_text(table(found), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == table(found), "run `make border` and look at it"


@pytest.mark.skipif(not AT_LENGTH, reason="make test-faults")
def test_every_address_as_every_role_of_both_towns(towns: tuple[Town, Town]) -> None:
    for mine, other in (towns, towns[::-1]):
        found = walk(mine, other, at_length=True)
        assert not found.faults, "\n".join(found.faults)
