"""Publishing in the CMS brings the public sites up to date, when the change is committed.

Correctness never depends on this: a publish reads everything anew, and the resident publisher looks
at the database by itself. What happens while a publish runs is done by one more after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from publishing.content.declarations import records
from publishing.runtime import queue, tasks

#: What was changed since somebody began to notice, in this request.
_noticed: ContextVar[list[None] | None] = ContextVar("noticed", default=None)


@contextmanager
def noticing() -> Iterator[list[None]]:
    """Yield a list that is not empty any more once something public may have been changed."""
    noticed: list[None] = []
    token = _noticed.set(noticed)
    try:
        yield noticed
    finally:
        _noticed.reset(token)


def ask() -> None:
    """Ask for a publish, once what was changed is committed."""
    queue.ask()
    tasks.publish_sites()


def on_commit(**_kwargs: Any) -> None:
    """Ask for a publish once the transaction of this change is committed."""
    if (noticed := _noticed.get()) is not None:
        noticed.append(None)
    # Saving a page sends a dozen signals: one request for all of them.
    if not any(ask in entry for entry in connection.run_on_commit):
        transaction.on_commit(ask, robust=True)


def connect() -> None:
    """Listen to what changes public content: pages when published, other records when saved.

    Only the process that serves the CMS does so: commands that load or migrate build by themselves.
    """
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(on_commit, dispatch_uid=f"publish-{id(signal)}")
    for model in [record.model for record in records()]:
        name = f"publish-{model.__name__}"
        if issubclass(model, Page):
            post_delete.connect(on_commit, sender=model, dispatch_uid=name)
        elif not _belongs_to_a_page(model):
            _connect_saves(model)
    for model in (Site, Locale, PageViewRestriction, CollectionViewRestriction):
        _connect_saves(model)


def _connect_saves(model: Any) -> None:
    for signal in (post_save, post_delete):
        signal.connect(on_commit, sender=model, dispatch_uid=f"publish-{model.__name__}")


def _belongs_to_a_page(model: Any) -> bool:
    """Return whether rows of `model` become public with a page only."""
    names = {field.name for field in model._meta.get_fields()}
    # What a publish makes itself, such as a size of a picture, would start the next one.
    made = "filter_spec" in names or getattr(model, "public_follows", False)
    return "page" in names or made or bool(model._meta.auto_created)
