"""The app open_data."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    """Registers the outputs of this app with the generator."""

    name = "open_data"

    def ready(self) -> None:
        """Import the registrations: importing is registering."""
        import_module("open_data.outputs")
