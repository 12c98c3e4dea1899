"""A row of any model of the install, for tests that go over all of them."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.db import models
from wagtail.models import Page

from core.phone import PhoneField

_NUMBERS = itertools.count(1)
MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
#: Class of a field -> what stands in it; the first that fits.
VALUES: tuple[tuple[type[Any], Any], ...] = (
    (models.UUIDField, uuid4),
    (PhoneField, lambda: "14010"),
    (models.JSONField, list),
    (models.BooleanField, bool),
    (models.DateTimeField, lambda: MOMENT),
    (models.DateField, lambda: date(2026, 11, 22)),
    (models.TimeField, lambda: time(12)),
    (models.DurationField, timedelta),
    (models.IntegerField, lambda: next(_NUMBERS)),
    (models.DecimalField, int),
    (models.FloatField, float),
    (models.BinaryField, bytes),
    (models.Field, lambda: f"x{next(_NUMBERS)}"),
)


def a_row(model: type[models.Model], **given: Any) -> Any:
    """Return a row of a model: of a page type or a collection one that is there, else a new one.

    `given` are the values of its fields; what it hangs on is made as well.
    """
    if issubclass(model, Page) or hasattr(model, "steplen"):
        return model._base_manager.filter(**given).order_by("pk").last()
    values = dict(given)
    for field in model._meta.concrete_fields:
        ours: Any = (models.CharField, models.UUIDField, models.ForeignKey)
        numbered = field.primary_key and not isinstance(field, ours)
        if field.name in values or numbered:
            continue
        if isinstance(field, models.ForeignKey):
            if not field.null:
                values[field.name] = _target(field)
        elif field.has_default():
            values[field.name] = field.get_default()
        elif not field.null:
            values[field.name] = _value(field)
    row = model(**values)
    # Without the model's own `save`: this is about the columns.
    return model._base_manager.bulk_create([row])[0]


def _target(field: models.ForeignKey[Any, Any]) -> Any:
    target: Any = field.related_model
    if isinstance(field, models.OneToOneField):
        return a_row(target)
    return target._base_manager.order_by("pk").last() or a_row(target)


def _value(field: models.Field[Any, Any]) -> Any:
    text = isinstance(field, models.CharField)
    for kind, make in VALUES:
        if isinstance(field, kind):
            value = make()
            return str(value)[-(field.max_length or 255) :] if text else value
    raise TypeError(f"nothing is known to put into {field}")
