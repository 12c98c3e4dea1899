"""The disk is full: an answer with a reason. What could not be kept whole is not kept at all."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest

logger = logging.getLogger("django.request")
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
#: What SQLite says, and the code of PostgreSQL (its appendix A: disk_full).
SQLITE, POSTGRES = "database or disk is full", "53100"
#: HTTP's own status for it (RFC 4918, 11.5).
STATUS = 507


class NoRoomMiddleware:
    """Answers for a view that found the disk full. It stands before whatever reads a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Read a form with files: large ones wait on the disk."""
        if request.method != "POST" or request.content_type != "multipart/form-data":
            return None
        try:
            request.POST  # noqa: B018 (reading it is what stores the files)
        except OSError as error:
            for handler in request.upload_handlers:
                # What came so far is on the disk until somebody closes it.
                if (file := getattr(handler, "file", None)) is not None:
                    file.close()
            return self.process_exception(request, error)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the answer that the disk is full; None for any other fault."""
        if not is_no_room(exception):
            return None
        logger.error("%s %s: %s", request.method, request.path, exception)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest" and (
            request.path.rstrip("/").endswith("/multiple/add")
        ):
            # The screen for many files at once shows this beside the file.
            return JsonResponse({"success": False, "error_message": words()})
        return HttpResponse(render_to_string("no_room.html", {"words": words()}), status=STATUS)


def is_no_room(error: BaseException) -> bool:
    """Return whether an error says that a disk is full, of ours or of the database."""
    if isinstance(error, OperationalError):
        code = getattr(error.__cause__, "sqlstate", None)
        return code == POSTGRES or SQLITE in str(error)
    return isinstance(error, OSError) and error.errno in NO_ROOM


def words() -> str:
    """Return what somebody is told whose work could not be kept."""
    return _(
        "The disk of the server is full, so nothing was kept. Tell the administrator, and try again "
        "when there is room."
    )
