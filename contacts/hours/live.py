"""Changing the hours of a hub that is online, and nothing else of it.

A host who closes for today, or a list of hours that is read in, must not publish what somebody else
is still writing. So the live page gets the hours alone; what waits (a draft, a planned version, one
in a workflow) gets them too, and stays unpublished: publishing it later does not undo them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

from contacts.models import HubPage

RELATIONS = ("opening_periods", "opening_exceptions", "holiday_decisions")
LOG_ACTION = "contacts.hours"
Change = Callable[[HubPage], None]


def change_hours(hub: HubPage, change: Change, user: Any = None) -> HubPage:
    """Let `change` set hours on the live page, and put the same hours into what waits.

    `change` may touch `hours_state` and the three relations of hours. Gives the page as stored.
    Raises ValidationError, and stores nothing, when the page would not be valid.
    """
    with transaction.atomic():
        # Locked: two changes at once would each drop what the other added.
        Page.objects.select_for_update().get(pk=hub.pk)
        live = HubPage.objects.get(pk=hub.pk)
        waiting = list(waiting_versions(live))
        change(live)
        if not waiting and live.live:
            revision = live.save_revision(user=user, log_action=False)
            # Who calls this has looked at rights: closing a door waits for no moderator.
            revision.publish(user=user, log_action=False, skip_permission_checks=True)
        else:
            live.last_published_at = timezone.now() if live.live else live.last_published_at
            live.save()
            stored = HubPage.objects.get(pk=hub.pk)
            for revision in waiting:
                revision.content = {**revision.content, **_hours_of(stored)}
                revision.save(update_fields=["content"])
        log(instance=live, action=LOG_ACTION, user=user)
    changed: HubPage = HubPage.objects.get(pk=hub.pk)
    return changed


def items(manager: Any) -> list[dict[str, Any]]:
    """Return the fields of related rows, without the page that they belong to."""
    return [fields_of(each) for each in manager.all()]


def fields_of(item: Any) -> dict[str, Any]:
    """Return what an editor fills in of a row."""
    return {
        field.name: getattr(item, field.name)
        for field in item._meta.concrete_fields
        if field.name not in ("id", "page", "sort_order")
    }


def made(model: type[Any], several: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Make rows from fields, in order."""
    return [model(sort_order=number, **each) for number, each in enumerate(several)]


def waiting_versions(live: Any) -> Iterable[Revision]:
    """Return the versions that may be published later: the draft, planned ones, those in a workflow."""
    in_workflow = TaskState.objects.filter(
        workflow_state__object_id=str(live.pk),
        workflow_state__content_type=live.cached_content_type,
        status=TaskState.STATUS_IN_PROGRESS,
    ).values("revision_id")
    chosen = Q(approved_go_live_at__isnull=False) | Q(pk__in=in_workflow)
    if live.has_unpublished_changes:
        chosen |= Q(pk=live.latest_revision_id)
    found: Iterable[Revision] = live.revisions.filter(chosen)
    return found


def _hours_of(page: HubPage) -> dict[str, Any]:
    """Return the hours as a revision holds them."""
    data = page.serializable_data()
    return {name: data[name] for name in ("hours_state", *RELATIONS)}
