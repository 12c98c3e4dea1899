"""Publishing as a task of Django's tasks interface: right away by default, queued where configured."""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import connections
from django_tasks import task

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
                    self.sites.save_notes()
        finally:
            # This thread's own connections; those of requests belong to their threads.
            connections.close_all()


worker = Worker()


@task()
def publish_sites() -> None:
    """Hand the work to the resident publisher; when none runs, do it here.

    Nothing depends on this having run: each publish reads everything anew.
    """
    if queue.wake_resident():
        return
    worker.request()
    if not runs_in_the_request():
        worker.wait(600)


def runs_in_the_request() -> bool:
    """Return whether tasks run in the request of the editor, who must not wait for a publish."""
    backend: str = settings.TASKS["default"]["BACKEND"]
    return backend.endswith("ImmediateBackend")
