"""What the project adds to the CMS: a screen that makes a municipality."""

from __future__ import annotations

import wagtail.contrib.settings.views
from django.urls import URLPattern, path
from wagtail import hooks

from wijkwijzer.municipality import wizard
from wijkwijzer.municipality.new_languages import complete_new_languages

# Wagtail has no hook that tells what a setting was before.
_settings = wagtail.contrib.settings.views.EditView
_settings.save_instance = complete_new_languages(_settings.save_instance)


def urls() -> list[URLPattern]:
    """Return the address of the screen."""
    return [path("gemeenten/nieuw/", wizard.screen, name=wizard.NAME)]


hooks.register("register_admin_urls", urls)
hooks.register("register_settings_menu_item", wizard.menu_item)
