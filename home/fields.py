"""Model fields and validators that several apps use."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.languages import SOURCE_LANGUAGE, content_languages


def validate_colour(value: str) -> None:
    """Accept a colour such as `#1d4f91`. Raises ValidationError with the value."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValidationError(
            _("“%(value)s” is not a colour. Write # and six digits, for example #1d4f91."),
            params={"value": value},
        )


class CodeListField(models.CharField):
    """A list of codes from a fixed set, stored as text with commas between, in the set's order."""

    def __init__(self, *args: Any, codes: Any = (), **kwargs: Any) -> None:
        self.codes = codes
        kwargs.setdefault("max_length", 250)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Leave the codes out: a new code changes no column."""
        return super().deconstruct()

    def choices_offered(self) -> list[tuple[str, Any]]:
        """Give the codes with their labels."""
        return list(self.codes() if callable(self.codes) else self.codes)

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        """Offer the codes as tick boxes."""
        return CodeListFormField(
            choices=self.choices_offered(),
            required=not self.blank,
            label=kwargs.get("label") or self.verbose_name,
            help_text=kwargs.get("help_text") or self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )


class CodeListFormField(forms.MultipleChoiceField):
    """Tick boxes that read and give text with commas between."""

    def prepare_value(self, value: Any) -> Any:
        """Split the stored text for the tick boxes."""
        return split_codes(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Join what was ticked, in the order of the choices."""
        ticked = set(super().clean(value))
        return ",".join(str(code) for code, _label in self.choices if code in ticked)  # type: ignore[str-unpack]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the codes, not text with a list."""
        return set(split_codes(initial or "")) != set(data or [])


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
