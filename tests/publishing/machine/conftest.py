"""The municipalities that the state machine begins with."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from publishing.publisher import build
from tests.publishing.machine.core import Steps, Tally
from tests.publishing.machine.worlds import START, make_world


@dataclass(frozen=True)
class World:
    """The ids of the sites, a folder with their first releases, and one to work in."""

    sites: tuple[int, ...]
    template: Path
    folder: Path

    def steps(self, tally: Tally) -> Steps:
        """Begin anew. Call it inside a transaction that is rolled back."""
        return Steps(self.sites, self.template, self.folder, tally)


@pytest.fixture(scope="module")
def made_world(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """Make the municipalities and their first releases once; each test runs in this transaction."""
    folder = tmp_path_factory.mktemp("machine")
    logging.disable(logging.CRITICAL)
    own = {"MEDIA_ROOT": folder / "media", "RELEASES_DIR": folder / "template"}
    with override_settings(**own), django_db_blocker.unblock(), transaction.atomic():
        towns = make_world()
        for town in towns:
            build(town.site, moment=START)
        with django_db_blocker.block():
            yield World(tuple(town.site.pk for town in towns), folder / "template", folder)
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@pytest.fixture
def world(made_world: World, db: Any, monkeypatch: pytest.MonkeyPatch) -> World:
    """The municipalities as they were made."""
    # What happens when the power fails is no part of this.
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    monkeypatch.setattr(os, "sync", lambda: None)
    return made_world
