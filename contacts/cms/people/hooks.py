"""What people add to Wagtail: a screen, a list on the dashboard, a button and a warning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import wagtail.admin.views.pages.unpublish
from django.contrib.auth.models import Permission
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from contacts.cms.people.people import EndingPanel
from contacts.cms.people.rights import may_erase_in_list
from contacts.cms.people.where_used import warn, warning
from contacts.erasure.removal import LOG_ACTION
from contacts.models import PersonPage
from core.cms.pages.kinds import edits
from publishing.cms.undoing.undo import never

if TYPE_CHECKING:
    from django.http import HttpRequest


class PeopleMenuItem(MenuItem):
    """The screen about people, for who may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user edits the page of any person."""
        return edits(request.user, PersonPage)


def menu_item() -> MenuItem:
    """Put the screen into the menu."""
    return PeopleMenuItem(
        gettext_lazy("People"),
        reverse("people:overview"),
        name="people",
        icon_name="user",
        order=255,
    )


def urls() -> list[URLPattern | URLResolver]:
    """Return the addresses of the screens."""
    return [path("mensen/", include("contacts.cms.people.urls"))]


def show_ending(request: HttpRequest, panels: list[Any]) -> None:
    """Put what ends soon on the dashboard."""
    panels.append(EndingPanel(request.user))


def button(page: Any, user: Any, next_url: Any = None, view_name: str = "") -> Iterator[Button]:
    """Offer to take a person out of everything, to who may."""
    if page.specific_class is PersonPage and may_erase_in_list(page, user):
        yield Button(
            gettext("Take out of everything"),
            reverse("people:erasing", args=[page.pk]),
            icon_name="cross",
            priority=90,
        )


class WithdrawnFormatter(LogFormatter):
    """An erasure in the history of the page above, with its reason and without a name."""

    label = gettext_lazy("Person taken out")

    def format_message(self, log_entry: Any) -> str:
        """Return the reason."""
        return gettext("A person was taken out of everything: %(reason)s") % {
            "reason": log_entry.data.get("reason", "")
        }


def log_actions(actions: Any) -> None:
    """Name the erasure in the history of a page."""
    actions.register_action(LOG_ACTION)(WithdrawnFormatter)
    never(
        LOG_ACTION,
        gettext_lazy("Who was taken out is kept nowhere, as the law asks. This cannot be undone."),
    )


def permissions() -> Any:
    """Let the right to erase be given in the CMS."""
    return Permission.objects.filter(content_type__app_label="contacts", codename="withdraw_person")


# The question whether a page may go offline has no hook of its own.
_unpublish = wagtail.admin.views.pages.unpublish.UnpublishView
_unpublish.dispatch = warning(_unpublish.dispatch)

hooks.register("register_admin_menu_item", menu_item)
hooks.register("register_admin_urls", urls)
hooks.register("construct_homepage_panels", show_ending)
hooks.register("register_page_header_buttons", button)
hooks.register("register_page_listing_more_buttons", button)
hooks.register("register_log_actions", log_actions)
hooks.register("register_permissions", permissions)
hooks.register("before_delete_page", warn)
