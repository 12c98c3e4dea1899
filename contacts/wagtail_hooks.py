"""What opening hours add to Wagtail: a menu item, screens, a script and a line in the history.

What people add stands in `contacts.cms.people.hooks`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from contacts.cms.hours.rights import hubs_for
from contacts.cms.people.successor import LOG_ACTION as SUCCESSOR
from contacts.confirmations import live_facts
from contacts.hours.live import LOG_ACTION
from contacts.models import HubPage
from core.cms.pages.kinds import edits
from core.languages import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from django.http import HttpRequest


class HoursMenuItem(MenuItem):
    """The hours of all hubs, for who may edit one."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user has hubs."""
        # An approver has those that wait for them besides: that is looked up for who has no others.
        user = request.user
        return edits(user, HubPage, SOURCE_LANGUAGE) or bool(hubs_for(user))


def menu_item() -> MenuItem:
    """Put the screen into the menu."""
    return HoursMenuItem(
        gettext_lazy("Opening hours"),
        reverse("hours:overview"),
        name="opening-hours",
        icon_name="calendar-alt",
        order=250,
    )


def checks_item() -> MenuItem:
    """Put the screen about facts that may be old into the menu."""
    return MenuItem(
        gettext_lazy("Is this still right?"),
        reverse("checks:overview"),
        name="checks",
        icon_name="check",
        order=260,
    )


def urls() -> list[URLPattern | URLResolver]:
    """Return the addresses of the screens."""
    return [
        path("openingstijden/", include("contacts.cms.hours.urls")),
        path("klopt-dit-nog/", include("contacts.confirmations.urls")),
    ]


def script() -> SafeString:
    """Add the scripts that make a week of the periods, and that ask for the preview."""
    names = ("cms-week", "cms-hours")
    return format_html_join(
        "", '<script src="{}" defer></script>', ((static(f"js/{name}.js"),) for name in names)
    )


def log_actions(actions: Any) -> None:
    """Name the change in the history of a page."""
    actions.register_action(
        LOG_ACTION, gettext_lazy("Opening hours"), gettext_lazy("Opening hours were put online")
    )
    actions.register_action(
        live_facts.LOG_ACTION, gettext_lazy("Facts"), gettext_lazy("Facts were put online")
    )
    actions.register_action(
        SUCCESSOR, gettext_lazy("Somebody else"), gettext_lazy("Somebody else was put online")
    )


hooks.register("register_admin_menu_item", menu_item)
hooks.register("register_admin_menu_item", checks_item)
hooks.register("register_admin_urls", urls)
hooks.register("insert_editor_js", script)
hooks.register("register_log_actions", log_actions)
import_module("contacts.cms.people.hooks")
