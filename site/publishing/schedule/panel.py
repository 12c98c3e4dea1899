"""How editors learn that something planned did not work: on the dashboard and in the editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component

from publishing.schedule import failures, runner


@dataclass(frozen=True, slots=True)
class Row:
    """A failed plan as the dashboard shows it."""

    title: str
    edit_url: str
    what: str
    planned: datetime
    message: str
    retry_at: datetime
    advice: str


class FailedPlansPanel(Component):
    """The list on the dashboard; nothing when nothing failed that the user may edit."""

    name = "failed_plans"
    template_name = "publishing/failed_plans.html"
    # Before everything else: these pages are not online, or still are.
    order = 50

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[Row]:
        """Return the failed plans of what the user may edit."""
        return list(rows_for(self.user))

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the rows of the list."""
        return {
            "rows": self.rows,
            "heading": _("Planning that did not work"),
            "headings": (
                _("Page"), _("What was planned"), _("Why it did not work"), _("What you can do")
            ),
            "again": _("Tried again by itself at"),
        }  # fmt: skip


def rows_for(user: Any) -> Iterator[Row]:
    """Yield the failed plans of what `user` may edit, the oldest first."""
    finder = AdminURLFinder(user)
    for failed in runner.failing(timezone.now()):
        found = failures.object_of(failed.item)
        edit_url = finder.get_edit_url(found) if found is not None else None
        if edit_url:
            yield _row(failed, edit_url)


def warnings_for(instance: Any) -> Iterator[str]:
    """Show in the editor of a page or other object that its planning did not work."""
    for failed in runner.failing(timezone.now()):
        if (failed.item.model, failed.item.object_id) != _key(instance):
            continue
        row = _row(failed, "")
        planned = timezone.localtime(row.planned)
        yield _("%(what)s on %(moment)s did not work. %(reason)s %(advice)s") % {
            "what": row.what,
            "moment": f"{planned:%d-%m-%Y %H:%M}",
            "reason": row.message,
            "advice": row.advice,
        }


def _key(instance: Any) -> tuple[str, str]:
    base = instance.get_base_content_type() if hasattr(instance, "get_base_content_type") else None
    label = f"{base.app_label}.{base.model}" if base else instance._meta.label_lower
    return label, str(instance.pk)


def _row(failed: runner.Failed, edit_url: str) -> Row:
    item = failed.item
    if item.action == "publish":
        what = _("Going online")
        advice = _("Open the page, cancel the planning, put it right and publish it again.")
    else:
        what = _("Going offline")
        advice = _(
            "Visitors no longer see the page. Open it and choose ‘Unpublish’, or tell the "
            "administrator."
        )
    return Row(item.title, edit_url, what, item.planned, failed.message, failed.retry_at, advice)
