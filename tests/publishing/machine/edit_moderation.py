"""Edits that a second person has to agree with: submitted, approved, sent back, withdrawn."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import WorkflowState

from core.permissions import approval
from tests.publishing.machine.place import Place, edit


def _moderator() -> Any:
    users = get_user_model().objects
    return users.filter(username="baas").first() or users.create_superuser("baas")


@edit(2)
def submit(place: Place) -> Any:
    """Hand in a text for approval: nothing of it is public yet."""
    page = place.page(2, alias_of=None)
    approval(place.site())
    workflow = page and page.get_workflow()
    if workflow is None or page.workflow_in_progress:
        return None
    page.title = f"Ter goedkeuring {place.token()}"
    page.save_revision(user=_moderator())
    return workflow.start(page, _moderator())


def _in_progress(place: Place) -> Any:
    return place.one(WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS))


def _task(place: Place) -> Any:
    found: Any = _in_progress(place) or submit(place)
    return found and found.current_task_state


@edit(2)
def approve(place: Place) -> Any:
    """What was handed in is agreed with: Wagtail publishes it."""
    task = _task(place)
    if task is None:
        return None
    task.approve(user=_moderator())
    found = task.workflow_state
    found.refresh_from_db()
    assert found.status == WorkflowState.STATUS_APPROVED
    return found


@edit()
def send_back(place: Place) -> Any:
    """What was handed in is not good enough, or its writer takes it back."""
    task = _task(place)
    if task is None:
        return None
    if place.dice.random() < 0.5:
        return task.reject(user=_moderator()) or task
    return task.workflow_state.cancel(user=_moderator()) or task
