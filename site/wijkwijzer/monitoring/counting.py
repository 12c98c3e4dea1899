"""Requests, counted over all worker processes.

Imported in a worker and not before: prometheus_client decides then where it counts (`PROMETHEUS_MULTIPROC_DIR`).
"""

from __future__ import annotations

import os

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

from wijkwijzer.monitoring import TOGETHER

METHODS = frozenset({"GET", "HEAD", "POST"})
REQUESTS = Counter(
    "wijkwijzer_requests", "Requests to the CMS that were answered.", ("method", "status")
)
SECONDS = Histogram(
    "wijkwijzer_request_seconds",
    "Seconds to the answer of a request to the CMS.",
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)


def count(method: str, status: int, seconds: float) -> None:
    """Count a request. Methods that nobody uses are one: a visitor may make up a thousand."""
    REQUESTS.labels(method if method in METHODS else "other", f"{status // 100}xx").inc()
    SECONDS.observe(seconds)


def registry() -> CollectorRegistry:
    """Return what was counted: by all processes, where they count together."""
    if not os.environ.get(TOGETHER):
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
