"""The field of a form that takes the mark of a municipality, and the one of the model that keeps it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.theme.own_mark import LARGEST, kept


class MarkInput(forms.ClearableFileInput):
    """Says whether there is a mark of the municipality's own, and lets it be taken away."""

    template_name = forms.FileInput.template_name

    def is_initial(self, value: Any) -> bool:
        """Return whether there is one. It has no address: it is a text."""
        return bool(value)

    def format_value(self, value: Any) -> None:
        """Return nothing: what is kept is no name of a file."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        """Show the field, and a box to tick where there is a mark."""
        field = super().render(name, value, attrs, renderer)
        if not self.is_initial(value):
            return field
        box = self.clear_checkbox_name(name)
        return format_html(
            '{}<p><label><input type="checkbox" name="{}" id="{}"> {}</label></p>',
            field,
            box,
            self.clear_checkbox_id(box),
            _("Take away the mark of your own that is used now"),
        )


class MarkFormField(forms.FileField):
    """Takes an SVG or a PNG, and gives the text that is kept."""

    widget = MarkInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> str:
        """Return the new text; the old one when nothing came, and none when it was taken away."""
        if data is False:
            return ""
        if not data:
            return str(initial or "")
        upload: Any = super().clean(data, initial)
        # One byte more than is allowed tells that it is too many.
        return kept(upload.read(LARGEST + 1))


class MarkField(models.TextField):  # type: ignore[type-arg]
    """Keeps a mark as `core.theme.own_mark` writes it."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return a field that takes a file."""
        kwargs.pop("widget", None)
        own = {"label": self.verbose_name, "help_text": self.help_text, "required": not self.blank}
        chosen = {name: kwargs[name] for name in own.keys() & kwargs.keys()}
        return MarkFormField(**{**own, **chosen})
