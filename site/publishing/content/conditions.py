"""A field that is public only when other fields of its row say so, such as a consent.

A model names these in `public_when`: the field, and the fields that must all be filled. That is
the one predicate: the load asks it of the database, so that what may not be public is never read,
and a preview asks it of a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import BooleanField, Case, CharField, F, Model, Q, TextField, Value, When

Conditions = Mapping[str, tuple[str, ...]]


def conditions_of(model: type[Model]) -> Conditions:
    """Return the fields of `model` that are not public by themselves, with what they need."""
    found: Conditions = model.__dict__.get("public_when", {})
    return found


def public_value(model: type[Model], name: str) -> Any:
    """Make the expression for the database: the value, or what an empty one is."""
    field = _field(model, name)
    needed = Q()
    for each in conditions_of(model)[name]:
        needed &= _filled(model, each)
    return Case(
        When(needed, then=F(name)),
        default=Value(empty(model, name)),
        output_field=field.__class__(),
    )


def may_be_public(instance: Model, name: str) -> bool:
    """Return whether a field of an unsaved instance may be shown."""
    needed = conditions_of(type(instance)).get(name, ())
    return all(getattr(instance, each) for each in needed)


def empty(model: type[Model], name: str) -> str | None:
    """Return what stands in the place of a value that is not public."""
    return "" if isinstance(_field(model, name), CharField | TextField) else None


def _filled(model: type[Model], name: str) -> Q:
    field = _field(model, name)
    if isinstance(field, BooleanField):
        return Q(**{name: True})
    if isinstance(field, CharField | TextField):
        return ~Q(**{name: ""})
    return Q(**{f"{name}__isnull": False})


def _field(model: type[Model], name: str) -> Any:
    """Return a field by its name or by that of its column."""
    field: Any = model._meta.get_field(name.removesuffix("_id"))
    return field.target_field if field.is_relation else field
