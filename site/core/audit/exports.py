"""What leaves the CMS as a file: lists, texts for translators, all of it."""

from __future__ import annotations

from collections.abc import Callable
from email.message import Message
from typing import TYPE_CHECKING

from core.audit.kinds import EXPORTED
from core.audit.lines import write
from core.border.acting import Acting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: A file that somebody fetches without taking content out: one's own codes, and a file that was uploaded.
NO_EXPORT = frozenset({"mfa_download_recovery_codes", "wagtaildocs_serve"})


class ExportsMiddleware:
    """Notes each answer that a browser stores as a file: whatever screen makes the next one is noted too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        response = self.get_response(request)
        name = attachment(response)
        match = request.resolver_match
        if name is None or match is None or match.view_name in NO_EXPORT:
            return response
        if response.status_code == 200 and request.user.is_authenticated:
            exported(request, name)
        return response


def attachment(response: HttpResponse) -> str | None:
    """Return the name of the file that an answer is to be stored as; None when it is a page."""
    said = Message()
    said["Content-Disposition"] = response.headers.get("Content-Disposition", "")
    if said.get_content_disposition() != "attachment":
        return None
    return said.get_filename() or ""


def exported(request: HttpRequest, name: str) -> None:
    """Write which list somebody took, for the municipalities that they work for."""
    asking = Acting(request.user)
    write(EXPORTED, user=request.user, towns=asking.own, label=name, path=request.path)
