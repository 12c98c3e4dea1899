"""What translations add to Wagtail: the desk in the menu, and its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from translations.cms.rights import has_desk
from translations.cms.together import (
    TogetherMenuItem,
    after_saving,
    hide_what_would_not_wait,
    refuse_in_bulk,
)
from translations.cms.tree import put_flags_into_the_tree
from translations.cms.worklist import WorklistPanel

if TYPE_CHECKING:
    from django.http import HttpRequest


class DeskMenuItem(MenuItem):
    """The desk, for who translates somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user has a desk."""
        return has_desk(request)


def menu_item() -> MenuItem:
    """Put the desk into the menu."""
    return DeskMenuItem(
        gettext_lazy("Translations"),
        reverse("translations:first"),
        name="translations",
        icon_name="globe",
        order=260,
    )


def urls() -> list[URLPattern | URLResolver]:
    """Return the addresses of the desk."""
    return [path("vertalen/", include("translations.cms.urls"))]


def script() -> SafeString:
    """Add the script that shows hints for plain Dutch in the page editor."""
    return format_html(
        '<script src="{}" data-readability="{}" defer></script>',
        static("js/cms-readability.js"),
        reverse("translations:readability", args=[0]),
    )


def worklist(request: HttpRequest, panels: list[Any]) -> None:
    """Put the work of a translator on the dashboard."""
    panels.append(WorklistPanel(request.user))


put_flags_into_the_tree()
hooks.register("construct_homepage_panels", worklist)
hooks.register("insert_editor_js", script)
hooks.register("register_page_action_menu_item", lambda: TogetherMenuItem(order=25))
hooks.register("construct_page_action_menu", hide_what_would_not_wait)
hooks.register("before_bulk_action", refuse_in_bulk)
hooks.register("after_create_page", after_saving)
hooks.register("after_edit_page", after_saving)
hooks.register("register_admin_menu_item", menu_item)
hooks.register("register_admin_urls", urls)
