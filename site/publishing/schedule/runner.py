"""Scheduled publishing and expiry, item by item: one that fails delays none of the others.

What is planned stands in Wagtail's own tables, and Wagtail's own actions do the work. Wagtail's
command stops at the first item that fails and has thrown its schedule away by then: here every item
has a transaction of its own, which brings the schedule back.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.db.models import F, Min, Model, QuerySet
from django.db.transaction import TransactionManagementError
from wagtail.models import DraftStateMixin, Page, Revision

from publishing.models import ScheduleFailure
from publishing.schedule import failures as schedule_failures
from publishing.schedule.items import Done, Failed, Item, ScheduleReport

logger = logging.getLogger("publishing")

# SQLSTATE of PostgreSQL: serialization_failure and deadlock_detected. The search index makes any two
# writers meet there, and the manual says: run the transaction again.
BEATEN = frozenset({"40001", "40P01"})
ATTEMPTS = 4

__all__ = [
    "Done", "Failed", "Item", "ScheduleReport", "due", "failing", "next_due", "run",
    "scheduled_models",
]  # fmt: skip


def due(moment: datetime) -> tuple[Item, ...]:
    """Return what should have happened by `moment`: expiries first, each kind in time order.

    What failed before is among it: it is as late as anything else.
    """
    return (*_expiries(moment), *_publications(moment))


def next_due(moment: datetime) -> datetime | None:
    """Return the next moment at which `run` has something to do; `moment` itself when it has now.

    None when nothing is planned at all. What failed counts from the end of its pause.
    """
    failures = schedule_failures.by_plan()
    moments = []
    for item in due(moment):
        failure = failures.get(schedule_failures.plan_of(item))
        moments.append(max(failure.retry_at, moment) if failure else moment)
    upcoming = [
        Revision.objects.filter(approved_go_live_at__gt=moment).aggregate(
            next=Min("approved_go_live_at")
        )["next"]
    ]
    for model in scheduled_models():
        planned = model._default_manager.filter(live=True, expire_at__gt=moment)
        upcoming.append(planned.order_by().aggregate(next=Min("expire_at"))["next"])
    return min([*moments, *(each for each in upcoming if each is not None)], default=None)


def run(moment: datetime) -> ScheduleReport:
    """Do what is due at `moment`, which may not lie ahead of the clock: Wagtail looks at that too.

    Two processes may do this at once: each item is done by one of them. Raises OperationalError
    when the database is away; everything is still planned then.
    """
    schedule_failures.forget_others(due(moment))
    found = _Collected()
    for item in _expiries(moment):
        _try(item, moment, found)
    for item in _publications(moment):
        _try(item, moment, found)
    # Published after a long standstill, its end may be over as well.
    tried = {each.item for each in (*found.failed, *found.waiting)}
    for item in _expiries(moment):
        if item not in tried:
            _try(item, moment, found)
    return ScheduleReport(
        moment,
        tuple(found.expired),
        tuple(found.published),
        tuple(found.failed),
        tuple(found.waiting),
    )


def failing(moment: datetime) -> tuple[Failed, ...]:
    """Return what is due at `moment` and failed before, in the order of `due`."""
    failures = schedule_failures.by_plan()
    if not failures:
        return ()
    return tuple(
        _failed(item, moment, failures[plan])
        for item in due(moment)
        if (plan := schedule_failures.plan_of(item)) in failures
    )


def scheduled_models() -> list[Any]:
    """Return the models that Wagtail plans for: pages, and all others that have drafts."""
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


@dataclass
class _Collected:
    expired: list[Done] = field(default_factory=list)
    published: list[Done] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    waiting: list[Failed] = field(default_factory=list)


def _expiries(moment: datetime) -> list[Item]:
    found = []
    for model in scheduled_models():
        rows = model._default_manager.filter(live=True, expire_at__lte=moment)
        found += [
            Item("expire", row.expire_at, model._meta.label_lower, str(row.pk), str(row))
            for row in rows
        ]
    return sorted(found, key=lambda item: (item.planned, item.model, item.object_id))


def _publications(moment: datetime) -> list[Item]:
    rows = (
        Revision.objects.filter(approved_go_live_at__lte=moment)
        .order_by("approved_go_live_at", "pk")
        .values_list(
            "approved_go_live_at",
            "base_content_type__app_label",
            "base_content_type__model",
            "object_id",
            "object_str",
            "pk",
        )
    )
    return [
        Item("publish", planned, f"{app}.{model}", object_id, title, revision)
        for planned, app, model, object_id, title, revision in rows
    ]


def _try(item: Item, moment: datetime, found: _Collected) -> None:
    """Do one item; note in `found` how it went."""
    try:
        waiting, done = _done_unless_beaten(item, moment)
    except Exception as error:
        # Whatever goes wrong with one must stop no other.
        # What an editor can mend needs no traceback; anything else does.
        trace = not isinstance(error, ValidationError)
        logger.error("not done, still planned: %s: %s", item, error, exc_info=trace)
        found.failed.append(_failed(item, moment, schedule_failures.note(item, moment, error)))
        return
    if waiting is not None:
        found.waiting.append(_failed(item, moment, waiting))
    elif done:
        kind = found.published if item.action == "publish" else found.expired
        kind.append(Done(item, item.late(moment)))


def _done_unless_beaten(item: Item, moment: datetime) -> tuple[ScheduleFailure | None, bool]:
    """Do the item; when the database gave another transaction the right of way, once more."""
    for _attempt in range(ATTEMPTS - 1):
        try:
            return _do(item, moment)
        except TransactionManagementError:
            # Something on the way kept to itself that its statement lost: the index of the search
            # does. The transaction is broken, and nothing of it was done.
            logger.info("the transaction was broken, once more: %s", item)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", None) not in BEATEN:
                raise
            logger.info("another transaction had the right of way, once more: %s", item)
    return _do(item, moment)


@transaction.atomic
def _do(item: Item, moment: datetime) -> tuple[ScheduleFailure | None, bool]:
    """Return the failure whose pause is not over, and whether the item is done now."""
    if not _claimed(item, moment):
        return None, False
    failure = schedule_failures.find(item)
    if failure is not None and failure.retry_at > moment:
        return failure, False
    done = _publish(item) if item.action == "publish" else _expire(item)
    if failure is not None:
        failure.delete()
    return None, done


def _failed(item: Item, moment: datetime, failure: Any) -> Failed:
    return Failed(
        item,
        item.late(moment),
        failure.message,
        failure.attempts,
        failure.since,
        failure.retry_at,
    )


def _claimed(item: Item, moment: datetime) -> bool:
    """Hold the item for this transaction. False when it is no longer planned, or another has it."""
    rows: QuerySet[Any]
    if item.action == "publish":
        rows = Revision.objects.filter(pk=item.revision, approved_go_live_at__lte=moment)
        unchanged = {"approved_go_live_at": F("approved_go_live_at")}
    else:
        rows = apps.get_model(item.model)._default_manager.filter(
            pk=item.object_id, live=True, expire_at__lte=moment
        )
        unchanged = {"expire_at": F("expire_at")}
    if connection.features.has_select_for_update_skip_locked:
        held = rows.order_by("pk").select_for_update(skip_locked=True, of=("self",))
        return held.first() is not None
    # One writer at a time: from here to the end of the transaction that is this one.
    return rows.update(**unchanged) == 1


def _publish(item: Item) -> bool:
    """Publish as Wagtail's command does. False when the version itself names a later moment."""
    revision = Revision.objects.get(pk=item.revision)
    revision.publish(log_action="wagtail.publish.scheduled")
    return not Revision.objects.filter(pk=item.revision, approved_go_live_at__isnull=False).exists()


def _expire(item: Item) -> bool:
    """Unpublish as Wagtail's command does, but keep the version that is planned to come after it."""
    found: Any = apps.get_model(item.model)._default_manager.get(pk=item.object_id)
    planned = list(_planned_versions(found))
    found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for pk, moment in planned:
        Revision.objects.filter(pk=pk).update(approved_go_live_at=moment)
    return True


def _planned_versions(found: Model) -> Iterator[tuple[int, datetime]]:
    revisions: Any = found.revisions  # type: ignore[attr-defined]
    yield from revisions.filter(approved_go_live_at__isnull=False).values_list(
        "pk", "approved_go_live_at"
    )
