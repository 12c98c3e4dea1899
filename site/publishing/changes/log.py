"""Reading the change log: what was committed since a position, however late its transaction ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import BooleanField, Max, QuerySet
from django.db.models.expressions import RawSQL

from publishing.models import Change

#: How long entries stay: a publisher that was away for longer reads everything anew.
KEPT = timedelta(days=2)
#: Entries of transactions that a snapshot does not show; of the one that asks, which it never shows, those
#: with higher numbers. What a backup brought from another server is of transactions that are still to come
#: here, and says nothing.
OWN = "coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0)"
UNSEEN = (
    f"CASE WHEN xact = {OWN} THEN id > %s ELSE "
    "NOT pg_visible_in_snapshot(xact::text::xid8, %s::pg_snapshot) "
    "AND xact < pg_snapshot_xmax(pg_current_snapshot())::text::bigint END"
)


class Position(NamedTuple):
    """How far the log was read.

    last      the highest number that was seen
    token     of that entry: a database that was put back from a backup has another one there
    snapshot  on PostgreSQL what was committed then (pg_snapshot), since numbers are taken before a commit
    """

    last: int
    token: str
    snapshot: str = ""


class Entry(NamedTuple):
    """One change: what it is about, which row that is, and whose it is as far as the row says so."""

    about: str
    page: int | None
    site: int | None
    path: str
    was: str
    row: int | None = None


def position() -> Position | None:
    """Return the end of the log as the current transaction sees it; None when there is no log."""
    # What is committed in between is seen twice, and never not at all.
    snapshot = _snapshot()
    newest = Change.objects.order_by("-pk").values_list("pk", "token").first()
    return Position(*newest, snapshot) if newest else None


def since(before: Position | None) -> list[Entry] | None:
    """Return what was written since; None when nobody can know: then everything counts as changed."""
    if before is None:
        return None
    if not Change.objects.filter(pk=before.last, token=before.token).exists():
        return None
    fields = Entry._fields
    return [Entry(*values) for values in _after(before).order_by("pk").values_list(*fields)]


def moved(before: Position | None) -> bool:
    """Return whether anything was written since. As cheap as can be: it is asked all the time."""
    if before is None:
        return True
    if before.snapshot:
        return _after(before).exists()
    return (Change.objects.aggregate(last=Max("pk"))["last"] or 0) != before.last


def old_entries(moment: datetime) -> QuerySet[Change]:
    """Return the entries that nobody needs any more; the last one stays for good."""
    last = Change.objects.aggregate(last=Max("pk"))["last"] or 0
    return Change.objects.filter(at__lt=moment - KEPT).exclude(pk=last).order_by("pk")


def _after(before: Position) -> QuerySet[Change]:
    if not before.snapshot:
        return Change.objects.filter(pk__gt=before.last)
    # Numbers are taken before a commit: what counts is which transactions could be seen then.
    oldest = int(before.snapshot.split(":")[0])
    unseen = RawSQL(UNSEEN, [before.last, before.snapshot], output_field=BooleanField())  # noqa: S611
    return Change.objects.filter(xact__gte=oldest).filter(unseen)


def _snapshot() -> str:
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])
