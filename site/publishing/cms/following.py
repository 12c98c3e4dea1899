"""After a change: saying that it takes a moment, and following it until it is online.

A message is made when the change is committed, and carries the moment from which on a publish holds
it. A release of before that moment is never the answer. Beside it nothing says that a page “is
published”: that is not true yet.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib.messages import SUCCESS, get_messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from publishing.cms.rights import sites_of
from publishing.runtime import queue, triggers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: What was done with a page; APPROVED and GONE have words of their own.
SAVED, APPROVED, GONE = "saved", "approved", "gone"
#: What was done with any pages: CHANGED shows more or less of them, ERASED lasts longer.
ONLINE, CHANGED, ERASED = "online", "changed", "erased"
WAITING_WORDS = {
    ONLINE: gettext_lazy("This is being put online …"),
    CHANGED: gettext_lazy("The website is being brought up to date …"),
    ERASED: gettext_lazy("The website and its earlier versions are being cleaned …"),
}


@dataclass(frozen=True, slots=True)
class _Followed:
    address: str
    words: Any
    #: A button: its address and its words.
    button: tuple[str, str] | None = None
    #: False: nothing was written, so what was asked for before is all there is to wait for.
    is_new: bool = True


def follow(
    request: HttpRequest, *, page: Any, kind: str = SAVED, is_new: bool = True, said: str = ""
) -> None:
    """Follow a page to the public site, or off it; not `is_new`: without a change of now.

    `said` tells what was done, where that is more than publishing the page.
    """
    words = {
        SAVED: _("‘%(title)s’ is being put online …"),
        APPROVED: _("‘%(title)s’ is approved, and is being put online …"),
        GONE: _("‘%(title)s’ is being taken offline …"),
    }[kind] % {"title": page.title}
    if said:
        words = f"{said} {WAITING_WORDS[ONLINE]}"
    address = reverse("publishing:state", args=[page.pk])
    query = {"kind": kind} | ({"said": said} if said else {})
    edit = (reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
    _note(request, _Followed(f"{address}?{urlencode(query)}", words, edit, is_new))


def follow_sites(request: HttpRequest, words: str, kind: str = ONLINE) -> None:
    """Follow a change that shows on any page of the websites of the user; `words` name it."""
    _note(request, _Followed(*_sites_followed(words, kind)))


def followed_here(words: str, kind: str) -> SafeString:
    """Return the same for a place in a screen, of what was just asked for."""
    return _followed_html(*_sites_followed(words, kind))


def _sites_followed(words: str, kind: str) -> tuple[str, str]:
    query = urlencode({"words": words, "kind": kind})
    address = f"{reverse('publishing:sites_state')}?{query}"
    return address, f"{words} {WAITING_WORDS[kind]}".strip()


def _followed_html(address: str, words: str) -> SafeString:
    address = f"{address}&since={queue.asked():.6f}"
    return format_html('<span data-publication-url="{}">{}</span>', address, words)


def _note(request: Any, followed: _Followed) -> None:
    noted = getattr(request, "followed_publications", [])
    request.followed_publications = [*noted, followed]


class FollowingMiddleware:
    """Adds the messages of what a request changed, once it is committed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; add what is to be followed to the messages of the next page."""
        before = queue.asked()
        with triggers.noticing() as notices:
            response = self.get_response(request)
        noted: list[_Followed] = getattr(request, "followed_publications", [])
        is_new = notices or any(each.is_new for each in noted)
        if is_new and queue.asked() <= before:
            # What was written asked for no publish by itself; the publisher sees it all the same.
            queue.ask()
            queue.wake_resident()
        # What this request said: messages of before it are not among these.
        said = getattr(get_messages(request), "_queued_messages", [])
        done = [each for each in said if each.level == SUCCESS]
        if noted:
            said[:] = [each for each in said if each not in done]
        elif notices and done and sites_of(request.user):
            # Deleted, moved, settings, files: what was done is true now, the website comes after.
            words = _followed_html(*_sites_followed("", CHANGED))
            done[-1].message = _with_words(done[-1].message, words)
        for each in noted:
            html = _followed_html(each.address, each.words)
            messages.info(request, html, buttons=[each.button] if each.button else None)
        return response


def _with_words(message: Any, words: SafeString) -> SafeString:
    """Return a message of Wagtail's with more words, before its buttons."""
    text, mark, buttons = str(message).partition('<span class="buttons">')
    whole = isinstance(message, SafeString)
    parts = [mark_safe(each) if whole else each for each in (text, mark + buttons)]  # noqa: S308
    return format_html("{} {} {}", parts[0], words, parts[1])


def since_of(request: HttpRequest) -> float:
    """Return the moment (Unix time, s) that the message was made for; 0 for none or nonsense."""
    try:
        since = float(request.GET.get("since", "0"))
    except ValueError:
        return 0.0
    # A moment to come would never be reached; “nan” compares with nothing.
    return since if 0.0 <= since <= time.time() else 0.0
