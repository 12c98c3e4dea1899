"""Words of Wagtail's that its own Dutch leaves in English are Dutch in the CMS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest
import wagtail
import wagtail_localize
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from core.cms.wagtail_words import ADDRESS, TERMS, WORDS
from tests.cms.admin import edit_url, send
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
            for english, dutch in dutch_of(folder):
                if JOINED.search(dutch) and not JOINED.search(english):
                    found[english] = dutch
    assert found == {}, found


#: Parts that no screen of ours shows.
UNSEEN = re.compile(r"embedly|got your back|locked</b> by <b>you</b> on")
TOO_NEAR = re.compile(r"\b(?:je|jij|jou|jouw)\b", re.I)


def dutch_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what a catalogue has, and what the CMS says for it."""
    with (folder / "locale/nl/LC_MESSAGES/django.mo").open("rb") as file:
        catalogue: Any = GNUTranslations(file)
    for key in catalogue._catalog:
        english, number = key if isinstance(key, tuple) else (key, None)
        if number is None:
            yield english, translation.gettext(english)
        else:
            yield english, translation.ngettext(english, english, 1 + number)


def test_nobody_is_said_je_to() -> None:
    folder = Path(wagtail.__file__).parent
    with translation.override("nl"):
        found = {
            english: dutch
            for each in (*CATALOGUES, "snippets/")
            for english, dutch in dutch_of(folder / each)
            if TOO_NEAR.search(dutch) and not UNSEEN.search(english)
        }
    assert found == {}


@pytest.mark.parametrize("words", [ADDRESS, TERMS], ids=["address", "terms"])
def test_what_is_called_otherwise_is_in_our_catalogue(words: tuple[Any, ...]) -> None:
    with (settings.LOCALE_PATHS[0] / "nl/LC_MESSAGES/django.mo").open("rb") as file:
        own: Any = GNUTranslations(file)
    english = {each for each in words if isinstance(each, str)}
    assert english - own._catalog.keys() == set()


@pytest.mark.django_db
def test_what_is_wrong_in_a_form_is_said_with_what_is_allowed(
    admin: Client, city: Municipality
) -> None:
    answer = send(admin, edit_url(city.pages["statement"]), slug="geen adres")
    assert answer.status_code == 200
    text = answer.content.decode()
    for words in ("is niet opgeslagen", "Gebruik - in plaats van een spatie"):
        assert words in text
    assert "validatiefouten" not in text
    assert "Unicode" not in text


@pytest.mark.django_db
def test_the_reports_have_no_raw_names(admin: Client, city: Municipality) -> None:
    page = city.pages["information"]
    page.save_revision().publish()
    answer = admin.get(reverse("wagtailadmin_reports:aging_pages"))
    [table] = BeautifulSoup(answer.content, "html.parser").select("table.listing")
    aging = table.get_text()
    assert (page.title in aging, "None" in aging) == (True, False)
    types = admin.get(reverse("wagtailadmin_reports:page_types_usage")).content.decode()
    assert ("Wie is wie" in types, "home.informationpage" in types) == (True, False)


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
