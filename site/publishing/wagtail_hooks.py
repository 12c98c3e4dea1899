"""What the generator adds to Wagtail: failed plans are shown to who can do something about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter

from publishing.schedule_failures import LOG_ACTION
from publishing.schedule_panel import FailedPlansPanel, warnings_for

if TYPE_CHECKING:
    from django.http import HttpRequest


class ScheduleFailedFormatter(LogFormatter):
    """A failed plan in the history of a page."""

    label = gettext_lazy("Planning did not work")

    def format_message(self, log_entry: Any) -> str:
        """Give the cause with it."""
        return gettext("Planning did not work: %(reason)s") % {
            "reason": log_entry.data.get("message", "")
        }


def register_log_action(actions: Any) -> None:
    """Let the history of a page show failed plans."""
    actions.register_action(LOG_ACTION)(ScheduleFailedFormatter)


def show_failed_plans(request: HttpRequest, panels: list[Any]) -> None:
    """Put the list on the dashboard of who may edit one of the pages in it."""
    panels.append(FailedPlansPanel(request.user))


def warn_in_editor(request: HttpRequest, instance: Any) -> None:
    """Warn above the editor. Wagtail has checked by now that the user may edit this."""
    if request.method == "GET":
        for words in warnings_for(instance):
            messages.warning(request, words)


hooks.register("register_log_actions", register_log_action)
hooks.register("construct_homepage_panels", show_failed_plans)
hooks.register("before_edit_page", warn_in_editor)
hooks.register("before_edit_snippet", warn_in_editor)
