"""Which workflow a page goes through: one question, where Wagtail asks five."""

from __future__ import annotations

from wagtail.models import Page, Workflow, WorkflowPage

from publishing.cms.asked_once import once_a_request


@once_a_request
def workflow_at(path: str) -> Workflow | None:
    """Return the active workflow of the page at a place in the tree, or of the nearest one above it."""
    paths = [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
    found = WorkflowPage.objects.filter(page__path__in=paths, workflow__active=True)
    nearest = found.select_related("workflow").order_by("-page__depth").first()
    return nearest.workflow if nearest else None
