"""Wagtail's app for users, with our screens."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail reads here which screens there are."""

    user_viewset = "core.users.views.OwnUserViewSet"
