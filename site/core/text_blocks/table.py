"""A table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from core.blocks.block_types import BlockType, register
from publishing.content.reader import Reader


class TableBlock(TypedTableBlock):
    """A table: every column has a heading."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__([("text", blocks.CharBlock(required=False, label=_("Text")))], **kwargs)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns, with a heading above each column.")


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
