"""The municipalities that the state machine begins with."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from publishing.publisher import build
from tests.publishing.machine.worlds import START, make_world


@pytest.fixture
def sites(
    db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[int, ...]]:
    """Make the municipalities and their first releases."""
    # What happens when the power fails is no part of this.
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    monkeypatch.setattr(os, "sync", lambda: None)
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RELEASES_DIR = tmp_path / "template"
    logging.disable(logging.CRITICAL)
    towns = make_world()
    for town in towns:
        build(town.site, moment=START)
    yield tuple(town.site.pk for town in towns)
    logging.disable(logging.NOTSET)
