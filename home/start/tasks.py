"""What people come for, on the start page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.start_parts import TaskView, tasks
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


class TasksPartBlock(blocks.StructBlock):
    """Large links to what people come for."""

    class Meta:
        icon = "list-ul"
        label = _("Popular tasks")
        description = _("Whom to call, where to walk in, how to take part.")


@dataclass(frozen=True, slots=True)
class TasksPart:
    """What people come for."""

    kind: ClassVar[str] = "tasks"
    tasks: tuple[TaskView, ...]


def tasks_part(read: Reader, _page: PageRow, _value: Mapping[str, Any]) -> TasksPart | None:
    """Link to what people come for; None when the site has no page for any of it."""
    found = tasks(read)
    return TasksPart(found) if found else None
