"""Edits of events that repeat."""

from __future__ import annotations

from typing import Any

from home.models import EventPage, EventSkip
from home.recurrence import dates
from tests.publishing.machine.place import Place, edit


@edit(2)
def skip(place: Place) -> Any:
    """Leave out a date of an event that repeats, or hold it after all."""
    event = place.one(EventPage.objects.exclude(repeats="").order_by("pk"))
    if event is None or event.repeats_until is None:
        return None
    if (old := event.skips.order_by("pk").first()) and place.dice.random() < 0.5:
        old.delete()
        return event
    series = dates(event.starts_at.date(), event.repeats, event.repeats_until)
    if series:
        EventSkip.objects.create(page=event, date=place.one(series), reason=place.token())
    return event
