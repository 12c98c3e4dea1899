"""Ending a publish that somebody stops: nothing half, no process left behind."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: Seconds between two looks of a worker at the process that it works for.
LOOK_EVERY = 0.5


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM and SIGINT end this process with what stands in a `finally`, and status 143 or 130.

    Without it SIGTERM leaves temporary files and workers, and those keep the lock of the site.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.signal(each, _stop) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def work_for(parent: int) -> None:
    """Begin a worker process: it ends with `parent`, whatever ends that, and stops only by it."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Ctrl-C reaches all processes of a terminal: the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=follow, args=(parent,), name="parent", daemon=True).start()


def follow(parent: int) -> None:
    """End this process as soon as `parent` is gone."""
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os._exit(1)
