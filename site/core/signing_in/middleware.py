"""Lets nobody into the CMS whose session has ended, or who has not proved enough."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.signing_in import rules
from core.signing_in.again import asked_again
from core.signing_in.proofs import BEGAN, SEEN, has_ended, has_second_factor, second_factor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

#: A session is written at most this often only because somebody is there, in seconds.
STEP = 60.0


class SigningInMiddleware:
    """Stands before every view: what is named in `rules` is open to who has proved less."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Return another answer than the view's, or None to let the view answer."""
        match = request.resolver_match
        if match is None or not request.user.is_authenticated:
            return None
        name = match.view_name
        now = time.time()
        if has_ended(request.session, now):
            return _ended(request)
        if now - request.session[SEEN] > STEP and name not in rules.BY_ITSELF:
            request.session[SEEN] = now
        if name in rules.OPEN:
            return None
        if settings.SECOND_FACTOR_REQUIRED and not second_factor(request):
            return _without_second_factor(request, name)
        if name in rules.AGAIN or _at_once(name, kwargs):
            return asked_again(request)
        return None


def start(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Note when a session begins."""
    request.session[BEGAN] = request.session[SEEN] = time.time()


def _ended(request: HttpRequest) -> HttpResponseBase | None:
    logout(request)
    name = request.resolver_match.view_name if request.resolver_match else ""
    if name in rules.OPEN:
        return None
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    messages.warning(request, _("You were signed out. Sign in to go on."))
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/admin/")


def _without_second_factor(request: HttpRequest, name: str) -> HttpResponseBase | None:
    has_one = has_second_factor(request.user)
    if name in (rules.GIVING_ONE if has_one else rules.GETTING_ONE):
        return None
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    return redirect("mfa_reauthenticate" if has_one else "mfa_index")


def _at_once(name: str, kwargs: dict[str, Any]) -> bool:
    action, model = rules.AGAIN_AT_ONCE
    return name == action and kwargs.get("model_name") == model
