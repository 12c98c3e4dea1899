"""Every form of the CMS, and the date, time and moment fields in it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django import forms
from django.apps import apps
from django.urls import get_resolver
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField

from core.forms.date_fields import WIDGETS
from tests.cms.world import page_types

#: Forms of these are no part of the CMS.
OUTSIDE = ("tests.", "wagtail.test", "wagtail.contrib.styleguide", "wagtail.contrib.forms")

KINDS: Any = tuple(WIDGETS)


def every_form() -> list[type[forms.BaseForm]]:
    """Return every class of forms in this process, those of all page types among them."""
    assert get_resolver().url_patterns
    # Python forgets a class that nobody holds.
    pages = [model.get_edit_handler().get_form_class() for model in page_types()]
    for name in ("history", "reports.workflows", "reports.aging_pages", "reports.locked_pages"):
        folder = "wagtail.admin.views.generic" if name == "history" else "wagtail.admin.views"
        import_module(f"{folder}.{name}")
    items = [each.form for page in pages for each in page.formsets.values()]
    others = [each for each in _below(forms.BaseForm) if not each.__module__.startswith(OUTSIDE)]
    found = {*pages, *items, *others}
    return sorted(found, key=lambda each: (each.__module__, each.__qualname__))


def every_filter() -> list[Any]:
    """Return every set of filters of the CMS."""
    base = import_module("wagtail.admin.filters").WagtailFilterSet
    return sorted(_below(base), key=lambda each: (each.__module__, each.__qualname__))


def temporal_fields() -> Iterator[tuple[str, forms.Field, forms.Widget]]:
    """Return every field with a date or a time in it, with its name and its widget."""
    for form in every_form():
        yield from _of_fields(
            f"{form.__module__}.{form.__qualname__}", getattr(form, "base_fields", {})
        )
    for filters in every_filter():
        name = f"{filters.__module__}.{filters.__qualname__}"
        yield from _of_fields(name, {k: v.field for k, v in _filters_of(filters).items()})
    for model in apps.get_models():
        for field in model._meta.fields:
            if isinstance(field, StreamField):
                for path, child in _leaves(field.stream_block, f"{model._meta.label}.{field.name}"):
                    yield from _of_fields(path, {"": getattr(child, "field", None)})


def _filters_of(filters: Any) -> dict[str, Any]:
    # A set of filters over a choice of rows asks the database only when it is made.
    return {
        name: each
        for name, each in filters.base_filters.items()
        if each.field_class.__name__.startswith(("Date", "Time", "IsoDate"))
    }


def _of_fields(
    owner: str, fields: dict[str, Any]
) -> Iterator[tuple[str, forms.Field, forms.Widget]]:
    for name, field in fields.items():
        if isinstance(field, KINDS):
            yield f"{owner}.{name}", field, field.widget
        elif isinstance(field, forms.MultiValueField):
            widgets = getattr(field.widget, "widgets", [None] * len(field.fields))
            for number, (part, widget) in enumerate(zip(field.fields, widgets, strict=True)):
                if isinstance(part, KINDS):
                    yield f"{owner}.{name}.{number}", part, widget


def _leaves(block: Any, path: str) -> Iterator[tuple[str, Any]]:
    children = getattr(block, "child_blocks", None)
    if children:
        for name, child in children.items():
            yield from _leaves(child, f"{path}.{name}")
    elif isinstance(block, blocks.ListBlock):
        yield from _leaves(block.child_block, path)
    elif not isinstance(block, TypedTableBlock):
        yield path, block


def _below(base: type[Any]) -> set[type[Any]]:
    return {each for sub in base.__subclasses__() for each in {sub, *_below(sub)}}
