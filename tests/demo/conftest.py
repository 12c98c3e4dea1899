"""The small town, and a media folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.demo.small import write_town


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The content of a small town."""
    return write_town(tmp_path / "content")


@pytest.fixture
def media(tmp_path: Path, settings: Settings) -> None:
    """A media folder that nobody else sees."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
