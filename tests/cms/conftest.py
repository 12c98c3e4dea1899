"""Fixtures of the tests of the CMS."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.template import engines
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from core.permissions import approval, chief_editors, district_editors, translators
from tests.cms.world import Municipality, administrator, member, municipality, translate
from tests.kept_rows import kept


@pytest.fixture(autouse=True)
def lenient_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Wagtail's own templates leave variables out, as they do."""
    backend: Any = engines["django"]
    monkeypatch.setattr(backend.engine, "string_if_invalid", "")


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """Forget the addresses of sites that a test before made."""
    cache.clear()


def make_world() -> tuple[Municipality, Municipality]:
    """Make two municipalities."""
    city = municipality("stad.localhost", "Stad")
    city.pages["home_en"] = translate(city.pages["home"], "en")
    other = municipality("dorp.localhost", "Dorp")
    approval(city.site)
    return city, other


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Municipality, Municipality]]:
    """Two municipalities, made once for a module: each test runs inside this transaction."""
    with kept(make_world, django_db_blocker) as made:
        yield made


@pytest.fixture
def city(world: tuple[Municipality, Municipality], db: Any) -> Municipality:
    """A municipality with a page of every type, and its start page in English."""
    return copy.deepcopy(world[0])


@pytest.fixture
def other(world: tuple[Municipality, Municipality], db: Any) -> Municipality:
    """Another municipality on the same install."""
    return copy.deepcopy(world[1])


def _client(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def chief(city: Municipality) -> Client:
    """Somebody who edits the whole of the city."""
    return _client(member("hoofd", chief_editors(city.site)))


@pytest.fixture
def district_editor(city: Municipality) -> Client:
    """Somebody who edits district one of the city."""
    return _client(member("wijk", district_editors(city.pages["one"])))


@pytest.fixture
def translator(city: Municipality) -> Client:
    """Somebody who translates the city's pages into English."""
    return _client(member("vertaler", translators(city.site, "en")))


@pytest.fixture
def admin(city: Municipality) -> Client:
    """An administrator."""
    return _client(administrator())


@pytest.fixture
def folders(settings: Settings, tmp_path: Path) -> Path:
    """Folders of this test's own for stored and for temporary files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "tmp"
    # Small files wait in memory, large ones on disk: half of the tests should see a disk.
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    (tmp_path / "tmp").mkdir()
    return tmp_path
