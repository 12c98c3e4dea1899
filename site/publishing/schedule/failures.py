"""The record of planned items that failed: kept until they work or are planned anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from publishing.models import ScheduleFailure
from publishing.schedule.items import Item

#: The name of a failure in Wagtail's log.
LOG_ACTION = "publishing.schedule.runner.failed"

#: What makes a plan this plan and no other.
Plan = tuple[str, str, str, int | None, datetime]


def plan_of(item: Item | ScheduleFailure) -> Plan:
    """Return what a record and an item must share to be about the same plan."""
    return (item.action, item.model, item.object_id, item.revision, item.planned)


def by_plan() -> dict[Plan, ScheduleFailure]:
    """Return all records by what they are about."""
    return {plan_of(failure): failure for failure in ScheduleFailure.objects.all()}


def find(item: Item) -> ScheduleFailure | None:
    """Return the record of an item that failed before."""
    return ScheduleFailure.objects.filter(
        action=item.action,
        model=item.model,
        object_id=item.object_id,
        revision=item.revision,
        planned=item.planned,
    ).first()


def forget_others(items: Iterable[Item]) -> None:
    """Drop the records of what is no longer planned so: cancelled, planned anew, deleted."""
    kept = {plan_of(item) for item in items}
    gone = [failure.pk for plan, failure in by_plan().items() if plan not in kept]
    if gone:
        ScheduleFailure.objects.filter(pk__in=gone).delete()


def note(item: Item, moment: datetime, error: Exception) -> ScheduleFailure:
    """Record that an item failed at `moment`, and log it in Wagtail when that is news."""
    # Editors read Dutch, whoever's language a request or a command happens to run in.
    with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        message = message_of(error, item)
        known = find(item)
        failure, _created = ScheduleFailure.objects.update_or_create(
            action=item.action,
            model=item.model,
            object_id=item.object_id,
            defaults={
                "revision": item.revision,
                "title": item.title,
                "planned": item.planned,
                "since": known.since if known else moment,
                "tried": moment,
                "attempts": known.attempts + 1 if known else 1,
                "message": message,
            },
        )
        if known is None or known.message != message:
            _log(failure)
    return failure


def message_of(error: Exception, item: Item) -> str:
    """Return why it failed, in words for an editor. What is no fault of theirs is in the log."""
    if not isinstance(error, ValidationError):
        return _(
            "This is no fault of what you wrote (%(kind)s). Ask the administrator: the cause is in "
            "the log of the server."
        ) % {"kind": type(error).__name__}
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    parts = []
    for name, messages in error.message_dict.items():
        words = " ".join(str(each) for each in messages)
        parts.append(words if name == NON_FIELD_ERRORS else f"{_label(item, name)}: {words}")
    return " ".join(parts)


def object_of(item: Item | ScheduleFailure) -> Any | None:
    """Return the page or other object that an item is about; None when it is no longer there."""
    try:
        model: Any = apps.get_model(item.model)
    except LookupError:
        return None
    return model._default_manager.filter(pk=item.object_id).first()


def _label(item: Item, name: str) -> str:
    """Return the name of a field as the form shows it."""
    found = object_of(item)
    model: Any = getattr(found, "specific_class", None) or type(found)
    try:
        return capfirst(str(model._meta.get_field(name).verbose_name))
    except (AttributeError, FieldDoesNotExist):
        return name


def _log(failure: ScheduleFailure) -> None:
    found = object_of(failure)
    if found is not None:
        log(
            instance=found,
            action=LOG_ACTION,
            data={"planned": failure.planned.isoformat(), "message": failure.message},
        )
