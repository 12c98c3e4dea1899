"""Going through the stored blocks of a text: its words, its other values, and what stands below what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)
#: In the place of a child that is left out.
LEFT_OUT = object()


class NotTranslatedError(Exception):
    """A block holds a text that has no translation yet."""


class Walk:
    """A walk that changes nothing; one that does more says what of each thing."""

    def words(self, key: str, text: str, block: Any, table: str) -> str:
        """Return what comes in the place of words; `table` is the table that they are a cell of."""
        return text

    def value(self, key: str, raw: Any, block: Any) -> Any:
        """Return what comes in the place of a value that is no word, or of words that are empty."""
        return raw

    def enter(self, key: str, raw: Any) -> Any:
        """Return what comes in the place of a child that is not looked at; None: look at it."""
        return None

    def without(self, key: str, above: str) -> Any:
        """Return what comes in the place of a child with a text that is not translated."""
        raise NotTranslatedError(key)

    def rows(self, key: str, rows: list[tuple[int, Any]]) -> list[Any]:
        """Return the rows of a table, given with the line that each stood on."""
        return [row for _line, row in rows]

    def children(self, key: str, raws: list[Any]) -> list[Any]:
        """Return what comes in the place of the children of a stream or a list."""
        return raws


def walk_stream(walk: Walk, stream: Any, raws: Iterable[Any], above: str) -> list[Any]:
    """Go through the blocks of a stream; give those that come in their place."""

    def of_block(raw: Any, key: str) -> Any:
        child = stream.child_blocks.get(raw["type"])
        return raw if child is None else {**raw, "value": _value(walk, child, raw["value"], key)}

    return _children(walk, raws, above, of_block)


def _children(walk: Walk, raws: Iterable[Any], above: str, go: Any) -> list[Any]:
    found = []
    for number, raw in enumerate(raws or ()):
        name = raw.get("id") if isinstance(raw, dict) else None
        key = f"{above}/{name or number}"
        made = walk.enter(key, raw)
        if made is None:
            try:
                made = go(raw, key)
            except NotTranslatedError:
                made = walk.without(key, above)
        if made is not LEFT_OUT:
            found.append(made)
    return walk.children(above, found)


def _value(walk: Walk, block: Any, raw: Any, key: str) -> Any:
    if isinstance(block, blocks.StreamBlock):
        return walk_stream(walk, block, raw, key)
    if isinstance(block, blocks.StructBlock):
        kept = dict(raw or {})
        for name, child in block.child_blocks.items():
            if name in kept:
                kept[name] = _value(walk, child, kept[name], f"{key}/{name}")
        return kept
    if isinstance(block, blocks.ListBlock):

        def of_item(item: Any, place: str) -> Any:
            if isinstance(item, dict) and item.get("type") == "item":
                return {**item, "value": _value(walk, block.child_block, item["value"], place)}
            return _value(walk, block.child_block, item, place)

        return _children(walk, raw, key, of_item)
    if isinstance(block, TypedTableBlock):
        return _table(walk, block, raw, key)
    if isinstance(block, WORDS) and str(raw or "").strip():
        return walk.words(key, str(raw), block, "")
    return walk.value(key, raw, block)


def _table(walk: Walk, block: Any, raw: Any, key: str) -> Any:
    if not raw:
        return raw
    table = dict(raw)
    if str(table.get("caption") or "").strip():
        table["caption"] = walk.words(f"{key}/caption", table["caption"], None, key)
    columns = []
    for number, column in enumerate(table.get("columns", ())):
        heading = column.get("heading") or ""
        if heading.strip():
            heading = walk.words(f"{key}/columns/{number}", heading, None, key)
        columns.append({**column, "heading": heading})
    kinds = [block.child_blocks[column["type"]] for column in columns]
    rows = []
    for line, row in enumerate(table.get("rows", ())):
        place = f"{key}/rows/{line}"
        try:
            cells = [
                walk.words(f"{place}/{number}", str(cell), kind, key)
                if isinstance(kind, WORDS) and str(cell or "").strip()
                else cell
                for number, (kind, cell) in enumerate(zip(kinds, row["values"], strict=False))
            ]
        except NotTranslatedError:
            if walk.without(place, key) is LEFT_OUT:
                continue
            raise
        rows.append((line, {**row, "values": cells}))
    return {**table, "columns": columns, "rows": walk.rows(key, rows)}
