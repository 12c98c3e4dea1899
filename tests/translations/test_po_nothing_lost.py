"""A bad PO file costs nobody any work: drafts and pages stay exactly as they were."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Page, Revision

from tests.cms.world import Municipality, administrator
from tests.translations.test_po import BAD, send, url_of
from tests.translations.town import draft_of, translated
from translations.drafts import save_draft
from translations.models import MadeFrom

pytestmark = pytest.mark.django_db


def test_bad_files_leave_drafts_pages_and_records_alone(
    city: Municipality, translator: Client
) -> None:
    source, version = translated(city)
    save_draft(source, "en", {"title": "By hand"}, administrator())
    before = (
        list(Revision.objects.order_by("pk").values_list("pk", "content")),
        list(MadeFrom.objects.values()),
        list(Page.objects.order_by("pk").values()),
    )
    for data, _words in BAD.values():
        assert send(translator, url_of(city), data).status_code == 400
    assert before == (
        list(Revision.objects.order_by("pk").values_list("pk", "content")),
        list(MadeFrom.objects.values()),
        list(Page.objects.order_by("pk").values()),
    )
    assert (draft_of(source).title, version.title) == ("By hand", "About us")


def test_a_file_of_no_bytes_says_that_it_is_empty(city: Municipality, translator: Client) -> None:
    response = send(translator, url_of(city), b"")
    assert response.status_code == 400
    assert "leeg" in response.content.decode()
