"""Saving a page in the CMS: one at a time, and a version only when something differs.

Wagtail makes a version at each save. An autosave that arrives after a publication, or a second click,
would leave a draft on top of what is online that differs from it in nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Revision

from publishing.cms.following import follow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

View = Callable[..., Any]


def one_at_a_time(dispatch: View) -> View:
    """Let two requests that change a page follow each other: the second sees what the first did.

    On SQLite a transaction is the only one that writes; elsewhere the row of the page is held.
    """

    @functools.wraps(dispatch)
    def wrapped(view: Any, request: HttpRequest, page_id: int, **kwargs: Any) -> Any:
        if request.method != "POST":
            return dispatch(view, request, page_id, **kwargs)
        with transaction.atomic():
            hold(page_id)
            return dispatch(view, request, page_id, **kwargs)

    return wrapped


def hold(page_id: int) -> None:
    """Hold a page until the end of the transaction."""
    Page.objects.select_for_update(of=("self",)).filter(pk=page_id).order_by().first()


def no_version_without_change(form_valid: View) -> View:
    """Take the version that there is where the form brings nothing new."""

    @functools.wraps(form_valid)
    def wrapped(view: Any, form: Any) -> HttpResponse:
        latest: Revision | None = view.latest_revision
        other = view.is_reverting or getattr(view, "is_emptied", False)
        view.is_unchanged = latest is not None and not other and not brings_news(form)
        if view.is_unchanged:
            # Wagtail's actions keep a version by this method of the page, and go on with what it
            # gives: its log tells of no edit then either.
            view.page.save_revision = lambda **_kwargs: latest
        response: HttpResponse = form_valid(view, form)
        return response

    return wrapped


def brings_news(form: Any) -> bool:
    """Return whether a form differs from the page. Whom comments are mailed to is not of the page."""
    rows = (each for formset in form.formsets.values() for each in formset.forms)
    changed = set(form.changed_data) - {"comment_notifications"}
    return bool(changed) or any(each.has_changed() for each in rows)


def honest_confirmation(add_save_confirmation_message: View) -> View:
    """Show a message when there was nothing to save."""

    @functools.wraps(add_save_confirmation_message)
    def wrapped(view: Any) -> None:
        if getattr(view, "is_unchanged", False):
            messages.info(view.request, _("Nothing was changed, so nothing was saved."))
        else:
            add_save_confirmation_message(view)

    return wrapped


def publish_once(publish_action: View) -> View:
    """Publish nothing when this very version is online: a second click changes no date either."""

    @functools.wraps(publish_action)
    def wrapped(view: Any) -> HttpResponse:
        if not (view.is_unchanged and is_online(view.real_page_record)):
            response: HttpResponse = publish_action(view)
            return response
        view.page = view.real_page_record.specific
        view.subscription.save()
        said = _("Nothing was changed since this page was published.")
        follow(view.request, page=view.page, is_new=False, said=said)
        answer: HttpResponse = view.redirect_away()
        return answer

    return wrapped


def is_online(page: Page) -> bool:
    """Return whether the newest version of a page is the published one, and nothing is planned."""
    return bool(
        page.live
        and page.live_revision_id == page.latest_revision_id
        and not page.has_unpublished_changes
        and not page.scheduled_revision
        and not page.workflow_in_progress
    )
