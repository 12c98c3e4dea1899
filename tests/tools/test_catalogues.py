from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel import Locale
from django.conf import settings

from publishing.content.language_table import TABLE
from publishing.content.language_table import catalogues as folders
from tools import catalogues
from tools.phrases import EDITORS, PUBLIC, Phrase

#: Each catalogue that there has to be.
ALL = [(code, domain) for domain, codes in catalogues.LANGUAGES.items() for code in codes]


@pytest.fixture
def phrases(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Phrase]:
    """Three phrases: of residents, of both, of editors; catalogues in a folder of the test."""
    found = [
        Phrase((PUBLIC,), "Opening hours", None, (), "templates/hours.html"),
        Phrase((PUBLIC, EDITORS), "%(n)s seat", None, (), "districts/public.py"),
        Phrase((EDITORS,), "Council page", None, (), "districts/people.py"),
    ]
    monkeypatch.setattr(catalogues, "phrases", lambda: found)
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    return found


def translate(language: str, domain: str, **words: str) -> None:
    catalogues.update()
    path = catalogues.path_of(language, domain)
    text = path.read_text(encoding="utf-8")
    for phrase, translation in words.items():
        before = f'msgid "{phrase.replace("_", " ")}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, before[:-2] + f'"{translation}"')
    path.write_text(text, encoding="utf-8")


def lines_of(language: str, domain: str) -> list[str]:
    return [line for line in catalogues.faults() if line.startswith(f"{language}/{domain}: ")]


@pytest.mark.usefixtures("phrases")
def test_every_phrase_that_is_not_translated_is_named() -> None:
    translate("nl", PUBLIC, Opening_hours="Openingstijden")
    assert lines_of("nl", PUBLIC) == [
        "nl/public: not translated: '%(n)s seat' (districts/public.py)"
    ]
    assert lines_of("nl", EDITORS) == [
        "nl/django: not translated: '%(n)s seat' (districts/public.py)",
        "nl/django: not translated: 'Council page' (districts/people.py)",
    ]


@pytest.mark.usefixtures("phrases")
@pytest.mark.parametrize("code", ["ar", "tr", "pl"])
def test_phrases_of_the_cms_alone_need_dutch_only(code: str) -> None:
    lines = [line for line in catalogues.faults() if line.startswith(f"{code}/")]
    assert len(lines) == 2
    assert not [line for line in lines if "Council page" in line]


@pytest.mark.usefixtures("phrases")
def test_english_needs_no_translation_and_its_catalogues_hold_no_empty_ones() -> None:
    catalogues.update()
    assert not [line for line in catalogues.faults() if line.startswith("en/")]
    assert [message.id for message in catalogues.read("en", PUBLIC) if message.id] == []


@pytest.mark.usefixtures("phrases")
@pytest.mark.parametrize("code", ["nl", "ar", "tr", "pl"])
def test_a_guess_and_a_wrong_placeholder_are_faults(code: str) -> None:
    translate(code, PUBLIC, **{"Opening_hours": "Saatler", "%(n)s_seat": "%(x)s seat"})
    path = catalogues.path_of(code, PUBLIC)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('msgid "Opening hours"', '#, fuzzy\nmsgid "Opening hours"'), encoding="utf-8"
    )
    lines = lines_of(code, PUBLIC)
    assert f"{code}/public: fuzzy: 'Opening hours' (templates/hours.html)" in lines
    assert [line for line in lines if line.startswith(f"{code}/public: '%(n)s seat': ")]


def test_a_phrase_that_nothing_marks_any_longer_is_a_fault(phrases: list[Phrase]) -> None:
    catalogues.update()
    del phrases[0]
    assert "pl/public: no longer used: 'Opening hours'" in lines_of("pl", PUBLIC)
    catalogues.update()
    assert "Opening hours" not in catalogues.path_of("pl", PUBLIC).read_text(encoding="utf-8")


