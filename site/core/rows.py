"""Rows below a page that hold prose, such as the goals of a programme: each has a key of its own.

A row of a translation has the key of the Dutch row that it translates. So a row that moves, and a
row that goes away, takes nothing of the others with it. To Wagtail and wagtail-localize such rows are
translations of each other: their `translation_key` follows from that of their page and from the key.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel
from wagtail.models import Locale, Orderable, TranslatableMixin


def new_key() -> str:
    """Return a key that no other row has."""
    return uuid4().hex


def translation_key_of(page: UUID, key: str) -> UUID:
    """Return what a row and its translations are called by Wagtail, of a page with this one."""
    return uuid5(page, key)


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


class OfPageKeyField(models.UUIDField):  # type: ignore[type-arg]
    """The `translation_key` of a row. A row of a copied page is another one: it follows the page."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Return the key that the row has on its page, for the database and for drafts."""
        if model_instance.page_id or _has_page(model_instance):
            found = translation_key_of(model_instance.page.translation_key, model_instance.key)
            setattr(model_instance, self.attname, found)
        return super().pre_save(model_instance, add)


class OfPageLocaleField(models.ForeignKey):  # type: ignore[type-arg]
    """The language of a row: that of its page."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Return the language of the page."""
        if model_instance.page_id or _has_page(model_instance):
            setattr(model_instance, self.attname, model_instance.page.locale_id)
        return super().pre_save(model_instance, add)


def _has_page(row: Any) -> bool:
    return bool(type(row)._meta.get_field("page").is_cached(row))


class ProseRow(TranslatableMixin, Orderable):
    """The base of a row with prose. What is no text in it is a fact, and that of the Dutch page."""

    key = KeyField()
    translation_key = OfPageKeyField(default=uuid4, editable=False)
    locale = OfPageLocaleField(
        Locale,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("language"),
    )
    locale.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True


class ProseRowsPanel(InlinePanel):
    """An inline panel that takes the keys of its rows along: a draft's rows have no number yet."""

    def get_form_options(self) -> dict[str, Any]:
        """Return what the forms of the rows hold: what is shown, and the key."""
        options: dict[str, Any] = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        rows["fields"] = [*rows.get("fields", ()), "key"]
        return options
