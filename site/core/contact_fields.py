"""Fields of models: phone numbers."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import cached_property

from core.phone import normalise_phone, validate_phone


class PhoneField(models.CharField):  # type: ignore[type-arg]
    """A phone number: typed in any usual way, stored as E.164 (or a short Dutch number)."""

    @cached_property
    def validators(self) -> list[Any]:
        """Return the checks: that of a phone number once, whether the model names it or not."""
        given = super().validators
        return [validate_phone, *(each for each in given if each is not validate_phone)]

    def deconstruct(self) -> Any:
        """Be a plain column to migrations."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Store the number in its one form. Raises ValidationError for what is no number."""
        value = getattr(model_instance, self.attname)
        if value:
            validate_phone(value)
            value = normalise_phone(value)
            setattr(model_instance, self.attname, value)
        return value
