"""The app home."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Registers the outputs of this app with the generator."""

    name = "home"

    def ready(self) -> None:
        """Import the registrations: importing is registering."""
        import_module("home.outputs")
        import_module("home.open_data")
        import_module("home.page_findings")
