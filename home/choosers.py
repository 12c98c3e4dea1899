"""Widgets that let an editor choose among the districts of their own municipality."""

from __future__ import annotations

from django import forms


class DistrictCheckboxes(forms.CheckboxSelectMultiple):
    """Tick boxes for districts; the form narrows the choices to one municipality."""
