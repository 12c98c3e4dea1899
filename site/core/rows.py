"""Rows below a page that hold prose, such as the goals of a programme: each has a key of its own.

A row of a translation has the key of the Dutch row that it translates. So a row that moves, and a
row that goes away, takes nothing of the others with it.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import InlinePanel
from wagtail.models import Orderable

#: The names in it are keys of rows, which need not be of that form.
ROWS = UUID("5a1f9c52-1d5a-4b0c-9a1e-6f0f5d0c7f3b")


def new_key() -> str:
    """Return a key that no other row has."""
    return uuid4().hex


def translation_key_of(key: str) -> UUID:
    """Return what a row and its translations are called by tools that know rows by such a key."""
    return uuid5(ROWS, key)


class KeyFormField(forms.CharField):
    """A hidden field that gives a key to a row that has none yet."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> str:
        """Return the key, or a new one."""
        return str(super().clean(value)) or new_key()


class KeyField(models.CharField):  # type: ignore[type-arg]
    """The key of a row; it stays the same for as long as the row exists."""

    default_validators = [RegexValidator(r"^[0-9a-z-]+\Z")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 36)
        kwargs.setdefault("default", new_key)
        super().__init__(*args, **kwargs)

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """Return the hidden field. A form that is copied for a new row must not hold a key already."""
        kwargs.update(form_class=KeyFormField, required=False, initial="")
        kwargs.update(show_hidden_initial=False, widget=forms.HiddenInput)
        return super().formfield(*args, **kwargs)


class ProseRow(Orderable):
    """The base of a row with prose. What is no text in it is a fact, and that of the Dutch page."""

    key = KeyField()

    class Meta(Orderable.Meta):
        abstract = True


class ProseRowsPanel(InlinePanel):
    """An inline panel that takes the keys of its rows along: a draft's rows have no number yet."""

    def get_form_options(self) -> dict[str, Any]:
        """Return what the forms of the rows hold: what is shown, and the key."""
        options: dict[str, Any] = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        rows["fields"] = [*rows.get("fields", ()), "key"]
        return options
