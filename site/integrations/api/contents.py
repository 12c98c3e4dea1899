"""What is public of a municipality at this moment, by the predicate that every publish asks."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone
from wagtail.models import Site

from integrations.api.problems import NotThereError
from publishing.content.load import no_sql
from publishing.content.snapshot import Content
from publishing.publisher import load_site
from publishing.unfinished import UnfinishedSiteError, refuse_unfinished

#: Municipalities that a process remembers between two questions.
REMEMBERED = 3


class Contents:
    """The content of the sites that were asked for last. What did not change is not read again."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, Content] = OrderedDict()
        # One at a time: what is remembered is filled while it is read.
        self._lock = threading.Lock()

    def forget(self) -> None:
        """Read everything anew from now on."""
        with self._lock:
            self._known.clear()

    @contextmanager
    def reading(self, site: Site) -> Iterator[tuple[Content, datetime]]:
        """Hold the content of a site as it is now; nothing asks the database meanwhile.

        Raises NotThereError for a site that nobody has finished.
        """
        with self._lock:
            moment = timezone.now()
            try:
                refuse_unfinished(site)
            except UnfinishedSiteError as error:
                raise NotThereError(f"This site is not finished: {error}") from None
            content = load_site(site, moment, previous=self._known.pop(site.pk, None))
            self._known[site.pk] = content
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            with no_sql():
                yield content, moment


contents = Contents()
