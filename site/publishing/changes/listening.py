"""Hearing of a change at once: PostgreSQL tells whoever listens, from whatever machine it came."""

from __future__ import annotations

from typing import Any

from django.db import Error, connection

from publishing.changes.triggers import CHANNEL


class Listener:
    """A connection of its own to the database, which does nothing but listen.

    On SQLite there is nothing to listen to, and while the database is away neither: then somebody
    has to look.
    """

    def __init__(self) -> None:
        self._own: Any = None

    def sockets(self) -> list[Any]:
        """Return what to wait for, as `select` takes it; connects when that is needed."""
        if connection.vendor != "postgresql":
            return []
        try:
            if self._own is None:
                self._own = connection.copy()
                with self._own.cursor() as cursor:
                    cursor.execute(f"LISTEN {CHANNEL}")
        except Error:
            self.close()
            return []
        return [self._own.connection]

    def take(self) -> None:
        """Take what was told: that something changed is all there is to know."""
        try:
            with self._own.wrap_database_errors:
                for _told in self._own.connection.notifies(timeout=0):
                    pass
        except Error:
            self.close()

    def close(self) -> None:
        """Listen no more; the next call of `sockets` connects anew."""
        if self._own is not None:
            self._own.close()
        self._own = None
