"""What is planned, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Action = Literal["expire", "publish"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something planned. `model` is the label of the base model: `wagtailcore.page` for any page."""

    action: Action
    planned: datetime
    model: str
    object_id: str
    title: str = field(compare=False)
    #: The version that is to be published; None for an expiry.
    revision: int | None = None

    def late(self, moment: datetime) -> float:
        """Return the lateness at `moment`, in seconds."""
        return (moment - self.planned).total_seconds()


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was published or expired, `late` seconds after its moment."""

    item: Item
    late: float


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that did not work, `late` seconds after its moment; it is still planned."""

    item: Item
    late: float
    message: str
    attempts: int
    since: datetime
    retry_at: datetime


@dataclass(frozen=True, slots=True)
class ScheduleReport:
    """What one run did. `waiting` failed in a run before and is in its pause."""

    moment: datetime
    expired: tuple[Done, ...] = ()
    published: tuple[Done, ...] = ()
    failed: tuple[Failed, ...] = ()
    waiting: tuple[Failed, ...] = ()
