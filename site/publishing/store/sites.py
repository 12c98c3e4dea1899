"""The sites that have releases, for commands that need no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from publishing.store import retention
from publishing.store.manifests import Header, ReleaseError
from publishing.store.releases import ReleaseStore

FOLDER = re.compile(r"site-(\d+)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A release in a list. `problem` says why it cannot be used; then the figures are 0.

    published_at  ISO 8601, UTC
    bytes         of all files, without their compressed copies
    """

    id: str
    published_at: str
    files: int
    bytes: int
    current: bool
    problem: str


@dataclass(frozen=True, slots=True)
class SiteReleases:
    """The releases of one site, the newest first, and those that were withdrawn."""

    folder: str
    hostname: str
    releases: tuple[Listed, ...]
    withdrawn: tuple[retention.Withdrawn, ...]


def stores(root: Path) -> list[ReleaseStore]:
    """Return the store of each site below `root`, in the order of their numbers."""
    numbers = sorted(
        int(found[1]) for folder in root.glob("site-*") if (found := FOLDER.fullmatch(folder.name))
    )
    return [ReleaseStore(root, number) for number in numbers]


def hostname(store: ReleaseStore) -> str:
    """Return the host name of the newest release that can be read; "" when there is none."""
    header = _newest(store)
    return header.hostname if header else ""


def _newest(store: ReleaseStore) -> Header | None:
    for release_id in reversed(store.ids()):
        try:
            return store.lines(release_id)[0]
        except ReleaseError:
            continue
    return None


def chosen(root: Path, name: str) -> list[ReleaseStore]:
    """Return the stores of the site with this host name or number; all of them for "".

    Raises LookupError when there is no such site.
    """
    found = [
        store
        for store in stores(root)
        if not name or name in (hostname(store), store.folder.name.removeprefix("site-"))
    ]
    if not found:
        raise LookupError(f"there is no release of {name or 'any site'} in {root}")
    return found


def listed(store: ReleaseStore) -> SiteReleases:
    """List the releases of a site."""
    current = store.current_id()
    releases = []
    for release_id in reversed(store.ids()):
        try:
            manifest = store.manifest(release_id)
        except ReleaseError as error:
            releases.append(Listed(release_id, "", 0, 0, release_id == current, str(error)))
            continue
        size = sum(entry.size for entry in manifest.entries)
        releases.append(
            Listed(
                release_id,
                manifest.published_at,
                len(manifest.entries),
                size,
                release_id == current,
                "",
            )
        )
    return SiteReleases(
        store.folder.name, hostname(store), tuple(releases), tuple(retention.withdrawn(store))
    )
