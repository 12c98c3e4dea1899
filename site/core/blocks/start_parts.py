"""What apps offer for a start page: its parts, the tasks and the buttons on top.

A part is a block, the function that makes its view, and a template `start/<name>.html`. An editor puts
parts in an order, leaves some out and uses some more than once; which ones there are is a fact, so
that all languages have the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something that people come for, with the name of its icon."""

    icon: str
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """A button on top of the start page, with the name of its icon."""

    icon: str
    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPart:
    """A part of a start page.

    name     names it in stored pages, in documents and its template
    block    what an editor fills in of it
    view     makes its view for a start page, given what was filled in; None leaves it out
    place    where it stands when nobody arranged the page, the lowest number first; None: nowhere
    closing  whether it stands beside other such parts in a band below the page, when it comes last
    """

    name: str
    block: type[blocks.StructBlock]
    view: Callable[[Reader, PageRow, Mapping[str, Any]], Any]
    place: int | None = None
    closing: bool = False


#: Name -> part, of all apps.
PARTS: dict[str, StartPart] = {}
#: (place, function): the tasks of all apps; a function returns None when the site has no page for it.
TASKS: list[tuple[int, Callable[[Reader], TaskView | None]]] = []
#: What stands above the buttons of a start page; a template `start/<kind>.html` renders each view.
FIELDS: list[Callable[[Reader], Any]] = []
#: (place, function): the buttons of all apps, likewise.
ACTIONS: list[tuple[int, Callable[[Reader], ActionView | None]]] = []


def register(*declared: StartPart) -> None:
    """Add parts of an app. Raises ValueError for a name twice, and when editors have the list already."""
    for each in declared:
        if each.name in PARTS:
            raise ValueError(f"the part {each.name!r} of start pages is registered already")
        if StartPartsBlock.made:
            raise ValueError(f"the part {each.name!r} comes too late: register it in ready()")
        PARTS[each.name] = each


def default_parts() -> list[tuple[str, dict[str, Any]]]:
    """Return the parts of a start page that nobody arranged: (name, what is filled in)."""
    placed = [each for each in PARTS.values() if each.place is not None]
    return [
        (
            each.name,
            {name: child.get_default() for name, child in each.block().child_blocks.items()},
        )
        for each in sorted(placed, key=lambda each: each.place or 0)
    ]


def tasks(read: Reader) -> tuple[TaskView, ...]:
    """Return the things that people come for, as far as the site has a page for them."""
    found = (make(read) for _place, make in sorted(TASKS, key=lambda each: each[0]))
    return tuple(each for each in found if each is not None)


def fields(read: Reader) -> tuple[Any, ...]:
    """Return what stands above the buttons of a start page."""
    return tuple(each for make in FIELDS if (each := make(read)) is not None)


def actions(read: Reader) -> tuple[ActionView, ...]:
    """Return the buttons on top of the start page."""
    found = (make(read) for _place, make in sorted(ACTIONS, key=lambda each: each[0]))
    return tuple(each for each in found if each is not None)


class StartPartsBlock(blocks.StreamBlock):
    """The parts of a start page, in the order in which they stand on it."""

    made = False

    def __init__(self, **kwargs: Any) -> None:
        StartPartsBlock.made = True
        super().__init__([(each.name, each.block()) for each in PARTS.values()], **kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse a part that says the same as one above it."""
        cleaned = super().clean(value)
        seen: list[tuple[str, Any]] = []
        errors: dict[Any, Any] = {}
        for number, child in enumerate(cleaned):
            found = (child.block_type, dict(child.value))
            if found in seen:
                words = _("“%(part)s” stands on the page already. Choose something else in it.")
                shown = {"part": child.block.label}
                errors[number] = ValidationError(words, params=shown)
            seen.append(found)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
