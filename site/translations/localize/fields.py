"""Which fields wagtail-localize translates: our prose, by name, and nothing else.

Left alone it would take every text field: the address of a page, a street, a phone number.
"""

from __future__ import annotations

from wagtail.models import get_page_models
from wagtail_localize.fields import TranslatableField

from core.page import BasePage
from translations.segments import prose_fields, prose_relations, row_fields


def name_fields() -> None:
    """Declare for wagtail-localize which fields of every page type hold prose."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            names = (*prose_fields(model), *prose_relations(model))
            model.translatable_fields = [TranslatableField(name) for name in names]
            for row in prose_relations(model).values():
                row.translatable_fields = [TranslatableField(name) for name in row_fields(row)]
