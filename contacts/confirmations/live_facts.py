"""Changing a few facts of a page that is online, and nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from contacts.live_change import waiting_versions

LOG_ACTION = "contacts.facts"


def change_facts(page: Page, values: Mapping[str, Any], user: Any = None) -> Any:
    """Set fields on the live page, and in what waits; a draft of somebody else stays a draft.

    Raises ValidationError, and stores nothing, when the page would not be valid.
    """
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=page.pk)
        live = Page.objects.get(pk=page.pk).specific
        waiting = list(waiting_versions(live))
        for name, value in values.items():
            setattr(live, name, value)
        live.full_clean()
        if not waiting and live.live:
            revision = live.save_revision(user=user)
            # Who calls this has looked at rights.
            revision.publish(user=user, skip_permission_checks=True)
        else:
            if live.live:
                live.last_published_at = timezone.now()
            live.save()
            log(instance=live, action=LOG_ACTION, user=user)
            data = live.serializable_data()
            for revision in waiting:
                revision.content = {**revision.content, **{name: data[name] for name in values}}
                revision.save(update_fields=["content"])
    return Page.objects.get(pk=page.pk).specific
