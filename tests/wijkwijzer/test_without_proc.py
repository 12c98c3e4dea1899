"""Without /proc, as on macOS: a municipality is made and published where nothing tells about processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.install
STEPS = """
mount -t tmpfs none /proc
test ! -e /proc/self
"$1" manage.py migrate --verbosity 0
"$1" manage.py start_municipality stad.example.nl --name Stad
"$1" manage.py build
"""


def test_a_municipality_is_made_and_published(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "WIJKWIJZER_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
    }
    command = ["unshare", "--mount", "sh", "-euc", STEPS, "sh", sys.executable]
    ran = subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert list(folder.glob("releases/site-*/current"))
