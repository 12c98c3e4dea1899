"""What translations add to Wagtail: the desk in the menu, and its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from translations.cms.rights import desks_for

if TYPE_CHECKING:
    from django.http import HttpRequest


class DeskMenuItem(MenuItem):
    """The desk, for who translates somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user has a desk."""
        return bool(desks_for(request.user))


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
    """Give the addresses of the desk."""
    return [path("vertalen/", include("translations.cms.urls"))]


hooks.register("register_admin_menu_item", menu_item)
hooks.register("register_admin_urls", urls)
