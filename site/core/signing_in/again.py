"""Saying again who you are, before something that cannot be mended when it was somebody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode

from core.signing_in.proofs import proved_lately


def asked_again(request: HttpRequest) -> HttpResponseBase | None:
    """Return the way to the question who it is, or None when that was proved a short while ago.

    A form may be sent for three times as long as it may be opened: who fills it in loses nothing.
    Raises PermissionDenied when an account has nothing to prove it with, or a script asks.
    """
    longer = 1 if request.method in ("GET", "HEAD") else 3
    if proved_lately(request, settings.PROVED_LATELY * longer):
        return None
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    if not methods or request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    query = urlencode({REDIRECT_FIELD_NAME: _back(request)})
    url = str(methods[0]["url"])
    return redirect(f"{url}{'&' if '?' in url else '?'}{query}")


def _back(request: HttpRequest) -> str:
    """Return where somebody was: the form that was sent may stand at another address than it goes to."""
    page = urlsplit(request.headers.get("referer", ""))
    if request.method in ("GET", "HEAD") or page.netloc != request.get_host():
        return request.get_full_path()
    return page._replace(scheme="", netloc="", fragment="").geturl()


def proving_again(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let a view be opened only by who proved a short while ago who they are."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and (answer := asked_again(request)) is not None:
            return answer
        return view(request, *args, **kwargs)

    return wrapped
