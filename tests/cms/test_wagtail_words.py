"""Words of Wagtail's that its own Dutch leaves in English are Dutch in the CMS."""

from __future__ import annotations

import re
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest
import wagtail
import wagtail_localize
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


#: The catalogues of what our screens show.
CATALOGUES = ("", "admin/", "images/", "documents/", "users/", "contrib/redirects/")
JOINED = re.compile(r"\)s[a-z]|\)[sd]%\(|[a-z]%\(|[a-z]<(?:span|b|a)\b|</b>[a-z]")


def test_nothing_of_wagtail_runs_together_in_dutch() -> None:
    wagtail_folder, localize_folder = (
        Path(each.__file__).parent for each in (wagtail, wagtail_localize)
    )
    folders = [*(wagtail_folder / each for each in CATALOGUES), localize_folder]
    found = {}
    with translation.override("nl"):
        for folder in folders:
            with (folder / "locale/nl/LC_MESSAGES/django.mo").open("rb") as file:
                catalogue: Any = GNUTranslations(file)
            for key in catalogue._catalog:
                english, number = key if isinstance(key, tuple) else (key, None)
                if number is None:
                    dutch = translation.gettext(english)
                else:
                    dutch = translation.ngettext(english, english, 1 + number)
                if JOINED.search(dutch) and not JOINED.search(english):
                    found[english] = dutch
    assert found == {}, found


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


@pytest.mark.django_db
def test_a_search_calls_what_it_counts_pages(admin: Client, city: Municipality) -> None:
    answer = admin.get(reverse("wagtailadmin_pages:search"), {"q": ""})
    html = re.sub(r"<script.*?</script>|\s+", " ", answer.content.decode())
    assert re.search(r"1–\d+ van \d+ pagina&#x27;s", html)
    assert "Pagina types" not in html
    home = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("manual") in home, "gebruikershandleiding" in home) == (True, False)
