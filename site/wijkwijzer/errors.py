"""What an editor sees when the CMS itself fails."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

#: Seconds after which it makes sense to ask again.
RETRY_AFTER = 10


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database is away, else 500. Neither page needs a database.

    Django calls this while it handles the exception, also one that came up outside of a view: no
    middleware sees all of them.
    """
    if not database_is_away(sys.exc_info()[1]):
        return HttpResponse(render_to_string("500.html"), status=500)
    response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def database_is_away(error: BaseException | None) -> bool:
    """Return whether an exception, or one that led to it, says that the database does not answer."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, (OperationalError, InterfaceError)):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False
