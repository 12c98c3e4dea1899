"""The app demo."""

from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Brings `load_demo`. It shapes no page: its files are no part of the code of a release."""

    name = "demo"
    shapes_pages = False
