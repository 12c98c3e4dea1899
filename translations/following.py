"""What happens to a translation when its page is published, and when its source is moved or deleted."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from translations.models import MadeFrom
from translations.record import hashes


@receiver(page_published)
def note_what_is_live(sender: Any, *, instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Keep what the live version was made from. A version from before the record keeps the old one."""
    record = MadeFrom.objects.filter(page_id=instance.pk).first()
    if record is None:
        return
    if record.revision is None or revision is None or revision.pk >= record.revision:
        record.live = hashes(record.segments)
        record.save(update_fields=["live"])
