"""What is shown of a choice, and what a list is made of: rows of one's own, for who asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.forms import ModelChoiceField
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.views.bulk_action.base_bulk_action import BulkAction
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page

from core.border.acting import acting
from core.models import Picture, PublicDocument
from tests.cms.border.towns import Town

pytestmark = pytest.mark.django_db
#: What chooses -> the model that it chooses.
CHOOSERS: tuple[tuple[Any, type[Any]], ...] = (
    (AdminPageChooser, Page),
    (AdminImageChooser, Picture),
    (AdminDocumentChooser, PublicDocument),
)


def numbers(towns: tuple[Town, Town], model: type[Any]) -> list[int]:
    """Return the number of a row of each town."""
    return [next(iter(town.rows[model._meta.label].values())) for town in towns]


@pytest.mark.parametrize(("chooser", "model"), CHOOSERS)
def test_a_chooser_shows_nothing_of_another_town(
    towns: tuple[Town, Town], chooser: Any, model: type[Any]
) -> None:
    own, foreign = numbers(towns, model)
    widget = chooser()
    assert widget.get_instance(foreign).pk == foreign
    with acting(towns[0].users["chief"]):
        assert widget.get_instance(own).pk == own
        assert widget.get_instance(foreign) is None
        assert widget.get_instance(None) is None


@pytest.mark.parametrize(
    ("handler", "model"),
    [(PageLinkElementHandler, Page), (DocumentLinkElementHandler, PublicDocument)],
)
def test_the_editor_of_a_text_shows_nothing_of_another_town(
    towns: tuple[Town, Town], handler: Any, model: type[Any]
) -> None:
    own, foreign = numbers(towns, model)
    nothing = {"id": foreign, "url": None, "parentId": None}
    shown = handler("LINK")
    assert shown.get_attribute_data({"id": str(foreign)}) != nothing
    with acting(towns[0].users["chief"]):
        assert shown.get_attribute_data({"id": str(foreign)}) == nothing
        assert shown.get_attribute_data({"id": str(own)})["url"]
        # A row that is gone is shown as Wagtail does.
        assert shown.get_attribute_data({"id": "999999"})["id"] == 999999


@pytest.mark.parametrize("model", [Page, Picture, PublicDocument])
def test_nothing_of_another_town_is_taken_from_a_list(
    towns: tuple[Town, Town], model: type[Any]
) -> None:
    both = numbers(towns, model)
    assert {row.pk for row in BulkAction.get_queryset(model, both)} == set(both)
    with acting(towns[0].users["chief"]):
        assert [row.pk for row in BulkAction.get_queryset(model, both)] == both[:1]


def test_what_cannot_be_narrowed_stays_as_it_is(towns: tuple[Town, Town]) -> None:
    pages, several = Page.objects.order_by("pk"), Page.objects.order_by()
    every = pages.count()
    fields: list[Any] = [ModelChoiceField(rows) for rows in (pages[:3], several.union(several))]
    nothing: Any = ModelChoiceField(None)
    narrowed: Any = ModelChoiceField(pages)
    with acting(towns[0].users["chief"]):
        assert [len(field.queryset) for field in fields] == [3, every]
        assert nothing.queryset is None
        assert 0 < narrowed.queryset.count() < every
