"""Requests that no form of the CMS sends: an answer with a reason, and never a failure of the server.

Wagtail and Django read what a form sends with `int()`, `json.loads()` and keys that they expect. A
form that somebody made by hand, or a browser extension broke, then fails somewhere inside.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DataError
from django.http import HttpResponse
from django.template.loader import render_to_string

from home.from_outside import MOST_DIGITS, is_text, short, whole_number

if TYPE_CHECKING:
    from django.http import HttpRequest

logger = logging.getLogger("django.request")

#: What Django and Wagtail call the functions that read a field out of what a form sent. Whatever
#: goes wrong in one, it is about what was sent.
READERS = frozenset({"value_from_datadict", "value_omitted_from_data"})
#: What Django calls the function that reads a value for a question to the database. A view that asks
#: for what it was sent, as it was sent, fails here.
ASKS = "get_prep_lookup"
#: How the field ends that says how many blocks of a text follow, or rows of a table; a number below
#: zero would empty the text. So many values are the most that a form may send.
COUNT, MOST = "-count", settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 10_000
#: Raised for a number that is too large, and for half of a character.
TOO_LARGE = (OverflowError, DataError, UnicodeEncodeError)


class BadInputMiddleware:
    """Answers 400 where what was sent cannot be read. Nothing was stored then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse characters that no database takes, wherever they stand."""
        name = _not_text(request)
        return self.get_response(request) if name is None else refusal(name)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a view that could not read what it was sent; None for a fault of ours."""
        name = unread_field(exception)
        if name is None:
            return None
        logger.warning("%s %s: %s cannot be read", request.method, request.path, name or "a value")
        return refusal(name)


def refusal(name: str) -> HttpResponse:
    """Return the page that says that nothing was stored, with the name of the field."""
    return HttpResponse(render_to_string("unreadable.html", {"name": short(name)}), status=400)


def _not_text(request: HttpRequest) -> str | None:
    """Return the name of a value that is no text, or a count that is none; None when all is well."""
    if not is_text(request.path):
        return ""
    sent = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    for values in sent:
        for name, several in values.lists():
            if not is_text(name) or not all(map(is_text, several)):
                return name
            if name.endswith(COUNT) and any(whole_number(e, MOST) is None for e in several):
                return name
            if values is request.GET and any(len(e) > MOST_DIGITS and e.isdigit() for e in several):
                return name
    return None


def unread_field(error: BaseException) -> str | None:
    """Return the field whose value could not be read, "" for an unknown one; None: a fault of ours."""
    for frame, _line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_name in READERS:
            return _field_of(error)
        if frame.f_code.co_name == ASKS and isinstance(error, (ValueError, TypeError)):
            return ""
    return "" if isinstance(error, TOO_LARGE) or _is_no_number(error) else None


def _field_of(error: BaseException) -> str:
    """Name the innermost field that was being read."""
    name = ""
    for each, _line in traceback.walk_tb(error.__traceback__):
        if each.f_code.co_name in READERS:
            values = each.f_locals
            name = str(values.get("name") or values.get("prefix") or name)
    return name


def _is_no_number(error: BaseException) -> bool:
    """Return whether Python, called by a view of Wagtail, refused to read a text as a number."""
    if not isinstance(error, ValueError):
        return False
    if "integer string conversion" in str(error):
        return True
    last = [frame for frame, _line in traceback.walk_tb(error.__traceback__)][-1:]
    theirs = any(str(each.f_globals.get("__name__")).startswith("wagtail.") for each in last)
    return theirs and "invalid literal for int()" in str(error)
