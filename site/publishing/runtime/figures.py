"""How publishing goes, in figures that a monitor reads: in the database, or on SQLite in one small file.

The publisher writes them, the CMS reads them: they are two processes, and only one of them answers questions.
"""

from __future__ import annotations

import json
import logging
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import Error
from wagtail.models import Site

from publishing.machines import advisory
from publishing.models import Standing

logger = logging.getLogger("publishing")

#: Seconds between two signs of life of the resident publisher.
BEAT = 5.0
#: Seconds without one after which it stands still.
STANDS_STILL = 600.0


@dataclass(slots=True)
class SiteFigures:
    """What passes over one site came to.

    passes, wasted, failed   how many; wasted are those that changed nothing
    seconds, last_seconds    all of them together, and the last that made a release
    good, bad                moments (Unix time) of the last pass that went well, and that did not; 0: none
    outputs_failed           outputs of the last pass that could not be made
    missed                   tables that had changed although the change log said nothing: found by sweeps
    """

    host: str = ""
    passes: int = 0
    wasted: int = 0
    failed: int = 0
    seconds: float = 0.0
    last_seconds: float = 0.0
    good: float = 0.0
    bad: float = 0.0
    outputs_failed: int = 0
    missed: int = 0

    @property
    def last_failed(self) -> bool:
        """Return whether the last pass did not go well."""
        return self.bad > self.good


class Figures:
    """Counts what this process does; begins with what the one before it wrote."""

    def __init__(self) -> None:
        self._sites: dict[int, SiteFigures] | None = None
        self._changed = False
        self._touched: set[int] = set()

    def _of(self, site: int, host: str) -> SiteFigures:
        if self._sites is None:
            self._sites = read()
        found = self._sites.setdefault(site, SiteFigures())
        found.host = host
        self._touched.add(site)
        self._changed = True
        return found

    def passed(self, site: int, host: str, seconds: float, *, new: bool, failed: int) -> None:
        """Note a pass that came to its end: with a release or not, and with outputs that failed."""
        found = self._of(site, host)
        found.passes += 1
        found.seconds += seconds
        found.outputs_failed = failed
        if new:
            found.last_seconds = seconds
        else:
            found.wasted += 1
        if failed:
            found.bad = time.time()
        else:
            found.good = time.time()

    def broke(self, site: int, host: str) -> None:
        """Note a pass that did not."""
        found = self._of(site, host)
        found.passes += 1
        found.failed += 1
        found.bad = time.time()

    def missed(self, site: int, host: str, tables: int) -> None:
        """Note what a sweep found that the change log had missed."""
        self._of(site, host).missed += tables

    def write(self, sites: set[int] | None) -> None:
        """Write the figures, if there is anything new; of `sites` alone, when that is all there are."""
        if not self._changed or self._sites is None:
            return
        if sites is not None:
            self._sites = {pk: found for pk, found in self._sites.items() if pk in sites}
        if advisory.is_shared():
            known = set(Site.objects.values_list("pk", flat=True))
            rows = [
                Standing(site_id=pk, figures=asdict(self._sites[pk]))
                for pk in sorted(self._touched & self._sites.keys() & known)
            ]
            Standing.objects.bulk_create(
                rows, update_conflicts=True, unique_fields=["site"], update_fields=["figures"]
            )
            self._changed = False
            self._touched.clear()
            return
        text = json.dumps({str(pk): asdict(found) for pk, found in self._sites.items()})
        path = _path()
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)
        except OSError as error:
            # Nothing that is online depends on it.
            beside.unlink(missing_ok=True)
            logger.error("the figures cannot be written: %s", error)
        self._changed = False


def read() -> dict[int, SiteFigures]:
    """Return the figures by number of the site; none when there are none that can be read."""
    if advisory.is_shared():
        rows = Standing.objects.exclude(figures={}).values_list("site", "figures")
        # Nothing of a site is asked for without a database.
        return {pk: SiteFigures(**found) for pk, found in rows}
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
        return {int(pk): SiteFigures(**found) for pk, found in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


class Heart:
    """A sign of life, now and then: the moment of an empty file."""

    def __init__(self) -> None:
        self._at = 0.0

    def beat(self) -> None:
        """Leave a sign, unless the last is only just past."""
        now = time.monotonic()
        if now - self._at < BEAT:
            return
        self._at = now
        if advisory.is_shared():
            # Its session tells: it looks round all the time.
            return
        try:
            _heart().touch()
        except OSError as error:
            logger.error("no sign of life can be given: %s", error)

    def progress(self, _phase: str, _done: int, _total: int) -> None:
        """Leave a sign while a build goes on."""
        self.beat()


def beat_age() -> float | None:
    """Return the seconds since the last sign of life, of the publisher that gave none for longest.

    None when none was ever given here.
    """
    if advisory.is_shared():
        try:
            return max(advisory.publishers(), default=None)
        except Error:
            return None
    try:
        return max(time.time() - _heart().stat().st_mtime, 0.0)
    except OSError:
        return None


def _path() -> Path:
    return Path(settings.RELEASES_DIR) / "figures.json"


def _heart() -> Path:
    return Path(settings.RELEASES_DIR) / "alive"
