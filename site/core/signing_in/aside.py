"""Work that no request waits for: how long it takes says nothing to who asks."""

from __future__ import annotations

import contextvars
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import close_old_connections

logger = logging.getLogger(__name__)

#: Its thread comes with the first work. A process that is stopped finishes what it has taken on.
_pool = ThreadPoolExecutor(1, "aside")


def aside(work: Callable[[], object]) -> None:
    """Do something soon, one thing after the other, with the request that asked for it still known."""
    if settings.WORK_ASIDE:
        _pool.submit(contextvars.copy_context().run, _done, work)
    else:
        work()


def _done(work: Callable[[], object]) -> None:
    close_old_connections()
    try:
        work()
    except Exception:
        # Nobody waits for it who could be told.
        logger.exception("what was to be done aside failed")
    finally:
        close_old_connections()
