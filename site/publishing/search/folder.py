"""The folder of the search index of a site: which index is there, and taking it away.

`search/` holds one folder an index, named after what it was made of, and `current` with the name of
the one that is whole. An index says what its pages said. So it is of use only while exactly these
pages are served: `fits` compares, whoever asks.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from publishing.search.addresses import MADE_OF
from publishing.store.atomic import write_whole
from publishing.store.manifests import Entry

NAME = re.compile(r"[0-9a-f]{32}")


def folder_of(site: Path) -> Path:
    """Return the folder of all indexes of a site, given the folder of the site."""
    return site / "search"


def current(site: Path) -> Path | None:
    """Return the folder of the index that is whole; None when there is none."""
    place = folder_of(site)
    try:
        name = (place / "current").read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return None
    return place / name if NAME.fullmatch(name) and (place / name).is_dir() else None


def made_of(index: Path) -> Mapping[str, str]:
    """Return what an index was made of: addresses, and the digests of what was there.

    Raises OSError and ValueError for an index that is not whole, or was taken away just now.
    """
    found: Any = json.loads((index / MADE_OF).read_bytes())
    if not isinstance(found, dict):
        raise ValueError(f"{MADE_OF} holds no table")
    return found


def fits(parts: Mapping[str, str], served: Mapping[str, str]) -> bool:
    """Return whether all that an index was made of is served, each address with the same bytes.

    What is new may be missing in the index. What is gone, or says anything else now, may not be
    in it: somebody may have had it taken out.
    """
    return bool(parts) and all(served.get(path) == blob for path, blob in parts.items())


def show(site: Path, name: str) -> None:
    """Make the index called `name` the current one, and remove all others."""
    place = folder_of(site)
    write_whole(place / "current", name.encode(), durable=False)
    for other in place.iterdir():
        if other.name not in (name, "current"):
            _away(other)


def keep_fitting(site: Path, served: Iterable[Entry]) -> None:
    """Remove every index of a site that says anything that is not served, whole or half made."""
    found = current(site)
    try:
        parts = made_of(found) if found else {}
    except (OSError, ValueError):
        parts = {}
    if found is not None and fits(parts, {entry.path: entry.blob for entry in served}):
        show(site, found.name)
    else:
        remove(site)


def remove(site: Path) -> None:
    """Remove every index of a site, and what is being made."""
    place = folder_of(site)
    # The name first: nobody begins to read what is going.
    (place / "current").unlink(missing_ok=True)
    for _again in range(3):
        if not place.exists():
            return
        shutil.rmtree(place, ignore_errors=True)
    if place.exists():
        # Raises what stands in the way: a withdrawal must not seem done.
        shutil.rmtree(place)


def _away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()
