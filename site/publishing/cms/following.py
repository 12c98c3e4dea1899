"""After a change: saying that it takes a moment, and following it until it is online.

A message is made when the change is committed, and carries the moment from which on a publish holds
it. A release of before that moment is never the answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages

from publishing import requests

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: What was done with a page; APPROVED and GONE have words of their own.
SAVED, APPROVED, GONE = "saved", "approved", "gone"


@dataclass(frozen=True, slots=True)
class _Followed:
    address: str
    words: str
    #: False: nothing was written, so what was asked for before is all there is to wait for.
    is_new: bool = True


def follow(request: HttpRequest, *, page: Any, kind: str = SAVED, is_new: bool = True) -> None:
    """Follow a page to the public site, or off it; not `is_new`: without a change of now."""
    words = {
        SAVED: _("‘%(title)s’ is being put online …"),
        APPROVED: _("‘%(title)s’ is approved, and is being put online …"),
        GONE: _("‘%(title)s’ is being taken offline …"),
    }[kind] % {"title": page.title}
    address = reverse("publishing:state", args=[page.pk])
    _note(request, _Followed(f"{address}?{urlencode({'kind': kind})}", words, is_new))


def follow_sites(request: HttpRequest, words: str) -> None:
    """Follow a change that shows on any page of the websites of the user; `words` name it."""
    address = f"{reverse('publishing:sites_state')}?{urlencode({'words': words})}"
    shown = _("%(change)s This is being put online …") % {"change": words}
    _note(request, _Followed(address, shown))


def _note(request: Any, followed: _Followed) -> None:
    noted = getattr(request, "followed_publications", [])
    request.followed_publications = [*noted, followed]


class FollowingMiddleware:
    """Adds the messages of what a request changed, once it is committed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; add what is to be followed to the messages of the next page."""
        before = requests.asked()
        response = self.get_response(request)
        noted: list[_Followed] = getattr(request, "followed_publications", [])
        if any(each.is_new for each in noted) and requests.asked() <= before:
            # What was written asked for no publish by itself; the publisher sees it all the same.
            requests.ask()
            requests.wake_resident()
        for each in noted:
            address = f"{each.address}&since={requests.asked():.6f}"
            words = format_html('<span data-publication-url="{}">{}</span>', address, each.words)
            messages.info(request, words)
        return response


def since_of(request: HttpRequest) -> float:
    """Return the moment (Unix time, s) that the message was made for; 0 for none or nonsense."""
    try:
        since = float(request.GET.get("since", "0"))
    except ValueError:
        return 0.0
    # A moment to come would never be reached; “nan” compares with nothing.
    return since if 0.0 <= since <= time.time() else 0.0
