"""The fingerprint of what turns content into bytes: code, templates, phrases, static files.

Another fingerprint means a full build: dependencies are of content alone.
"""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from django.apps import apps
from django.conf import settings

SUFFIXES = {".py", ".html", ".svg", ".css", ".js", ".mo", ".woff2", ".json", ".txt", ".webmanifest"}


@functools.cache
def fingerprint() -> str:
    """Return a digest of the code that this process runs and of every library that is installed.

    Read once, when the process starts: its modules do not change with the files.
    """
    total = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in files():
        total.update(f"\0{path.name}\0".encode())
        total.update(path.read_bytes())
    for each in sorted({f"{d.name}=={d.version}" for d in metadata.distributions()}):
        total.update(each.encode())
    return total.hexdigest()


def state() -> tuple[tuple[str, int, int], ...]:
    """Return names, times and sizes: a resident publisher sees by it that it must start anew."""
    found = []
    for path in files():
        status = path.stat()
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def files() -> Iterator[Path]:
    """Yield the files of our own apps, templates, catalogues and static files, in a fixed order."""
    for folder in sorted(folders()):
        for root, names, found in os.walk(folder):
            names[:] = sorted(each for each in names if each not in ("__pycache__", "migrations"))
            for name in sorted(found):
                path = Path(root, name)
                if path.suffix in SUFFIXES:
                    yield path


def folders() -> set[Path]:
    """Return the folders that hold what makes the bytes."""
    own = {
        Path(app.path)
        for app in apps.get_app_configs()
        # An app that shapes no page, such as the demonstration, says so.
        if _is_ours(Path(app.path)) and getattr(app, "shapes_pages", True)
    }
    phrases = {Path(path) for path in settings.LOCALE_PATHS}
    return own | phrases | {settings.PUBLIC_TEMPLATES_DIR, settings.PUBLIC_STATIC_DIR}


def _is_ours(path: Path) -> bool:
    """Return whether an app is of this project: in the sources, or installed from its wheel."""
    return "site-packages" not in path.parts or path.name in _installed()


@functools.cache
def _installed() -> frozenset[str]:
    packages = metadata.packages_distributions()
    return frozenset(name for name, of in packages.items() if "wijkwijzer" in of)
