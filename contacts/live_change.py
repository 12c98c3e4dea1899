"""Changing part of a page that is online, and nothing else of it.

What somebody is still writing must not be published by that. So the live page gets the change alone;
what waits (a draft, a planned version, one in a workflow) gets it too, and stays unpublished:
publishing it later does not undo the change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

Change = Callable[[Any], None]
#: Gives in words what a changed page says now.
Words = Callable[[Any], str]


def change_live(
    page: Page,
    change: Change,
    names: Sequence[str],
    action: str,
    user: Any = None,
    words: Words | None = None,
) -> Any:
    """Let `change` set fields and relations (`names`) on the live page and in what waits.

    Return the page as stored; `words` says of it what is so now, for the list of publications. Raises ValidationError, and stores nothing, when it would not be valid.
    """
    model = page.specific_class
    with transaction.atomic():
        # Locked: two changes at once would each drop what the other added.
        Page.objects.select_for_update().get(pk=page.pk)
        live = model.objects.get(pk=page.pk)
        waiting = list(waiting_versions(live))
        change(live)
        revision = None
        if not waiting and live.live:
            revision = live.save_revision(user=user, log_action=False)
            # Who calls this has looked at rights: what is urgent waits for no moderator.
            revision.publish(user=user, log_action=False, skip_permission_checks=True)
        else:
            live.last_published_at = timezone.now() if live.live else live.last_published_at
            live.save()
            data = model.objects.get(pk=page.pk).serializable_data()
            for each in waiting:
                each.content = {**each.content, **{name: data[name] for name in names}}
                each.save(update_fields=["content"])
        stored = model.objects.get(pk=page.pk)
        said = {"words": words(stored)} if words else None
        log(instance=live, action=action, user=user, revision=revision, data=said)
    return stored


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
