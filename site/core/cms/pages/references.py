"""What a page points to is written down once when it is saved: Wagtail does so again for each of its items."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from wagtail.models import Page
from wagtail.tasks import update_reference_index_task


@contextmanager
def references_once(page: Page) -> Iterator[None]:
    """Save a page and its items in the block; afterwards its references are looked for, once."""
    # It wants all models to be there, and this is imported by one.
    from wagtail import signal_handlers

    if getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
        # Whoever loads many pages writes them down later.
        yield
        return
    with signal_handlers.disable_reference_index_auto_update():
        yield
    update_reference_index_task.enqueue(page._meta.app_label, page._meta.model_name, str(page.pk))
