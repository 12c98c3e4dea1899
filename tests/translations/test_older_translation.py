"""What a resident reads on a translation that is older than the Dutch text."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from home.models import InformationPage
from publishing.content.declarations import PageRow
from publishing.content.load import load
from publishing.content.reader import Reader
from tests.cms.world import Municipality
from tests.translations.town import BODY, put_body, translated
from translations.notices import newer_words

pytestmark = pytest.mark.django_db


def words(city: Municipality, version: Any, code: str = "en") -> str:
    read = Reader(load(city.site, ("nl", "en"), timezone.now()), code, timezone.now())
    return newer_words(read, read.row(PageRow, version.pk))


def test_nothing_is_said_of_a_translation_that_is_up_to_date(city: Municipality) -> None:
    source, version = translated(city)
    assert words(city, version) == ""
    assert words(city, source, "nl") == ""


def test_it_says_what_is_newer_and_that_facts_are_right(city: Municipality) -> None:
    source, version = translated(city)
    source.introduction = "Wie wij zijn en wat wij doen."
    put_body(source, BODY[1:])
    assert words(city, version) == (
        "The Dutch page is newer than this translation. Changed in Dutch: the introduction. "
        "Opening hours, addresses and contact details on this page are up to date."
    )
    put_body(InformationPage.objects.get(pk=source.pk), [{**BODY[1], "value": "<p>Nieuw.</p>"}])
    assert "Changed in Dutch: the introduction and the text." in words(city, version)


def test_a_fact_that_changed_says_nothing(city: Municipality) -> None:
    source, version = translated(city)
    source.in_footer = False
    source.save_revision().publish()
    assert words(city, version) == ""
