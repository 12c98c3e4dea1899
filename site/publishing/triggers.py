"""Publishing in the CMS brings the public sites up to date, when the change is committed.

Correctness never depends on this: a build reads everything anew. What happens while a build runs is
done by one more build after it.
"""

from __future__ import annotations

import logging
import threading
from typing import Any

from django.db import connections, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from publishing import publisher
from publishing.records import records

logger = logging.getLogger("publishing")


class Builder:
    """Builds all sites in a thread of its own, once for all changes that came meanwhile."""

    def __init__(self) -> None:
        self._wanted = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def request(self) -> None:
        """Ask for a build after what was committed up to now."""
        with self._lock:
            self._wanted.set()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="builder", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait until nothing is being built."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _work(self) -> None:
        try:
            while True:
                with self._lock:
                    if not self._wanted.is_set():
                        self._thread = None
                        return
                    self._wanted.clear()
                self._build_all()
        finally:
            # This thread's own connections; those of requests belong to their threads.
            connections.close_all()

    def _build_all(self) -> None:
        for site in Site.objects.select_related("root_page"):
            build(site)


def build(site: Site) -> None:
    """Build one site; what goes wrong with it is logged and stops no other."""
    try:
        publisher.build(site)
    except Exception:
        logger.exception("the site %s was not published", site.hostname)


builder = Builder()


def on_commit(**_kwargs: Any) -> None:
    """Ask for a build once the transaction of this change is committed."""
    transaction.on_commit(builder.request)


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
    for model in (Site, PageViewRestriction):
        _connect_saves(model)


def _connect_saves(model: Any) -> None:
    for signal in (post_save, post_delete):
        signal.connect(on_commit, sender=model, dispatch_uid=f"publish-{model.__name__}")


def _belongs_to_a_page(model: Any) -> bool:
    """Tell whether rows of `model` become public with a page only."""
    names = {field.name for field in model._meta.get_fields()}
    # A size of a picture is made by a build: listening to it would start the next one.
    return "page" in names or "filter_spec" in names or bool(model._meta.auto_created)
