"""The environment that the others live in: their own, made once, never the project's."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import REPOSITORY

#: Ours too: the pages that wagtail-bakery builds are of our own models.
FILES = ("runtime.txt", "peers.txt")


def environment(cache: Path) -> Path:
    """Return the `bin` folder of the environment; make it when it is not there or pins changed.

    Raises subprocess.CalledProcessError when pip cannot install.
    """
    files = [REPOSITORY / "requirements" / name for name in FILES]
    state = hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()
    complete = cache / "complete"
    if not complete.exists() or complete.read_text("utf-8") != state:
        print(f"making {cache} once", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(cache)], check=True)
        words = [word for each in files for word in ("--requirement", str(each))]
        pip = [str(cache / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        # One of them is built from source with the setuptools that is pinned.
        subprocess.run([*pip, "install", "--quiet", *words], check=True, stdout=sys.stderr)
        complete.write_text(state, "utf-8")
    return cache / "bin"


def variables(folder: Path) -> dict[str, str]:
    """Return the environment variables of the others: the same database, nothing of this venv."""
    kept = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    return {
        **kept,
        "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{REPOSITORY / 'site'}",
        "WIJKWIJZER_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "benchmarks.peers.bakery_site.settings",
    }
