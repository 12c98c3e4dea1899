"""Approving: one click publishes what was looked at, and nothing else."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from core.cms.saving import hold
from publishing.cms.following import APPROVED, follow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

APPROVE, REJECT = "approve", "reject"


def perform_workflow_action(view: Any) -> HttpResponse:
    """Approve or send back what the form of the page shows: the place of Wagtail's own method.

    Wagtail starts the step anew when the page differs from the version that the step began with.
    Whoever approves in the editor sees what he approves, his own corrections included.
    """
    state = view.page.current_workflow_task_state
    if view.workflow_action == APPROVE and not _has_seen_latest(view, state):
        messages.error(view.request, _changed_meanwhile(view.page))
        return redirect(view.get_edit_url())
    view.page = view.form.save(commit=not view.page.live)
    view.subscription.save()
    if not view.is_unchanged:
        revision = view.page.save_revision(user=view.request.user, log_action=True)
        if "comments" in view.form.formsets:
            changes = view.get_commenting_changes()
            view.log_commenting_changes(changes, revision)
            view.send_commenting_notifications(changes)
    latest = view.page.get_latest_revision()
    if view.workflow_action == APPROVE and state.revision_id != latest.pk:
        state.revision = latest
        state.save(update_fields=["revision"])
    extra = json.loads(view.request.POST.get("workflow-action-extra-data") or "{}")
    state.task.specific.on_action(state, view.request.user, view.workflow_action, **extra)
    tell(view.request, Page.objects.get(pk=view.page.pk).specific, view.workflow_action)
    response = view.run_hook("after_edit_page", view.request, view.page)
    answer: HttpResponse = response or view.redirect_away()
    return answer


def _has_seen_latest(view: Any, state: Any) -> bool:
    """Return whether the form shows the newest version: by its number, else by what was asked for."""
    numbers = ("overwrite_revision_id", "loaded_revision_id")
    if any(view.request.POST.get(name) for name in numbers):
        return not view.is_out_of_date
    return bool(state.revision_id == view.latest_revision.pk)


def approve_what_was_sent(post: Callable[..., Any]) -> Callable[..., Any]:
    """Guard the buttons outside the editor: what changed since it was sent is looked at first."""

    @functools.wraps(post)
    def wrapped(view: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            if str(view.task_state.workflow_state.object_id) != str(view.object.pk):
                raise PermissionDenied
            hold(view.object.pk)
            page = Page.objects.get(pk=view.object.pk)
            view.task_state.refresh_from_db()
            over = view.task_state.status != view.task_state.STATUS_IN_PROGRESS
            changed = view.task_state.revision_id != page.latest_revision_id
            if over or (view.action_name == APPROVE and changed):
                words = _already_done(page) if over else _changed_meanwhile(page)
                messages.error(request, words)
                view.redirect_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
                if request.headers.get("x-requested-with") == "XMLHttpRequest":
                    answer = {"step": "success", "redirect": view.redirect_url}
                    return view.render_modal_json(request, answer)
                return redirect(view.redirect_url)
            response = post(view, request, *args, **kwargs)
            view.task_state.refresh_from_db()
            if view.task_state.status != view.task_state.STATUS_IN_PROGRESS:
                tell(request, Page.objects.get(pk=page.pk).specific, view.action_name)
            return response

    return wrapped


def approve_first(items: list[Any], request: HttpRequest, context: Any) -> None:
    """Make the button of a page that waits for somebody “approve”, not “save a draft”."""
    approving = [
        each for each in items if each.name == APPROVE and not getattr(each, "launch_modal", True)
    ]
    items[:] = [*approving, *(each for each in items if each not in approving)]


def tell(request: HttpRequest, page: Page, action: str) -> None:
    """Show what an approval or a refusal did."""
    title = {"title": page.get_admin_display_title()}
    if action == REJECT:
        messages.success(request, _("‘%(title)s’ goes back: changes were asked for.") % title)
    elif page.workflow_in_progress:
        step = {**title, "step": page.current_workflow_task.name}
        messages.success(request, _("‘%(title)s’ is approved. Next step: %(step)s.") % step)
    elif page.approved_schedule and page.scheduled_revision:
        moment = timezone.localtime(page.scheduled_revision.approved_go_live_at)
        words = _("‘%(title)s’ is approved, and goes online on %(moment)s.")
        messages.success(request, words % {**title, "moment": f"{moment:%d-%m-%Y %H:%M}"})
    elif page.live:
        follow(request, page=page, kind=APPROVED)
    else:
        messages.success(request, _("‘%(title)s’ is approved.") % title)


def _changed_meanwhile(page: Page) -> str:
    return _(
        "‘%(title)s’ was changed since it was sent for approval, so it was not approved. Look at "
        "this version first."
    ) % {"title": page.get_admin_display_title()}


def _already_done(page: Page) -> str:
    return _("‘%(title)s’ was approved or sent back already; nothing was done twice.") % {
        "title": page.get_admin_display_title()
    }
