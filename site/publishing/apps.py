"""The generator: it turns public content into releases and knows no district or hub."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PublishingConfig(AppConfig):
    """The app of the generator."""

    name = "publishing"

    def ready(self) -> None:
        """Register what is not kept for ever, and what follows a migration."""
        import_module("publishing.keeping.history").register()
        following = import_module("publishing.changes.migrating")
        pre_migrate.connect(following.before, sender=self)
        post_migrate.connect(following.after, sender=self)
