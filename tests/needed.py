"""Programs that tests need: without one a test is left out, and in CI it fails."""

from __future__ import annotations

import os

import pytest


def needed(there: object, message: str) -> None:
    """Leave the test out where something is missing, as `message` says; let it fail in CI."""
    if there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
