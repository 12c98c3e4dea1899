"""What the tests of this app share."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker, Settings

from publishing.content.language_table import SOURCE_LANGUAGE
from publishing.content.languages import Language, phrases_of
from tests.home.trees import City, make_city
from tests.kept_rows import kept


@pytest.fixture(scope="module")
def made_city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[City]:
    """The municipality, made once for a module: each test runs inside this transaction."""
    with kept(make_city, django_db_blocker) as city:
        yield city


@pytest.fixture
def city(made_city: City, db: None) -> City:
    """A municipality with its sections."""
    return copy.deepcopy(made_city)


@pytest.fixture(autouse=True)
def own_releases(settings: Settings, tmp_path: Path) -> None:
    """What a test published stands beside its releases: no other test may find it there."""
    settings.RELEASES_DIR = tmp_path / "releases"


@pytest.fixture(autouse=True)
def phrases_as_in_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views are compared whole: a better translation may not break them.

    A phrase that is not marked for residents is in no catalogue that they read: it stops the test.
    """
    known = phrases_of(SOURCE_LANGUAGE)

    def as_marked(_words: Language, message: str) -> str:
        assert message in known, f"{message!r} is not marked as a phrase of the public site"
        return message

    def plural(words: Language, singular: str, other: str, number: int) -> str:
        return as_marked(words, singular) if number == 1 else other

    monkeypatch.setattr(Language, "gettext", as_marked)
    monkeypatch.setattr(Language, "ngettext", plural)
