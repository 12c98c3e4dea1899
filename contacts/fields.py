"""Fields of models: phone numbers, and times of the clock."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contacts.phone import normalise_phone, validate_phone


class PhoneField(models.CharField):  # type: ignore[type-arg]
    """A phone number: typed in any usual way, stored as E.164 (or a short Dutch number)."""

    @cached_property
    def validators(self) -> list[Any]:
        """Give the checks: that of a phone number once, whether the model names it or not."""
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


class ClockField(models.TimeField):  # type: ignore[type-arg]
    """A time of the clock. What people write for midnight gets an answer of its own."""

    def deconstruct(self) -> Any:
        """Be a plain column to migrations."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TimeField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Say how a time is written."""
        words = _("Write a time as 9:00 or 17:30. Midnight is 0:00; 24:00 does not exist.")
        return super().formfield(**{"error_messages": {"invalid": words}, **kwargs})
