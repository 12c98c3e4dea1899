"""What the project adds to the CMS: a screen that makes a municipality."""

from __future__ import annotations

import wagtail.contrib.settings.views
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from wijkwijzer.municipality import wizard
from wijkwijzer.municipality.new_languages import complete_new_languages

# Wagtail has no hook that tells what a setting was before.
_settings = wagtail.contrib.settings.views.EditView
_settings.save_instance = complete_new_languages(_settings.save_instance)


def urls() -> list[URLPattern]:
    """Return the address of the screen."""
    return [path("gemeenten/nieuw/", wizard.screen, name=wizard.NAME)]


def second_factor(request: HttpRequest) -> dict[str, str]:
    """Lead from one's own account to the apps and keys that it signs in with."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Signing in with an app or a key"),
        "help_text": _("Add or replace an app, a passkey or a security key, or make new codes."),
    }


hooks.register("register_admin_urls", urls)
hooks.register("register_account_menu_item", second_factor)
hooks.register("register_settings_menu_item", wizard.menu_item)
