"""A number that is spelled otherwise is the same number: Django reads it, so the border does."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from tests.cms.border.towns import Town, plain

pytestmark = pytest.mark.django_db
PAGES = "wagtailcore.Page"
PLACES = (
    ("wagtailadmin_choose_page_chosen_multiple", (), PAGES),
    ("wagtailimages_chooser:chosen_multiple", (), "core.Picture"),
    ("wagtaildocs_chooser:chosen_multiple", (), "core.PublicDocument"),
    ("wagtail_bulk_action", ("wagtailcore", "page", "delete"), PAGES),
    ("wagtail_bulk_action", ("wagtailcore", "page", "move"), PAGES),
    ("wagtail_bulk_action", ("core", "picture", "delete"), "core.Picture"),
    ("wagtail_bulk_action", ("core", "publicdocument", "delete"), "core.PublicDocument"),
)


def spellings(number: int) -> list[str]:
    """Return ways to write a number that Python's `int` reads."""
    wide = str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    under = f"0_{number}"
    found = [f" {number}", f"{number} ", f"+{number}", f"0{number}", f"\u200a{number}", wide, under]
    assert {int(each) for each in found} == {number}
    return found


@pytest.mark.parametrize(("name", "arguments", "label"), PLACES)
def test_no_spelling_of_a_number_leads_over_the_border(
    towns: tuple[Town, Town], name: str, arguments: tuple[str, ...], label: str
) -> None:
    mine, other = towns
    client = Client(raise_request_exception=False)
    client.force_login(mine.users["chief"])
    url = reverse(name, args=arguments)
    for state, pk in other.rows[label].items():
        for spelled in spellings(pk):
            bulk = "bulk" in name
            for argument in ("id", "childOf") if bulk and label == PAGES else ("id",):
                answer = client.get(f"{url}?{urlencode({argument: spelled})}")
                assert other.mark not in plain(answer), (state, spelled)
                # What was ticked in a list is named; a message says so.
                led = answer.status_code == 302 and answer["Location"] == reverse(
                    "wagtailadmin_home"
                )
                assert led or answer.status_code == 404, (state, argument, spelled)
                assert led == bulk, (state, argument, spelled)
