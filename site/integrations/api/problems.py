"""What the API answers when it does not do what was asked: RFC 9457, as on the public sites."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from rest_framework.exceptions import APIException, Throttled

logger = logging.getLogger("django.request")
MEDIA_TYPE = "application/problem+json"
#: Where the API is, of every version.
ROOT = "/api/"
#: Seconds after which it makes sense to ask again when the database is away.
RETRY_AFTER = 10


class BadQueryError(APIException):
    """Something behind the question mark is not understood."""

    status_code = 400


class NotThereError(APIException):
    """There is nothing at this address for who asks."""

    status_code = 404


def problem(status: int, detail: str) -> HttpResponse:
    """Return an answer that says what is wrong."""
    said = {"status": status, "title": HTTPStatus(status).phrase, "detail": detail}
    body = json.dumps(said, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type=MEDIA_TYPE)


def answered(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """Return the answer for what went wrong in a view: never a page for people, never a trace."""
    if isinstance(error, Http404):
        return problem(404, "There is nothing at this address.")
    if isinstance(error, PermissionDenied):
        return problem(403, "This key may not do that.")
    if isinstance(error, APIException):
        return _of_exception(error)
    view = context["view"]
    logger.error("%s failed", view.request.path, exc_info=error)
    if isinstance(error, (OperationalError, InterfaceError)):
        response = problem(503, "The database does not answer. Try again later.")
        response["Retry-After"] = str(RETRY_AFTER)
        return response
    return problem(500, "Something went wrong here. It is in the log.")


def _of_exception(error: APIException) -> HttpResponse:
    if isinstance(error, Throttled):
        seconds = max(int(error.wait or 1), 1)
        response = problem(429, f"Too many questions. Ask again in {seconds} seconds.")
        response["Retry-After"] = str(seconds)
        return response
    response = problem(error.status_code, str(error.detail))
    if header := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = header
    return response
