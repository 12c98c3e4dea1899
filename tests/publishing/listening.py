"""Hearing of changes as the process of the CMS does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from publishing.runtime import triggers

SIGNALS = (
    page_published, page_unpublished, page_slug_changed, post_page_move, post_save, post_delete,
)  # fmt: skip


@contextmanager
def listening() -> Iterator[None]:
    """Listen to what changes public content until the block ends."""
    kept = [(signal, list(signal.receivers)) for signal in SIGNALS]
    triggers.connect()
    try:
        yield
    finally:
        for signal, receivers in kept:
            signal.receivers = receivers
            signal.sender_receivers_cache.clear()
