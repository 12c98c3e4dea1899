"""The triggers that write the change log: made after each migration, in the place of those before.

What changes a row is written down in the same transaction, by whatever way it came: a form, an import, an
operator's SQL.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection, transaction

from publishing.changes.watched import Watch, watched
from publishing.models import Change

#: All of ours begin with this.
PREFIX = "change_log_"
FUNCTION = f"{PREFIX}write"
#: PostgreSQL tells whoever listens to this.
CHANNEL = "wijkwijzer_changes"
LOG = Change._meta.db_table
COLUMNS = 'about, "row", page, site, path, was, token, xact, at'
EVENTS = ("INSERT", "UPDATE", "DELETE")


def install() -> bool:
    """Make the triggers that are missing or other than they should be; tell whether there were any."""
    wanted, there = _wanted(), _there()
    if wanted == there:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        for name in there:
            _drop(cursor, name)
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for sql in wanted.values():
            cursor.execute(sql)
        for name, sql in wanted.items():
            _mark(cursor, name, sql)
        # A log that begins has a last entry too: nobody can have read what was before it.
        cursor.execute(_entry_of_ours())
    return True


def remove() -> None:
    """Take the triggers away: a migration that makes the log's own table anew would stumble over them."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name in _there():
            _drop(cursor, name)


def lacking() -> list[str]:
    """Return the triggers that are missing, or are other than this program wants, by name."""
    wanted, there = _wanted(), _there()
    return sorted(name for name, sql in wanted.items() if there.get(name) != sql)


def _wanted() -> Mapping[str, str]:
    return _made_for(connection.vendor)


@functools.cache
def _made_for(vendor: str) -> Mapping[str, str]:
    make = _on_postgresql if vendor == "postgresql" else _on_sqlite
    return {name: sql for watch in watched() for name, sql in make(watch)}


def _name(watch: Watch, event: str) -> str:
    """Return the name of a trigger: short enough for PostgreSQL (63 bytes), whatever the table is called."""
    name = f"{PREFIX}{watch.about.replace(':', '_')}_{event.lower()}"
    if len(name) <= 63:
        return name
    return f"{name[:50]}_{hashlib.blake2b(name.encode(), digest_size=5).hexdigest()}"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _events(watch: Watch) -> Iterator[str]:
    for event in EVENTS:
        if watch.moves or event == "UPDATE":
            yield event


def _condition(watch: Watch, event: str, differ: str) -> str:
    """Return which rows count, as the WHEN of a trigger; "" for all."""
    if event == "UPDATE":
        parts = [f"OLD.{_quoted(c)} {differ} NEW.{_quoted(c)}" for c in watch.columns]
    else:
        row = "NEW" if event == "INSERT" else "OLD"
        parts = [f"{row}.{_quoted(c)} IS NOT NULL" for c in watch.only]
    return f"WHEN ({' OR '.join(parts)}) " if parts else ""


def _on_sqlite(watch: Watch) -> Iterator[tuple[str, str]]:
    for event in _events(watch):
        row, before = ("OLD", "OLD") if event == "DELETE" else ("NEW", "NEW")
        if event == "UPDATE":
            before = "OLD"
        values = [
            _text(watch.about),
            f"{row}.{_quoted(watch.key)}" if watch.key else "NULL",
            f"{row}.{_quoted(watch.page)}" if watch.page else "NULL",
            f"{row}.{_quoted(watch.site)}" if watch.site else "NULL",
            f"{row}.{_quoted(watch.path)}" if watch.path else "''",
            f"{before}.{_quoted(watch.path)}" if watch.path else "''",
            "lower(hex(randomblob(8)))",
            "0",
            "strftime('%Y-%m-%d %H:%M:%f', 'now')",
        ]
        name = _name(watch, event)
        yield (
            name,
            f"CREATE TRIGGER {_quoted(name)} AFTER {event} "  # noqa: S608  our own names
            f"ON {_quoted(watch.table)} FOR EACH ROW {_condition(watch, event, 'IS NOT')}"
            f"BEGIN INSERT INTO {_quoted(LOG)} ({COLUMNS}) VALUES ({', '.join(values)}); END",
        )


