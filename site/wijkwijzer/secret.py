"""The secret key of a machine without one in its environment."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def stored_secret_key(data_dir: Path) -> str:
    """Return the key in `data_dir`, made at the first call and readable by its owner only."""
    path = data_dir / "secret-key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        data_dir.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(64)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        # Another process that starts at the same moment was first: both must use its key.
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key
