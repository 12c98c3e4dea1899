"""All rows of the content, to see whether anything changed."""

from __future__ import annotations

from typing import Any

from django.apps import apps

APPS = ("home", "districts", "contacts", "wagtailcore", "auth")


def everything() -> dict[str, list[Any]]:
    """Return the rows of each model, by its label."""
    models = [model for model in apps.get_models() if model._meta.app_label in APPS]
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for model in models
    }
