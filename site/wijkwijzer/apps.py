"""The Django project as an app: its checks and commands."""

from __future__ import annotations

from django.apps import AppConfig


class WijkwijzerConfig(AppConfig):
    """Registers the project's system checks."""

    name = "wijkwijzer"
    verbose_name = "Wijkwijzer"
