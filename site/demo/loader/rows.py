"""The rows that belong to a page, made in one go for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model
from modelcluster.models import (
    ClusterableModel,
    get_all_child_m2m_relations,
    get_all_child_relations,
)


def empty_relations(owner: Any) -> None:
    """Note that nothing belongs to a new record yet, so that nobody asks the database."""
    for relation in get_all_child_relations(type(owner)):
        setattr(owner, str(relation.get_accessor_name()), [])
    for field in get_all_child_m2m_relations(type(owner)):
        setattr(owner, field.name, [])


def create_children(owners: Iterable[Any]) -> None:
    """Make the rows that belong to saved records, and what belongs to those in turn."""
    rows: defaultdict[type[Model], list[Any]] = defaultdict(list)
    for owner in owners:
        for relation in get_all_child_relations(type(owner)):
            rows[relation.related_model] += getattr(owner, relation.get_accessor_name()).all()
        for field in get_all_child_m2m_relations(type(owner)):
            rows[field.remote_field.through] += links(owner, field)
    for model, found in rows.items():
        model._default_manager.bulk_create(found)
        if issubclass(model, ClusterableModel):
            create_children(found)


def links(owner: Any, field: Any) -> Iterator[Model]:
    """Yield the rows that tie a record to others."""
    one, other = field.m2m_field_name(), field.m2m_reverse_field_name()
    for target in getattr(owner, field.name).all():
        yield field.remote_field.through(**{f"{one}_id": owner.pk, f"{other}_id": target.pk})
