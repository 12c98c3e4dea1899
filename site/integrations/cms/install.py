"""Puts the screens into the CMS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from integrations.cms.rights import arranges

if TYPE_CHECKING:
    from django.http import HttpRequest


class ConnectionsMenuItem(MenuItem):
    """The screens, for who arranges a municipality."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody arranges one."""
        return arranges(request.user)


def menu_item() -> MenuItem:
    """Return what stands in the menu of settings."""
    return ConnectionsMenuItem(
        gettext_lazy("Connections"),
        reverse("integrations:towns"),
        name="connections",
        icon_name="link",
        order=900,
    )


def urls() -> list[URLPattern | URLResolver]:
    """Return the addresses of the screens."""
    return [path("koppelingen/", include("integrations.cms.urls"))]


def install() -> None:
    """Register them with Wagtail."""
    hooks.register("register_settings_menu_item", menu_item)
    hooks.register("register_admin_urls", urls)
