"""Words of Wagtail's that its own Dutch leaves in English are Dutch in the CMS."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from core.cms.wagtail_words import WORDS
from tests.cms.admin import edit_url
from tests.cms.world import Municipality


@pytest.mark.parametrize("word", WORDS)
def test_each_word_has_dutch_of_ours(word: str) -> None:
    with translation.override("nl"):
        assert translation.gettext(word) != word


@pytest.mark.django_db
def test_the_panels_of_the_editor_and_the_list_of_sites_are_dutch(
    admin: Client, city: Municipality
) -> None:
    editor = admin.get(edit_url(city.pages["information"])).content.decode()
    sites = admin.get(reverse("wagtailsites:index")).content.decode()
    for html, dutch, english in (
        (editor, ["Controles", "Over de tekst"], [">Checks<", "Content statistieken"]),
        (
            sites,
            ["Poortnummer", "Sitenaam", "Beginpagina", "Standaard?"],
            ["Root page", "Site name", ">Port<", "Default?"],
        ),
    ):
        assert [each for each in dutch if each not in html] == []
        assert [each for each in english if each in html] == []
