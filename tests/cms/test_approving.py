"""Approving in one click: what was looked at goes online, and nothing starts anew."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from tests.cms.admin import edit_url, form_data, send
from tests.cms.test_unchanged import filled, sent_to, versions
from tests.cms.world import Municipality, translate

pytestmark = pytest.mark.django_db


def sent(district_editor: Client, page: Any, **changes: Any) -> Any:
    """Change a page and send it for approval; return the step that waits."""
    send(district_editor, edit_url(page), button="action-submit", **changes)
    return page.specific_class.objects.get(pk=page.pk).current_workflow_task_state


def approve(client: Client, page: Any, action: str = "approve", **more: Any) -> str:
    """Press a button of the approval in the editor; return what the next screen says."""
    extra = {"action-workflow-action": "true", "workflow-action-name": action, **more}
    answer = send(client, edit_url(page), button="", **extra)
    return " ".join(client.get(answer.url).content.decode().split())


def states(page: Any) -> list[str]:
    """Return the states of the steps of the approvals of a page."""
    found = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).order_by("pk")
    return list(found.values_list("status", flat=True))


def test_one_click_on_approve_publishes_what_was_looked_at(
    chief: Client, translator: Client, city: Municipality
) -> None:
    page = filled(city, translate(city.pages["information"], "en"))
    step = sent(translator, page, introduction="Reviewed")
    before = page.revisions.count()
    # It is the button that is seen; saving a draft stands below it.
    text = chief.get(edit_url(page)).content.decode()
    assert text.index('data-workflow-action-name="approve"') < text.index("Concept opslaan")
    shown = approve(chief, page)
    page.refresh_from_db()
    assert "is goedgekeurd en wordt online gezet" in shown
    assert "is gewijzigd" not in shown
    assert (page.introduction, page.live_revision_id) == ("Reviewed", step.revision_id)
    assert versions(page) == (before, True, False)
    assert states(page) == ["approved"]


def test_a_correction_of_who_approves_is_approved_with_it(
    chief: Client, translator: Client, city: Municipality
) -> None:
    page = filled(city, translate(city.pages["information"], "en"))
    sent(translator, page, introduction="Reviewd")
    before = page.revisions.count()
    approve(chief, page, introduction="Reviewed")
    page.refresh_from_db()
    assert page.introduction == "Reviewed"
    assert versions(page) == (before + 1, True, False)
    assert states(page) == ["approved"]


def test_what_somebody_else_changed_meanwhile_is_not_approved_unseen(
    chief: Client, admin: Client, translator: Client, city: Municipality
) -> None:
    page = filled(city, translate(city.pages["information"], "en"))
    sent(translator, page, introduction="Reviewed")
    data = form_data(chief.get(edit_url(page)))
    send(admin, edit_url(page), button="", introduction="Other")
    data |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
    answer = chief.post(edit_url(page), data)
    assert "daarom niet goedgekeurd" in chief.get(sent_to(answer)).content.decode()
    page.refresh_from_db()
    assert (page.introduction, states(page)) == ("", ["in_progress"])


def test_sending_back_with_a_comment_makes_no_version(
    chief: Client, translator: Client, city: Municipality
) -> None:
    page = filled(city, translate(city.pages["information"], "en"))
    sent(translator, page, introduction="Reviewed")
    before = page.revisions.count()
    comment = json.dumps({"comment": "Korter"})
    shown = approve(chief, page, "reject", **{"workflow-action-extra-data": comment})
    assert "gaat terug: er zijn wijzigingen gevraagd." in shown
    assert (page.revisions.count(), states(page)) == (before, ["rejected"])
    assert TaskState.objects.get(workflow_state__object_id=str(page.pk)).comment == "Korter"


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_the_buttons_of_the_dashboard_do_the_same(
    chief: Client, translator: Client, city: Municipality, action: str
) -> None:
    page = filled(city, translate(city.pages["information"], "en"))
    step = sent(translator, page, introduction="Reviewed")
    before = page.revisions.count()
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, step.pk])
    shown = chief.get(sent_to(chief.post(url, {"comment": ""}))).content.decode()
    words = {"approve": "is goedgekeurd en wordt online gezet", "reject": "gaat terug"}[action]
    assert words in shown
    again = chief.get(sent_to(chief.post(url, {"comment": ""}))).content.decode()
    assert "Error" not in again
    status = {"approve": "approved", "reject": "rejected"}[action]
    assert (page.revisions.count(), states(page)) == (before, [status])


def test_the_dashboard_approves_nothing_that_changed_since_it_was_sent(
    chief: Client, admin: Client, translator: Client, city: Municipality
) -> None:
    page = filled(city, translate(city.pages["information"], "en"))
    step = sent(translator, page, introduction="Reviewed")
    send(admin, edit_url(page), button="", introduction="Other")
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk])
    answer = chief.post(url, {"comment": ""})
    assert sent_to(answer) == edit_url(page)
    page.refresh_from_db()
    assert (page.introduction, states(page)) == ("", ["in_progress"])


def test_a_step_of_another_page_is_not_done_by_way_of_this_one(
    chief: Client, translator: Client, city: Municipality
) -> None:
    page = filled(city, translate(city.pages["information"], "en"))
    step = sent(translator, page, introduction="Reviewed")
    second = filled(city, translate(city.pages["statement"], "en"))
    sent(translator, second, introduction="Second")
    url = reverse("wagtailadmin_pages:workflow_action", args=[second.pk, "approve", step.pk])
    assert refused(chief.post(url, {"comment": ""}))
    assert states(page) == ["in_progress"]


def refused(answer: Any) -> bool:
    """Return whether the CMS let nobody in: 403, or back to its start page."""
    return answer.status_code == 403 or getattr(answer, "url", "") == "/admin/"
