"""The text of a page as views, read from the stored JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.blocks.block_types import BLOCK_TYPES
from core.layout.reading import stream
from publishing.content.reader import Reader


def block_views(read: Reader, text: str | None) -> tuple[Any, ...]:
    """Return the views of the blocks in a StreamField's JSON. Raises LookupError for an unknown kind."""
    views = []
    for block in stream(text):
        kind = BLOCK_TYPES.get(block["type"])
        if kind is None:
            raise LookupError(f"no block of kind {block['type']!r} is registered")
        view = kind.view(read, block["value"])
        if view is not None:
            views.append(view)
    return _with_own_anchors(views)


def list_items(stored: Sequence[Any]) -> list[Any]:
    """Return the values of a stored ListBlock, whose items have an id around them or are bare."""
    return [
        each["value"] if isinstance(each, dict) and "value" in each else each for each in stored
    ]


def _with_own_anchors(views: Sequence[Any]) -> tuple[Any, ...]:
    """Return views of the same anchor with different ones: an id stands on a page once."""
    taken: dict[str, int] = {}
    found = []
    for view in views:
        anchor = getattr(view, "anchor", None)
        if anchor is not None:
            number = taken[anchor] = taken.get(anchor, 0) + 1
            view = replace(view, anchor=f"{anchor}-{number}") if number > 1 else view
        found.append(view)
    return tuple(found)
