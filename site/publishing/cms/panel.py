"""The panel “Publicatie” beside the page editor."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from publishing.cms.state import FAILED, PageState, states_of


class PublicationSidePanel(BaseSidePanel):
    """How the page stands on the public site, and what publishing it would change."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button of the panel; it counts what failed."""

        aria_label = _("Toggle publication")
        icon_name = "globe"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Count the versions of the page that failed."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["count"] = sum(each.state == FAILED for each in self.panel.states)
            return context

    name = "publication"
    title = _("Publication")
    template_name = "publishing/publication_panel.html"
    # After the status, before the preview.
    order = 150

    @functools.cached_property
    def states(self) -> list[PageState]:
        """The state of the page and of its translations."""
        return states_of(self.object)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the states, the addresses that the script asks, and the words."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        args = [self.object.pk]
        return {
            **context,
            **panel_context(self.object, self.states),
            "heading": _("On the website"),
            "impact_url": reverse("publishing:impact", args=args),
            "state_url": reverse("publishing:state", args=args),
            "question": _("What changes when I publish this?"),
            "busy": _("Looking …"),
            "went_wrong": _("This did not work. Save the page and try again."),
            "waiting": any(each.is_waiting for each in self.states),
        }


def panel_context(page: Page, states: list[PageState]) -> dict[str, Any]:
    """Return what the list of states shows."""
    return {"states": states, "nowhere": _("This page stands below no website: nobody sees it.")}


def with_publication(get_side_panels: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Add the panel to those of Wagtail's page editor: there is no hook for it."""

    @functools.wraps(get_side_panels)
    def wrapped(view: Any) -> Any:
        panels = get_side_panels(view)
        if not view.expects_json_response and not view.hydrate_create_view:
            panels.append(PublicationSidePanel(view.page, view.request))
        return panels

    return wrapped
