"""The table of languages is the only list of them, and what is read from it is whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from django.conf import settings

from publishing.content import language_table
from publishing.content.language_table import SOURCE_LANGUAGE, TABLE, entry_of
from publishing.content.languages import language

THE_TABLE = "site/publishing/content/language_table.py"


def lists_of_languages(text: str) -> Iterator[int]:
    """Return the lines of a module where two languages of the table or more are listed."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Dict | ast.List | ast.Tuple | ast.Set):
            continue
        # A list of pairs is a list as well.
        items = [
            each.elts[0] if isinstance(each, ast.Tuple) and each.elts else each
            for each in (node.keys if isinstance(node, ast.Dict) else node.elts)
        ]
        codes = {each.value for each in items if isinstance(each, ast.Constant)}
        if len(codes & set(TABLE)) > 1:
            yield node.lineno


@pytest.mark.parametrize("folder", ["contacts", "districts", "home", "site", "tools"])
def test_no_other_module_lists_the_languages(repository: Path, folder: str) -> None:
    found = [
        f"{path.relative_to(repository)}:{line}"
        for path in sorted((repository / folder).rglob("*.py"))
        if "migrations" not in path.parts and path != repository / THE_TABLE
        for line in lists_of_languages(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ['A = ("nl", "pl")', 'A = {"ar": 1, "tr": 2}', 'A = [("en", "x"), ("pl", "y")]']
)
def test_a_second_list_is_found(text: str) -> None:
    assert list(lists_of_languages(text)) == [1]


def test_the_settings_follow_the_table() -> None:
    assert [code for code, _name in settings.LANGUAGES] == list(TABLE)
    assert settings.LANGUAGES == settings.WAGTAIL_CONTENT_LANGUAGES
    assert next(iter(TABLE)) == SOURCE_LANGUAGE == settings.LANGUAGE_CODE
    assert settings.WAGTAILADMIN_PERMITTED_LANGUAGES == [("nl", "Nederlands"), ("en", "English")]


@pytest.mark.parametrize("code", TABLE)
def test_a_language_is_written_as_its_entry_says(code: str) -> None:
    entry, words = TABLE[code], language(code)
    assert (entry.code, words.name) == (code, entry.name)
    assert words.direction == Locale.parse(entry.base).text_direction
    assert entry.folder in language_table.catalogues()


def test_a_language_without_an_entry_is_written_as_cldr_says() -> None:
    words = language("fr")
    assert entry_of("fr").name == ""
    assert (words.name, words.direction) == ("français", "ltr")
    assert words.gettext("Opening hours") == "Opening hours"
