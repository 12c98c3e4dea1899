"""Wagtail's own groups, with rights on all municipalities at once, are gone and do not come back."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from core.permissions import chief_editors
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db
remove = import_module("core.migrations.0003_no_stock_groups").remove


def test_a_fresh_install_has_no_group_of_wagtail_and_no_right_on_the_root() -> None:
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()
    assert not GroupPagePermission.objects.filter(page__depth=1).exists()
    assert not GroupCollectionPermission.objects.filter(collection__depth=1).exists()
    assert not Workflow.objects.filter(name="Moderators approval").exists()
    assert not GroupApprovalTask.objects.filter(name="Moderators approval").exists()


def test_no_group_that_the_product_makes_has_a_right_on_a_root(
    city: Municipality, other: Municipality
) -> None:
    for each in (city, other):
        chief_editors(each.site)
    assert not GroupPagePermission.objects.filter(page__depth=1).exists()
    assert not GroupCollectionPermission.objects.filter(collection__depth=1).exists()


def rows() -> list[list[int]]:
    """Return the numbers of all groups, and of what approvals are made of."""
    models = (Group, Workflow, WorkflowTask, WorkflowPage, GroupApprovalTask)
    return [sorted(each._default_manager.values_list("pk", flat=True)) for each in models]


def test_the_groups_that_wagtail_made_go_with_their_approval(city: Municipality) -> None:
    kept = chief_editors(city.site)
    before = rows()
    root = Page.get_first_root_node()
    right = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    stock = [Group.objects.create(name=name) for name in ("Editors", "Moderators")]
    for group in stock:
        GroupPagePermission.objects.create(group=group, page=root, permission=right)
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.set(stock[1:])
    workflow = Workflow.objects.create(name="Moderators approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)
    assert rows() != before
    remove(apps, None)
    assert rows() == before
    assert Group.objects.filter(pk=kept.pk).exists()


def test_what_waits_for_their_approval_is_not_lost(city: Municipality) -> None:
    moderators = Group.objects.create(name="Moderators")
    right = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    root = Page.get_first_root_node()
    GroupPagePermission.objects.create(group=moderators, page=root, permission=right)
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(moderators)
    workflow = Workflow.objects.create(name="Moderators approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    page = city.pages["information"]
    page.save_revision()
    state = workflow.start(page, None)
    remove(apps, None)
    workflow.refresh_from_db()
    assert not workflow.active
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS


def test_a_group_of_that_name_with_rights_of_its_own_stays(city: Municipality) -> None:
    group = Group.objects.create(name="Editors")
    right = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    GroupPagePermission.objects.create(group=group, page=city.pages["home"], permission=right)
    remove(apps, None)
    assert Group.objects.filter(pk=group.pk).exists()
