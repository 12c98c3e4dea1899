"""A new language is an entry of the table and a catalogue: German, with a small one.

What it lacks is named by `manage.py check`, and its pages say that in English.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup
from pytest_django import Settings

from core.languages import content_languages
from core.layout.frame import frame_view
from core.spoken_languages import CODES
from open_data import catalogue
from publishing.build.render import environment, render
from publishing.content import language_table
from publishing.content.declarations import PageRow
from publishing.content.language_table import EURO_LAST, TABLE, LanguageEntry
from publishing.content.languages import language, name_for_editors, phrases_of
from publishing.content.load import load
from publishing.content.reader import Reader
from publishing.registry import registry
from tests.home.trees import MOMENT, City, make_city
from wijkwijzer.checks.project import check_languages, language_faults

GERMAN = LanguageEntry(
    code="de",
    name="Deutsch",
    clock="HH:mm",
    euros=EURO_LAST,
    eu="DEU",
    with_weekday="{weekday}, {day}",
)
WORDS = {
    "Search": "Suche",
    "Skip to main content": "Zum Hauptinhalt",
    "%(start)s to %(end)s": "%(start)s bis %(end)s Uhr",
}


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Iterator[None]:
    """German, with a catalogue of three phrases in a folder of its own."""
    monkeypatch.setitem(TABLE, "de", GERMAN)
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = language_table.choices()
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    small = Catalog(locale="de", charset="utf-8", fuzzy=False)
    for phrase, said in WORDS.items():
        small.add(phrase, said)
    path = tmp_path / "de/LC_MESSAGES/public.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, small)
    forget()
    yield
    forget()


def forget() -> None:
    """Let the next page read the table and the catalogues."""
    language.cache_clear()
    environment.cache_clear()


@pytest.fixture
def city(db: None) -> City:
    return make_city()


@pytest.mark.usefixtures("german")
def test_a_page_is_in_german_and_what_is_missing_in_english(city: City) -> None:
    version = city.translate(city.home, "de", "Viertel der Stadt")
    read = Reader(load(city.site, ("nl", "en", "de"), MOMENT), "de", MOMENT)
    row = read.row(PageRow, version.pk)
    output = registry.pages[row.kind]
    view = output.view(read, row)
    around = registry.layout.fragments(read).of(registry.layout.section(read, row))
    html = render(
        output.template, read.language, around=around, frame=frame_view(read, row, view), view=view
    )
    page = BeautifulSoup(html, "html.parser")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("de", "ltr")
    assert page.h1 is not None
    assert page.h1.get_text(strip=True) == "Viertel der Stadt"
    text = page.get_text(" ", strip=True)
    assert WORDS["Skip to main content"] in text
    assert WORDS["Search"] in text
    assert "Who can I call?" in text
    assert read.url(row).startswith("/de/")


@pytest.mark.usefixtures("german")
def test_dates_times_and_amounts_follow_from_the_entry() -> None:
    words = language("de")
    assert words.weekday_day(date(2026, 11, 22)) == "Sonntag, 22 November 2026"
    assert words.clock(datetime(2026, 11, 22, 8, 30, tzinfo=UTC)) == "09:30"
    assert words.money(31080) == "31.080\xa0€"
    assert (words.name, words.language_name("tr")) == ("Deutsch", "Türkisch")
    assert name_for_editors("de").casefold() in {"duits", "german"}


@pytest.mark.usefixtures("german")
def test_every_other_list_of_languages_has_it(city: City) -> None:
    assert content_languages()[-1] == ("de", "Deutsch")
    assert language_table.catalogues()[-1] == "de"
    assert "de" in CODES
    city.settings.languages = "nl,de"
    city.settings.save()
    city.translate(city.home, "de", "Viertel")
    read = Reader(load(city.site, ("nl", "de"), MOMENT), "nl", MOMENT)
    [target] = catalogue.plan(read)
    terms = json.loads(catalogue.make(read, target).body)["dct:language"]
    assert [each["@id"].rpartition("/")[2] for each in terms] == ["NLD", "DEU"]


@pytest.mark.usefixtures("german")
def test_the_check_says_how_much_is_in_english() -> None:
    [found] = check_languages(None)
    all_of_them = len(phrases_of("nl"))
    assert found.id == "wijkwijzer.W001"
    assert f"'de' has no translation of {all_of_them - 3} of {all_of_them} phrases" in found.msg


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("entry", "lacking"),
    [
        (replace(GERMAN, clock=""), "words for the time of day (clock)"),
        (replace(GERMAN, euros=""), "way to write an amount (euros)"),
        (replace(GERMAN, eu=""), "code in the list of the EU (eu)"),
        (replace(GERMAN, locale="xx_YY"), "CLDR locale (locale)"),
        (replace(GERMAN, django="xx"), "language of Django (django)"),
    ],
)
def test_the_check_names_what_an_entry_lacks(
    monkeypatch: pytest.MonkeyPatch, entry: LanguageEntry, lacking: str
) -> None:
    monkeypatch.setitem(TABLE, "de", entry)
    found = [each for each in check_languages(None) if each.id == "wijkwijzer.E009"]
    assert [each.msg for each in found] == [f"The language 'de' lacks: {lacking}."]


@pytest.mark.usefixtures("german")
def test_the_check_names_a_language_without_catalogue(settings: Settings) -> None:
    settings.LOCALE_PATHS = settings.LOCALE_PATHS[:-1]
    forget()
    [found] = check_languages(None)
    assert found.id == "wijkwijzer.E010"
    assert "The language 'de' has no catalogue of phrases" in found.msg
    # Its pages are made all the same.
    assert language("de").gettext("Search") == "Search"


def test_the_check_names_a_language_that_has_no_entry() -> None:
    [found] = language_faults(["nl", "de"])
    assert found.id == "wijkwijzer.E009"
    assert "'de' is in the settings, and not in the table of languages" in found.msg