def _on_postgresql(watch: Watch) -> Iterator[tuple[str, str]]:
    names = ", ".join(map(_text, (watch.about, watch.key, watch.page, watch.site, watch.path)))
    for event in _events(watch):
        name = _name(watch, event)
        yield (
            name,
            f"CREATE TRIGGER {_quoted(name)} AFTER {event} ON {_quoted(watch.table)} "
            f"FOR EACH ROW {_condition(watch, event, 'IS DISTINCT FROM')}"
            f"EXECUTE FUNCTION {FUNCTION}({names})",
        )
    name = _name(watch, "TRUNCATE")
    if watch.moves:
        yield (
            name,
            f"CREATE TRIGGER {_quoted(name)} AFTER TRUNCATE ON {_quoted(watch.table)} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}({_text(watch.about)}, '', '', '', '')",
        )


#: Arguments of a trigger: what the change is called, and the columns of the id, the page, the site and the place.
POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now_row jsonb := '{{}}';
  was_row jsonb := '{{}}';
BEGIN
  IF TG_OP IN ('INSERT', 'UPDATE') THEN now_row := to_jsonb(NEW); END IF;
  IF TG_OP IN ('UPDATE', 'DELETE') THEN was_row := to_jsonb(OLD); END IF;
  IF TG_OP = 'INSERT' THEN was_row := now_row; END IF;
  IF TG_OP = 'DELETE' THEN now_row := was_row; END IF;
  INSERT INTO "{LOG}" ({COLUMNS}) VALUES (
    TG_ARGV[0],
    (now_row ->> TG_ARGV[1])::bigint,
    (now_row ->> TG_ARGV[2])::bigint,
    (now_row ->> TG_ARGV[3])::bigint,
    coalesce(now_row ->> TG_ARGV[4], ''),
    coalesce(was_row ->> TG_ARGV[4], ''),
    substr(md5(random()::text || clock_timestamp()::text), 1, 16),
    pg_current_xact_id()::text::bigint,
    clock_timestamp()
  );
  PERFORM pg_notify('{CHANNEL}', '');
  RETURN NULL;
END
$$
"""  # noqa: S608  our own names


def _entry_of_ours() -> str:
    """Return the statement that writes an entry which is about nothing."""
    if connection.vendor == "postgresql":
        values = (
            "'', NULL, NULL, NULL, '', '', substr(md5(random()::text), 1, 16), "
            "pg_current_xact_id()::text::bigint, clock_timestamp()"
        )
    else:
        values = (
            "'', NULL, NULL, NULL, '', '', lower(hex(randomblob(8))), 0, "
            "strftime('%Y-%m-%d %H:%M:%f', 'now')"
        )
    return f"INSERT INTO {_quoted(LOG)} ({COLUMNS}) VALUES ({values})"  # noqa: S608  our own names


def _there() -> dict[str, str]:
    """Return the triggers that there are, with the statements that made them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, coalesce(obj_description(oid, 'pg_trigger'), '') FROM pg_trigger "
                "WHERE NOT tgisinternal AND tgname LIKE %s",
                [f"{PREFIX}%"],
            )
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
                [f"{PREFIX}%"],
            )
        return dict(cursor.fetchall())


def _drop(cursor: Any, name: str) -> None:
    if connection.vendor != "postgresql":
        cursor.execute(f"DROP TRIGGER {_quoted(name)}")
        return
    cursor.execute(
        "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgname = %s",
        [name],
    )
    for (table,) in cursor.fetchall():
        cursor.execute(f"DROP TRIGGER {_quoted(name)} ON {table}")


def _mark(cursor: Any, name: str, sql: str) -> None:
    """Keep with a trigger what made it: PostgreSQL remembers it in words of its own."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgname = %s",
            [name],
        )
        ((table,),) = cursor.fetchall()
        cursor.execute(f"COMMENT ON TRIGGER {_quoted(name)} ON {table} IS {_text(sql)}")
