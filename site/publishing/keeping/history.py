"""Old versions of pages, log entries and sessions: what of them is removed, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from wagtail.models import BaseLogEntry, ModelLogEntry, PageLogEntry, Revision

from publishing.changes.log import old_entries
from publishing.keeping.turns import BATCH, Kept, keep_no_longer

#: Actions in the log that prove that something was done which the law asks for.
_lawful: set[str] = set()


def keep_for_law(action: str) -> None:
    """Keep the log entries of an action for ever."""
    _lawful.add(action)


def old_revisions(kind: int, thing: str) -> QuerySet[Revision]:
    """Return the versions of one thing that may go: beyond the newest so many, and held by nothing.

    Held are those that are live, newest, planned, waiting for approval or once approved, and whatever
    else a row of any model points to: an app that needs a version says so by pointing to it. Log
    entries name each version and need none.
    """
    own = Revision.objects.filter(base_content_type=kind, object_id=thing)
    newest = own.order_by("-created_at", "-pk").values_list("pk", flat=True)
    found = own.exclude(pk__in=list(newest[: settings.KEEP_REVISIONS]))
    found = found.filter(approved_go_live_at=None)
    for model, name in holders():
        found = found.exclude(Exists(model._base_manager.filter(**{name: OuterRef("pk")})))
    ordered: QuerySet[Revision] = found.order_by("pk")
    return ordered


def remove_revisions(_moment: datetime, dry: bool) -> Iterator[int]:
    """Remove old versions, thing by thing."""
    if not settings.KEEP_REVISIONS:
        return
    many = (
        Revision.objects.order_by("base_content_type", "object_id")
        .values_list("base_content_type", "object_id")
        .annotate(number=Count("pk"))
        .filter(number__gt=settings.KEEP_REVISIONS)
    )
    for kind, thing, _number in list(many):
        yield from remove_rows(old_revisions(kind, thing), dry)


def holders() -> list[tuple[Any, str]]:
    """Return the models and foreign keys that point to versions of pages."""
    return [
        (field.related_model, field.field.name)
        for field in Revision._meta.get_fields(include_hidden=True)
        if field.auto_created
        and not field.concrete
        and field.one_to_many | bool(field.one_to_one)
        and not issubclass(field.related_model, BaseLogEntry)
    ]


def remove_entries(model: Any, days: int, moment: datetime, dry: bool) -> Iterator[int]:
    """Remove old log entries; with 0 days all are kept for ever."""
    if days:
        old = model.objects.filter(timestamp__lt=moment - timedelta(days=days))
        yield from remove_rows(old.exclude(action__in=_lawful).order_by("pk"), dry)


def remove_sessions(moment: datetime, dry: bool) -> Iterator[int]:
    """Remove the sessions that hold for nobody any more."""
    yield from remove_rows(Session.objects.filter(expire_date__lt=moment).order_by("pk"), dry)


def remove_rows(rows: QuerySet[Any], dry: bool) -> Iterator[int]:
    """Remove rows, a batch at a time; or count them."""
    if dry:
        yield rows.count()
        return
    while True:
        with transaction.atomic():
            numbers = list(rows.values_list("pk", flat=True)[:BATCH])
            rows.model._base_manager.filter(pk__in=numbers).delete()
        yield len(numbers)
        if len(numbers) < BATCH:
            return


def register() -> None:
    """Register what every install has."""
    keep_no_longer(Kept("revisions", remove_revisions))
    keep_no_longer(Kept("sessions", remove_sessions))
    keep_no_longer(Kept("changes", lambda moment, dry: remove_rows(old_entries(moment), dry)))
    keep_no_longer(
        Kept(
            "history",
            lambda moment, dry: remove_entries(
                PageLogEntry, settings.KEEP_HISTORY_DAYS, moment, dry
            ),
        )
    )
    keep_no_longer(
        Kept(
            "audit",
            lambda moment, dry: remove_entries(
                ModelLogEntry, settings.KEEP_AUDIT_DAYS, moment, dry
            ),
        )
    )
