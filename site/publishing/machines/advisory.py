"""Advisory locks of PostgreSQL: they hold over machines, and go when the process does that has them.

On SQLite there is one machine, and files are locked in their place.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import Error, connection

from publishing.store.atomic import LockTimeoutError

logger = logging.getLogger("publishing")

#: The first numbers of our locks: one site is published now; a publisher holds a site; a publisher lives.
WORK, HOLD, LIVES = 1_465_319_425, 1_465_319_426, 1_465_319_427
#: Seconds between two looks at who else is there.
LOOK_EVERY = 1.0
#: A machine that is gone without a word is noticed after some ten seconds; a process at once.
KEEPALIVE = (
    "SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3"
)
PUBLISHERS = """
    SELECT extract(epoch FROM clock_timestamp() - a.state_change)
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid = %s
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def is_shared() -> bool:
    """Return whether the database is one that several machines can have."""
    return connection.vendor == "postgresql"


def publishers() -> list[float]:
    """Return for each resident publisher that lives the seconds since it last looked around."""
    with connection.cursor() as cursor:
        cursor.execute(PUBLISHERS, [LIVES])
        return [max(float(age), 0.0) for (age,) in cursor.fetchall()]


@contextmanager
def working(site_id: int, patience: float) -> Iterator[None]:
    """Let one publish of a site run at a time, on whatever machine.

    Raises LockTimeoutError when another goes on for more than `patience` (seconds).
    """
    if not is_shared():
        yield
        return
    deadline = time.monotonic() + patience
    while not _ask("SELECT pg_try_advisory_lock(%s, %s)", WORK, site_id):
        if time.monotonic() >= deadline:
            raise LockTimeoutError(
                f"another machine publishes site {site_id} for more than {patience:.0f} s"
            )
        time.sleep(0.05)
    try:
        yield
    finally:
        # A connection that broke took its locks along.
        if connection.connection is not None and not connection.connection.closed:
            _ask("SELECT pg_advisory_unlock(%s, %s)", WORK, site_id)


def _ask(sql: str, *numbers: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, numbers)
        return bool(cursor.fetchone()[0])


class Share:
    """The sites that this resident publisher holds, by a connection of its own.

    Each holds as many as there are for each of them. Of a publisher that is gone the others take the
    sites over with their next look.
    """

    def __init__(self) -> None:
        self._own: Any = None
        self._looked = 0.0
        self._held: set[int] = set()

    def look(self, sites: Collection[int]) -> frozenset[int] | None:
        """Return the sites to publish, of all that there are; None: all, since nobody else can be there."""
        if not is_shared():
            return None
        now = time.monotonic()
        if self._own is None or now - self._looked >= LOOK_EVERY:
            self._looked = now
            self._look(sorted(sites))
        return frozenset(self._held)

    def is_due(self) -> bool:
        """Return whether it is time to look."""
        return is_shared() and (self._own is None or time.monotonic() - self._looked >= LOOK_EVERY)

    def _look(self, sites: list[int]) -> None:
        if self._own is None:
            self._held = set()
            own = connection.copy()
            with own.cursor() as cursor:
                cursor.execute(KEEPALIVE)
                cursor.execute("SELECT pg_advisory_lock_shared(%s, 0)", [LIVES])
            self._own = own
        with self._own.cursor() as cursor:
            cursor.execute(PUBLISHERS, [LIVES])
            alive = max(len(cursor.fetchall()), 1)
            fair = -(-len(sites) // alive)
            for site in sorted(self._held):
                kept = sum(1 for each in self._held if each <= site)
                if site not in sites or kept > fair:
                    cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [HOLD, site])
                    self._held.discard(site)
            for site in sites:
                if len(self._held) >= fair:
                    break
                if site not in self._held:
                    cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [HOLD, site])
                    if cursor.fetchone()[0]:
                        self._held.add(site)

    def close(self) -> None:
        """Let go of everything; the next look begins anew."""
        if self._own is not None:
            # At once: the server may take a moment to see that a session is over.
            with suppress(Error), self._own.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_all()")
            self._own.close()
        self._own = None
        self._held = set()
