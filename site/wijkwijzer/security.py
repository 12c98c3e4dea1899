"""The security headers of the CMS host. Those of the public hosts are in publishing.serve.headers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Wagtail's editor needs inline script and style (wagtail issue 1288); nothing comes from elsewhere.
CMS_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)


class CmsHeadersMiddleware:
    """Adds the CMS's policy to every response and keeps pages out of shared caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the headers added."""
        response = self._refusal(request) or self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CMS_POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Refuse a body that no form of ours can use, before it fills the disk."""
        try:
            size = int(request.headers.get("Content-Length") or 0)
        except ValueError:
            return None
        if size <= settings.MAX_REQUEST_SIZE:
            return None
        context = {
            "size": filesizeformat(size),
            "picture": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
            "document": filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE),
        }
        return HttpResponse(render_to_string("413.html", context), status=413)
