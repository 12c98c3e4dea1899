"""Keeps sessions and the API apart: a cookie opens nothing there, and it sets none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from integrations.api.problems import ROOT

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class NoCookiesMiddleware:
    """Takes the cookies away from a question to the API, before anything reads them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if request.path.startswith(ROOT):
            request.META.pop("HTTP_COOKIE", None)
            request.COOKIES = {}
        return self.get_response(request)
