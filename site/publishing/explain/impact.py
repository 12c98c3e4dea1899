"""What publishing a draft would change, found by publishing it into memory. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Site

from publishing import fingerprint
from publishing.build.dependencies import GRAPH_FILE, DependencyGraph, GraphError
from publishing.content import visibility
from publishing.content.declarations import PageDetailRow, PageRow
from publishing.content.drafts import draft_into, site_that_holds
from publishing.content.load import no_sql, snapshot
from publishing.content.snapshot import Content
from publishing.explain.draft_build import Comparison, Release, Touched
from publishing.preview.more_pages import with_pages
from publishing.preview.public_now import public_now
from publishing.store.manifests import ReleaseError
from publishing.store.releases import ReleaseStore

#: Why it cannot be said, or why nothing would change.
NOT_BUILT, HIDDEN, NOWHERE = "not built", "hidden", "nowhere"


@dataclass(frozen=True, slots=True)
class Impact:
    """What publishing a page would do.

    problem   why this cannot be said or why nothing changes: NOT_BUILT, HIDDEN or NOWHERE
    planned   the moment at which it would happen, when the page is to go online later
    """

    page_id: int
    touched: tuple[Touched, ...] = ()
    problem: str = ""
    planned: datetime | None = None
    #: False: there was no time to look at all of them, some may stay as they are.
    exact: bool = True
    #: Both contents, for who puts the reasons into words.
    live: Content | None = None
    draft: Content | None = None

    @property
    def pages(self) -> tuple[Touched, ...]:
        """The pages among the outputs."""
        return tuple(each for each in self.touched if each.is_page)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of these pages, in the order of the site."""
        found = {each.language for each in self.pages}
        order = self.draft.languages if self.draft else ()
        return tuple(code for code in order if code in found)


def impact(page: Page, moment: datetime | None = None) -> Impact:
    """Return what publishing `page`, with its unsaved changes, would change on the public site."""
    now = moment or timezone.now()
    planned = page.go_live_at if page.go_live_at and page.go_live_at > now else None
    try:
        site = site_that_holds(page)
        live, base, public = _contents(site, page, now)
    except LookupError:
        return Impact(page.pk, problem=NOWHERE)
    if not public:
        return Impact(page.pk, problem=HIDDEN, planned=planned)
    release = _release(site)
    if release is None:
        return Impact(page.pk, problem=NOT_BUILT, planned=planned)
    draft = _as_published(draft_into(base, page), page, now)
    with no_sql():
        comparison = Comparison(release, live, draft, now, page.pk)
        touched = tuple(comparison.touched())
    return Impact(page.pk, touched, "", planned, comparison.exact, live, draft)


def _release(site: Site) -> Release | None:
    """Read the release of a site; None when there is none, or when its dependencies cannot be used."""
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    try:
        manifest = store.current()
        if manifest is None:
            return None
        header = {"release": manifest.id, "fingerprint": fingerprint.fingerprint()}
        graph = DependencyGraph.from_file(store.folder / GRAPH_FILE, header)
    except (GraphError, ReleaseError, OSError):
        return None
    return Release(graph, {entry.path: entry.blob for entry in manifest.entries})


def _contents(site: Site, page: Page, moment: datetime) -> tuple[Content, Content, bool]:
    """Load the site as it is and with the page online; and whether the page would be public.

    A page that goes online takes with it what is below it, and its translations.
    """
    # The snapshot reads alone; a transaction around it may yet be undone.
    keep = not connection.in_atomic_block
    with snapshot():
        live = public_now(site, moment, keep=keep)
        if page.pk and live.get(PageRow, page.pk) is not None:
            return live, live, True
        alive = page.pk or None
        ids = frozenset(visibility.page_ids(site, live.languages, moment, alive))
        public = page.pk in ids if page.pk else live.page_at(page.path[:-4]) is not None
        new = ids - {each.id for each in live.table(PageRow)}
        return live, with_pages(live, new) if new else live, public


def _as_published(content: Content, page: Page, moment: datetime) -> Content:
    """Set on the page the dates that publishing gives it."""
    rows = [
        row._replace(first_published_at=row.first_published_at or moment, last_published_at=moment)
        if row.id == (page.pk or 0)
        else row
        for row in content.table(PageDetailRow)
    ]
    return content.with_rows({PageDetailRow: rows})
