"""An empty SQLite database with every migration applied, made once and copied from then on.

Migrating takes half a minute, mostly Wagtail's own history: too long to wait for with every small
run. The copy is thrown away as soon as a migration or a pinned package differs.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
APPS = ("home", "districts", "contacts", "translations", "site/publishing", "site/wijkwijzer")


def fingerprint() -> str:
    """Give a text that differs when the tables may differ."""
    digest = hashlib.sha256()
    sources = [REPOSITORY / "requirements" / "runtime.txt"]
    for app in APPS:
        sources += sorted((REPOSITORY / app).glob("migrations/*.py"))
    for path in sources:
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]


def migrated_copy(cache: Path, target: Path) -> None:
    """Put a migrated database at `target`. `cache` is the folder where the original is kept."""
    cache.mkdir(parents=True, exist_ok=True)
    original = cache / f"{fingerprint()}.sqlite3"
    with (cache / "lock").open("w") as lock:
        # Two workers start at the same moment: one migrates, the other waits for it.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not original.exists():
            for old in cache.glob("*.sqlite3"):
                old.unlink()
            migrate(original)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(original, target)


def migrate(original: Path) -> None:
    """Make `original` with the migrate command. Raises AssertionError with its words."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        answer = subprocess.run(
            [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"],
            cwd=REPOSITORY,
            env=kept
            | {
                "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
                "WIJKWIJZER_DATA_DIR": folder,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr[-3000:]
        # Moved at the end: a run that is broken off leaves no half database behind.
        partial = original.with_suffix(".partial")
        shutil.copy(Path(folder) / "wijkwijzer.sqlite3", partial)
        partial.replace(original)
