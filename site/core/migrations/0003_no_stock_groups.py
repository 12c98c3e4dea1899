"""Wagtail's own groups have rights on every municipality at once: they go, wherever they still have."""

from __future__ import annotations

from typing import Any

from django.db import migrations

STOCK = ("Editors", "Moderators")


def remove(apps: Any, schema_editor: Any) -> None:
    """Remove the groups that Wagtail made, and the approval that only they could give.

    A group of that name without a right on the root is somebody's own, and stays.
    """
    groups = apps.get_model("auth", "Group").objects.filter(
        name__in=STOCK, page_permissions__page__depth=1
    )
    stock = list(groups.distinct())
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").objects
    for task in tasks.filter(groups__in=stock).distinct():
        if not task.groups.exclude(pk__in=[each.pk for each in stock]).exists():
            _remove_approval(apps, task)
    for group in stock:
        group.delete()


def _remove_approval(apps: Any, task: Any) -> None:
    """Remove a task that nobody is left for, and the workflows that consist of it alone."""
    workflows = apps.get_model("wagtailcore", "Workflow").objects
    for workflow in workflows.filter(workflow_tasks__task_id=task.pk).distinct():
        if workflow.workflow_tasks.exclude(task_id=task.pk).exists():
            continue
        apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow=workflow).delete()
        if (
            apps.get_model("wagtailcore", "WorkflowState")
            .objects.filter(workflow=workflow)
            .exists()
        ):
            # What waits for it now is ended by an administrator; nothing new comes to it.
            workflow.active = False
            workflow.save()
        else:
            workflow.delete()
    used = apps.get_model("wagtailcore", "TaskState").objects.filter(task_id=task.pk).exists()
    if not used and not apps.get_model("wagtailcore", "WorkflowTask").objects.filter(
        task_id=task.pk
    ):
        task.delete()


class Migration(migrations.Migration):
    # After all that gives these groups rights, or looks them up by name: they must not come back.
    dependencies = [
        ("core", "0002_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailforms", "0005_alter_formsubmission_form_data"),
    ]

    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
