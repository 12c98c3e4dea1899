"""The generator: it turns public content into releases and knows no district or hub."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The app of the generator."""

    name = "publishing"

    def ready(self) -> None:
        """Register what is not kept for ever."""
        import_module("publishing.keeping.history").register()
