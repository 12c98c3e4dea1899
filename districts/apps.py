"""The app districts."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class DistrictsConfig(AppConfig):
    """Registers the outputs of this app with the generator."""

    name = "districts"

    def ready(self) -> None:
        """Import the registrations: importing is registering."""
        import_module("districts.outputs")
        import_module("districts.open_data")
        import_module("districts.cms.posts")
        import_module("districts.cms.terms")
        import_module("districts.cms.todo")
        import_module("districts.cms.tree")
