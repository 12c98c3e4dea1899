"""The app home."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Registers the outputs of this app with the generator."""

    name = "home"

    def ready(self) -> None:
        """Import the registrations: importing is registering."""
        import_module("home.cms.date_fields").install()
        import_module("home.outputs")
        import_module("home.phrases")
        import_module("home.cms.content")
        import_module("home.cms.redirect_import").install()
        import_module("home.border.choices").narrow_choices()
        import_module("home.border.refusals").name_refusals()
        import_module("home.border.moves").keep_pages_inside()
        import_module("home.border.lists").narrow_lists()
