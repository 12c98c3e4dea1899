"""Publishing after a change: by the resident publisher, or in a thread of the process that changed it."""

from __future__ import annotations

import logging
import threading

from django.db import connections

from publishing.all_sites import AllSites
from publishing.runtime import queue

logger = logging.getLogger("publishing")


class Worker:
    """Publishes in a thread of its own, once for all requests that came meanwhile."""

    def __init__(self) -> None:
        self.sites = AllSites()
        self._wanted = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def request(self) -> None:
        """Publish after what was committed up to now."""
        with self._lock:
            self._wanted.set()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="publisher", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait until nothing is being published."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _work(self) -> None:
        try:
            while True:
                with self._lock:
                    if not self._wanted.is_set():
                        self._thread = None
                        return
                    self._wanted.clear()
                self.sites.publish()
                if not self._wanted.is_set():
                    self.sites.save_graph()
        finally:
            # This thread's own connections; those of requests belong to their threads.
            connections.close_all()


worker = Worker()


def publish_sites() -> None:
    """Hand the work to the resident publisher; when none runs, do it here.

    Nothing depends on this having run: each publish reads everything anew.
    """
    if not queue.wake_resident():
        worker.request()
