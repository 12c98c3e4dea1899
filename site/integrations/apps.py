"""The app integrations."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    """Puts the screens and the audit of what is connected into place."""

    name = "integrations"

    def ready(self) -> None:
        """Install what this app adds."""
        import_module("integrations.tokens.audit").install()
        import_module("integrations.webhooks.queue").install()
        import_module("integrations.cms.install").install()
