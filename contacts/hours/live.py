"""Changing the hours of a hub that is online, and nothing else of it.

A host who closes for today, or a list of hours that is read in, must not publish what somebody else
is still writing. So the live page gets the hours alone; what waits (a draft, a planned version, one
in a workflow) gets them too, and stays unpublished: publishing it later does not undo them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from contacts.live_change import Words, change_live
from contacts.models import HubPage

RELATIONS = ("opening_periods", "opening_exceptions", "holiday_decisions")
LOG_ACTION = "contacts.hours"
Change = Callable[[HubPage], None]


def change_hours(
    hub: HubPage, change: Change, user: Any = None, words: Words | None = None
) -> HubPage:
    """Let `change` set hours on the live page, and put the same hours into what waits.

    `change` may touch `hours_state` and the three relations of hours. Gives the page as stored.
    Raises ValidationError, and stores nothing, when the page would not be valid.
    """
    names = ("hours_state", *RELATIONS)
    changed: HubPage = change_live(hub, change, names, LOG_ACTION, user, words)
    return changed


def items(manager: Any) -> list[dict[str, Any]]:
    """Return the fields of related rows, without the page that they belong to."""
    return [fields_of(each) for each in manager.all()]


def fields_of(item: Any) -> dict[str, Any]:
    """Return what an editor fills in of a row."""
    return {
        field.name: getattr(item, field.name)
        for field in item._meta.concrete_fields
        if field.name not in ("id", "page", "sort_order")
    }


def made(model: type[Any], several: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Make rows from fields, in order."""
    return [model(sort_order=number, **each) for number, each in enumerate(several)]
