"""The small mark-up of the demonstration prose, read into blocks.

Blocks are separated by an empty line: ``## heading``, ``- item``, ``1. title | text`` (steps),
``> quote`` with ``> -- name``, ``? question`` with the answer below it (details), ``| a | b |``
(table, the first row is the head, ``|! caption``), ``@picture key``, ``@hub key``,
``@contact key``, ``@documents key …``, ``@call page | heading | text``, ``@video address | title``, and
otherwise a paragraph. In a line: ``**bold**`` and ``[text](target)``.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PREFIXES = {
    "## ": "heading",
    "- ": "list",
    "> ": "quote",
    "? ": "details",
    "|": "table",
    "@": "reference",
}
STEP = re.compile(r"\d+\. ")
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of prose: its kind, its lines without their marks, and for a reference the name."""

    kind: str
    lines: tuple[str, ...]
    name: str = ""


def blocks(source: str) -> Iterator[Block]:
    """Read prose into blocks."""
    for part in re.split(r"\n\s*\n", source.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if lines:
            yield block(lines)


def block(lines: list[str]) -> Block:
    """Read the lines between two empty lines into one block."""
    if STEP.match(lines[0]):
        return Block("steps", tuple(STEP.sub("", line, count=1) for line in lines))
    prefix = next((mark for mark in PREFIXES if lines[0].startswith(mark)), "")
    if not prefix:
        return Block("paragraph", (" ".join(lines),))
    kind = PREFIXES[prefix]
    if kind == "reference":
        name, _, rest = lines[0][1:].partition(" ")
        return Block(name, tuple(piece.strip() for piece in rest.split("|")), name)
    if kind in {"table", "details"}:
        return Block(kind, tuple(lines))
    return Block(kind, tuple(line.removeprefix(prefix.strip()).strip() for line in lines))


def rich(line: str, link: Callable[[str, str], str]) -> str:
    """Turn a line into Wagtail's rich text; ``link`` makes the anchor of a text and a target."""
    escaped = html.escape(line, quote=False)
    bold = BOLD.sub(r"<b>\1</b>", escaped)
    return LINK.sub(lambda match: link(match[1], match[2]), bold)
