"""What the tests of this app share."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from publishing.content.languages import Language
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
def phrases_as_in_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views are compared whole: a better translation may not break them."""

    def plural(_words: Language, singular: str, other: str, number: int) -> str:
        return singular if number == 1 else other

    monkeypatch.setattr(Language, "gettext", lambda _words, message: message)
    monkeypatch.setattr(Language, "ngettext", plural)
