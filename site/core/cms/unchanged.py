"""What an editor did not touch stays as it is stored, to the letter.

A form shows less than what is stored, or shows it in another way: the editor of running text puts a
random key into each paragraph, a moment is shown without its seconds. Compared with what comes back,
such a field "has changed" when nobody changed it, and saving it makes a version that differs from
the one online in nothing that anybody sees.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

#: The editor's own name of a paragraph: made anew for text that has none.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def keep_unchanged(form: forms.BaseForm) -> None:
    """Let the fields of `form` that come back as they were shown keep their stored values."""
    for name, field in form.fields.items():
        # A default that is computed is no value that was shown.
        field.show_hidden_initial = False
        if _shows_another_form(field):
            _keep(form, name, field)


def _shows_another_form(field: forms.Field) -> bool:
    moments = (forms.DateTimeField, forms.TimeField)
    return isinstance(field, (blocks.BlockField, *moments)) or _is_rich_text(field)


def _is_rich_text(field: forms.Field) -> bool:
    return bool(getattr(field.widget, "accepts_features", False))


def _keep(form: forms.BaseForm, name: str, field: Any) -> None:
    has_changed, clean = field.has_changed, field.clean

    @functools.wraps(has_changed)
    def really_changed(initial: Any, data: Any) -> bool:
        return bool(has_changed(initial, data)) and not _same(field, clean, initial, data)

    @functools.wraps(clean)
    def cleaned(value: Any) -> Any:
        found = clean(value)
        initial = form.get_initial_for_field(field, name)
        return found if really_changed(initial, value) else initial

    field.has_changed, field.clean = really_changed, cleaned


def _same(field: Any, clean: Callable[[Any], Any], initial: Any, data: Any) -> bool:
    """Return whether `data`, as a browser sent it, is how the form shows `initial`."""
    if isinstance(field, blocks.BlockField):
        try:
            return bool(plain(field.block, initial) == plain(field.block, clean(data)))
        except ValidationError:
            return False
    if _is_rich_text(field):
        return _plain_text(field.widget, initial or "") == _plain_text(field.widget, data or "")
    shown = field.widget.format_value(field.prepare_value(initial))
    return bool((shown or "") == (data or ""))


def plain(block: Any, value: Any) -> Any:
    """Return what a block says, without the ids that its editor gives to its parts.

    Running text is as its editor writes it, whoever wrote it before.
    """
    if isinstance(block, blocks.StreamBlock):
        return [[child.block_type, plain(child.block, child.value)] for child in value or ()]
    if isinstance(block, blocks.StructBlock):
        return {name: plain(child, value.get(name)) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [plain(block.child_block, item) for item in value or ()]
    if isinstance(block, TypedTableBlock) and value is not None:
        return _plain_table(value)
    if isinstance(block, blocks.RichTextBlock):
        return _plain_text(block.field.widget, value.source if value else "")
    found = None if value is None else block.get_prep_value(value)
    return None if found == "" else found


def _plain_table(value: Any) -> Any:
    columns = [(each["block"].name, each["heading"]) for each in value.columns]
    kinds = [each["block"] for each in value.columns]
    rows = [
        [plain(kind, cell) for kind, cell in zip(kinds, row["values"], strict=True)]
        for row in value.row_data
    ]
    return [value.caption or "", columns, rows]


def _plain_text(widget: Any, source: str) -> str:
    """Return running text as its editor sends it back, without the keys of its paragraphs."""
    sent = {"text": widget.format_value(source)}
    return BLOCK_KEY.sub("", widget.value_from_datadict(sent, {}, "text"))
