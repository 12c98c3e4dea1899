"""Requests that no form of the CMS sends: an answer with a reason, and never a failure of the server.

Wagtail and Django read what a form sends with `int()`, `json.loads()` and keys that they expect. A
form that somebody made by hand, or a browser extension broke, then fails somewhere inside.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch
from wagtail.admin.viewsets.pages import PageViewSetRegistry

from core.from_outside import MOST_DIGITS, is_text, short, whole_number
from integrations.api.problems import ROOT, problem

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

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
#: How fields end that no form looks at, because the scripts of the editor write them.
OF_SCRIPTS = (COUNT, "-id", "-type", "-order", "-deleted", "_FORMS")
#: Characters of a value in an address: more than any screen sends. SQLite looks for no text of 50,000
#: bytes, and then says that the database fails.
LONGEST = 8000
#: Raised for a number that is too large, and for half of a character.
TOO_LARGE = (OverflowError, DataError, UnicodeEncodeError)


class BadInputMiddleware:
    """Answers 400 where what was sent cannot be read. Nothing was stored then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse characters that no database takes, in an address."""
        name = "" if not is_text(request.path) else _unread(request.GET, _is_too_long)
        return self.get_response(request) if name is None else _refused(request, name)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse them in what was sent; where a form is shown again, that says so beside its field."""
        if request.method != "POST":
            return None
        name = _unread(request.POST, _never, has_form=shows_form(view))
        return None if name is None else refusal(name)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a view that could not read what it was sent; None for a fault of ours."""
        name = unread_field(exception)
        if name is None and isinstance(exception, NoReverseMatch):
            name = _sent_as(request, str(exception))
        if name is None:
            return None
        logger.warning("%s %s: %s cannot be read", request.method, request.path, name or "a value")
        return refusal(name)


def _refused(request: HttpRequest, name: str) -> HttpResponse:
    """Return the answer to an address that no database takes, for a program or for people."""
    if request.path.startswith(ROOT):
        return problem(400, f"“{short(name)}” cannot be read.")
    return refusal(name)


def refusal(name: str) -> HttpResponse:
    """Return the page that says that nothing was stored, with the name of the field."""
    return HttpResponse(render_to_string("unreadable.html", {"name": short(name)}), status=400)


def shows_form(view: Any) -> bool:
    """Return whether a view is one of Django's or Wagtail's that shows its form again with remarks."""
    # Wagtail finds the view of a page by the type of the page, in a function of the registry.
    is_of_page = str(getattr(view, "__qualname__", "")).startswith(PageViewSetRegistry.__name__)
    return is_of_page or hasattr(getattr(view, "view_class", None), "get_form")


def _unread(
    values: QueryDict, is_wrong: Callable[[str], bool], *, has_form: bool = False
) -> str | None:
    """Return the name of a value that is no text, or a count that is none; None when all is well.

    Where there is a form, its fields refuse a NUL themselves: all but those that only scripts fill.
    """
    for name, several in values.lists():
        looks_itself = has_form and not name.endswith(OF_SCRIPTS)
        texts = [each.replace("\x00", "") for each in several] if looks_itself else several
        if not is_text(name) or not all(map(is_text, texts)) or any(map(is_wrong, several)):
            return name
        if name.endswith(COUNT) and any(whole_number(e, MOST) is None for e in several):
            return name
    return None


def _never(_value: str) -> bool:
    return False


def _is_too_long(value: str) -> bool:
    """Return whether a value in an address is longer than any screen sends, or than any number is."""
    return len(value) > LONGEST or (len(value) > MOST_DIGITS and value.isdigit())


def unread_field(error: BaseException) -> str | None:
    """Return the field whose value could not be read, "" for an unknown one; None: a fault of ours."""
    for frame, _line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_name in READERS:
            return _field_of(error)
        if frame.f_code.co_name == ASKS and isinstance(error, (ValueError, TypeError)):
            return ""
    if isinstance(error, InvalidPage):
        return "p"
    return "" if isinstance(error, TOO_LARGE) or _is_no_number(error) else None


def _sent_as(request: HttpRequest, words: str) -> str | None:
    """Return the name of what was sent, when an address was made of it and could not be."""
    for values in (request.GET, request.POST):
        for name, several in values.lists():
            if any(each and repr(each) in words for each in several):
                return name
    return None


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
