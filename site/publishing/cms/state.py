"""The state of a page on the public site: online since when, waiting, or failed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from publishing.cms.errors import error_words
from publishing.cms.start_pages import start_pages
from publishing.content.drafts import site_of
from publishing.content.languages import name_for_editors
from publishing.machines import standing
from publishing.models import Publication
from publishing.preview.mixin import PreviewedPage
from publishing.registry import registry
from publishing.runtime import queue
from publishing.store.manifests import Entry, ReleaseError, decode_entry
from publishing.unfinished import lacks_of

ONLINE, WAITING, FAILED, OFFLINE, HIDDEN, PART = (
    "online", "waiting", "failed", "offline", "hidden", "part"
)  # fmt: skip


#: The longest that a request of the CMS takes from writing a page to its commit.
COMMITTED_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class PageState:
    """How one version of a page stands on the public site, in words for editors."""

    page_id: int
    language: str
    title: str
    state: str
    words: str
    url: str = ""

    @property
    def is_waiting(self) -> bool:
        """Return whether it is worth asking again in a moment."""
        return self.state == WAITING


@dataclass(frozen=True, slots=True)
class Served:
    """What is known of the release that is served."""

    base_url: str
    #: Everything that was committed before this moment is in it: a publish began to read then.
    until: datetime
    #: Owner -> its page, as far as these were asked for.
    entries: dict[str, Entry]
    #: Owner -> its failure in the last publication.
    failures: dict[str, dict[str, Any]]
    #: The administrator went back to an earlier release, which stays until somebody publishes by hand.
    held: bool = False
    #: What the site lacks before anything of it can be public, in words.
    lacks: tuple[str, ...] = ()
    #: Everything that was asked for is in it.
    is_answered: bool = True

    def waits(self, changed: datetime | None) -> bool:
        """Return whether what was published at `changed` may be missing: no publish has read it yet.

        A transaction says when it began, not when it was committed. Until everything that was asked
        for is done, one of a minute before counts as not read.
        """
        if changed is None:
            return False
        return changed > (self.until if self.is_answered else self.until - COMMITTED_WITHIN)


def states_of(page: Page, since: float = 0.0) -> list[PageState]:
    """Return the state of `page` and of its translations, the page itself first.

    `since` (Unix time, s): the page waits until a publish began after that.
    """
    site = site_of(page)
    if site is None:
        return []
    trees = tuple(each.path for each in start_pages(site))
    versions = [
        each
        for each in Page.objects.filter(translation_key=page.translation_key)
        .select_related("locale", "content_type")
        .order_by("locale_id")
        if each.path.startswith(trees)
    ]
    versions.sort(key=lambda each: each.pk != page.pk)
    served = served_of(site, {f"page:{each.pk}" for each in versions})
    return [_state(each, served, since if each.pk == page.pk else 0.0) for each in versions]


def states_of_pages(pages: Iterable[Page]) -> list[PageState]:
    """Return the state of each of these pages, of whatever websites; a page of none is left out.

    The release of a website is read once, however many of its pages are asked for.
    """
    by_site: dict[Site, list[Page]] = {}
    for page in pages:
        site = site_of(page)
        if site is not None:
            by_site.setdefault(site, []).append(page)
    found = []
    for site, several in by_site.items():
        served = served_of(site, {f"page:{each.pk}" for each in several})
        found += [_state(each, served, 0.0) for each in several]
    return found


def served_of(site: Site, owners: Iterable[str]) -> Served:
    """Read what the current release has of these outputs."""
    last = Publication.objects.filter(site=site).only("started", "failed").first()
    there = standing.shown(site.pk)
    held = there.held
    # While an earlier release is held, what is asked for is not published.
    done = 0.0 if held else max(queue.done_until(), queue.done_until(site.pk))
    moments = [datetime.fromtimestamp(done, UTC)]
    moments += [last.started] if last else []
    failures = {each["owner"]: each for each in (last.failed if last else ())}
    entries: dict[str, Entry] = {}
    base_url = ""
    try:
        release = there.release
        if release:
            header, lines = standing.lines_of(site.pk, release)
            base_url = header.base_url
            if header.published_at and not done:
                # Built by hand, and no publisher has run yet: the only moment that is known.
                moments.append(datetime.fromisoformat(header.published_at))
            # Of thousands of lines a handful is read.
            marks = [f'"{owner}"' for owner in owners]
            found = (decode_entry(line) for line in lines if any(each in line for each in marks))
            entries = {entry.owner: entry for entry in found if entry.kind != "data"}
    except (ReleaseError, OSError):
        pass
    lacks = tuple(str(each.words) for each in lacks_of(site))
    is_answered = queue.asked() <= max(moments).timestamp()
    return Served(base_url, max(moments), entries, failures, bool(held), lacks, is_answered)


def _state(page: Page, served: Served, since: float) -> PageState:
    owner = f"page:{page.pk}"
    entry, failure = served.entries.get(owner), served.failures.get(owner)
    state, words = _words(page, served, entry, failure, since)
    url = f"{served.base_url}{entry.path}" if entry else ""
    language = name_for_editors(page.locale.language_code)
    return PageState(page.pk, str(language).capitalize(), page.title, state, words, url)


def _words(
    page: Page,
    served: Served,
    entry: Entry | None,
    failure: dict[str, Any] | None,
    since: float,
) -> tuple[str, str]:
    if served.lacks:
        words = _("Not online: this website is not finished yet. %(lacks)s")
        return HIDDEN, words % {"lacks": " ".join(served.lacks)}
    waits = since > served.until.timestamp()
    if page.live and (waits or served.waits(page.last_published_at)):
        if served.held:
            return WAITING, _(
                "Waits: the administrator put the website back to an earlier version."
            )
        return WAITING, _("Waits to be published. This takes a few seconds.")
    if failure is not None:
        return FAILED, failure_words(failure)
    if not page.live and (entry is not None or waits):
        return WAITING, _("Waits to be taken offline. This takes a few seconds.")
    if entry is not None:
        return ONLINE, _("Online since %(moment)s") % {"moment": shown(entry.since)}
    if not page.live:
        return OFFLINE, _("Not online")
    kind = f"{page.content_type.app_label}.{page.content_type.model}"
    if kind not in registry.pages:
        return _outside(page) or (PART, _("Has no page of its own: other pages show it."))
    return HIDDEN, _(
        "Not online: a page above it or its Dutch version is not online, or it is private."
    )


def _outside(page: Page) -> tuple[str, str] | None:
    """Return the message that other pages do not show `page` now: its time is over, or has yet to come."""
    specific = page.specific
    if not isinstance(specific, PreviewedPage):
        return None
    since, until = specific.shown_between()
    now = timezone.now()
    if until is not None and until <= now:
        return HIDDEN, _("Nobody sees it: its end, %(moment)s, is over.") % {"moment": shown(until)}
    if since is not None and since > now:
        return HIDDEN, _("Nobody sees it yet: it begins on %(moment)s.") % {"moment": shown(since)}
    return None


def failure_words(failure: dict[str, Any]) -> str:
    """Return the message that an output failed, what visitors see instead, and why."""
    if failure["kept"] and failure["since"]:
        text = _("Failed: the previous version of %(moment)s is still online.") % {
            "moment": shown(failure["since"])
        }
    elif failure["kept"]:
        text = _("Failed: the previous version is still online.")
    else:
        text = _("Failed: this page is not online.")
    return text + " " + _("Cause: %(error)s") % {"error": error_words(failure["error"])}


def clock(moment: datetime) -> str:
    """Return the time of today as editors read it: 14.02.07; of another day with its date."""
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localtime().date()
    return date_format(local, "H.i.s") if is_today else shown(moment)


def shown(moment: str | datetime) -> str:
    """Return a moment as editors read it: 22 november 14.02.07."""
    value = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    local = timezone.localtime(value)
    pattern = "j F H.i.s" if local.year == timezone.localtime().year else "j F Y H.i.s"
    return date_format(local, pattern)
