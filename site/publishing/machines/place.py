"""Which folder of releases is whose: machines that share one folder have the same mark."""

from __future__ import annotations

import functools
import secrets
from pathlib import Path

from django.conf import settings

from publishing.store.atomic import lock, write_whole

MARK = "place"


def here() -> str:
    """Return the mark of the folder of releases of this machine, made when it has none."""
    return _mark(Path(settings.RELEASES_DIR))


@functools.lru_cache(maxsize=8)
def _mark(folder: Path) -> str:
    path = folder / MARK
    if not path.exists():
        # Two processes that begin at once have to agree.
        with lock(folder):
            if not path.exists():
                write_whole(path, secrets.token_hex(8).encode())
    return path.read_text(encoding="ascii").strip()
