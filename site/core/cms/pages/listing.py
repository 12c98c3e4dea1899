"""Lists of pages name what they count, and ask few questions, however many rows and kinds they show."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import PageListingMixin
from wagtail.models import Page, PagePermissionTester


def install() -> None:
    """Put these into Wagtail, which has no setting for them."""
    PageTitleColumn.get_header_context_data = _with_a_name(PageTitleColumn.get_header_context_data)
    PageListingMixin.annotate_queryset = _without_own_fields(PageListingMixin.annotate_queryset)
    PagePermissionTester.can_delete = _by_its_own_row(PagePermissionTester.can_delete)


def _with_a_name(context: Callable[..., Any]) -> Callable[..., Any]:
    """Call what is counted pages where a list has no kind of its own, as that of a search."""

    @functools.wraps(context)
    def wrapped(column: Any, parent_context: Any) -> Any:
        found = context(column, parent_context)
        if not found["model_name"]:
            one = found["items_count"] == 1
            found["model_name"] = Page._meta.verbose_name if one else Page._meta.verbose_name_plural
        return found

    return wrapped


def _without_own_fields(annotate: Callable[..., Any]) -> Callable[..., Any]:
    """Read of the pages of a list what every page has: not a question for each kind of page."""

    @functools.wraps(annotate)
    def wrapped(view: Any, pages: Any) -> Any:
        return annotate(view, pages).specific(defer=True)

    return wrapped


def _by_its_own_row(can_delete: Callable[..., bool]) -> Callable[..., bool]:
    """Answer from a page itself where that is enough: a live one is deleted by who may publish.

    Wagtail asks whether anything at or below it is live, twice for each row of a list.
    """

    @functools.wraps(can_delete)
    def wrapped(tester: Any, ignore_bulk: bool = False) -> bool:
        # Who is not active has no set of rights at all.
        rights = getattr(tester, "permissions", ())
        may_publish = tester.user.is_superuser or "publish" in rights
        if tester.page.live and not may_publish:
            return False
        return can_delete(tester, ignore_bulk)

    return wrapped
