"""What forms offer and take ends at the border: one place for every form, filter and chooser.

Wagtail makes its forms in some forty places, each with all rows of the install to choose from, and reads
what was posted from the same rows. Django has one field for that: it is narrowed here.
"""

from __future__ import annotations

from typing import Any

from django.forms.models import ModelChoiceField
from wagtail.admin.views.bulk_action.base_bulk_action import BulkAction
from wagtail.admin.widgets.chooser import BaseChooser

from home.border.acting import now_acting


def narrow_choices() -> None:
    """Put the border into Django's field and into what Wagtail shows of a choice."""
    ModelChoiceField.queryset = property(_narrowed, ModelChoiceField._set_queryset)
    BaseChooser.get_instance = _only_visible(BaseChooser.get_instance)
    BulkAction.get_queryset = classmethod(_visible_rows)


def _narrowed(field: Any) -> Any:
    rows, asking = field._queryset, now_acting()
    # A part of a list, or two lists as one, cannot be narrowed: it is not what editors choose from.
    if rows is None or asking is None or rows.query.is_sliced or rows.query.combinator:
        return rows
    return asking.narrow(rows)


def _only_visible(get_instance: Any) -> Any:
    """Show nothing of a choice that was posted and refused."""

    def wrapped(widget: Any, value: Any) -> Any:
        found, asking = get_instance(widget, value), now_acting()
        return found if found is None or asking is None or asking.may_see(found) else None

    return wrapped


_all_rows = BulkAction.get_queryset.__func__


def _visible_rows(cls: type[BulkAction], model: Any, object_ids: Any) -> list[Any]:
    asking = now_acting()
    return [
        row for row in _all_rows(cls, model, object_ids) if asking is None or asking.may_see(row)
    ]
