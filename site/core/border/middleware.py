"""Puts the border around every request to the CMS host."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.models import Site

from core.border.acting import acting, now_acting
from core.border.addresses import RefusedChoiceError, check
from core.border.refusals import refusal
from core.permissions import municipality_name

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class BorderMiddleware:
    """Knows during a request who asks, and refuses addresses that lead over the border."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request as the one who asks."""
        with acting(request.user, request):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Look at what the address names before its view does. Raises Http404."""
        asking = now_acting()
        if asking is not None and request.resolver_match and request.user.is_authenticated:
            try:
                check(asking, request, request.resolver_match)
            except RefusedChoiceError as refused:
                own = asking.narrow(Site.objects.all())
                messages.error(request, refusal(refused.value, map(municipality_name, own)))
                return redirect("wagtailadmin_home")
        return None
