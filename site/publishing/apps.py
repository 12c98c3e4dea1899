"""The generator: it turns public content into releases and knows no district or hub."""

from __future__ import annotations

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The app of the generator."""

    name = "publishing"
