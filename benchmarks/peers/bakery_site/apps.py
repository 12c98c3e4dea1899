"""The app: templates and tags, no models."""

from __future__ import annotations

from django.apps import AppConfig


class BakerySiteConfig(AppConfig):
    """Its templates have the names that Wagtail looks for."""

    name = "benchmarks.peers.bakery_site"
    label = "bakery_site"
