"""Addresses of the CMS with queries that no screen of ours makes: an answer, and never a failure."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db

#: Values that Python, a database or a parser may choke on, with what they are.
HOSTILE = {
    "a number of 5,000 digits": "9" * 5000,
    "a number of 25 digits": "9" * 25,
    "a superscript digit": "²",
}
#: Screens with parameters that are read as a number, a list or a moment, with those parameters.
SCREENS = {
    "wagtailadmin_choose_page_chosen_multiple": ("id",),
    "wagtailadmin_explore_root": ("p", "ordering", "locale", "owner", "latest_revision_created_at"),
    "wagtailadmin_choose_page": ("p", "page_type", "locale", "target_pages[]", "match_subclass"),
    "wagtailadmin_pages:search": ("p", "q", "ordering", "content_type"),
    "wagtailimages:index": ("p", "collection_id", "tag", "ordering", "q"),
    "wagtailimages_chooser:chosen_multiple": ("id",),
    "wagtaildocs:index": ("p", "collection_id", "ordering", "q"),
    "wagtaildocs_chooser:chosen_multiple": ("id",),
    "wagtailadmin_reports:site_history": ("p", "user", "object_type", "timestamp_from", "label"),
    "wagtailadmin_reports:workflow": ("p", "reviewable", "requested_by", "created_at_from"),
    "wagtailadmin_api:pages:listing": ("limit", "child_of", "id", "fields", "order"),
    "wagtailadmin_api:images:listing": ("limit", "id", "fields"),
    "wagtailredirects:index": ("p", "site", "ordering"),
    "wagtailusers_users:index": ("p", "group", "is_superuser", "ordering"),
    "translations:together": ("p", "page"),
    "publishing:publications": ("p", "site", "q", "page"),
    "hours:copy": ("hub", "from", "to", "to_hubs"),
    "to_do": ("p", "kind", "site"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_query_that_no_screen_makes_is_answered(
    admin: Client, city: Municipality, name: str
) -> None:
    admin.raise_request_exception = False
    failed = []
    for what, value in HOSTILE.items():
        for parameter in SCREENS[name]:
            address = f"{reverse(name)}?{quote(parameter)}={quote(value)}"
            status = admin.get(address).status_code
            if status >= 500:
                failed.append((parameter, what, status))
    assert failed == []


@pytest.mark.parametrize("sent", ["a%00b", "%00"])
def test_a_character_that_no_database_takes_is_refused(admin: Client, sent: str) -> None:
    assert admin.get(f"{reverse('wagtailadmin_pages:search')}?q={sent}").status_code == 400
