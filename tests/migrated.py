"""An empty database with every migration applied, made once and copied from then on.

Migrating takes half a minute, mostly Wagtail's own history: too long to wait for with every small
run, and for each worker of a long one. The copy, a file for SQLite and a dump for PostgreSQL, is thrown
away as soon as a migration or a pinned package differs.

    tools/postgres.sh .venv/bin/python -m tests.migrated     make the dump before it is asked for
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
#: Runs share what is in here.
CACHE = REPOSITORY / ".pytest_cache" / "migrated"
#: Where migrations stand: an app that is new counts by itself.
MIGRATIONS = ("*/migrations/*.py", "site/*/migrations/*.py")


def fingerprint() -> str:
    """Return a text that differs when the tables may differ."""
    digest = hashlib.sha256()
    sources = [REPOSITORY / "requirements" / "runtime.txt"]
    for pattern in MIGRATIONS:
        sources += sorted(REPOSITORY.glob(pattern))
    for path in sources:
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]


def migrated_copy(cache: Path, target: Path) -> None:
    """Put a migrated SQLite database at `target`. `cache` is the folder where the original is kept."""
    original = kept(cache, ".sqlite3", migrate_sqlite)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(original, target)


def fill_postgres(cache: Path, name: str) -> None:
    """Make the database `name` on the server of DATABASE_URL, migrated."""
    original = kept(cache, ".sql", migrate_postgres)
    run("dropdb", "--if-exists", "--force", f"--maintenance-db={address()}", name)
    run("createdb", f"--maintenance-db={address()}", name)
    run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(original), "-d", address(name))


def kept(cache: Path, ending: str, make: Callable[[Path], None]) -> Path:
    """Return the original in `cache`; `make` makes it when there is none of these migrations."""
    cache.mkdir(parents=True, exist_ok=True)
    original = cache / f"{fingerprint()}{ending}"
    with (cache / f"lock{ending}").open("w") as lock:
        # Two workers start at the same moment: one migrates, the other waits for it.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not original.exists():
            for old in cache.glob(f"*{ending}"):
                if old.name != f"lock{ending}":
                    old.unlink()
            # Moved at the end: a run that is broken off leaves no half database behind.
            partial = original.with_suffix(".partial")
            make(partial)
            partial.replace(original)
    return original


def migrate_sqlite(original: Path) -> None:
    """Make `original` with the migrate command."""
    with tempfile.TemporaryDirectory() as folder:
        migrate(folder)
        shutil.copy(Path(folder) / "wijkwijzer.sqlite3", original)


def migrate_postgres(original: Path) -> None:
    """Dump what the migrate command makes in a database of its own."""
    name = "wijkwijzer_migrated"
    run("createdb", f"--maintenance-db={address()}", name)
    with tempfile.TemporaryDirectory() as folder:
        migrate(folder, DATABASE_URL=address(name))
    run("pg_dump", "--no-owner", "--no-privileges", "-f", str(original), "-d", address(name))
    run("dropdb", f"--maintenance-db={address()}", name)


def address(name: str = "postgres") -> str:
    """Return the address of a database on the server of DATABASE_URL."""
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


def migrate(folder: str, **environment: str) -> None:
    """Migrate a database of a process of its own, whose files stand in `folder`."""
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {"DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev", "WIJKWIJZER_DATA_DIR": folder}
    manage = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"]
    run(*manage, environment=others | own | environment)


def run(*command: str, environment: dict[str, str] | None = None) -> None:
    """Run a command. Raises AssertionError with its words."""
    answer = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr[-3000:]


if __name__ == "__main__":
    kept(CACHE, ".sql", migrate_postgres)
