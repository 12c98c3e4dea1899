"""Model fields and validators that several apps use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField as WagtailStreamField

from core.languages import SOURCE_LANGUAGE, content_languages


def validate_colour(value: str) -> None:
    """Accept a colour such as `#1d4f91`. Raises ValidationError with the value."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValidationError(
            _("“%(value)s” is not a colour. Write # and six digits, for example #1d4f91."),
            params={"value": value},
        )


def validate_mail_or_form(value: str) -> None:
    """Accept a mail address or an address with https. Raises ValidationError with the value."""
    check = URLValidator(["https"]) if value.startswith("https:") else validate_email
    try:
        check(value)
    except ValidationError:
        raise ValidationError(
            _("“%(value)s” is no mail address, and no address that begins with https://."),
            params={"value": value},
        ) from None


class CodeListField(models.CharField):  # type: ignore[type-arg]
    """A list of codes from a fixed set, stored as text with commas between, in the set's order."""

    def __init__(self, *args: Any, codes: Any = (), **kwargs: Any) -> None:
        self.codes = codes
        kwargs.setdefault("max_length", 250)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Leave the codes out: a new code changes no column."""
        return super().deconstruct()

    def choices_offered(self) -> list[tuple[str, Any]]:
        """Return the codes with their labels."""
        return list(self.codes() if callable(self.codes) else self.codes)

    def formfield(self, **kwargs: Any) -> Any:
        """Offer the codes as tick boxes."""
        return CodeListFormField(
            choices=self.choices_offered(),
            required=not self.blank,
            label=kwargs.get("label") or capfirst(self.verbose_name),
            help_text=kwargs.get("help_text") or self.help_text,
            widget=forms.CheckboxSelectMultiple({"class": "wijk-districts"}),
        )


class CodeListFormField(forms.MultipleChoiceField):
    """Tick boxes that read and give text with commas between."""

    def prepare_value(self, value: Any) -> Any:
        """Split the stored text for the tick boxes."""
        return split_codes(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Join what was ticked, in the order of the choices."""
        ticked = set(super().clean(value))
        offered: Any = self.choices
        return ",".join(str(code) for code, _label in offered if code in ticked)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the codes, not text with a list."""
        return set(split_codes(initial or "")) != set(data or [])


def validate_language(value: str) -> None:
    """Accept a language that content can be in. Raises ValidationError with the value."""
    languages = dict(content_languages())
    if value not in languages:
        raise ValidationError(
            _("“%(value)s” is not a language of this CMS. There are %(allowed)s."),
            params={"value": value, "allowed": ", ".join(languages)},
        )


class LanguageField(models.CharField):  # type: ignore[type-arg]
    """One of the languages that content can be in."""

    default_validators = [validate_language]

    def deconstruct(self) -> Any:
        """Be a plain column to migrations: another language in the settings changes no column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Offer the languages as a list, by their own names."""
        default = self.get_default()
        choices = content_languages() if default else [("", "---------"), *content_languages()]
        return forms.ChoiceField(
            choices=choices,
            required=not self.blank,
            label=kwargs.get("label") or capfirst(self.verbose_name),
            help_text=kwargs.get("help_text") or self.help_text,
            initial=default or None,
        )


class LanguageListField(CodeListField):
    """The languages of a site. Dutch is always one of them: it is the source."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["codes"] = content_languages
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Leave the codes out, they are the settings'."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("codes", None)
        return name, path, args, kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Refuse a list without the source language."""
        value = super().clean(value, model_instance)
        if SOURCE_LANGUAGE not in split_codes(value):
            raise ValidationError(_("Dutch cannot be left out: other languages translate it."))
        return value


def split_codes(value: str) -> tuple[str, ...]:
    """Split stored codes. An empty text has none."""
    return tuple(code for code in value.split(",") if code)


class StreamField(WagtailStreamField):
    """A text of blocks. Which blocks there are is no matter of the database: no migration names them.

    A migration that changes stored blocks reads and writes their JSON.
    """

    def __init__(self, block_types: Any = (), **options: Any) -> None:
        """Take the blocks, none in a migration."""
        super().__init__(block_types or [], **options)

    if TYPE_CHECKING:
        # Wagtail ships no types: what a page has in such a field is whatever Wagtail makes of it.
        def __get__(self, instance: Any, owner: Any) -> Any: ...

        def __set__(self, instance: Any, value: Any) -> None: ...

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration says of the field: its options without its blocks."""
        name, path, _blocks, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [], options