@pytest.mark.usefixtures("phrases")
def test_a_catalogue_that_no_language_reads_is_a_fault() -> None:
    path = catalogues.path_of("xx", PUBLIC)
    path.parent.mkdir(parents=True)
    path.touch()
    assert "xx/LC_MESSAGES/public.po: no language of the table reads it" in list(
        catalogues.faults()
    )


def test_a_phrase_that_is_marked_for_residents_too_keeps_its_translation(
    phrases: list[Phrase],
) -> None:
    translate("nl", EDITORS, Council_page="Raadspagina")
    phrases[2] = phrases[2]._replace(domains=(PUBLIC,))
    catalogues.update()
    catalog = catalogues.read("nl", PUBLIC)
    assert catalog["Council page"].string == "Raadspagina"
    assert "Council page" not in catalogues.read("nl", EDITORS)
    # No other language gets it.
    assert not catalogues.read("pl", PUBLIC)["Council page"].string
    assert "Council page" not in catalogues.read("en", PUBLIC)


def test_a_phrase_that_moves_to_the_other_domain_keeps_to_its_language(
    phrases: list[Phrase],
) -> None:
    translate("nl", EDITORS, Council_page="Raadspagina")
    phrases[2] = phrases[2]._replace(domains=(PUBLIC,))
    catalogues.update()
    assert not catalogues.read("pl", PUBLIC)["Council page"].string


@pytest.mark.parametrize(("code", "domain"), ALL)
def test_every_form_of_a_word_belongs_to_one_category_of_cldr(code: str, domain: str) -> None:
    catalog = catalogues.read(code, domain)
    plural = gettext.c2py(catalog.plural_expr)
    category = Locale.parse(code).plural_form
    forms: dict[str, set[int]] = {}
    for number in range(1000):
        forms.setdefault(category(number), set()).add(plural(number))
    assert all(len(found) == 1 for found in forms.values()), forms
    # Turkish writes the singular after every number: one form is all it has in gettext.
    expected = 1 if code == "tr" else len(forms)
    assert len(set.union(*forms.values())) == catalog.num_plurals == expected


def test_the_catalogues_of_the_site_are_complete() -> None:
    assert list(catalogues.faults()) == []


def test_every_language_of_the_site_has_a_catalogue() -> None:
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    assert codes == list(TABLE)
    assert {TABLE[code].folder for code in codes} == set(catalogues.LANGUAGES[PUBLIC])
    # A variant may have the phrases of its language.
    assert TABLE["nl-simple"].folder == "nl"
    assert catalogues.LANGUAGES[EDITORS] == folders(of_editors=True) == ["nl", "en"]


@pytest.mark.usefixtures("phrases")
def test_an_update_keeps_translations_and_is_the_same_twice() -> None:
    translate("nl", PUBLIC, Opening_hours="Openingstijden")
    catalogues.update()
    once = catalogues.path_of("nl", PUBLIC).read_bytes()
    assert b'"Openingstijden"' in once
    assert b"POT-Creation-Date" not in once
    catalogues.update()
    assert catalogues.path_of("nl", PUBLIC).read_bytes() == once


def test_a_plural_that_is_not_translated_is_in_english(phrases: list[Phrase]) -> None:
    phrases.append(Phrase((PUBLIC,), ("one hub", "more hubs"), None, (), "templates/hubs.html"))
    catalogues.update()
    catalogues.compile_all()
    with catalogues.path_of("pl", PUBLIC).with_suffix(".mo").open("rb") as file:
        polish = gettext.GNUTranslations(file)
    assert polish.ngettext("one hub", "more hubs", 5) == "more hubs"


@pytest.mark.usefixtures("phrases")
def test_a_compiled_catalogue_follows_its_source() -> None:
    translate("nl", PUBLIC, Opening_hours="Openingstijden")
    catalogues.compile_all()
    compiled = catalogues.path_of("nl", PUBLIC).with_suffix(".mo")
    assert b"Openingstijden" in compiled.read_bytes()
    catalogues.path_of("nl", PUBLIC).unlink()
    catalogues.compile_all()
    assert not compiled.exists()
