"""What the tests of this app share."""

from __future__ import annotations

import pytest

from publishing.languages import Language
from tests.home.trees import City, make_city


@pytest.fixture
def city(db: None) -> City:
    return make_city()


@pytest.fixture(autouse=True)
def phrases_as_in_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views are compared whole: a better translation may not break them."""

    def plural(_words: Language, singular: str, other: str, number: int) -> str:
        return singular if number == 1 else other

    monkeypatch.setattr(Language, "gettext", lambda _words, message: message)
    monkeypatch.setattr(Language, "ngettext", plural)
