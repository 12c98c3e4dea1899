"""Has anything been written to the database? Asked several times a second, so it must be cheap."""

from __future__ import annotations

from django.db import connection


def database_version() -> str:
    """Return a text that differs after any other connection has written, by whatever way.

    On SQLite it differs after each commit of another connection (PRAGMA data_version), on PostgreSQL
    after each transaction that wrote: the whole snapshot, since one that began early and commits late
    leaves its end (xmax) where it is. A wrong alarm costs a publish without a change.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_current_snapshot()::text")
        else:
            cursor.execute("PRAGMA data_version")
        return str(cursor.fetchone()[0])
