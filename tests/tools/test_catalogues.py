from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

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
def test_phrases_of_the_cms_alone_need_no_arabic() -> None:
    arabic = [line for line in catalogues.faults() if line.startswith("ar:")]
    assert len(arabic) == 2
    assert not [line for line in arabic if "Council page" in line]


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
