"""Where a person is shown, said before they are taken offline or deleted, and beside their facts."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from contacts.erasure.subject import versions
from contacts.erasure.uses import Use, uses_of
from contacts.models.people import PersonPage
from core.ownership import owners


def places(person: Page) -> tuple[Use, ...]:
    """Return the pages of their municipality that show a person, in whatever language."""
    pages = versions(person)
    return uses_of(pages, [page.pk for page in pages], owners(person))


def links(uses: tuple[Use, ...]) -> SafeString:
    """Return these as a list of links to their editors."""
    return format_html_join(
        ", ",
        '<a href="{}"><bdi>{}</bdi></a>',
        ((reverse("wagtailadmin_pages:edit", args=[use.page]), use.title) for use in uses),
    )


def warn(request: Any, page: Page) -> None:
    """Show where a person is shown, above the question whether it may go."""
    if request.method == "GET" and isinstance(page.specific, PersonPage):
        uses = tuple(use for use in places(page) if use.page)
        if uses:
            words = ngettext(
                "Shown on %(count)s page; there it becomes a vacancy or goes away:",
                "Shown on %(count)s pages; there it becomes a vacancy or goes away:",
                len(uses),
            )
            messages.warning(
                request, format_html("{} {}", words % {"count": len(uses)}, links(uses))
            )


def warning(dispatch: Callable[..., Any]) -> Callable[..., Any]:
    """Warn before Wagtail asks whether a page may go offline: it has no hook before the question."""

    @functools.wraps(dispatch)
    def wrapped(view: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        warn(request, view.object)
        return dispatch(view, request, *args, **kwargs)

    return wrapped
