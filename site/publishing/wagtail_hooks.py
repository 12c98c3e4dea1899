"""What the generator adds to Wagtail: what publishing did, would do, and what of it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import wagtail.admin.views.pages.edit
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from publishing.cms.dashboard import FailedOutputsPanel, HealthPanel, UnfinishedSitesPanel
from publishing.cms.following import GONE, follow, follow_sites
from publishing.cms.panel import with_publication
from publishing.cms.rights import sites_of
from publishing.cms.undoing import former, pages
from publishing.schedule.failures import LOG_ACTION
from publishing.schedule.panel import FailedPlansPanel, warnings_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest


class ScheduleFailedFormatter(LogFormatter):
    """A failed plan in the history of a page."""

    label = gettext_lazy("Planning did not work")

    def format_message(self, log_entry: Any) -> str:
        """Return the cause with it."""
        return gettext("Planning did not work: %(reason)s") % {
            "reason": log_entry.data.get("message", "")
        }


def register_log_action(actions: Any) -> None:
    """Let the history show failed plans, and releases of before that came back."""
    actions.register_action(LOG_ACTION)(ScheduleFailedFormatter)
    actions.register_action(
        "publishing.rollback",
        gettext_lazy("Earlier release"),
        gettext_lazy("An earlier release was served again"),
    )


def show_failed_plans(request: HttpRequest, panels: list[Any]) -> None:
    """Put the list on the dashboard of who may edit one of the pages in it."""
    panels += [
        HealthPanel(request.user),
        UnfinishedSitesPanel(request.user),
        FailedOutputsPanel(request.user),
        FailedPlansPanel(request.user),
    ]


def warn_in_editor(request: HttpRequest, instance: Any) -> None:
    """Warn above the editor. Wagtail has checked by now that the user may edit this."""
    if request.method == "GET":
        for words in warnings_for(instance):
            messages.warning(request, words)


class PublicationsMenuItem(MenuItem):
    """The report, for who publishes somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user has websites."""
        return bool(sites_of(request.user))


def report_menu_item() -> MenuItem:
    """Put the report into the menu."""
    return PublicationsMenuItem(
        gettext_lazy("Publications"),
        reverse("publishing:publications"),
        name="publications",
        icon_name="globe",
        order=90,
    )


def urls() -> list[URLPattern | URLResolver]:
    """Return the addresses of the report and of what the editor asks."""
    return [path("publicaties/", include("publishing.cms.urls"))]


def cms_script() -> SafeString:
    """Add the script that follows a publication. It is a file: nothing depends on inline script."""
    return format_html('<script src="{}" defer></script>', static("js/cms-publication.js"))


def follow_publication(request: HttpRequest, page: Any) -> None:
    """Show after publishing that it takes a moment; the script puts the outcome in its place."""
    # A version that is planned is not on its way: Wagtail says when it comes.
    if page.live and not page.scheduled_revision:
        follow(request, page=page)


def follow_withdrawal(request: HttpRequest, page: Any) -> None:
    """Show the same for a page that is taken offline."""
    follow(request, page=page, kind=GONE)


def follow_in_bulk(
    request: HttpRequest, action_type: str, pages: Iterable[Any], action: Any
) -> None:
    """Follow many pages at once, which are no more published yet than one is."""
    if action_type == "publish":
        words = ngettext("%(count)d page chosen.", "%(count)d pages chosen.", len(list(pages)))
        follow_sites(request, words % {"count": len(list(pages))})


former.install()
pages.install()
# Wagtail has hooks for other panels, none for those beside its page editor.
_editor = wagtail.admin.views.pages.edit.EditView
_editor.get_side_panels = with_publication(_editor.get_side_panels)

hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("register_admin_urls", urls)
hooks.register("insert_global_admin_js", cms_script)
hooks.register("after_publish_page", follow_publication)
hooks.register("after_unpublish_page", follow_withdrawal)
hooks.register("after_bulk_action", follow_in_bulk)
hooks.register("register_log_actions", register_log_action)
hooks.register("construct_homepage_panels", show_failed_plans)
hooks.register("before_edit_page", warn_in_editor)
hooks.register("before_edit_snippet", warn_in_editor)
