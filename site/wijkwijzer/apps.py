"""The Django project as an app: its checks and commands."""

from __future__ import annotations

import os
from importlib import import_module

from django.apps import AppConfig


class WijkwijzerConfig(AppConfig):
    """Registers the project's system checks, and sends errors where the environment says."""

    name = "wijkwijzer"
    verbose_name = "Wijkwijzer"

    def ready(self) -> None:
        """Register the checks; they need the models, which are there now."""
        import_module("wijkwijzer.checks.project").register_checks()
        import_module("wijkwijzer.checks.content").register_checks()
        import_module("wijkwijzer.monitoring.reporting").start(os.environ)
