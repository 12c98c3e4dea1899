from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from django.conf import settings

from tools import catalogues


@pytest.fixture
def phrases(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Catalog:
    catalog = Catalog(charset="utf-8")
    catalog.add("Opening hours", locations=[("templates/hours.html", 0)])
    catalog.add("%(n)s seat", locations=[("districts/public.py", 0)], flags=["python-format"])
    catalog.add("Council page", locations=[("districts/models/people.py", 0)])
    monkeypatch.setattr(catalogues, "collected", lambda: catalog)
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    return catalog


def translate(language: str, **words: str) -> None:
    catalogues.update()
    path = catalogues.path_of(language)
    text = path.read_text(encoding="utf-8")
    for phrase, translation in words.items():
        before = f'msgid "{phrase.replace("_", " ")}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, before[:-2] + f'"{translation}"')
    path.write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("phrases")
def test_every_phrase_that_is_not_translated_is_named() -> None:
    translate("nl", Opening_hours="Openingstijden")
    lines = list(catalogues.faults())
    assert [line for line in lines if line.startswith("nl: not translated: 'Council page'")]
    assert not [line for line in lines if line.startswith("nl:") and "Opening hours" in line]


@pytest.mark.usefixtures("phrases")
@pytest.mark.parametrize("code", ["ar", "tr", "pl"])
def test_phrases_of_the_cms_alone_need_dutch_only(code: str) -> None:
    lines = [line for line in catalogues.faults() if line.startswith(f"{code}:")]
    assert len(lines) == 2
    assert not [line for line in lines if "Council page" in line]


@pytest.mark.usefixtures("phrases")
@pytest.mark.parametrize("code", ["nl", "ar", "tr", "pl"])
def test_a_guess_and_a_wrong_placeholder_are_faults(code: str) -> None:
    translate(code, **{"Opening_hours": "Saatler", "%(n)s_seat": "%(x)s seat"})
    path = catalogues.path_of(code)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('msgid "Opening hours"', '#, fuzzy\nmsgid "Opening hours"'), encoding="utf-8"
    )
    lines = [line for line in catalogues.faults() if line.startswith(f"{code}:")]
    assert f"{code}: fuzzy: 'Opening hours' (templates/hours.html)" in lines
    assert [line for line in lines if line.startswith(f"{code}: '%(n)s seat': ")]


@pytest.mark.parametrize("code", catalogues.LANGUAGES)
def test_every_form_of_a_word_belongs_to_one_category_of_cldr(code: str) -> None:
    plural = gettext.c2py(catalogues.read(code).plural_expr)
    category = Locale.parse(code).plural_form
    forms: dict[str, set[int]] = {}
    for number in range(1000):
        forms.setdefault(category(number), set()).add(plural(number))
    assert all(len(found) == 1 for found in forms.values()), forms
    # Turkish writes the singular after every number: one form is all it has in gettext.
    expected = 1 if code == "tr" else len(forms)
    assert len(set.union(*forms.values())) == catalogues.read(code).num_plurals == expected


def test_the_catalogues_of_the_site_are_complete() -> None:
    assert list(catalogues.faults()) == []
    # A variant has no catalogue: its phrases are those of its language.
    served = {code.partition("-")[0] for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
    assert set(catalogues.LANGUAGES) == served == {*catalogues.COMPLETE, "en"}


@pytest.mark.usefixtures("phrases")
def test_an_update_keeps_translations_and_is_the_same_twice() -> None:
    translate("nl", Opening_hours="Openingstijden")
    catalogues.update()
    once = catalogues.path_of("nl").read_bytes()
    assert b'"Openingstijden"' in once
    assert b"POT-Creation-Date" not in once
    catalogues.update()
    assert catalogues.path_of("nl").read_bytes() == once


@pytest.mark.usefixtures("phrases")
def test_a_compiled_catalogue_follows_its_source() -> None:
    translate("nl", Opening_hours="Openingstijden")
    catalogues.compile_all()
    compiled = catalogues.path_of("nl").with_suffix(".mo")
    assert b"Openingstijden" in compiled.read_bytes()
