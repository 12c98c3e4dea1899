"""What became of a change, in one sentence: online since when, still waiting, or failed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Site

from publishing.cms import state as page_state
from publishing.cms.following import APPROVED, CHANGED, ERASED, ONLINE, SAVED, WAITING_WORDS
from publishing.cms.state import PageState, clock, failure_words, served_of, shown
from publishing.content.drafts import site_of
from publishing.models import Publication
from publishing.removal import erasures

#: Seconds after which a publish takes longer than it does, and after which it must be looked into.
LONG, TOO_LONG = 20.0, 120.0


def of_page(
    page: Page, states: Sequence[PageState], since: float, kind: str = SAVED, said: str = ""
) -> dict[str, Any]:
    """Return what the script shows of a page that was changed at `since` (Unix time, s).

    waiting, failed: whether to ask again, whether it went wrong; message; url: the page online.
    `said` tells what was done, where that is more than publishing the page.
    """
    about = said or f"{page.title}:"
    if not states:
        words = _("Not online: this page is part of no website yet.")
        return {"waiting": False, "failed": False, "message": f"{about} {words}", "url": ""}
    own = states[0]
    found = {"waiting": own.is_waiting, "failed": own.state == page_state.FAILED, "url": ""}
    if own.state not in (page_state.ONLINE, page_state.PART):
        late = _late(since) if own.is_waiting else ""
        return {**found, "message": f"{about} {late or own.words}"}
    since = since or (page.last_published_at.timestamp() if page.last_published_at else 0.0)
    site = site_of(page)
    message = _online(page.title, [site], since, kind, said) if site is not None else ""
    return {**found, "url": own.url, "message": message or f"{about} {own.words}"}


def of_sites(sites: Sequence[Site], since: float, words: str, kind: str = ONLINE) -> dict[str, Any]:
    """Return the same of a change that shows on any page of these sites; `words` name it."""
    # A site that nobody has finished yet is published at no moment.
    served = [each for each in (served_of(site, ()) for site in sites) if not each.lacks]
    # Earlier releases go last of all.
    erasing = kind == ERASED and erasures.under_way()
    if erasing or any(since > each.until.timestamp() for each in served):
        message = _late(since) or str(WAITING_WORDS.get(kind, WAITING_WORDS[ONLINE]))
        return _answer(words, message, waiting=True)
    failures = [each for one in served for each in one.failures.values()]
    if failures:
        first = f"{failures[0]['title']}: {failure_words(failures[0])}"
        return _answer(words, first, failed=True)
    publications = _publications(sites, since)
    if kind == ERASED:
        message = _("Done: the website and its earlier versions are clean. Look again to see it.")
    elif not publications:
        message = _("Nothing of it shows on the website.")
    else:
        sentence = _("Online since %(moment)s. %(count)s")
        if kind == CHANGED:
            sentence = _("The website was brought up to date on %(moment)s. %(count)s")
        message = sentence % {
            "moment": shown(max(each.finished for each in publications)),
            "count": _count(publications),
        }
    return _answer(words, message)


def _answer(
    words: str, message: str, *, waiting: bool = False, failed: bool = False
) -> dict[str, Any]:
    message = f"{words} {message}".strip()
    return {"waiting": waiting, "failed": failed, "url": "", "message": message}


def _late(since: float) -> str:
    """Return the message that it takes long; "" while it does not."""
    waited = time.time() - since if since else 0.0
    if waited > TOO_LONG:
        return _("Not online yet, after %(minutes)d minutes. Tell the administrator.") % {
            "minutes": waited // 60
        }
    return _("Not online yet: this takes longer than usual.") if waited > LONG else ""


def _publications(sites: Sequence[Site], since: float) -> list[Publication]:
    """Return the publications that began after `since`, else the last that was finished after it.

    The one that holds the change may have begun between its commit and the asking for it.
    """
    moment = datetime.fromtimestamp(since, UTC)
    found = Publication.objects.filter(site__in=sites).order_by("finished")
    began = list(found.filter(started__gte=moment))
    return began or list(found.filter(finished__gte=moment))[-1:]


def _online(title: str, sites: Sequence[Site], since: float, kind: str, said: str) -> str:
    publications = _publications(sites, since)
    if not publications:
        return ""
    # The first that holds it: what came after is of others.
    first = publications[0]
    values = {"title": title, "moment": shown(first.finished), "count": _count([first])}
    if said:
        return f"{said} " + _("Online since %(moment)s. %(count)s") % values
    if kind == APPROVED:
        values["moment"] = clock(first.finished)
        return _("‘%(title)s’: approved, and online since %(moment)s. %(count)s") % values
    return _("‘%(title)s’: online since %(moment)s. %(count)s") % values


def _count(publications: Sequence[Publication]) -> str:
    """Return how many pages became others, and how many addresses went."""
    changed = sum(each.changed_count for each in publications)
    removed = sum(each.removed_count for each in publications)
    words = []
    if changed or not removed:
        words.append(
            ngettext(
                "%(count)d page was brought up to date.",
                "%(count)d pages were brought up to date.",
                changed,
            )
            % {"count": changed}
        )
    if removed:
        words.append(
            ngettext("%(count)d address went.", "%(count)d addresses went.", removed)
            % {"count": removed}
        )
    return " ".join(words)
