"""The figures of an install, read when somebody asks: sites, publisher, planning, disk, memory."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import Error
from django.utils import timezone
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector
from wagtail.models import Site

from publishing.pdf import sheets
from publishing.runtime import figures, migrations, queue
from publishing.schedule import runner
from publishing.store.manifests import ReleaseError
from publishing.store.releases import ReleaseStore
from publishing.store.status import resident_lives

PREFIX = "wijkwijzer_"


class InstallCollector(Collector):
    """Makes the figures anew at each question; nothing of a page, a person or an account is in them."""

    def collect(self) -> Iterator[Any]:
        """Yield the figures."""
        yield from of_publisher()
        yield from of_disk()
        yield from of_memory()
        try:
            sites = {site.pk: site.hostname for site in Site.objects.order_by("pk")}
            plans = list(of_plans())
        except Error:
            yield _gauge("database_up", "Whether the database answers.", 0)
            return
        yield _gauge("database_up", "Whether the database answers.", 1)
        yield from plans
        yield from of_sites(sites)


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(PREFIX + name, words, value)


def of_publisher() -> Iterator[Any]:
    """Yield whether the resident publisher runs, and since when it gave no sign of life."""
    lives = resident_lives()
    if lives is not None:
        yield _gauge("publisher_up", "Whether the resident publisher runs.", float(lives))
    age = figures.beat_age()
    if age is not None:
        yield _gauge("publisher_beat_age_seconds", "Since the publisher gave a sign of life.", age)


def of_plans() -> Iterator[Any]:
    """Yield what is late of what was planned, and migrations that are to be made."""
    moment = timezone.now()
    late = [item.late(moment) for item in runner.due(moment)]
    yield _gauge("plan_late_seconds", "How late the latest planned page is.", max(late, default=0))
    failing = len(runner.failing(moment))
    yield _gauge("plans_failing", "Planned pages that failed and are tried again.", failing)
    lacking = len(migrations.lacking())
    yield _gauge("migrations_lacking", "Migrations that are to be made.", lacking)


def of_sites(sites: dict[int, str]) -> Iterator[Any]:
    """Yield what of each site a monitor may know."""
    gauges = {
        name: GaugeMetricFamily(PREFIX + name, words, labels=["site"])
        for name, words in {
            "publish_lag_seconds": "How long a request for publishing has waited.",
            "publish_last_seconds": "Seconds of the last pass that made a release.",
            "publish_last_good_age_seconds": "Since the last pass that went well.",
            "publish_last_failed": "Whether the last pass failed, in whole or in part.",
            "outputs_failed": "Pages that could not be made in the last pass.",
            "sheets_waiting": "Posters and flyers without their PDF.",
        }.items()
    }
    counts = {
        name: CounterMetricFamily(PREFIX + name, words, labels=["site"])
        for name, words in {
            "publish_passes": "Passes over a site.",
            "publish_passes_wasted": "Passes that changed nothing.",
            "publish_passes_failed": "Passes that came to no end.",
            "publish_seconds": "Seconds that passes took.",
            "publish_changes_missed": "Tables that changed and were not in the change log.",
        }.items()
    }
    known, now, asked = figures.read(), time.time(), queue.asked()
    for pk, host in sites.items():
        done = queue.done_until(pk)
        lag = max(now - asked, 0.0) if asked > done else 0.0
        gauges["publish_lag_seconds"].add_metric([host], lag)
        gauges["sheets_waiting"].add_metric([host], sheets_waiting(pk))
        found = known.get(pk)
        if found is None:
            continue
        gauges["publish_last_seconds"].add_metric([host], found.last_seconds)
        gauges["publish_last_failed"].add_metric([host], float(found.last_failed))
        gauges["outputs_failed"].add_metric([host], found.outputs_failed)
        if found.good:
            gauges["publish_last_good_age_seconds"].add_metric([host], max(now - found.good, 0.0))
        counts["publish_passes"].add_metric([host], found.passes)
        counts["publish_passes_wasted"].add_metric([host], found.wasted)
        counts["publish_passes_failed"].add_metric([host], found.failed)
        counts["publish_seconds"].add_metric([host], found.seconds)
        counts["publish_changes_missed"].add_metric([host], found.missed)
    yield from gauges.values()
    yield from counts.values()


def sheets_waiting(site: int) -> int:
    """Return how many posters and flyers of the served release have no PDF yet."""
    store = ReleaseStore(settings.RELEASES_DIR, site)
    try:
        current = store.current()
        return sum(1 for _each in sheets.lacking(store, current)) if current else 0
    except (OSError, ReleaseError):
        return 0


def of_disk() -> Iterator[Any]:
    """Yield what is free where the install writes."""
    free = GaugeMetricFamily(PREFIX + "disk_free_bytes", "Bytes that are free.", labels=["folder"])
    ratio = GaugeMetricFamily(
        PREFIX + "disk_free_ratio", "The part of the disk that is free.", labels=["folder"]
    )
    wanted = {"releases": settings.RELEASES_DIR}
    if isinstance(default_storage, FileSystemStorage):
        wanted["media"] = Path(default_storage.location)
    for name, folder in wanted.items():
        path = Path(folder)
        while not path.exists():
            path = path.parent
        found = shutil.disk_usage(path)
        free.add_metric([name], found.free)
        ratio.add_metric([name], found.free / found.total)
    yield free
    yield ratio


#: Where Linux tells of its processes. Elsewhere there is none, and no figure of memory.
PROCESSES = Path("/proc")


def of_memory() -> Iterator[Any]:
    """Yield the memory of the processes that serve the CMS, where the system tells."""
    sizes = list(workers())
    if sizes:
        yield _gauge("workers", "Processes that serve the CMS.", len(sizes))
        yield _gauge("worker_memory_bytes", "Memory of the largest of them.", max(sizes))
        yield _gauge("workers_memory_bytes", "Memory of all of them.", sum(sizes))


def workers() -> Iterator[int]:
    """Yield the memory of each process with the same parent as this one, in bytes."""
    page, parent = os.sysconf("SC_PAGE_SIZE"), os.getppid()
    for stat in PROCESSES.glob("[0-9]*/stat"):
        try:
            # The name of a program is between brackets, and may hold any sign.
            after = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(after[1]) == parent or int(stat.parent.name) == os.getpid():
            yield int(after[21]) * page
