"""On the dashboard: the drafts of somebody, and what they changed last with how it stands online."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, PageLogEntry
from wagtail.permission_policies.pages import PagePermissionPolicy

from publishing.cms.state import shown, states_of_pages

#: So many of each.
SHOWN = 6
#: What the history of a page notes without anything having changed.
NO_CHANGE = ("wagtail.lock", "wagtail.unlock", "wagtail.workflow.start", "wagtail.workflow.resume")


class DraftsPanel(Component):
    """What the user wrote and nobody reads yet; nothing when there is nothing."""

    name = "own_drafts"
    template_name = "dashboard/drafts.html"
    order = 40

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Return the pages whose last version is the user's and not online."""
        pages = (
            _theirs(self.user)
            .filter(has_unpublished_changes=True, latest_revision__user=self.user)
            .select_related("locale", "latest_revision")
            .prefetch_workflow_states()
            .annotate_approved_schedule()
            .order_by("-latest_revision_created_at")[:SHOWN]
        )
        return [
            {
                "title": page.get_admin_display_title(),
                "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "moment": shown(page.latest_revision.created_at),
                "words": _draft_words(page),
            }
            for page in pages
        ]

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the rows."""
        return {
            "rows": self.rows,
            "drafts_heading": _("Your drafts"),
            "headings": (_("Page"), _("Written"), _("What happens with it")),
        }


class ChangesPanel(Component):
    """The pages that the user changed last, and since when each is online."""

    name = "own_changes"
    template_name = "dashboard/changes.html"
    order = 50

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Return the pages, the last one first."""
        moments = last_changes(self.user)
        pages = _theirs(self.user).filter(pk__in=moments).select_related("locale", "content_type")
        states = states_of_pages(pages)
        return [
            {
                "title": each.title,
                "language": each.language,
                "edit_url": reverse("wagtailadmin_pages:edit", args=[each.page_id]),
                "moment": shown(moments[each.page_id]),
                "words": each.words,
                "url": each.url,
            }
            for each in sorted(states, key=lambda each: moments[each.page_id], reverse=True)
        ]

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the words and the rows."""
        return {
            "rows": self.rows,
            "changes_heading": _("What you changed last"),
            "headings": (_("Page"), _("Changed"), _("On the website")),
            "look": _("Look on the website"),
            "changes_none": _("Nothing yet."),
        }


def last_changes(user: Any) -> dict[int, Any]:
    """Return for the pages that somebody changed last the moment of it."""
    entries = PageLogEntry.objects.filter(user=user, deleted=False).exclude(action__in=NO_CHANGE)
    last = entries.order_by().values("page_id").annotate(at=Max("timestamp")).order_by("-at")
    return {each["page_id"]: timezone.localtime(each["at"]) for each in last[:SHOWN]}


def _theirs(user: Any) -> Any:
    """Return the pages that somebody may edit: of others not even the title is shown."""
    policy = PagePermissionPolicy()
    allowed = policy.instances_user_has_permission_for(user, "change")
    return Page.objects.filter(pk__in=allowed.order_by().values("pk"))


def _draft_words(page: Page) -> str:
    if page.current_workflow_state is not None:
        return _("waits for approval")
    if scheduled := getattr(page, "_approved_schedule", False):
        return _("planned") if scheduled else ""
    return (
        _("Nobody sees this yet: publish it.")
        if not page.live
        else _("The earlier version is online.")
    )


def arrange(panels: Iterable[Any]) -> list[Any]:
    """Return Wagtail's panels in our order: what waits for approval comes first.

    Its list of last edits says less than our own.
    """
    found = []
    for panel in panels:
        name = getattr(panel, "name", "")
        if name == "recent_edits":
            continue
        if name == "workflow_objects_to_moderate":
            panel.order = 20
        found.append(panel)
    return found
