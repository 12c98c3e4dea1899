"""What a kind of block in a text is, and the list of them.

A kind is one module in the package `text_blocks` of an app: the block that an editor fills in, the view of
it, the function that makes the view, and their registration. Beside it stands `templates/blocks/<name>.html`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from django.apps import apps
from wagtail import blocks

from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockType:
    """A kind of block in a text.

    name   names it in stored texts, in documents and its template
    block  makes the block that an editor fills in
    view   makes its view from what is stored; None leaves the block out
    place  where it stands in the list that an editor chooses from, the lowest number first
    """

    name: str
    block: Callable[[], blocks.Block]
    view: Callable[[Reader, Any], Any]
    place: int = 1000


#: Name -> kind of block, of all apps.
BLOCK_TYPES: dict[str, BlockType] = {}
#: The modules that were looked at for kinds of blocks.
MODULES: list[str] = []


def register(declared: BlockType) -> None:
    """Add a kind of block. Raises ValueError for a name twice."""
    if declared.name in BLOCK_TYPES:
        raise ValueError(f"the block {declared.name!r} is registered already")
    BLOCK_TYPES[declared.name] = declared


def discover() -> None:
    """Import the modules in the packages `text_blocks` of all apps: importing is registering."""
    for app in apps.get_app_configs():
        package = f"{app.name}.text_blocks"
        if find_spec(package) is not None:
            for module in iter_modules(import_module(package).__path__, f"{package}."):
                import_module(module.name)
                MODULES.append(module.name)


class BodyBlock(blocks.StreamBlock):
    """The text of a page.

    A field is given this class and no instance of it: the field makes one when it is first used, when all
    apps have registered their blocks.
    """

    def __init__(self, **kwargs: Any) -> None:
        found = sorted(BLOCK_TYPES.values(), key=lambda each: (each.place, each.name))
        super().__init__([(each.name, each.block()) for each in found], **kwargs)
