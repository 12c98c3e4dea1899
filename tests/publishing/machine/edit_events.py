"""Edits of events that repeat."""

from __future__ import annotations

from typing import Any

from home.agenda.recurrence import dates
from home.models import EventPage, EventSkip
from tests.publishing.machine.place import HOUR, Place, edit


@edit(2)
def repeat(place: Place) -> Any:
    """Let an event repeat, or make another series of it."""
    event = place.one(EventPage.objects.filter(live=True))
    if event is None:
        return None
    start = place.moments_around()
    EventPage.objects.filter(pk=event.pk).update(
        starts_at=start,
        ends_at=start + place.one((1, 3)) * HOUR,
        repeats=place.one(EventPage.Repeats.values),
        repeats_until=(start + place.one((20, 60, 400)) * 24 * HOUR).date(),
    )
    return event


@edit(2)
def skip(place: Place) -> Any:
    """Leave out a date of an event that repeats, or hold it after all."""
    event = place.one(EventPage.objects.exclude(repeats="").exclude(repeats_until=None))
    if event is None:
        return None
    if (old := event.skips.order_by("pk").first()) and place.dice.random() < 0.5:
        old.delete()
        return event
    series = dates(event.starts_at.date(), event.repeats, event.repeats_until)
    if not series:
        return None
    EventSkip.objects.create(page=event, date=place.one(series), reason=f"Reden {place.number()}")
    return event
