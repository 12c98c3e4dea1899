"""A table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from core.blocks.block_types import BlockType, register
from publishing.content.reader import Reader


class TableBlock(TypedTableBlock):
    """A table: every column has a heading."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__([("text", blocks.CharBlock(required=False, label=_("Text")))], **kwargs)

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Return the words of a table for wagtail-localize, which knows no tables (its issue 302).

        All of them stand in one place, that of the table: it knows a text by its words, so a row that
        comes between others makes only its own words new.
        """
        found: list[StringSegmentValue] = []

        def keep(text: str) -> str:
            found.append(StringSegmentValue("", text))
            return text

        _each_text(value, keep)
        return found

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """Put words into a table in the order in which they were taken out of it."""
        words = iter(sorted(segments, key=lambda each: each.order))
        _each_text(value, lambda _text: next(words).render_text())
        return value

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns, with a heading above each column.")


def _each_text(value: TypedTable, change: Callable[[str], str]) -> None:
    """Replace each text of a table that is not just spaces by what `change` makes of it."""

    def changed(text: Any) -> Any:
        return change(text) if str(text or "").strip() else text

    value.caption = changed(value.caption)
    for column in value.columns:
        column["heading"] = changed(column["heading"])
    for row in value.row_data:
        row["values"] = [changed(each) for each in row["values"]]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_headers: bool


def table_view(_read: Reader, value: Any) -> TableView | None:
    """Return the view of a table; None without rows."""
    columns = tuple(column["heading"] for column in value["columns"])
    rows = tuple(tuple(str(cell) for cell in row["values"]) for row in value["rows"])
    return TableView(value.get("caption") or "", columns, rows, True) if rows else None


register(BlockType(name="table", block=TableBlock, view=table_view, place=70))
