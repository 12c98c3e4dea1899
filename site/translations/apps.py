"""The app translations."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    """Keeps what translations were made from."""

    name = "translations"

    def ready(self) -> None:
        """Listen to what happens to pages, and say above a translation what is newer."""
        import_module("translations.signals")
        import_module("translations.outputs")
        import_module("translations.localize.install").install()
