"""What several parts of one screen ask is asked once: its menu, its panels and its view.

Only while a request reads. One that writes asks anew each time, since its own answers may change.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")
READING = ("GET", "HEAD")
_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers", default=None)


def once_a_request(question: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Keep the answer to each set of arguments until the request ends. Usable as a decorator.

    Rows count as the same by their type and number, lists are copied for each who asks.
    """

    @functools.wraps(question)
    def asked(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        answers = _answers.get()
        if answers is None or kwargs:
            return question(*args, **kwargs)
        key = (question, *map(_named, args))
        if key not in answers:
            answers[key] = question(*args, **kwargs)
        found: Any = answers[key]
        return list(found) if isinstance(found, list) else found  # type: ignore[return-value]

    return asked


def is_remembering() -> bool:
    """Return whether answers are kept now: then one question about all sites is cheaper than many."""
    return _answers.get() is not None


def _named(argument: Any) -> Any:
    meta = getattr(argument, "_meta", None)
    return argument if meta is None else (meta.label, argument.pk)


class AskedOnceMiddleware:
    """Remembers the answers for as long as one request reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        token = _answers.set({} if request.method in READING else None)
        try:
            return self.get_response(request)
        finally:
            _answers.reset(token)
