"""What forms offer and take ends at the border: one place for every form, filter and chooser.

Wagtail makes its forms in some forty places, each with all rows of the install to choose from, and reads
what was posted from the same rows. Django has one field for that: it is narrowed here.
"""

from __future__ import annotations

from typing import Any

from django.forms.models import ModelChoiceField
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.views.bulk_action.base_bulk_action import BulkAction
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.models import Page

from core.border.acting import now_acting
from core.border.addresses import NUMBER
from publishing.cms.asked_once import once_a_request


def narrow_choices() -> None:
    """Put the border into Django's field and into what Wagtail shows of a choice."""
    field: Any = ModelChoiceField
    field.queryset = property(_narrowed, field._set_queryset)
    BaseChooser.get_instance = _only_visible(BaseChooser.get_instance)
    BulkAction.get_queryset = classmethod(_visible_rows)
    for handler, model in (
        (PageLinkElementHandler, Page),
        (DocumentLinkElementHandler, get_document_model()),
    ):
        handler.get_attribute_data = _without_others(handler.get_attribute_data, model)


def _narrowed(field: Any) -> Any:
    rows, asking = field._queryset, now_acting()
    # A part of a list, or two lists as one, cannot be narrowed: it is not what editors choose from.
    if rows is None or asking is None or rows.query.is_sliced or rows.query.combinator:
        return rows
    return asking.narrow(rows)


def _only_visible(get_instance: Any) -> Any:
    """Show nothing of a choice that was posted and refused."""

    def wrapped(widget: Any, value: Any) -> Any:
        # A form that knows what its rows show has read it for all of them (core.forms.chosen_rows).
        known = getattr(widget, "chosen_rows", None)
        row = known.get(widget.model_class, value) if known is not None else None
        found, asking = get_instance(widget, value if row is None else row), now_acting()
        return found if found is None or asking is None or asking.may_see(found) else None

    return wrapped


def _without_others(get_attribute_data: Any, model: Any) -> Any:
    """Show a link to a row of others in the editor of a text as one that leads nowhere."""

    def wrapped(handler: Any, attrs: dict[str, str]) -> Any:
        asking, number = now_acting(), str(attrs.get("id", ""))
        row = model.objects.filter(pk=number).first() if NUMBER.fullmatch(number) else None
        if row is not None and asking is not None and not asking.may_see(row):
            return {"id": int(number), "url": None, "parentId": None}
        if isinstance(row, Page):
            # What Wagtail says of it, without four questions for each link of a text.
            above = _number_at(row.path[: -Page.steplen])
            return {"id": row.pk, "url": row.specific_deferred.url, "parentId": above}
        return get_attribute_data(handler, attrs)

    return wrapped


@once_a_request
def _number_at(place: str) -> int | None:
    found: int | None = Page.objects.filter(path=place).values_list("pk", flat=True).first()
    return found


_all_rows = BulkAction.get_queryset.__func__


def _visible_rows(cls: type[BulkAction], model: Any, object_ids: Any) -> list[Any]:
    asking = now_acting()
    return [
        row for row in _all_rows(cls, model, object_ids) if asking is None or asking.may_see(row)
    ]
