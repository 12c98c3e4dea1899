"""Requests: each has a name that all lines about it carry, and is counted."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings

from publishing.runtime.log_lines import ID, request_id

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NAME = "X-Request-ID"
#: What monitors ask each few seconds says nothing of the work of people.
OF_MONITORS = ("/healthz", "/livez", "/readyz", "/metrics")


class RequestMiddleware:
    """Names a request as the proxy did, when that is a name; else gives it one. Stands before all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        said = request.headers.get(NAME, "")
        name = said if ID.fullmatch(said) else uuid.uuid4().hex
        token = request_id.set(name)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response.headers[NAME] = name
        if settings.METRICS_TOKEN and request.path not in OF_MONITORS:
            from wijkwijzer.monitoring.counting import count

            count(request.method or "", response.status_code, time.perf_counter() - began)
        return response
