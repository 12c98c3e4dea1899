"""What is public of a site now, for a screen: read again is what the change log says changed, as in a publish.

Nothing here can be older than the database: each look reads the log in the snapshot in which it reads the
rest, and looks at the files. A process keeps the contents of a few sites, none for longer than a sweep.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone
from wagtail.models import Site

from publishing.content.load import snapshot
from publishing.content.snapshot import Content
from publishing.preview.more_pages import with_pages
from publishing.publisher import load_site

#: Sites whose content a process keeps: those that were looked at last.
MOST = 8
#: The content of each site, and when it was read whole. It is taken out by who looks: two at once share none.
_kept: dict[int, tuple[Content, datetime]] = {}


def public_now(
    site: Site, moment: datetime, also: frozenset[int] = frozenset(), *, keep: bool | None = None
) -> Content:
    """Return what is public of a site at a moment, and the pages `also`, whatever their state.

    Nothing is kept of what somebody reads in a transaction: what was written in it may yet be undone.
    Who has begun a snapshot, which only reads, says so with `keep`.
    """
    if keep is None:
        keep = not connection.in_atomic_block
    with snapshot():
        content = _kept_content(site, moment) if keep else load_site(site, moment)
        new = also - content.pages
        return with_pages(content, new) if new else content


def _kept_content(site: Site, moment: datetime) -> Content:
    now = timezone.now()
    before, since = _kept.pop(site.pk, (None, now))
    if now - since > timedelta(seconds=settings.SWEEP_EVERY):
        before, since = None, now
    content = load_site(site, moment, previous=before)
    content.files.settle()
    _kept[site.pk] = content, since
    for old in list(_kept)[:-MOST]:
        _kept.pop(old, None)
    return content.apart()
