"""Widgets of our own: districts of one municipality, a colour."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from core.languages import SOURCE_LANGUAGE


class DistrictCheckboxes(forms.CheckboxSelectMultiple):
    """Tick boxes for districts; the form narrows the choices to one municipality."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "wijk-districts"} | (attrs or {}), choices)


class ColourInput(forms.TextInput):
    """The browser's own colour picker; the theme makes any colour readable."""

    input_type = "color"


def limit_districts(field: Any, trees: tuple[str, ...]) -> None:
    """Offer only the Dutch district pages in `trees`, by name."""
    inside = Q(pk__in=[])
    for tree in trees:
        inside |= Q(path__startswith=tree)
    field.queryset = field.queryset.model.objects.filter(
        inside, locale__language_code=SOURCE_LANGUAGE
    ).order_by("title")
