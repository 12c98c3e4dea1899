"""What of each site is published, and in whose folder: in the database, where every machine sees it.

A publisher that gets a site which another folder has newer goes on from there: the numbers of releases
rise, what is online keeps the moment since which it is, and the releases of before are no more in its own
folder, since something in them may have been withdrawn meanwhile.
"""

from __future__ import annotations

import functools
import logging
import shutil
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from publishing.machines import advisory
from publishing.machines.place import here
from publishing.models import Standing
from publishing.runtime import followers, switch_hooks
from publishing.store.atomic import LockTimeoutError, lock
from publishing.store.manifests import Header, ReleaseError, split_manifest
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")
#: What of a site is no release, and stays when its releases go.
STAYS = ("lock", "clock")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is served of a site: its release, and to which it was taken back by hand ("": to none)."""

    release: str | None
    held: str


def note(store: ReleaseStore) -> None:
    """Write down which release of a site is served now, after a publish or a rollback."""
    if not advisory.is_shared():
        return
    release, place = store.current_id() or "", here()
    known = Standing.objects.filter(site=store.site_id)
    said = known.values_list("release", "place", "held", "wanted").first()
    if said == (release, place, store.pinned(), ""):
        return
    manifest = None
    if release and settings.SEVERAL_MACHINES:
        manifest = zlib.compress(store.manifest_path(release).read_bytes(), 1)
    fields = {
        "release": release,
        "place": place,
        "last": max(store.ids(), default=release),
        "held": store.pinned(),
        "wanted": "",
        "manifest": manifest,
    }
    if not known.update(**fields):
        Standing.objects.create(site_id=store.site_id, **fields)


def elsewhere() -> dict[int, str]:
    """Return the sites whose newest release is in another folder, with its number."""
    if not advisory.is_shared():
        return {}
    found = Standing.objects.exclude(Q(place="") | Q(place=here()))
    return dict(found.values_list("site", "release"))


def bring(store: ReleaseStore) -> bool:
    """Go on from what another folder has of a site. Tells whether there was anything newer.

    Called with the lock held. What is online is made anew by the publish that follows.
    """
    if not advisory.is_shared():
        return False
    there = (
        Standing.objects.filter(site=store.site_id).exclude(Q(place="") | Q(place=here())).first()
    )
    if there is None:
        return False
    drop(store)
    manifest = zlib.decompress(there.manifest) if there.manifest else b""
    store.take_over(there.release, manifest, there.last)
    logger.info("site %d goes on from release %s of another machine", store.site_id, there.release)
    return True


def held(store: ReleaseStore) -> str:
    """Return the release that a site was taken back to, on whatever machine; "" for none."""
    there = _elsewhere(store.site_id)
    return there[1] if there else store.pinned()


def drop(store: ReleaseStore) -> None:
    """Take everything of a site out of this folder, which is nobody's any more."""
    for path in sorted(store.folder.iterdir()) if store.folder.is_dir() else ():
        if path.name in STAYS:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def forget_theirs(sites: Iterable[int]) -> list[int]:
    """Take the sites out of this folder that another one has newer, but for `sites`; give their numbers."""
    kept, gone = set(sites), []
    for site in elsewhere():
        store = ReleaseStore(Path(settings.RELEASES_DIR), site)
        if site in kept or not store.manifests.is_dir():
            continue
        with lock(store.folder):
            if site in elsewhere():
                drop(store)
                gone.append(site)
    return gone


def shown(site_id: int) -> Shown:
    """Return what is served of a site, wherever its releases are. Raises OSError."""
    store = ReleaseStore(settings.RELEASES_DIR, site_id)
    there = _elsewhere(site_id) if settings.SEVERAL_MACHINES else None
    if there is None:
        return Shown(store.current_id(), store.pinned())
    return Shown(there[0] or None, there[1])


def lines_of(site_id: int, release: str) -> tuple[Header, list[str]]:
    """Return a release without making its entries. Raises ReleaseError when it cannot be read."""
    if not settings.SEVERAL_MACHINES or _elsewhere(site_id) is None:
        return ReleaseStore(settings.RELEASES_DIR, site_id).lines(release)
    return _lines(site_id, release)


@functools.lru_cache(maxsize=16)
def _lines(site_id: int, release: str) -> tuple[Header, list[str]]:
    found = Standing.objects.filter(site=site_id, release=release).values_list(
        "manifest", flat=True
    )
    body = found.first()
    if not body:
        raise ReleaseError(f"release {release} is on another machine")
    return split_manifest(zlib.decompress(body), release)


def _elsewhere(site_id: int) -> tuple[str, str] | None:
    """Return the release and what is held of a site that another folder has; None: it is this one."""
    if not advisory.is_shared():
        return None
    found = Standing.objects.filter(site=site_id).exclude(Q(place="") | Q(place=here()))
    return found.values_list("release", "held").first()


def want(site_id: int, release: str) -> bool:
    """Ask the machine that has the releases of a site to go back to one. False: they are in this folder."""
    if site_id not in elsewhere():
        return False
    with transaction.atomic():
        Standing.objects.filter(site=site_id).update(wanted=release or "before")
    return True


def wanted() -> dict[int, str]:
    """Return which sites of this folder somebody asked to take back, and to which release ("": the one before)."""
    if not advisory.is_shared():
        return {}
    found = Standing.objects.filter(place=here()).exclude(wanted="")
    return {
        site: "" if each == "before" else each for site, each in found.values_list("site", "wanted")
    }


def go_back() -> list[int]:
    """Do what somebody asked for on another machine: serve an earlier release of sites of this folder."""
    gone_back = []
    for site, release in wanted().items():
        store = ReleaseStore(settings.RELEASES_DIR, site)
        try:
            served = switch_hooks.go_back(store, release)
        except (ReleaseError, LockTimeoutError, OSError) as error:
            logger.error("site %d stays as it is: %s", site, error)
            Standing.objects.filter(site=site).update(wanted="")
        else:
            note(store)
            followers.tell(followers.Switch(site, served.id, None))
            logger.warning("site %d is taken back to release %s", site, store.current_id())
            gone_back.append(site)
    return gone_back
