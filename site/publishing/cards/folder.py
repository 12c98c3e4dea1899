"""The folder of the pictures of a site: each under its name, as long as its release lists it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from publishing.cards.card import LIST, read
from publishing.store.blobs import Blobs
from publishing.store.manifests import Entry

#: What a list raises that is not there, or not whole.
UNREADABLE = (OSError, ValueError, KeyError, TypeError)


def place(site: Path, name: str) -> Path:
    """Return where the picture with a name lies, there or not, given the folder of the site."""
    return site / "cards" / f"{name}.png"


def keep_listed(site: Path, blobs: Blobs, served: Iterable[Entry]) -> None:
    """Remove every picture that the served files list no more. Raises OSError when one stays."""
    folder = site / "cards"
    if not folder.is_dir():
        return
    listed: set[str] = set()
    for entry in served:
        if entry.path == LIST:
            # Without a list nothing is listed.
            with contextlib.suppress(*UNREADABLE):
                listed = set(read(blobs.read(entry.blob)))
    for file in folder.iterdir():
        if file.name.removesuffix(".png") not in listed:
            file.unlink(missing_ok=True)
